"""Decisions on claims: any order of rows gives the same quads, what is withdrawn leaves none, and selectors outlive other texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.dataset import Dataset, assemble
from kg.assemble.selectors import index_of, read_ledger, select, selector_for
from kg.model.claim import Claim, EntityRef, Modality, Polarity, Situation
from kg.model.decision import Decision, Verdict
from kg.model.iri import Namespaces
from kg.model.policy import TRUSTING
from kg.model.resolution import Resolution, Source
from kg.model.span import Quote, Span
from kg.vocabulary import load

NAMES, VOCABULARY = Namespaces(), load()
OLD, NEW = "2019-11-06-old", "2019-11-07-new"


def endorsement(name: str) -> Situation:
    roles = (("agent", EntityRef(NAMES.expand("per:a"))), ("target", EntityRef(NAMES.expand("per:b"))))
    return Situation(NAMES.expand(f"ev:{name}"), "Endorsement", roles, label=name)


def claim(number: int, about: str, words: str, origin: str, modality: Modality = Modality.ACTUAL) -> Claim:
    quote = Quote(origin, Span(number, number + len(words)), words, 1, 1)
    return Claim(NAMES.expand(f"clm:{origin}_{number}"), NAMES.expand(f"ev:{about}"), modality, quotes=(quote,), origin=origin)


def source(origin: str) -> Source:
    claims = (
        claim(1, "first", "backed her", origin),
        claim(20, "first", "would back her", origin, Modality.CONDITIONAL),
        claim(40, "second", "endorsed the mayor", origin),
    )
    return Source(origin, (endorsement("first"), endorsement("second")), claims)


def dataset(decisions: Sequence[Decision], *origins: str) -> Dataset:
    resolution = Resolution(sources=tuple(map(source, origins or (OLD, NEW))))
    return assemble(resolution, (), decisions, TRUSTING, frozenset(), VOCABULARY, rules=())


def rows(*pairs: tuple[Verdict, str]) -> list[Decision]:
    """Decisions made one after the other, two of each moment, numbered from 1."""
    return [
        Decision(f"{n:02}", verdict, subject, "", "", "for a reason", "curator", f"2026-01-01T00:00:{n // 2:02}Z")
        for n, (verdict, subject) in enumerate(pairs, 1)
    ]


SUBJECTS = (
    "ev:first",
    f"ev:second in doc:{OLD}",
    '"backed her" kgo:Endorsement',
    f"clm:{NEW}_40",
    "ev:gone",
    f"ev:first in doc:{NEW} Conditional",
)
VERDICTS = [verdict for verdict in Verdict if verdict not in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.WITHDRAWN)]
DECIDED = st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from(SUBJECTS)), max_size=6)
FEW = settings(max_examples=8, deadline=None)


@FEW
@given(DECIDED, st.data())
def test_any_order_of_rows_gives_the_same_quads(pairs: list[tuple[Verdict, str]], data: st.DataObject) -> None:
    taken_back = data.draw(st.lists(st.integers(1, len(pairs) + 1), max_size=3))
    decisions = rows(*pairs, *((Verdict.WITHDRAWN, f"{n:02}") for n in taken_back))
    told = dataset(decisions)
    other = dataset(data.draw(st.permutations(decisions)))
    assert (other.quads, other.assessment, other.findings) == (told.quads, told.assessment, told.findings)


@FEW
@given(DECIDED, DECIDED)
def test_decided_and_withdrawn_the_quads_are_those_of_never_decided(
    kept: list[tuple[Verdict, str]], gone: list[tuple[Verdict, str]]
) -> None:
    withdrawn = [(Verdict.WITHDRAWN, f"{n:02}") for n in range(len(kept) + 1, len(kept) + len(gone) + 1)]
    assert dataset(rows(*kept, *gone, *withdrawn)).quads == dataset(rows(*kept)).quads


@FEW
@given(DECIDED)
def test_a_document_taken_out_and_added_again_brings_back_the_same_quads(pairs: list[tuple[Verdict, str]]) -> None:
    decisions = rows(*pairs)
    before, without, again = dataset(decisions, OLD, NEW), dataset(decisions, OLD), dataset(decisions, NEW, OLD)
    assert again.quads == before.quads
    assert {iri for iri in without.assessment.statuses if NEW in iri} == set()


@pytest.mark.parametrize(
    ("number", "selector"),
    [
        (40, f'"endorsed the mayor" kgo:Endorsement in doc:{OLD}'),
        (1, f'"backed her" kgo:Endorsement in doc:{OLD}'),
        (20, f'"would back her" kgo:Endorsement in doc:{OLD}'),
    ],
)
def test_a_claim_is_named_by_its_words(number: int, selector: str) -> None:
    claims = [one for origin in (OLD, NEW) for one in source(origin).claims]
    index = index_of(claims, dict.fromkeys((one.situation for one in claims), "Endorsement"))
    wanted = next(one for one in claims if one.id == NAMES.expand(f"clm:{OLD}_{number}"))
    assert selector_for(wanted, index, NAMES) == selector
    assert select(selector, index, NAMES) == (wanted,)


def test_words_that_two_claims_share_are_narrowed_and_in_the_end_give_way_to_the_id() -> None:
    first = claim(1, "first", "he did", OLD)
    may, other = replace(first, id=f"{first.id}b", modality=Modality.CONDITIONAL), replace(first, id=f"{first.id}c", situation="ev:x")
    denied = replace(first, id=f"{first.id}d", polarity=Polarity.NEGATED)
    quoting = replace(first, quotes=(replace(first.quotes[0], exact='he said "no"'),))
    classes = {first.situation: "Endorsement", "ev:x": "Endorsement"}

    def named(wanted: Claim, *others: Claim) -> str:
        return selector_for(wanted, index_of([wanted, *others], classes), NAMES)

    assert named(first, may) == f'"he did" kgo:Endorsement in doc:{OLD} Actual'
    assert named(first, denied) == f'"he did" kgo:Endorsement in doc:{OLD} Actual Affirmed'
    assert named(first, other) == f"ev:first in doc:{OLD}", "the situation tells them apart"
    assert named(quoting) == f"ev:first in doc:{OLD}", "words with quotation marks cannot stand in quotation marks"
    assert named(first, replace(first, id=f"{first.id}e")) == NAMES.shorten(first.id)


def test_what_came_true_is_not_what_had_come_true_though_its_words_name_a_modality() -> None:
    words = "the Actual Planned end of it"
    told = [claim(n, "first", words, OLD, modality) for n, modality in enumerate((Modality.ACTUAL, Modality.PREDICTED), 1)]
    ledger = read_ledger(rows((Verdict.REALISED, f'"{words}"')), told, NAMES, {told[0].situation: "Endorsement"})
    assert [judgement.on for judgement in ledger.judgements] == [(told[1].id,)]


def test_a_decision_by_words_holds_when_the_situation_is_named_otherwise_and_other_texts_come() -> None:
    decision = rows((Verdict.DISPUTED, f'"endorsed the mayor" kgo:Endorsement in doc:{OLD}'))
    renamed = Source(OLD, (endorsement("another"),), (claim(77, "another", "endorsed the mayor", OLD),))
    resolution = Resolution(sources=(renamed, source(NEW)))
    statuses = assemble(resolution, (), decision, TRUSTING, frozenset(), VOCABULARY, rules=()).assessment.statuses
    assert [iri for iri, status in statuses.items() if status == "Disputed"] == [NAMES.expand(f"clm:{OLD}_77")]
