"""Quads in order: graph by graph, and the same as sorting them all at once."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg.model.quads import added, by_graph, changes, in_order

NODES = st.sampled_from([ox.NamedNode(f"https://x.org/{name}") for name in ("a", "a/b", "ab", "a#b", "z")])
TEXTS = st.text(alphabet='ab"\n\\ é~', max_size=3)
TYPED = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
LITERALS = st.one_of(
    st.builds(ox.Literal, TEXTS),
    st.builds(lambda text: ox.Literal(text, language="en"), TEXTS),
    st.builds(lambda text: ox.Literal(text, datatype=TYPED), TEXTS),
)
QUADS = st.lists(st.builds(ox.Quad, NODES, NODES, NODES | LITERALS, NODES), max_size=30)


def key(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


@given(QUADS)
def test_the_order_is_that_of_graph_subject_property_object(quads: list[ox.Quad]) -> None:
    assert in_order(quads) == tuple(sorted(set(quads), key=key))


@given(QUADS, QUADS)
def test_adding_to_what_is_in_order_is_sorting_both(known: list[ox.Quad], more: list[ox.Quad]) -> None:
    assert added(in_order(known), more) == in_order([*known, *more])


@given(QUADS, QUADS)
def test_what_went_and_came_is_the_difference_of_the_sets(before: list[ox.Quad], now: list[ox.Quad]) -> None:
    assert changes(in_order(before), in_order(now)) == (set(before) - set(now), set(now) - set(before))


@given(QUADS)
def test_graphs_that_are_known_are_those_that_are_found(quads: list[ox.Quad]) -> None:
    ordered = in_order(quads)
    assert by_graph(ordered) == by_graph(tuple(ordered))
