"""The algebra of Same: what is one is what a chain of decisions joins, whatever their order; to take one back is never to have made it."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.model.decision import Decision, Verdict
from tests.resolve.test_ledger import DECISIONS, DIFFERENT, NAMES, PEOPLE, SAME, WITHDRAWN, ledger, rows

IRIS = [NAMES.expand(name) for name in PEOPLE]
PAIRS = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda pair: pair[0] != pair[1])
MERGES = st.lists(PAIRS.map(lambda pair: (SAME, *pair)), max_size=6)
CURATED = st.lists(st.sampled_from(PEOPLE), unique=True)

Row = tuple[Verdict, str, str]


def partition(decisions: list[Decision], *curated: str) -> set[frozenset[str]]:
    """The sets of names that are one."""
    final = {iri: ledger(decisions, *curated).final(iri) for iri in IRIS}
    return {frozenset(iri for iri in IRIS if final[iri] == kept) for kept in final.values()}


@given(MERGES, st.data())
def test_without_a_different_those_are_one_that_a_chain_joins_in_whatever_order_it_was_made(merges: list[Row], data: st.DataObject) -> None:
    told = nx.Graph([(NAMES.expand(subject), NAMES.expand(other)) for _, subject, other in merges])
    told.add_nodes_from(IRIS)
    assert partition(rows(*merges)) == {frozenset(part) for part in nx.connected_components(told)}
    assert partition(rows(*data.draw(st.permutations(merges)))) == partition(rows(*merges))


@given(MERGES, CURATED)
def test_the_name_that_stays_is_one_of_them_and_a_curated_one_where_any_is(merges: list[Row], curated: list[str]) -> None:
    found = ledger(rows(*merges), *curated)
    kept = {NAMES.expand(name) for name in curated}
    for part in partition(rows(*merges), *curated):
        (stays,) = {found.final(iri) for iri in part}
        assert stays in part
        assert stays in kept or not part & kept
        assert found.final(stays) == stays


@given(DECISIONS, st.data())
def test_decided_and_taken_back_is_never_decided(triples: list[Row], data: st.DataObject) -> None:
    """Wherever the rows that are taken back stand among the others."""
    decisions = rows(*triples)
    gone = data.draw(st.sets(st.sampled_from([decision.id for decision in decisions])) if decisions else st.just(set()))
    undone = rows(*triples, *[(WITHDRAWN, number, "") for number in sorted(gone)])
    assert ledger(undone) == ledger([decision for decision in decisions if decision.id not in gone])


@given(DECISIONS)
def test_to_say_again_what_was_said_last_changes_nothing(triples: list[Row]) -> None:
    again = ledger(rows(*triples, *triples[-1:]))
    known = ledger(rows(*triples))
    assert (again.same, again.apart) == (known.same, known.apart)


@given(DECISIONS, PAIRS)
def test_what_is_different_is_excluded_whatever_else_is_decided_and_on_both_sides(triples: list[Row], pair: tuple[str, str]) -> None:
    found = ledger(rows(*triples, (DIFFERENT, *pair)))
    one, other = map(NAMES.expand, pair)
    assert found.final(one) != found.final(other)
    assert other in found.excluded("doc", "person:x", [one])
    assert one in found.excluded("doc", "person:x", [other])


@given(DECISIONS)
def test_what_is_one_is_not_kept_apart_and_all_of_one_are_kept_from_the_same(triples: list[Row]) -> None:
    found = ledger(rows(*triples))
    apart = {frozenset(pair) for pair in found.apart}
    for part in partition(rows(*triples)):
        for one in part:
            assert not any(frozenset({one, other}) in apart for other in part)
            assert {frozenset({iri, other}) for iri in part for other in IRIS if frozenset({one, other}) in apart} <= apart
