"""A retracted document stays on record and counts for nothing; taken back, the graph is to the byte what it was."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.claim import EntityRef, Situation
from kg.model.decision import Verdict
from tests.assemble.told import dataset, decision, graph, iri, said, tenure, values

DAYS = {"a": "2001-01-10", "b": "2002-02-02"}
RETRACTED = decision(1, Verdict.RETRACTED, "doc:a", "2003-01-01T00:00:00Z")


def test_its_claims_stay_where_they_were_said_and_nothing_of_it_is_true() -> None:
    sources = [said("a", tenure("t", "2000")), said("b", tenure("u", "2000"))]
    quads = dataset(*sources, days=DAYS, decisions=[RETRACTED])
    assert values(quads, "clm:a_0", "kgo:status", "assessment") == {"kgo:Retracted"}
    assert graph(quads, "doc_a") == graph(dataset(*sources, days=DAYS), "doc_a")
    assert graph(quads, "truthy") == graph(dataset(sources[1], days=DAYS), "truthy")


def test_what_another_witness_tells_stays_true() -> None:
    quads = dataset(said("a", tenure("t", "2000")), said("b", tenure("t", "2000-05")), days=DAYS, decisions=[RETRACTED])
    assert values(quads, "ten:t", "kgo:begin") == {"2000-05"}


def test_it_backs_nothing_that_needs_a_second_witness() -> None:
    mood = Situation(iri("st:mood"), "Attitude", (("bearer", EntityRef(iri("per:ann"))),), label="mood")
    sources = said("a", mood), said("b", mood)
    assert values(dataset(*sources, days=DAYS), "st:mood", "rdf:type") == {"kgo:Attitude"}
    quads = dataset(*sources, days=DAYS, decisions=[RETRACTED])
    assert values(quads, "st:mood", "rdf:type") == set()
    assert values(quads, "clm:b_0", "kgo:status", "assessment") == {"kgo:Proposed"}


def test_a_later_decision_can_let_one_claim_of_it_count_again() -> None:
    later = decision(2, Verdict.ACCEPTED, "clm:a_0", "2004-01-01T00:00:00Z")
    quads = dataset(said("a", tenure("t", "2000")), days=DAYS, decisions=[later, RETRACTED])
    assert values(quads, "ten:t", "rdf:type") == {"kgo:Tenure"}


@settings(max_examples=10, deadline=None)
@given(st.sets(st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 2)), min_size=1), st.permutations([0, 1, 2]))
def test_retracted_and_taken_back_the_graph_has_the_same_bytes(rows: set[tuple[str, int]], turn: list[int]) -> None:
    sources = [said(o, *(tenure(f"t{n}", f"200{n}") for slug, n in sorted(rows) if slug == o)) for o in DAYS]
    taken_back = decision(2, Verdict.WITHDRAWN, "001", "2004-01-01T00:00:00Z")
    other = replace(decision(3, Verdict.DISPUTED, "ten:t0 in doc:b", "2002-01-01T00:00:00Z"))
    ledger = [RETRACTED, taken_back, other]
    assert dataset(*sources, days=DAYS, decisions=[ledger[n] for n in turn]) == dataset(*sources, days=DAYS, decisions=[other])
