"""The order of quads in a dataset: by graph, subject, property and object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, groupby
from operator import attrgetter
from typing import Protocol

import pyoxigraph as ox

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class SortedQuads(Protocol):
    """A dataset that can be gone through again and again, in either of two orders, without being held; each quad stands once."""

    def __len__(self) -> int:
        """How many quads there are."""

    def __iter__(self) -> Iterator[ox.Quad]:
        """By graph, subject, property and object."""

    def by_subject(self, graphs: Collection[Graph] | None = None) -> Iterator[ox.Quad]:
        """Those of these graphs, or all, by subject, property, object and graph."""

    def lines(self) -> Iterator[bytes]:
        """The lines of N-Quads, sorted bytewise: by subject, property, object and graph."""

    def of_graph(self, graph: Graph) -> Iterator[ox.Quad]:
        """Those of one graph, by subject, property and object."""

    def sorted(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Any lines, sorted bytewise, which are not held either."""


class GraphedQuads(tuple[ox.Quad, ...]):
    """Quads in order that know which of them each graph has: what asks for those of a graph need not go through all."""

    graphs: Mapping[Graph, tuple[ox.Quad, ...]]

    @classmethod
    def of(cls, graphs: Mapping[Graph, tuple[ox.Quad, ...]]) -> GraphedQuads:
        """The quads of these graphs, those of each in order."""
        ordered = {graph: graphs[graph] for graph in sorted(graphs, key=str) if graphs[graph]}
        made = cls(chain.from_iterable(ordered.values()))
        made.graphs = ordered
        return made


def in_order(quads: Iterable[ox.Quad]) -> GraphedQuads:
    """The quads in order, each once.

    One graph is sorted after the other: the keys of a whole dataset would take more memory than the dataset.
    """
    return added((), quads)


def by_graph(quads: Iterable[ox.Quad]) -> Mapping[Graph, tuple[ox.Quad, ...]]:
    """The quads of each graph, in their order; quickest where they know it, else where those of one graph stand together."""
    if isinstance(quads, GraphedQuads):
        return quads.graphs
    found: defaultdict[Graph, list[ox.Quad]] = defaultdict(list)
    for graph, inside in groupby(quads, key=attrgetter("graph_name")):
        found[graph] += inside
    return {graph: tuple(inside) for graph, inside in found.items()}


def changes(before: Iterable[ox.Quad], now: Iterable[ox.Quad]) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """The quads that went, and those that came; graphs that are the same object in both are not looked into."""
    earlier, later = by_graph(before), by_graph(now)
    gone, come = set[ox.Quad](), set[ox.Quad]()
    for graph in earlier.keys() | later.keys():
        if (was := earlier.get(graph, ())) is not (is_ := later.get(graph, ())):
            one, other = set(was), set(is_)
            gone |= one - other
            come |= other - one
    return gone, come


def added(known: Iterable[ox.Quad], more: Iterable[ox.Quad]) -> GraphedQuads:
    """The ``known`` quads, which are in order, with more of them: only the graphs that gain are sorted again."""
    graphs = dict(by_graph(known))
    gained: dict[Graph, set[ox.Quad]] = defaultdict(set)
    for quad in more:
        gained[quad.graph_name].add(quad)
    for graph, found in gained.items():
        graphs[graph] = within_graph((*graphs.get(graph, ()), *found))
    return GraphedQuads.of(graphs)


def within_graph(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """Quads of one graph in order, each once: their lines in N-Quads are in the order of subject, property and object."""
    return tuple(sorted(dict.fromkeys(quads), key=str))
