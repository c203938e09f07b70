"""Who a name is: by the registry, by office, by what documents have in common; never by a name alone where it could be two people."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model.claim import EntityRef
from kg.model.decision import Decision, Verdict
from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.ontology import Vocabulary
from kg.model.resolution import Matched, Resolution, Source
from kg.resolve import resolve
from kg.resolve.comparators import comparators
from kg.resolve.compared import Profile, weigh
from kg.resolve.listed import listed_links
from kg.resolve.person_names import parse_name
from kg.resolve.sightings import Sighting
from tests.resolve.conftest import entity

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


def verdict(document: SourceDocument, a: str, b: str) -> str:
    """What the name alone makes of two people whom nothing else tells of."""
    table = comparators()
    seen = Sighting(document, LocalEntity("a", EntityKind.PERSON, a), parse_name(a))
    weighed = [weigh(seen, Profile("b", (parse_name(b),), told_only=True), table)]
    return "same" if table.choice(weighed) else "doubtful" if table.near(weighed) else "different"


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("Chuck Schumer", "Charles Schumer", "same"),
        ("Doug Jones", "Douglas Jones", "same"),
        ("Jeff Sessions", "Jefferson Sessions", "same"),
        ("J.D. Vance", "JD Vance", "same"),
        ("Bill Clinton", "Hillary Clinton", "different"),
        ("Roy Moore", "Ray Moore", "different"),
        ("Donald Trump", "Donald Trump Jr.", "doubtful"),
        ("Jack W. Williams", "Jack D. Williams", "different"),
        ("George H. W. Bush", "George W. Bush", "different"),
        ("Richard Shelby", "Richard C. Shelby", "doubtful"),
        ("Mitch McConnell", "Addison Mitchell McConnell", "doubtful"),
        ("John Smith", "John Smith", "doubtful"),
        ("Bob Barr", "Bill Barr", "different"),
        ("Henry Ford", "Harold Ford", "doubtful"),
        ("J. Smith", "John Smith", "doubtful"),
        ("Beau Biden III", "Beau Biden Jr.", "different"),
    ],
)
def test_names_agree_as_far_as_people_would_say(article: Build, a: str, b: str, how: str) -> None:
    document = article("Names", "2019-11-06").document()
    assert verdict(document, a, b) == how
    assert verdict(document, b, a) == how


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


def test_to_decide_that_a_name_is_the_person_made_of_it_makes_that_person(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    dave, again = one.person("Dave Quill"), two.person("Dave Quill")
    for told, person in ((one, dave), (two, again)):
        told.says("Removal", target=person)
    same = decision(Verdict.SAME, f"{dave.id} in doc:{one.slug}", "per:dave-quill")
    found = run(one, two, decisions=(same,))
    assert (who(found, one, dave), who(found, two, again)) == ("dave-quill", "dave-quill")
    assert [entity.label for entity in found.entities if entity.iri.endswith("/dave-quill")] == ["Dave Quill"]
    other = decision(Verdict.SAME, f"{dave.id} in doc:{one.slug}", "per:david-clerk")
    assert not [entity for entity in run(one, decisions=(other,)).entities if entity.iri.endswith("/david-clerk")], (
        "a wrong name makes nobody"
    )


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


def test_a_doubt_ends_with_the_decision_that_the_two_are_one(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    for told, name in ((one, "Ann Quill"), (two, "Ann B. Quill")):
        told.says("Removal", target=told.person(name))
    assert [finding.code for finding in run(one, two).findings] == ["KG0601"]
    same = decision(Verdict.SAME, "per:ann-b-quill", "per:ann-quill")
    assert not run(one, two, decisions=(same,)).findings
    other = decision(Verdict.SAME, "per:ann-b-quill", "per:doug-jones")
    assert [finding.code for finding in run(one, two, decisions=(other,)).findings] == ["KG0601"]


def in_office(one: Any, name: str, title: str, place: str = "", **attributes: str) -> EntityRef:
    """A person of an article with an office told of it."""
    person = one.person(name, **attributes)
    one.says("Tenure", member=person, post=one.post(title, place))
    return person


def test_a_contradicting_initial_or_suffix_never_merges(run: Build, article: Build) -> None:
    one, two, three = article("One", "2019-11-06"), article("Two", "2019-11-07"), article("Three", "2019-11-08")
    first = in_office(one, "Jack W. Williams", "representative", "Alabama")
    second = in_office(two, "Jack D. Williams", "representative", "Alabama")
    third = in_office(three, "Jack W. Williams Jr.", "representative", "Alabama")
    fourth = in_office(three, "Jack W. Williams Sr.", "representative", "Alabama")
    found = run(one, two, three)
    assert len({who(found, one, first), who(found, two, second)}) == 2
    assert who(found, three, third) != who(found, three, fourth)


def test_a_suffix_on_one_side_merges_when_the_office_agrees(run: Build, article: Build) -> None:
    one, two, three = article("One", "2019-11-06"), article("Two", "2019-11-07"), article("Three", "2019-11-08")
    in_office(one, "Robert Casey", "senator", "Pennsylvania")
    alone, same = two.person("Robert Casey Jr."), in_office(three, "Robert Casey Jr.", "senator", "Pa.")
    assert who(run(one, two), two, alone) == "robert-casey-jr"
    assert who(run(one, three), three, same) == "robert-casey"


def test_two_people_whom_an_article_tells_apart_are_never_merged(run: Build, article: Build) -> None:
    one = article("Father and son", "2018-05-01")
    father, son = in_office(one, "Donald Trump", "president"), in_office(one, "Donald Trump Jr.", "president")
    wife, husband = one.person("Hillary Clinton"), one.person("Bill Clinton")
    found = run(one)
    assert who(found, one, father) == "donald-trump"
    assert who(found, one, son) == "donald-trump-jr"
    assert who(found, one, wife) != who(found, one, husband)
    lost = next(link for link in found.links if link.local == son.id).weighed
    assert [said.outcome for said in lost[0].comparisons if said.never] == ["apart"]


def test_a_surname_that_two_bear_in_one_article_is_neither_without_more(run: Build, article: Build) -> None:
    one = article("Two Clintons", "2018-05-01")
    one.person("Hillary Clinton", gender="f")
    husband = one.person("Bill Clinton", gender="m")
    open_ = one.person("Clinton")
    found = run(one)
    assert who(found, one, open_).startswith("clinton_")
    doubt = next(finding for finding in found.findings if finding.code == "KG0601")
    assert all(name in doubt.message for name in ("bill-clinton", "hillary-clinton"))
    assert open_.id in doubt.remedy
    two = article("Mr. Clinton", "2018-05-01")
    two.person("Hillary Clinton", gender="f")
    husband, mister = two.person("Bill Clinton", gender="m"), two.person("Clinton", gender="m")
    found = run(two)
    assert who(found, two, mister) == who(found, two, husband)


def test_people_who_are_only_named_explain_a_surname_and_are_no_part_of_the_graph(run: Build, article: Build) -> None:
    one = article("Named only", "2019-11-06")
    one.names("Paula Jones")
    bare = one.person("Jones")
    found = run(one)
    assert who(found, one, bare) == "paula-jones"
    two = article("Nothing of her", "2019-11-06")
    two.names("Paula Jones")
    assert "paula-jones" not in {entity.iri.rpartition("/")[2] for entity in run(two).entities}


def test_a_name_that_thousands_bear_needs_something_in_common(run: Build, article: Build) -> None:
    one, two, three = article("One", "2019-11-06"), article("Two", "2019-11-07"), article("Three", "2019-11-08")
    first, stranger = in_office(one, "Mike Johnson", "representative", "Louisiana"), two.person("Mike Johnson")
    again = three.person("Mike Johnson", state="La.")
    found = run(one, two, three)
    assert who(found, two, stranger) != who(found, one, first) == who(found, three, again)
    one.names("Steve Scalise"), two.names("Steve Scalise")
    assert who(run(one, two), two, stranger) == who(found, one, first)


def test_a_name_that_thousands_bear_is_enough_where_a_curator_wrote_nothing_else(run: Build, article: Build) -> None:
    one = article("One", "2019-11-06")
    mary = one.person("Mary Johnson")
    curated = Entity("https://kg.example.org/person/mary-of-ohio", EntityKind.PERSON, "Mary Johnson")
    assert who(run(one, people=(curated,)), one, mary) == "mary-of-ohio"


def test_one_title_in_two_states_is_two_people(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    first, second = in_office(one, "Ann Wagner", "governor", "Missouri"), in_office(two, "Ann Wagner", "governor", "Ohio")
    found = run(one, two)
    assert who(found, one, first) != who(found, two, second)


def test_a_link_carries_what_it_rests_on(run: Build, article: Build) -> None:
    one = article("The senator", "2019-11-06")
    shelby = in_office(one, "Richard C. Shelby", "senator", "Alabama")
    link = next(link for link in run(one).links if link.local == shelby.id)
    chosen = link.weighed[0]
    assert (chosen.iri, link.sure) == (link.iri, True)
    assert {said.comparator: said.outcome for said in chosen.comparisons} == {
        "surname": "same", "given name": "same", "middle name": "one-sided", "office": "held", "title": "same", "state": "same",
    }  # fmt: skip
    assert chosen.points == sum(said.points for said in chosen.comparisons) >= comparators().linked
    assert str(chosen.points) in link.why


def test_a_decision_shows_in_the_explanation(run: Build, article: Build) -> None:
    one = article("The decided", "2019-11-06")
    son, jones = one.person("Donald Trump Jr."), one.person("Doug Jones")
    same = decision(Verdict.SAME, f"{son.id} in doc:{one.slug}", "per:barack-obama")
    different = decision(Verdict.DIFFERENT, f"{jones.id} in doc:{one.slug}", "per:doug-jones")
    links = {link.local: link for link in run(one, decisions=(same, different)).links}
    assert [(said.comparator, said.outcome) for said in links[son.id].weighed[0].comparisons] == [("decision", "same")]
    lost = next(candidate for candidate in links[jones.id].weighed if candidate.iri.endswith("/doug-jones"))
    assert lost.ruled_out
    assert lost.comparisons[-1].comparator == "decision"


def test_a_merge_moves_the_links_and_shows_in_them(run: Build, article: Build) -> None:
    one = article("The governor", "2019-11-06")
    ivey = one.person("Kay Ellen Ivey")
    found = run(one, decisions=(decision(Verdict.SAME, "per:kay-ellen-ivey", "per:jeff-sessions"),))
    assert who(found, one, ivey) == "jeff-sessions"
    taken = next(link for link in found.links if link.local == ivey.id).weighed[0]
    assert (taken.iri.rpartition("/")[2], taken.verdict, taken.comparisons[-1].comparator) == ("jeff-sessions", "taken", "decision")


NAMES = ("Mike Rogers", "Michael Rogers", "Robert Casey", "Robert Casey Jr.", "Robert P. Casey", "Casey", "Doug Jones", "Jones")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(
        st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["", "Alabama", "Michigan"]), max_size=3), min_size=2, max_size=5
    ),
    order=st.randoms(use_true_random=False),
)
def test_the_order_of_documents_leaves_no_trace(run: Build, article: Build, told: list[dict[str, str]], order: Random) -> None:
    articles = [article(f"Article {n}", f"2019-11-{6 + n // 2:02d}") for n in range(len(told))]
    for one, people in zip(articles, told, strict=True):
        for name, state in people.items():
            in_office(one, name, "representative", state) if state else one.person(name)
    shuffled = list(articles)
    order.shuffle(shuffled)
    assert run(*articles).links == run(*shuffled).links


def test_an_office_told_of_a_surname_is_its_holders_and_not_that_of_whoever_is_named_in_full(run: Build, article: Build) -> None:
    one, two = article("One", "2012-11-06"), article("Two", "2024-11-06")
    for told, expected in ((one, "barack-obama"), (two, "laura-obama")):
        told.person("Laura Obama")
        president = told.person("Obama")
        told.says("Tenure", member=president, post=told.post("president"), stage="current")
        assert who(run(told), told, president) == expected


def test_who_is_told_to_be_another_is_not_the_same_curated_person(run: Build, article: Build) -> None:
    one = article("One", "2019-11-06")
    senator = in_office(one, "Doug Jones", "senator", "Alabama")
    other = one.person("Douglas Jones", unlike=senator.id)
    found = run(one)
    assert who(found, one, senator) == "doug-jones"
    assert who(found, one, other) == "douglas-jones"


def outcome(found: Resolution, ref: EntityRef, comparator: str) -> str:
    """What a comparator said of the best candidate of a name."""
    weighed = next(link for link in found.links if link.local == ref.id and link.weighed).weighed
    return next((one.outcome for one in weighed[0].comparisons if one.comparator == comparator), "")


def test_two_offices_at_once_are_two_people_and_one_after_the_other_may_be_one(run: Build, article: Build) -> None:
    one, two, three = article("One", "2019-11-06"), article("Two", "2019-11-07"), article("Three", "2022-11-07")
    refs = [one.person("Ann Quill"), two.person("Ann Quill"), three.person("Ann Quill")]
    for told, ref, title in zip((one, two, three), refs, ("mayor", "judge", "judge"), strict=True):
        told.says("Tenure", member=ref, post=told.post(title), stage="current")
    found = run(one, two)
    assert outcome(found, refs[1], "office") == "two-at-once"
    assert who(found, two, refs[1]) != "ann-quill"
    assert who(run(one, three), three, refs[2]) == "ann-quill"


def test_who_left_an_office_in_one_state_may_have_moved(run: Build, article: Build) -> None:
    one, two, three = article("One", "2012-11-06"), article("Two", "2019-11-07"), article("Three", "2012-11-07")
    refs = [one.person("Ann Quill"), two.person("Ann Quill"), three.person("Ann Quill")]
    one.says("Tenure", member=refs[0], post=one.post("governor", "Utah"), stage="former")
    for told, ref in ((two, refs[1]), (three, refs[2])):
        told.says("Tenure", member=ref, post=told.post("senator", "Maine"), stage="current")
    assert outcome(run(one, two), refs[1], "state") == "moved"
    assert outcome(run(one, three), refs[2], "state") == "other"


def test_a_curated_office_that_is_held_on_the_day_rules_out_another(run: Build, article: Build) -> None:
    one = article("One", "2019-11-06")
    jones = one.person("Doug Jones")
    one.says("Tenure", member=jones, post=one.post("mayor"), stage="current")
    found = run(one)
    assert outcome(found, jones, "office") == "two-at-once"
    assert who(found, one, jones) != "doug-jones"


# life time ----------------------------------------------------------------------------------------


def lived(born: int, died: int, day: str, article: Any, *, sitting: bool = False, name: str = "Ward Keeler") -> str:
    """The outcome of the life time for a namesake whom a curator knows, in an article of a day."""
    held = frozenset({"senator"} if sitting else ())
    seen = Sighting(article("An article", day).document(), LocalEntity("a", EntityKind.PERSON, name), parse_name(name), current=held)
    weighed = weigh(seen, Profile("b", (parse_name(name),), born=born, died=died), comparators())
    return next((one.outcome for one in weighed.comparisons if one.comparator == "lifetime"), "")


def test_the_dead_are_remembered_and_long_dead_or_sitting_in_office_speaks_against_it(article: Build) -> None:
    assert lived(1911, 2004, "2016-05-01", article) == "remembered"
    assert lived(1911, 1960, "2016-05-01", article) == "past"
    assert lived(1911, 2004, "2016-05-01", article, sitting=True) == "dead"
    assert lived(1911, 2004, "2004-05-01", article, sitting=True) == ""
    assert (lived(1911, 0, "2016-05-01", article), lived(1951, 0, "2016-05-01", article)) == ("past", "")
    assert lived(2017, 0, "2016-05-01", article) == "unborn"


def test_a_birth_date_that_is_none_says_nothing(run: Any, article: Build) -> None:
    keeler = entity("per:ward-keeler", "Ward Keeler", EntityKind.PERSON, kgo__birthDate="about 1950")
    one = article("One article", "2016-05-01")
    ref = one.person("Ward Keeler")
    one.says("Removal", target=ref)
    assert who(run(one, people=(keeler,)), one, ref) == "ward-keeler"


def test_who_died_within_memory_is_linked_by_name_whenever_born(run: Any, article: Build) -> None:
    facts = {"kgo__birthDate": "1911-02-06", "kgo__deathDate": "2004-06-05"}
    keeler = entity("per:ward-keeler", "Ward Keeler", EntityKind.PERSON, **facts)
    one = article("One article", "2016-05-01")
    ref = one.person("Ward Keeler")
    one.says("Removal", target=ref)
    assert who(run(one, people=(keeler,)), one, ref) == "ward-keeler"


def test_a_surname_is_not_the_sons_because_only_he_is_named_in_full(run: Any, article: Build) -> None:
    one = article("One article", "2019-05-01")
    father, son = one.person("Keeler"), one.person("Ward Keeler Jr.", suffix="Jr")
    one.says("Removal", target=father)
    one.says("Removal", target=son)
    assert who(run(one), one, father) != who(run(one), one, son)


def test_whom_a_list_has_is_told_with_what_both_have_in_common() -> None:
    matched = Matched("curated_l", "a:1", "Bo Ray", "https://x/old", "identifier", "bioguide:R1")
    (link,) = listed_links([matched], {"https://x/old": "https://x/new"}, comparators())
    assert (link.document, link.local, link.iri, link.rule, link.name) == ("curated_l", "a:1", "https://x/new", "identifier", "Bo Ray")
    assert [(one.iri, one.verdict, one.points, one.comparisons[0].on) for one in link.weighed] == [
        ("https://x/new", "taken", 90, "bioguide:R1")
    ]
    worth = comparators().rows["list"].points
    assert worth["identifier"] > worth["birth"] > worth["post"] > worth["name"] > comparators().linked


def test_a_surname_is_nobody_of_whom_the_article_says_that_he_is_another(run: Any, article: Build) -> None:
    one = article("The daughter", "2020-01-06")
    daughter = one.person("Paula Jones")
    father = one.person("Jones", unlike=daughter.id)
    found = run(one)
    assert who(found, one, daughter) == "paula-jones"
    assert who(found, one, father).startswith("jones_")
