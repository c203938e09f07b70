"""What was written before: the quads of values that are written again are the same objects, so that nobody looks at them twice."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Sequence

import pyoxigraph as ox

from kg.assemble.derive import in_graph
from kg.model.quads import within_graph

#: the triples that are written of a value
Writer = Callable[[object], Iterable[ox.Triple]]

#: a graph of which more than this share is new is sorted whole
_MOST = 0.05


class Memory:
    """The quads of each graph and of each value in it, for datasets of one vocabulary that are made one after the other.

    Values are told apart as objects, which is quick and never takes one for another. Without a memory the quads are equal, and new.
    """

    def __init__(self) -> None:
        self._graphs: dict[str, tuple[tuple[object, ...], tuple[ox.Quad, ...]]] = {}
        self._derived: dict[str, tuple[ox.Quad, ...]] = {}
        self._parts: dict[str, dict[int, tuple[object, tuple[ox.Quad, ...]]]] = {}

    def graph(self, graph: ox.NamedNode, values: Sequence[object], write: Writer) -> tuple[ox.Quad, ...]:
        """What ``write`` says of the values as quads of the graph, in order, each once."""
        given = tuple(values)
        before, quads = self._graphs.get(graph.value, ((), ()))
        if len(before) != len(given) or any(one is not other for one, other in zip(before, given, strict=True)):
            known = self._parts.get(graph.value, {})
            parts = {id(value): known.get(id(value)) or (value, tuple(in_graph(t, graph) for t in write(value))) for value in given}
            quads = within_graph(quad for _, part in parts.values() for quad in part)
            self._parts[graph.value] = parts
            self._graphs[graph.value] = given, quads
        return quads

    def derived(self, graph: str, quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
        """The quads of a graph that is derived anew, in order, each once: where few are different only these are sorted in."""
        before, now = self._derived.get(graph, ()), frozenset(quads)
        gone = [quad for quad in before if quad not in now]
        come = now.difference(before)
        if gone or come:
            if len(come) > _MOST * len(now):
                before = within_graph(now)
            else:
                left = [quad for quad in before if quad in now]
                for quad in come:
                    insort(left, quad, key=str)
                before = tuple(left)
            self._derived[graph] = before
        return before
