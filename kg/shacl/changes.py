"""Validation after a change: from the changed triples to the focus nodes they can touch, then the same queries for those only.

A changed triple matters to a focus node only where a way that a shape looks along leads from the one to the other. The ways are followed
back on the graph as it is now: where an earlier triple of a way is gone, that triple is itself among the changed ones, and nearer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.shacl.paths import Path, Sequence, is_optional
from kg.shacl.reads import Read, reads
from kg.shacl.results import Result
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import Source, values
from kg.shacl.terms import Term, written
from kg.shacl.validation import Outcome, validate

#: focus nodes that a change may touch; nothing stands for all of them
Touched = frozenset[Term] | None
#: what each shape with targets reads
Reads = Mapping[Term, frozenset[Read]]


@dataclass(frozen=True, slots=True)
class Revalidation:
    """The results on the focus nodes that a change touches, and these focus nodes, both by shape."""

    outcome: Outcome
    touched: Mapping[Term, Touched]


def revalidate(source: Source, shapes: ShapesGraph, changed: Iterable[ox.Triple], known: Reads | None = None) -> Revalidation:
    """What the shapes find, in the graph as it is now, on the focus nodes that the added and removed triples can touch.

    ``known`` is what ``reads_of_all`` gives for the shapes, where it is made already.
    """
    listed, known = tuple(changed), reads_of_all(shapes) if known is None else known
    changes = Changes(source, listed)
    touched = {root: changes.touch(known.get(root)) for root in shapes.roots}
    outcome = validate(source, shapes, only=touched)
    return Revalidation(outcome, {**touched, **dict.fromkeys(outcome.by_reference)})


def merged(before: Iterable[Result], after: Revalidation) -> tuple[Result, ...]:
    """All results after a change, as ``validate`` gives them: the new ones, and those of before on focus nodes that it does not touch."""
    kept = [result for result in before if result.origin is not None and not _is_touched(*result.origin, after.touched)]
    return tuple(sorted((*kept, *after.outcome.results), key=lambda result: result.key))


def _is_touched(root: Term, focus: Term, touched: Mapping[Term, Touched]) -> bool:
    nodes = touched[root]
    return nodes is None or focus in nodes


def reads_of_all(shapes: ShapesGraph) -> Reads:
    """What each shape with targets reads; those that are not compiled are left out."""
    return {root: reads(shapes, root) for root in shapes.roots if root not in shapes.uncovered}


class Changes:
    """Added and removed triples, and the nodes from which what is read of them is reached; shapes that read alike share these."""

    def __init__(self, source: Source, changed: Collection[ox.Triple]) -> None:
        self._source = source
        self._changed = changed
        self._by_predicate: dict[str, list[ox.Triple]] = defaultdict(list)
        for triple in changed:
            self._by_predicate[triple.predicate.value].append(triple)
        self._reached: dict[Read, Touched] = {}

    def touch(self, known: frozenset[Read] | None) -> Touched:
        """The focus nodes of a shape, by what it reads, that the changes can touch, and perhaps other nodes; nothing for all."""
        if known is None:
            return None
        found: set[Term] = set()
        for read in sorted(self._met(known), key=str):
            if read not in self._reached:
                self._reached[read] = self._follow(read)
            if (nodes := self._reached[read]) is None:
                return None
            found |= nodes
        return frozenset(found)

    def _met(self, known: Iterable[Read]) -> Iterator[Read]:
        return (read for read in known if (read.predicate in self._by_predicate if read.predicate else self._changed))

    def _follow(self, read: Read) -> Touched:
        met = self._by_predicate[read.predicate] if read.predicate else self._changed
        nodes = _starts(read, met)
        if read.way is None or any(isinstance(node, ox.BlankNode) for node in nodes):
            return None
        return frozenset(_followed_back(self._source, read.way, nodes))


def _starts(read: Read, met: Iterable[ox.Triple]) -> set[Term]:
    """The nodes at which the way of a read meets the changed triples."""
    ends = (triple.object if read.inverse else triple.subject for triple in met)
    return {node for node in ends if not isinstance(node, ox.Triple)}


def _followed_back(source: Source, steps: tuple[Path, ...], nodes: set[Term]) -> set[Term]:
    if not steps:
        return nodes
    way = Sequence(steps)
    given = values("?node", [written(node) for node in sorted(nodes, key=str)])
    rows = source.select(f"SELECT DISTINCT ?this WHERE {{ {given} ?this {way} ?node }}")
    # a node that the graph no longer has is reached by no path, not even by one without steps
    return {row["this"] for row in rows} | (nodes if is_optional(way) else set())
