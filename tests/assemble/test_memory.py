"""Datasets made one after the other with a memory: equal to those made without it, and the same objects where nothing is different."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.dataset import Dataset, assemble
from kg.assemble.memory import Memory
from kg.model.claim import SituationRef
from kg.model.quads import within_graph
from kg.model.resolution import Resolution, Source
from tests.assemble.test_dataset import VOCABULARY, claim, event
from tests.assemble.told import POLICY, article

DAYS = {"a": "2019-11-01", "b": "2019-11-02", "c": "2019-11-03"}
WAR, PEACE, TALK = event("war"), event("peace", date="2018"), event("talk", agent=SituationRef(event("war").id))


def sources() -> tuple[Source, ...]:
    """Three articles; the second tells what the first tells, the third of what the first two tell."""
    told = {"a": (WAR, PEACE), "b": (WAR,), "c": (TALK,)}
    return tuple(Source(name, said, tuple(claim(n, one, name) for n, one in enumerate(said))) for name, said in told.items())


RESOLUTION = Resolution(sources=sources())
DOCUMENTS = [article(name, day) for name, day in DAYS.items()]
CLAIMS = [one.id for one in RESOLUTION.claims()]


def made(withheld: Collection[str], memory: Memory | None = None) -> Dataset:
    return assemble(RESOLUTION, DOCUMENTS, (), POLICY, frozenset(withheld), VOCABULARY, memory=memory)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sets(st.sampled_from(CLAIMS)), min_size=2, max_size=4))
def test_a_memory_changes_nothing(rounds: list[set[str]]) -> None:
    memory = Memory()
    for withheld in rounds:
        assert made(withheld, memory) == made(withheld)


def test_graphs_that_nothing_was_withheld_from_are_the_same_objects() -> None:
    memory = Memory()
    first, second = (graphs(made(withheld, memory).quads) for withheld in ((), CLAIMS[:1]))
    assert {name for name, quads in second.items() if is_same(quads, first.get(name, []))} == {
        "ontology", "provenance", "doc_b", "doc_c", "truthy",
    }  # fmt: skip


def graphs(quads: Collection[ox.Quad]) -> dict[str, list[ox.Quad]]:
    return {str(name).strip("<>").rpartition("/")[2]: list(inside) for name, inside in groupby(quads, key=attrgetter("graph_name"))}


def is_same(one: list[ox.Quad], other: list[ox.Quad]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


GRAPH = ox.NamedNode("https://x.org/graph")
QUADS = [ox.Quad(ox.NamedNode(f"https://x.org/{n}"), ox.NamedNode("https://x.org/p"), ox.Literal(str(n)), GRAPH) for n in range(60)]


@given(st.lists(st.sets(st.sampled_from(QUADS), min_size=40), max_size=5))
def test_each_version_is_in_order(versions: list[set[ox.Quad]]) -> None:
    memory = Memory()
    for quads in versions:
        assert memory.derived(GRAPH.value, quads) == within_graph(quads)


def test_the_same_quads_are_the_same_object() -> None:
    memory = Memory()
    assert memory.derived(GRAPH.value, QUADS) is memory.derived(GRAPH.value, reversed(QUADS))
