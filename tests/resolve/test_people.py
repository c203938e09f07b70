"""Who a name is: by the registry, by office, by what documents have in common; never by a name alone where it could be two people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model.claim import EntityRef
from kg.model.decision import Decision, Verdict
from kg.model.entity import Entity
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution, Source
from kg.resolve import resolve
from kg.resolve.person_names import Agreement, compare, parse_name

Build = Callable[..., Any]


@pytest.fixture
def run(vocabulary: Vocabulary, registry: tuple[Entity, ...], record: Source) -> Callable[..., Resolution]:
    def call(*articles: Any, decisions: tuple[Decision, ...] = (), people: tuple[Entity, ...] = ()) -> Resolution:
        return resolve([one.reading() for one in articles], [*registry, *people], [record], decisions, vocabulary)

    return call


def who(resolution: Resolution, article: Any, ref: EntityRef) -> str:
    found = [link.iri for link in resolution.links if (link.document, link.local) == (article.slug, ref.id)]
    assert len(found) == 1
    return found[0].removeprefix("https://kg.example.org/person/")


def rule(resolution: Resolution, ref: EntityRef) -> str:
    return next(link.rule for link in resolution.links if link.local == ref.id)


def decision(verdict: Verdict, subject: str, other: str) -> Decision:
    return Decision("1", verdict, subject, other, "", "", "curator", "2026-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("Chuck Schumer", "Charles Schumer", Agreement.SAME),
        ("Doug Jones", "Douglas Jones", Agreement.SAME),
        ("Jeff Sessions", "Jefferson Sessions", Agreement.SAME),
        ("Bill Clinton", "Hillary Clinton", Agreement.NONE),
        ("Roy Moore", "Ray Moore", Agreement.NONE),
        ("Donald Trump", "Donald Trump Jr.", Agreement.WEAK),
        ("Jack W. Williams", "Jack D. Williams", Agreement.NONE),
        ("Richard Shelby", "Richard C. Shelby", Agreement.WEAK),
        ("J. Smith", "John Smith", Agreement.WEAK),
        ("Beau Biden III", "Beau Biden Jr.", Agreement.NONE),
    ],
)
def test_names_agree_as_far_as_people_would_say(a: str, b: str, how: Agreement) -> None:
    assert compare(parse_name(a), parse_name(b)) is how
    assert compare(parse_name(b), parse_name(a)) is how


def test_a_label_an_alias_and_a_nickname_reach_the_registry(run: Build, article: Build) -> None:
    one = article("Three names", "2019-11-06")
    label, alias, nickname = one.person("Jeff Sessions"), one.person("Jefferson Beauregard Sessions III"), one.person("Douglas Jones")
    found = run(one)
    assert [who(found, one, ref) for ref in (label, alias, nickname)] == ["jeff-sessions", "jeff-sessions", "doug-jones"]
    assert [rule(found, ref) for ref in (label, alias, nickname)] == ["label", "alias", "name"]


def test_a_suffix_on_one_side_never_merges_by_itself(run: Build, article: Build) -> None:
    one = article("The son", "2019-11-06")
    son = one.person("Donald Trump Jr.")
    found = run(one)
    assert who(found, one, son) == "donald-trump-jr"
    assert [finding.code for finding in found.findings] == ["KG0601"]


def test_a_middle_initial_merges_when_the_office_agrees(run: Build, article: Build) -> None:
    one = article("The senator", "2019-11-06")
    shelby = one.person("Richard C. Shelby")
    assert who(run(one), one, shelby) == "richard-c-shelby"
    one.says("Tenure", member=shelby, post=one.post("senator", "Alabama"))
    assert who(run(one), one, shelby) == "richard-shelby"


def test_a_namesake_of_another_state_is_somebody_else(run: Build, article: Build) -> None:
    one = article("The namesake", "2019-11-06")
    jones = one.person("Doug Jones", state="Texas")
    found = run(one)
    assert who(found, one, jones) == "doug-jones_tx"
    assert "KG0601" in {finding.code for finding in found.findings}


def test_the_president_is_whoever_held_the_office_on_the_day(run: Build, article: Build) -> None:
    before, after = article("Before", "2016-05-01"), article("After", "2018-05-01")
    refs = [one.person("the president") for one in (before, after)]
    found = run(before, after)
    assert who(found, before, refs[0]) == "barack-obama"
    assert who(found, after, refs[1]) == "donald-trump"


def test_a_bare_surname_is_the_bearer_of_its_own_document(run: Build, article: Build) -> None:
    one = article("Two Joneses", "2019-11-06")
    full, bare = one.person("Paula Jones"), one.person("Jones")
    found = run(one)
    assert who(found, one, bare) == who(found, one, full) == "paula-jones"


def test_a_bare_surname_is_known_by_its_office(run: Build, article: Build) -> None:
    one = article("A senator", "2019-11-06")
    jones = one.person("Jones")
    one.says("Tenure", member=jones, post=one.post("senator", "Alabama"))
    assert who(run(one), one, jones) == "doug-jones"


def test_a_bare_surname_without_office_is_nobody_known(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    first, second = one.person("Smith"), two.person("Smith")
    found = run(one, two)
    assert who(found, one, first) != who(found, two, second)


def test_one_name_in_two_documents_is_one_person_and_keeps_its_iri(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    first, second = one.person("Chuck Schumer"), two.person("Charles Schumer")
    alone, both = run(one), run(one, two)
    assert who(alone, one, first) == who(both, one, first) == who(both, two, second) == "chuck-schumer"


def test_namesakes_of_two_states_are_two_and_the_earlier_keeps_the_plain_name(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    first, second = one.person("Mike Rogers", state="Alabama"), two.person("Mike Rogers", state="Mich.")
    found = run(one, two)
    assert who(found, one, first) == "mike-rogers"
    assert who(found, two, second) == "mike-rogers_mi"


def test_a_decision_comes_before_every_rule(run: Build, article: Build) -> None:
    one = article("The son", "2019-11-06")
    son = one.person("Donald Trump Jr.")
    same = decision(Verdict.SAME, f"{son.id} in doc:{one.slug}", "per:donald-trump")
    assert who(run(one, decisions=(same,)), one, son) == "donald-trump"
    jones = one.person("Doug Jones")
    different = decision(Verdict.DIFFERENT, f"{jones.id} in doc:{one.slug}", "per:doug-jones")
    assert who(run(one, decisions=(different,)), one, jones) != "doug-jones"


def test_two_iris_that_are_the_same_leave_a_trace(run: Build, article: Build) -> None:
    one = article("The governor", "2019-11-06")
    ivey = one.person("Kay Ellen Ivey")
    found = run(one, decisions=(decision(Verdict.SAME, "per:kay-ellen-ivey", "per:jeff-sessions"),))
    assert found.replaced == (("https://kg.example.org/person/kay-ellen-ivey", "https://kg.example.org/person/jeff-sessions"),)
    one.says("Removal", target=ivey)
    found = run(one, decisions=(decision(Verdict.SAME, "per:kay-ellen-ivey", "per:jeff-sessions"),))
    source = next(source for source in found.sources if source.origin == one.slug)
    assert source.situations[0].fillers("target") == (EntityRef("https://kg.example.org/person/jeff-sessions"),)


def test_authors_are_people_too(run: Build, article: Build) -> None:
    one = article("By whom", "2019-11-06", authors=("Kerry Example", "Jeff Sessions"))
    found = run(one)
    assert found.authors[one.slug] == ("https://kg.example.org/person/kerry-example", "https://kg.example.org/person/jeff-sessions")
    assert found.publishers[one.slug] == "https://kg.example.org/org/example-courier"
