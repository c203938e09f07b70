"""The order of quads in a dataset: by graph, subject, property and object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
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


def in_order(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """The quads in order, each once.

    One graph is sorted after the other: the keys of a whole dataset would take more memory than the dataset.
    """
    return added((), quads)


def by_graph(quads: Iterable[ox.Quad]) -> defaultdict[Graph, list[ox.Quad]]:
    """The quads of each graph, in their order; quickest where those of one graph stand together."""
    found: defaultdict[Graph, list[ox.Quad]] = defaultdict(list)
    for graph, inside in groupby(quads, key=attrgetter("graph_name")):
        found[graph] += inside
    return found


def added(known: Iterable[ox.Quad], more: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """The ``known`` quads, which are in order, with more of them: only the graphs that gain are sorted again."""
    graphs = by_graph(known)
    gained: dict[Graph, set[ox.Quad]] = defaultdict(set)
    for quad in more:
        gained[quad.graph_name].add(quad)
    for graph, found in gained.items():
        graphs[graph] = list(within_graph((*graphs[graph], *found)))
    return tuple(chain.from_iterable(graphs[graph] for graph in sorted(graphs, key=str)))


def within_graph(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """Quads of one graph in order, each once: their lines in N-Quads are in the order of subject, property and object."""
    return tuple(sorted(dict.fromkeys(quads), key=str))
