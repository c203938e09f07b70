"""Same, Different and Unsure: what they make of names, in any order, with chains, contradictions and names that are gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.curation.queue import DOUBTFUL, doubtful_subject
from kg.model.decision import Decision, Verdict
from kg.model.entity import Entity, EntityKind
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution
from kg.resolve import resolve
from kg.resolve.ledger import EntityLedger, read_entity_ledger

NAMES = Namespaces()
SAME, DIFFERENT, UNSURE, WITHDRAWN = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.WITHDRAWN
PEOPLE = ("per:a", "per:b", "per:c", "per:d")


def rows(*triples: tuple[Verdict, str, str]) -> list[Decision]:
    """Decisions made one after the other, numbered from 1."""
    return [Decision(f"{n:02}", *triple, "", "for a reason", "curator", f"2026-01-01T00:00:{n:02}Z") for n, triple in enumerate(triples, 1)]


def ledger(decisions: Sequence[Decision], *curated: str) -> EntityLedger:
    return read_entity_ledger(decisions, map(NAMES.expand, curated), NAMES)


def same(decisions: Sequence[Decision], *curated: str) -> dict[str, str]:
    return {NAMES.shorten(old): NAMES.shorten(new) for old, new in ledger(decisions, *curated).same.items()}


def told(found: EntityLedger) -> list[str]:
    return [f"{finding.code} {NAMES.shortened(finding.message)}" for finding in found.findings]


def test_the_name_under_other_stays_but_a_curated_one_before_any_other() -> None:
    assert same(rows((SAME, "per:a", "per:b"))) == {"per:a": "per:b"}
    assert same(rows((SAME, "per:b", "per:a"))) == {"per:b": "per:a"}
    assert same(rows((SAME, "per:a", "per:b")), "per:a") == {"per:b": "per:a"}
    assert same(rows((SAME, "per:b", "per:a"), (SAME, "per:a", "per:b"))) == {"per:a": "per:b"}, "the latest on a pair counts"


def test_a_chain_ends_in_one_name() -> None:
    assert same(rows((SAME, "per:a", "per:b"), (SAME, "per:b", "per:c"))) == {"per:a": "per:c", "per:b": "per:c"}
    assert same(rows((SAME, "per:b", "per:c"), (SAME, "per:a", "per:b"))) == {"per:a": "per:c", "per:b": "per:c"}


def test_merge_split_merge_is_a_merge() -> None:
    merged, split = (SAME, "per:a", "per:b"), (WITHDRAWN, "01", "")
    assert same(rows(merged, split)) == {}
    assert same(rows(merged, split, merged)) == {"per:a": "per:b"}


def test_the_latest_on_a_pair_counts() -> None:
    assert same(rows((SAME, "per:a", "per:b"), (DIFFERENT, "per:b", "per:a"))) == {}
    assert same(rows((DIFFERENT, "per:a", "per:b"), (SAME, "per:a", "per:b"))) == {"per:a": "per:b"}
    unsure = ledger(rows((DIFFERENT, "per:a", "per:b"), (UNSURE, "per:a", "per:b")))
    assert (unsure.same, unsure.apart) == ({}, frozenset()), "what cannot be told is neither joined nor kept apart"


def test_a_chain_against_a_different_is_told_with_the_rows_that_make_it() -> None:
    found = ledger(rows((SAME, "per:a", "per:b"), (DIFFERENT, "per:a", "per:c"), (SAME, "per:b", "per:c")))
    assert {NAMES.shorten(old) for old in found.same} == {"per:a"}
    (message,) = told(found)
    assert message == (
        "KG0620 decision 03 makes per:b and per:c one, but 02 keeps per:a and per:c apart, and 01 makes per:a and per:b one; "
        "03 has no effect"
    )
    assert "kg undo 03, or kg undo 02" in found.findings[0].remedy


def test_what_is_different_from_one_is_different_from_all_it_is_the_same_as() -> None:
    found = ledger(rows((SAME, "per:a", "per:b"), (DIFFERENT, "per:a", "per:c")))
    assert found.excluded("doc", "person:x", [NAMES.expand("per:b")]) == {NAMES.expand("per:c")}


def test_two_kinds_cannot_be_one() -> None:
    found = ledger(rows((SAME, "per:a", "post:b")))
    assert (found.same, [finding.code for finding in found.findings]) == ({}, ["KG0622"])


def test_of_an_entity_of_a_document_the_latest_decision_counts() -> None:
    subject, key = "person:x in doc:story", ("story", "person:x")
    linked = ledger(rows((SAME, subject, "per:a"), (SAME, subject, "per:b"))).linked
    assert linked == {key: NAMES.expand("per:b")}
    barred = ledger(rows((SAME, subject, "per:a"), (DIFFERENT, subject, "per:a")))
    assert (barred.linked, barred.barred) == ({}, {key: {NAMES.expand("per:a")}})


def test_an_entity_of_a_document_is_not_what_a_decision_keeps_it_from_through_a_third() -> None:
    subject = "person:x in doc:story"
    found = ledger(rows((SAME, "per:a", "per:b"), (DIFFERENT, subject, "per:a"), (SAME, subject, "per:b")))
    assert found.linked == {}
    assert [finding.code for finding in found.findings] == ["KG0620"]


def test_words_of_a_document_name_whom_it_calls_so(vocabulary: Vocabulary, article: Callable[..., Any]) -> None:
    one = article("The deputy", "2019-11-06")
    rod = one.person("Rod Rosenstine")
    one.post("Rod Rosenstine")
    reading = [one.reading()]
    found = read_entity_ledger(rows((SAME, f'"Rod Rosenstine" in doc:{one.slug}', "per:a")), (), NAMES, reading)
    assert found.linked == {(one.slug, rod.id): NAMES.expand("per:a")}, "of two things the one of the same kind as the other name"
    nobody = read_entity_ledger(rows((SAME, f'"Mr. Nobody" in doc:{one.slug}', "per:a")), (), NAMES, reading)
    assert (nobody.linked, [finding.code for finding in nobody.findings]) == ({}, ["KG0621"])


DECISIONS = st.lists(
    st.tuples(st.sampled_from([SAME, SAME, DIFFERENT, UNSURE]), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(
        lambda row: row[1] != row[2]
    ),
    max_size=9,
)


@settings(deadline=None)
@given(DECISIONS, st.data())
def test_any_order_of_rows_gives_the_same_ledger(triples: list[tuple[Verdict, str, str]], data: st.DataObject) -> None:
    decisions = rows(*triples)
    assert ledger(data.draw(st.permutations(decisions))) == ledger(decisions)


@settings(deadline=None)
@given(DECISIONS)
def test_the_same_never_joins_what_a_later_different_keeps_apart(triples: list[tuple[Verdict, str, str]]) -> None:
    found = ledger(rows(*triples))
    latest = {frozenset(triple[1:]): triple[0] for triple in triples}
    for a, b in combinations(PEOPLE, 2):
        if latest.get(frozenset({a, b})) is DIFFERENT:
            assert found.final(NAMES.expand(a)) != found.final(NAMES.expand(b))
    told_off = {finding.message.split()[1] for finding in found.findings}
    for decision in rows(*triples):
        if latest[frozenset({decision.subject, decision.other})] is decision.verdict is SAME and decision.id not in told_off:
            joined = found.final(NAMES.expand(decision.subject)) == found.final(NAMES.expand(decision.other))
            assert joined or _superseded(decision, triples), "what does not join is told"


def _superseded(decision: Decision, triples: list[tuple[Verdict, str, str]]) -> bool:
    pair = {decision.subject, decision.other}
    return any({subject, other} == pair for _, subject, other in triples[int(decision.id) :])


@settings(deadline=None)
@given(DECISIONS)
def test_withdrawing_everything_leaves_nothing(triples: list[tuple[Verdict, str, str]]) -> None:
    undone = [(WITHDRAWN, f"{n:02}", "") for n in range(1, len(triples) + 1)]
    assert ledger(rows(*triples, *undone)) == EntityLedger()


# ---- on a corpus ---------------------------------------------------------------------------------


def corpus(
    vocabulary: Vocabulary, article: Callable[..., Any], decisions: Sequence[Decision], registry: Sequence[Entity], without: int = -1
) -> Resolution:
    """Three articles on people, two of whom nobody curated; one of them may be left out."""
    told = []
    for number, (name, day) in enumerate((("Ann Lee", "2019-11-06"), ("Anne Leigh", "2019-11-07"), ("Bob Ray", "2019-11-08"))):
        one = article(f"Story {number}", day, authors=("Ann Lee",))
        one.says("Tenure", member=one.person(name), post=one.post("mayor", "Alabama"))
        told.append(one)
    return resolve([one.reading() for n, one in enumerate(told) if n != without], registry, [], decisions, vocabulary)


MERGE = (SAME, "per:anne-leigh", "per:ann-lee")


def test_merged_people_have_one_entry_with_all_their_names(vocabulary: Vocabulary, article: Any, registry: tuple[Entity, ...]) -> None:
    found = corpus(vocabulary, article, rows(MERGE), registry)
    ann = next(entity for entity in found.entities if entity.iri == NAMES.expand("per:ann-lee"))
    assert (ann.label, ann.aliases) == ("Ann Lee", ("Anne Leigh",))
    assert NAMES.expand("per:anne-leigh") not in {entity.iri for entity in found.entities}
    assert found.replaced == ((NAMES.expand("per:anne-leigh"), NAMES.expand("per:ann-lee")),)


def test_a_name_that_nothing_has_became_what_is_left(vocabulary: Vocabulary, article: Any, registry: tuple[Entity, ...]) -> None:
    found = corpus(vocabulary, article, rows((SAME, "per:an-lee", "per:ann-lee"), (SAME, "per:x-y", "per:z-y")), registry)
    assert found.replaced == ((NAMES.expand("per:an-lee"), NAMES.expand("per:ann-lee")),)
    assert found.unborne == (NAMES.expand("per:an-lee"),)


def test_the_author_of_an_article_is_who_the_person_became(vocabulary: Vocabulary, article: Any, registry: tuple[Entity, ...]) -> None:
    found = corpus(vocabulary, article, rows((SAME, "per:ann-lee", "per:bob-ray")), registry)
    assert set(found.authors.values()) == {(NAMES.expand("per:bob-ray"),)}


def test_what_refers_to_a_merged_entity_refers_to_what_it_became(vocabulary: Vocabulary, registry: tuple[Entity, ...]) -> None:
    justice = Entity(NAMES.expand("grp:doj"), EntityKind.ORGANIZATION, "Department of Justice of the United States")
    deputy = Entity(
        NAMES.expand("post:deputy"), EntityKind.POST, "Deputy", properties=((NAMES.expand("org:postIn"), f"<{NAMES.expand('grp:doj')}>"),)
    )
    decision = rows((SAME, "grp:doj", "grp:us-department-of-justice"))
    found = {entity.iri: entity for entity in resolve([], [*registry, justice, deputy], [], decision, vocabulary).entities}
    assert dict(found[deputy.iri].properties)[NAMES.expand("org:postIn")] == f"<{NAMES.expand('grp:us-department-of-justice')}>"
    assert justice.label in found[NAMES.expand("grp:us-department-of-justice")].aliases


def test_a_doubtful_name_is_decided_as_its_finding_says(vocabulary: Vocabulary, article: Any, registry: tuple[Entity, ...]) -> None:
    one = article("The son", "2019-11-06")
    son = one.person("Donald Trump Jr.")
    (doubt,) = [finding for finding in resolve([one.reading()], registry, [], (), vocabulary).findings if finding.code == DOUBTFUL]
    decided = resolve([one.reading()], registry, [], rows((SAME, doubtful_subject(doubt), "per:donald-trump")), vocabulary)
    assert {link.iri for link in decided.links if link.local == son.id} == {NAMES.expand("per:donald-trump")}
    assert decided.findings == ()


def test_a_name_that_is_gone_is_told_and_keeps_its_description(vocabulary: Vocabulary, article: Any, registry: tuple[Entity, ...]) -> None:
    found = corpus(vocabulary, article, rows((SAME, "per:ann-lee", "per:ann-leee")), registry)
    kept = next(entity for entity in found.entities if entity.iri == NAMES.expand("per:ann-leee"))
    assert kept.label == "Ann Lee"
    (finding,) = [one for one in found.findings if one.code == "KG0623"]
    assert "did you mean https://kg.example.org/person/ann-lee?" in finding.remedy


def test_a_decision_on_names_that_no_text_has_changes_nothing(vocabulary: Vocabulary, article: Any, registry: tuple[Entity, ...]) -> None:
    decisions = rows((SAME, "per:nobody", "per:no-one"), (DIFFERENT, "per:nobody", "per:ann-lee"))
    assert corpus(vocabulary, article, decisions, registry) == corpus(vocabulary, article, (), registry)


def test_a_different_holds_under_the_id_that_a_mention_would_get(
    vocabulary: Vocabulary, article: Any, registry: tuple[Entity, ...]
) -> None:
    one = article("The candidate", "2019-11-06")
    jones = one.person("Douglas Jones")

    def link(*decisions: Decision) -> set[str]:
        found = resolve([one.reading()], registry, [], decisions, vocabulary).links
        return {NAMES.shorten(link.iri) for link in found if link.local == jones.id}

    assert link() == {"per:doug-jones"}
    assert link(*rows((DIFFERENT, "per:douglas-jones", "per:doug-jones"))) == {"per:douglas-jones"}


FEW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMED = ("per:ann-lee", "per:anne-leigh", "per:bob-ray", "per:doug-jones")


@FEW
@given(data=st.data())
def test_a_corpus_without_a_document_and_with_it_again_is_the_same(
    data: st.DataObject, vocabulary: Vocabulary, article: Any, registry: tuple[Entity, ...]
) -> None:
    names = st.sampled_from(NAMED)
    drawn = data.draw(
        st.lists(st.tuples(st.sampled_from([SAME, DIFFERENT]), names, names).filter(lambda row: row[1] != row[2]), max_size=4)
    )
    decisions = rows(*drawn)
    before = corpus(vocabulary, article, decisions, registry)
    without = corpus(vocabulary, article, decisions, registry, without=data.draw(st.integers(0, 2)))
    assert corpus(vocabulary, article, data.draw(st.permutations(decisions)), registry) == before
    assert without.replaced == tuple(pair for pair in before.replaced if pair in without.replaced), "fewer texts, no other merges"
    undone = [*decisions, *rows(*[(WITHDRAWN, decision.id, decision.subject) for decision in decisions])]
    numbered = [replace(row, id=f"{n:02}") for n, row in enumerate(undone, 1)]
    assert corpus(vocabulary, article, numbered, registry) == corpus(vocabulary, article, (), registry)
