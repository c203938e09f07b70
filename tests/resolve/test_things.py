"""What a title, a race, a body or a group is: the curated one when all that is told agrees, else a minted one with a readable IRI."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model.claim import EntityRef, Situation
from kg.model.entity import Entity, EntityKind
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution, Source
from kg.resolve import resolve

Build = Callable[..., Any]
BASE = "https://kg.example.org/"


@pytest.fixture
def run(vocabulary: Vocabulary, registry: tuple[Entity, ...], record: Source) -> Callable[..., Resolution]:
    def call(*articles: Any) -> Resolution:
        return resolve([one.reading() for one in articles], registry, [record], (), vocabulary)

    return call


def told(resolution: Resolution, article: Any) -> tuple[Situation, ...]:
    return next(source.situations for source in resolution.sources if source.origin == article.slug)


def filler(resolution: Resolution, article: Any, role: str) -> str:
    found = {f.id for situation in told(resolution, article) for f in situation.fillers(role) if isinstance(f, EntityRef)}
    assert len(found) == 1
    return found.pop().removeprefix(BASE)


def link(resolution: Resolution, ref: EntityRef) -> str:
    return next(found.iri for found in resolution.links if found.local == ref.id).removeprefix(BASE)


@pytest.mark.parametrize(
    ("person", "title", "place", "body", "post"),
    [
        ("Jeff Sessions", "attorney general", "", "", "us-attorney-general"),
        ("Jeff Sessions", "Attorney General", "United States", "Justice Department", "us-attorney-general"),
        ("Steve Marshall", "attorney general", "Alabama", "", "attorney-general_alabama"),
        ("Doug Jones", "senator", "Alabama", "", "us-senate-al-class-2"),
        ("Richard Shelby", "senator", "Ala.", "U.S. Senate", "us-senate-al-class-3"),
        ("Richard Shelby", "U.S. senator", "Alabama", "", "us-senate-al-class-3"),
        ("Jeff Sessions", "senator", "Alabama", "", "us-senate-al-class-2"),
        ("Luther Strange", "senator", "Alabama", "", "us-senator_alabama"),
        ("John Cornyn", "senator", "Texas", "", "us-senator_texas"),
        ("Doug Jones", "senator", "", "U.S. Senate", "us-senate-al-class-2"),
        ("John Cornyn", "senator", "", "U.S. Senate", "us-senator"),
        ("Jeff Sessions", "acting attorney general", "", "", "us-attorney-general"),
        ("Gus Malzahn", "head football coach", "", "Auburn University", "head-football-coach_auburn-university"),
        ("Jay Jacobs", "president", "", "Auburn University", "president_auburn-university"),
        ("Donald Trump", "president", "", "", "us-president"),
    ],
)
def test_a_post_is_its_title_place_and_body(run: Build, article: Build, person: str, title: str, place: str, body: str, post: str) -> None:
    one = article("Posts", "2019-11-06")
    one.says("Tenure", member=one.person(person), post=one.post(title, place, body))
    assert filler(run(one), one, "post") == f"post/{post}"


def test_a_tenure_is_in_the_body_of_its_post(run: Build, article: Build) -> None:
    one = article("Bodies", "2019-11-06")
    one.says("Tenure", member=one.person("John Cornyn"), post=one.post("senator", "Texas"))
    assert filler(run(one), one, "organization") == "org/us-senate"


def race(one: Any, kind: EntityKind = EntityKind.CONTEST, name: str = "the race", **attributes: str) -> EntityRef:
    ref = one.thing(kind, name, **attributes)
    one.says("Candidacy", candidate=one.person("Jeff Sessions"), contest=ref)
    return ref


@pytest.mark.parametrize(
    ("attributes", "contest"),
    [
        ({"office": "Senate", "jurisdiction": "Alabama", "year": "2020"}, "us-senate-al-2020"),
        ({"office": "Senate", "jurisdiction": "Alabama"}, "us-senate-al-2020"),
        ({"office": "Senate", "stage": "primary"}, "us-senate-al-2020-rep-primary"),
        ({"office": "Senate", "jurisdiction": "Ala.", "party": "Republican Party"}, "us-senate-al-2020-rep-primary"),
        ({"office": "Senate", "jurisdiction": "Texas", "year": "2020"}, "us-senate-tx-2020"),
        ({"office": "Senate", "jurisdiction": "Alabama", "year": "2022"}, "us-senate-al-2022"),
        ({"office": "governor", "jurisdiction": "Alabama", "year": "2018"}, "governor-al-2018"),
        ({"office": "president", "jurisdiction": "United States", "year": "2024"}, "us-president-2024"),
    ],
)
def test_a_race_is_its_office_place_year_stage_and_party(run: Build, article: Build, attributes: dict[str, str], contest: str) -> None:
    one = article("Races", "2019-11-06")
    ref = race(one, **attributes)
    assert link(run(one), ref) == f"contest/{contest}"


def test_a_minted_primary_knows_its_party_its_post_and_what_it_leads_to(run: Build, article: Build) -> None:
    one = article("Texas", "2019-11-06")
    ref = race(one, EntityKind.PRIMARY, office="Senate", jurisdiction="Texas", year="2020", party="Democratic Party")
    found = run(one)
    assert link(found, ref) == "contest/us-senate-tx-2020-dem-primary"
    minted = next(entity for entity in found.entities if entity.iri.endswith("tx-2020-dem-primary"))
    values = {name.rpartition("#")[2]: value for name, value in minted.properties}
    assert values == {
        "forPost": f"<{BASE}post/us-senator_texas>",
        "partOf": f"<{BASE}contest/us-senate-tx-2020>",
        "primaryOf": f"<{BASE}org/democratic-party>",
    }
    assert any(entity.iri.endswith("contest/us-senate-tx-2020") for entity in found.entities)


def test_a_race_of_which_nothing_is_told_stays_in_its_document(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    first, second = race(one), race(two)
    found = run(one, two)
    iris = {next(x.iri for x in found.links if (x.document, x.local) == (a.slug, ref.id)) for a, ref in ((one, first), (two, second))}
    assert len(iris) == 2


def test_a_body_is_known_by_any_of_its_names(run: Build, article: Build) -> None:
    one = article("Bodies", "2019-11-06")
    refs = [one.thing(EntityKind.ORGANIZATION, name) for name in ("the Justice Department", "U.S. Senate", "Alabama Policy Institute")]
    party = one.thing(EntityKind.PARTY, "GOP")
    common = one.thing(EntityKind.ORGANIZATION, "the committee")
    found = run(one)
    assert [link(found, ref) for ref in (*refs, party)] == [
        "org/us-department-of-justice",
        "org/us-senate",
        "org/alabama-policy-institute",
        "org/republican-party",
    ]
    assert link(found, common) == "org/2019-11-06-bodies_committee", "a common noun means another body in the next document"


def test_sources_and_groups_live_in_their_document(run: Build, article: Build) -> None:
    one = article("Sources", "2019-11-06")
    source = one.thing(EntityKind.ANONYMOUS_SOURCE, "a White House source", affiliation="White House")
    group = one.thing(EntityKind.COLLECTIVE, "Democrats")
    found = run(one)
    assert link(found, source) == "source/2019-11-06-sources_a-white-house-source"
    assert link(found, group) == "collective/2019-11-06-sources_democrats"
    minted = next(entity for entity in found.entities if entity.kind is EntityKind.ANONYMOUS_SOURCE)
    assert minted.label == "a White House source (Example Courier, 2019-11-06)"
    assert {value for _, value in minted.properties} == {f"<{BASE}doc/{one.slug}>", f"<{BASE}org/white-house>"}
