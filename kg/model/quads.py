"""The order of quads in a dataset: by graph, subject, property and object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

import pyoxigraph as ox

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def in_order(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """The quads in order, each once.

    One graph is sorted after the other: the keys of a whole dataset would take more memory than the dataset.
    """
    return added((), quads)


def added(known: Iterable[ox.Quad], more: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """The ``known`` quads, which are in order, with more of them: only the graphs that gain are sorted again."""
    graphs: dict[Graph, list[ox.Quad]] = defaultdict(list)
    gained: dict[Graph, set[ox.Quad]] = defaultdict(set)
    for quad in known:
        graphs[quad.graph_name].append(quad)
    for quad in more:
        gained[quad.graph_name].add(quad)
    for graph, found in gained.items():
        graphs[graph] = sorted(found.union(graphs[graph]), key=_within)
    return tuple(chain.from_iterable(graphs[graph] for graph in sorted(graphs, key=str)))


def _within(quad: ox.Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)
