"""What a title, a race, a body or a group is: the curated one when all that is told agrees, else a minted one with a readable IRI."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model.claim import EntityRef, Situation
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution, Source
from kg.resolve import resolve
from kg.resolve.posts import find_posts, title_of
from kg.resolve.registry import Registry

from .conftest import entity

Build = Callable[..., Any]
BASE = "https://kg.example.org/"
NAMES = Namespaces()


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
        ("Richard Shelby", "senior senator", "Alabama", "", "us-senate-al-class-3"),
        ("Richard Shelby", "senior adviser", "", "", "senior-adviser"),
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


@pytest.mark.parametrize(
    ("name", "title", "place", "post"),
    [
        ("spokesman for Dan Reed", "spokesman", "", "spokesman_dan-reed"),
        ("Ambassador of the United States to Libya", "ambassador", "United States", "ambassador_united-states_libya"),
    ],
)
def test_whom_a_post_serves_and_where_it_leads_tell_it_from_others(
    run: Build, article: Build, name: str, title: str, place: str, post: str
) -> None:
    one = article("Posts", "2019-11-06")
    told = one.thing(EntityKind.POST, name, title=title, **({"jurisdiction": place} if place else {}))
    one.says("Tenure", member=one.person("Ann Lee"), post=told)
    assert filler(run(one), one, "post") == f"post/{post}"


@pytest.mark.parametrize(("person", "post"), [("Kemal Yildiz", "2019-11-06-posts_president"), ("Donald Trump", "us-president")])
def test_a_president_is_of_another_nation_where_somebody_else_is_known_to_hold_the_supposed_one(
    run: Build, article: Build, person: str, post: str
) -> None:
    one = article("Posts", "2019-11-06")
    facts = {"title": "president", "jurisdiction": "United States", "supposed": "jurisdiction"}
    told = one.thing(EntityKind.POST, "President of the United States", **facts)
    one.says("Tenure", member=one.person(person), post=told, begin="[..2019-11-06]", end="[2019-11-06..]")
    assert filler(run(one), one, "post") == f"post/{post}"


def test_a_tenure_is_in_the_body_of_its_post(run: Build, article: Build) -> None:
    one = article("Bodies", "2019-11-06")
    one.says("Tenure", member=one.person("John Cornyn"), post=one.post("senator", "Texas"))
    assert filler(run(one), one, "organization") == "org/us-senate"


def test_a_tenure_is_in_the_body_of_its_post_whatever_the_bare_title_would_mean(run: Build, article: Build) -> None:
    one = article("Bodies", "2019-11-06")
    justice = one.thing(EntityKind.ORGANIZATION, "Department of Justice")
    one.says("Tenure", member=one.person("Doug Jones"), post=one.post("senator", "Alabama"), organization=justice)
    assert filler(run(one), one, "organization") == "org/us-senate"


def test_towns_that_nobody_names_share_no_mayor(run: Build, article: Build) -> None:
    one, two = article("One town", "2019-11-06"), article("Another town", "2019-11-07")
    for each, mayor in ((one, "Ann Miller"), (two, "Bob Stone")):
        each.says("Tenure", member=each.person(mayor), post=each.post("mayor"))
    found = run(one, two)
    assert filler(found, one, "post") == "post/2019-11-06-one-town_mayor"
    assert filler(found, two, "post") == "post/2019-11-07-another-town_mayor"


def test_a_title_outlives_the_office(run: Build, article: Build) -> None:
    one = article("Years later", "2019-11-06")
    title = one.post("attorney general")
    one.says("Tenure", member=one.person("Jeff Sessions"), post=title, begin="[..2019-11-06]", end="[2019-11-06..]", stage="current")
    (told,) = [s for source in run(one).sources if source.origin == one.slug for s in source.situations]
    assert (told.begin, told.end, told.stage) == ("", "", "")


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
        ({"office": "president", "year": "2024"}, "us-president-2024"),
        ({"office": "governor", "year": "2018"}, "2019-11-06-races_the-race"),
        ({"office": "Senate", "year": "2022"}, "2019-11-06-races_the-race"),
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


def stand(one: Any, who: str, contest: EntityRef, **attributes: str) -> None:
    one.says("Candidacy", candidate=one.person(who, **attributes), contest=contest)


def contests(resolution: Resolution, article: Any) -> set[str]:
    found = {f.id for situation in told(resolution, article) for f in situation.fillers("contest") if isinstance(f, EntityRef)}
    return {iri.removeprefix(f"{BASE}contest/") for iri in found}


@pytest.mark.parametrize(
    ("who", "state", "day", "attributes", "same"),
    [
        ("Jeff Sessions", "", "2019-11-06", {"office": "Senate"}, True),
        ("Beto O'Rourke", "Texas", "2019-11-06", {"office": "Senate"}, False),
        ("Beto O'Rourke", "Texas", "2019-11-06", {"office": "Senate", "jurisdiction": "Alabama"}, False),
        ("Somebody Else", "", "2019-11-06", {"office": "Senate"}, False),
        ("Somebody Else", "", "2019-11-06", {"office": "Senate", "jurisdiction": "Alabama"}, True),
        ("Somebody Else", "", "2012-06-05", {"office": "Senate", "jurisdiction": "Alabama"}, False),
        ("Somebody Else", "", "2020-12-05", {"office": "Senate", "jurisdiction": "Alabama"}, True),
        ("Somebody Else", "", "2019-11-06", {"office": "governor", "jurisdiction": "Alabama"}, False),
    ],
)
def test_a_known_contest_is_meant_when_something_ties_it_and_nothing_rules_it_out(
    run: Build, article: Build, who: str, state: str, day: str, attributes: dict[str, str], same: bool
) -> None:
    one = article("A race", day)
    stand(one, who, one.thing(EntityKind.CONTEST, "the race", **attributes), **({"state": state} if state else {}))
    assert (contests(run(one), one) == {"us-senate-al-2020"}) is same


def test_each_person_stands_in_the_contest_that_is_possible(run: Build, article: Build) -> None:
    one = article("Two in one race", "2019-11-06")
    ref = one.thing(EntityKind.CONTEST, "the Alabama race", office="Senate", jurisdiction="Alabama")
    stand(one, "Jeff Sessions", ref)
    stand(one, "Beto O'Rourke", ref, state="Texas")
    assert contests(run(one), one) == {"us-senate-al-2020", "2019-11-06-two-in-one-race_the-alabama-race"}


def test_a_backing_in_an_impossible_contest_is_one_in_none_and_is_told(run: Build, article: Build) -> None:
    one = article("Backed", "2019-11-06")
    ref = one.thing(EntityKind.CONTEST, "the Alabama race", office="Senate", jurisdiction="Alabama")
    one.says("Endorsement", agent=one.person("Donald Trump"), target=one.person("Beto O'Rourke", state="Texas"), contest=ref)
    found = run(one)
    assert contests(found, one) == set()
    assert "KG0605" in {finding.code for finding in found.findings}


def test_the_vote_of_one_state_is_a_part_of_the_contest_of_the_nation(run: Build, article: Build) -> None:
    one = article("One state", "2016-11-09")
    ref = one.thing(EntityKind.CONTEST, "the vote in Alabama", office="President", jurisdiction="Alabama", year="2016")
    one.says("ContestResult", winner=one.person("Donald Trump"), contest=ref)
    found = run(one)
    assert contests(found, one) == {"us-president-al-2016"}
    (minted,) = [entity for entity in found.entities if entity.iri.endswith("us-president-al-2016")]
    assert [(name.rpartition("#")[2], value.rpartition("/")[2]) for name, value in minted.properties] == [("partOf", "us-president-2016>")]


def test_a_primary_is_that_of_the_party_of_those_who_stand(run: Build, article: Build) -> None:
    one = article("A Democrat", "2019-11-06")
    party = one.thing(EntityKind.PARTY, "Democratic Party")
    one.says("PartyAffiliation", member=one.person("Somebody Else"), organization=party)
    stand(one, "Somebody Else", one.thing(EntityKind.PRIMARY, "the primary", office="Senate", jurisdiction="Alabama", stage="primary"))
    assert contests(run(one), one) != {"us-senate-al-2020-rep-primary"}


@pytest.mark.parametrize(
    ("day", "contest"),
    [("2012-06-05", "us-president-2012"), ("2015-05-14", "us-president-2016"), ("2014-05-14", "2014-05-14-the-race_race")],
)
def test_the_rhythm_of_known_elections_dates_those_before_them(
    vocabulary: Vocabulary, registry: tuple[Entity, ...], article: Build, day: str, contest: str
) -> None:
    known = [
        Entity(
            f"{BASE}contest/us-president-{year}", EntityKind.CONTEST, f"{year} United States presidential election",
            properties=tuple((f"{BASE}ont#{name}", value) for name, value in
                             (("contestYear", f'"{year}"'), ("forPost", f"<{BASE}post/us-president>"))),
        )
        for year in (2016, 2020)
    ]  # fmt: skip
    one = article("The race", day)
    one.says("Polling", contest=one.thing(EntityKind.CONTEST, "race", office="President"))
    assert contests(resolve([one.reading()], [*registry, *known], (), (), vocabulary), one) == {contest}


def held(resolution: Resolution, article: Any) -> set[str]:
    found = {f.id for situation in told(resolution, article) for f in situation.fillers("post") if isinstance(f, EntityRef)}
    return {iri.removeprefix(f"{BASE}post/") for iri in found}


def holds(one: Any, who: str, *post: str, name: str = "", **attributes: str) -> None:
    ref = one.thing(EntityKind.POST, name or post[0], title=post[0], **attributes) if name else one.post(*post)
    one.says("Tenure", member=one.person(who), post=ref, begin=f"[..{one.day}]", end=f"[{one.day}..]")


def test_a_town_has_no_member_of_the_national_chamber(run: Build, article: Build) -> None:
    one = article("A town", "2019-11-06")
    holds(one, "Ann Miller", "senator", "Indian Springs")
    assert held(run(one), one) == {"senator_indian-springs"}


def test_a_bare_title_is_the_post_of_that_title_told_of_the_person(run: Build, article: Build) -> None:
    one, two, three = article("One", "2019-11-06"), article("Two", "2019-11-07"), article("Three", "2019-11-08")
    holds(one, "Ann Miller", "governor", "Ohio")
    for later in (two, three):
        holds(later, "Ann Miller", "governor")
        holds(later, "Bob Stone", "governor")
    holds(three, "Bob Stone", "governor", "Iowa")
    found = run(one, two, three)
    assert [held(found, each) for each in (one, two, three)] == [
        {"governor_ohio"},
        {"governor_ohio", "2019-11-07-two_governor"},
        {"governor_ohio", "governor_iowa"},
    ], "no document changes what one before it was read as"


def test_a_bare_title_with_one_seat_is_not_given_to_a_second_holder(run: Build, article: Build) -> None:
    one = article("Presidents", "2019-11-06")
    holds(one, "Ann Miller", "president")
    one.says("Tenure", member=one.person("Dwight Eisenhower"), post=one.post("president"), end="[..2019-11-06]")
    assert held(run(one), one) == {"president", "us-president"}, "a former one may have been it"


def test_the_president_of_a_company_is_not_the_president(run: Build, article: Build) -> None:
    one = article("A company", "2019-11-06")
    holds(one, "Donald Trump", "president", name="president of the Trump Organization", body="Trump Organization")
    assert held(run(one), one) == {"president_trump-organization"}


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [("chief justice", "Supreme Court", "chief justice"), ("chief justice", "Alabama's Supreme Court", "chief justice of the court")],
)
def test_a_title_is_the_like_post_that_the_person_is_known_in(
    vocabulary: Vocabulary, registry: tuple[Entity, ...], article: Build, file: Build, title: str, body: str, name: str
) -> None:
    def post(key: str, label: str, **properties: str) -> Entity:
        found = (("maxHolders", '"1"'), ("jurisdiction", f'"{properties["place"]}"'))
        body = (("http://www.w3.org/ns/org#postIn", f"<{BASE}org/{properties['body']}>"),)
        return Entity(f"{BASE}post/{key}", EntityKind.POST, label, properties=(*((f"{BASE}ont#{n}", v) for n, v in found), *body))

    made = [
        Entity(f"{BASE}org/us-court", EntityKind.ORGANIZATION, "Supreme Court of the United States", ("Supreme Court",)),
        Entity(f"{BASE}org/al-court", EntityKind.ORGANIZATION, "Supreme Court of Alabama"),
        post("us-chief-justice", "Chief Justice of the United States", place="United States", body="us-court"),
        post("al-chief-justice", "Chief Justice of the Supreme Court of Alabama", place="Alabama", body="al-court"),
    ]
    roles = (("member", EntityRef(f"{BASE}person/roy-moore")), ("post", EntityRef(f"{BASE}post/al-chief-justice")))
    record = file("bench", Situation(f"{BASE}tenure/moore", "Tenure", roles, begin="2013", end="2017"))
    moore = Entity(f"{BASE}person/roy-moore", EntityKind.PERSON, "Roy Moore")
    one = article("A judge", "2019-11-06")
    holds(one, "Roy Moore", title, name=name, body=body)
    assert held(resolve([one.reading()], [*registry, *made, moore], [record], (), vocabulary), one) == {"al-chief-justice"}


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ({"name": "clerk of the board", "title": "clerk", "body": "Board of Oz"}, True),
        ({"name": "county clerk", "title": "county clerk"}, True),
        ({"name": "clerk", "title": "clerk"}, False),
        ({"name": "treasurer of the board", "title": "treasurer", "body": "Board of Oz"}, False),
    ],
)
def test_a_known_holder_goes_by_the_title_of_the_post_or_in_its_body_by_a_shorter_one(
    vocabulary: Vocabulary, article: Build, file: Build, told: dict[str, str], same: bool
) -> None:
    known = [
        entity("grp:board", "Board of Oz", EntityKind.ORGANIZATION),
        entity("post:clerk", "County Clerk", EntityKind.POST, org__postIn="grp:board", kgo__maxHolders="1", kgo__jurisdiction="Oz"),
        entity("per:ann-lee", "Ann Lee", EntityKind.PERSON),
    ]
    roles = (("member", EntityRef(f"{BASE}person/ann-lee")), ("post", EntityRef(f"{BASE}post/clerk")))
    record = file("board", Situation(f"{BASE}tenure/lee", "Tenure", roles, begin="2013", end="2021"))
    one = article("A board", "2019-11-06")
    post = one.thing(EntityKind.POST, **told)
    one.says("Tenure", member=one.person("Ann Lee"), post=post, begin="[..2019-11-06]", end="[2019-11-06..]")
    found = resolve([one.reading()], known, [record], (), vocabulary)
    assert (held(found, one) == {"clerk"}) is same, held(found, one)


def test_a_seat_is_looked_for_among_those_of_its_place_alone(registry: tuple[Entity, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    many = tuple(
        Entity(
            NAMES.iri("post", f"us-senate-{n}"), EntityKind.POST, f"United States Senator for Place {n}",
            properties=tuple(
                (NAMES.expand(name), value)
                for name, value in (
                    ("org:postIn", f"<{NAMES.iri('org', 'us-senate')}>"),
                    ("kgo:jurisdiction", f'"Place {n}"'),
                    ("kgo:maxHolders", '"1"'),
                )
            ),
        )
        for n in range(300)
    )  # fmt: skip
    known = Registry.of((*registry, *many), NAMES)
    looked: list[str] = []
    monkeypatch.setattr("kg.resolve.posts.title_of", lambda registry, iri: looked.append(registry.slug_of(iri)) or title_of(registry, iri))
    told = LocalEntity("post:senator", EntityKind.POST, "senator", attributes=(("jurisdiction", "Alabama"), ("title", "senator")))
    seats = tuple(NAMES.iri("post", f"us-senate-al-class-{n}") for n in (2, 3))
    assert find_posts(known, told) == seats
    assert set(looked) == {"us-senator", "us-senate-al-class-2", "us-senate-al-class-3"}
