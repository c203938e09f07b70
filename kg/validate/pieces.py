"""A validation in pieces that know nothing of each other, so that they can be checked anywhere, and what their results make together.

Source views stand by themselves. In the views world and audit what a shape reads says how far it must see (``kg.shacl.reads``): one that
looks at triples of its focus node alone is checked shard by shard, any other on all triples of the predicates that it reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

import pyoxigraph as ox

from kg.errors import given_up
from kg.model.iri import Namespaces
from kg.model.shards import shard_of
from kg.shacl.reading import read_shapes
from kg.shacl.reads import Read, reads
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import source_of
from kg.shacl.terms import SUBCLASS, Term, text_of
from kg.shacl.validation import validate
from kg.validate.result import Result
from kg.validate.shacl import Checked, result_of
from kg.validate.shapes import ShapeSet
from kg.validate.views import KINDS, View

#: a view, the graph that it is of, and whether that graph places classes itself
_Named = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some shapes to be checked on some quads: ``lines`` are N-Quads, ``shapes`` IRIs, ``views`` those whose quads these are.

    With a ``shard`` (number, of how many) only results on focus nodes of that shard count: of others not all triples are here.
    """

    kind: str
    lines: bytes
    views: tuple[_Named, ...]
    shapes: tuple[str, ...]
    shard: tuple[int, int] | None = None


class Spread(Protocol):
    """What checks pieces, here or elsewhere: an engine of a build."""

    workers: int

    def map(self, task: Checking, items: Sequence[Piece], /) -> Iterator[Checked]:
        """What each piece comes to, in their order."""


@dataclass(frozen=True, slots=True)
class Checking:
    """The task of checking pieces."""

    shapes: ShapeSet
    names: Namespaces

    def make(self) -> Callable[[Piece], Checked]:
        """The function of a piece, with the shapes read once."""
        asked = lru_cache(maxsize=None)(lambda kind: read_shapes(self.shapes.triples_for(kind)))
        return lambda piece: _checked(piece, asked(piece.kind), self.shapes, self.names)

    def lost(self, piece: Piece, tries: int) -> Checked:
        """Nothing can stand for a piece."""
        raise given_up(f"validated {', '.join(piece.shapes)}", tries)


def run_in_pieces(views: Sequence[View], shapes: ShapeSet, names: Namespaces, spread: Spread) -> Checked:
    """What the shapes find in the views, each piece checked by ``spread``: the same as ``kg.validate.shacl.run``."""
    pieces = list(pieces_of(views, shapes, spread.workers))
    found: dict[str, set[Result]] = {view.name: set() for view in views}
    left: dict[str, str] = {}
    for checked in spread.map(Checking(shapes, names), pieces):
        left |= checked.by_reference
        for name, results in checked.results.items():
            found[name].update(results)
    return Checked({name: tuple(sorted(results)) for name, results in found.items()}, left)


def pieces_of(views: Iterable[View], shapes: ShapeSet, parts: int) -> Iterator[Piece]:
    """The pieces of a validation of the views: those that only few triples are needed for in about as many ``parts``."""
    by_kind: dict[str, list[View]] = defaultdict(list)
    for view in views:
        by_kind[view.kind].append(view)
    for kind in (kind for kind in KINDS if by_kind[kind]):
        asked = read_shapes(shapes.triples_for(kind))
        if kind == "source":
            yield from _of_sources(by_kind[kind], asked, parts)
        else:
            yield from (piece for view in by_kind[kind] for piece in _of_view(view, asked, parts))


def _of_sources(views: Sequence[View], asked: ShapesGraph, parts: int) -> Iterator[Piece]:
    """Source views by the shard of their graph."""
    shared: dict[int, list[View]] = defaultdict(list)
    for view in views:
        shared[shard_of(view.graph, parts)].append(view)
    for _, some in sorted(shared.items()):
        named = tuple((view.name, view.graph, view.own_classes) for view in some)
        yield Piece("source", _lines(quad for view in some for quad in view.quads), named, tuple(map(text_of, asked.roots)))


def _of_view(view: View, asked: ShapesGraph, parts: int) -> Iterator[Piece]:
    named = ((view.name, view.graph, view.own_classes),)
    seen = {root: needed(asked, root) for root in asked.roots}
    near = tuple(text_of(root) for root in asked.roots if seen[root] == NEAR)
    shards: list[list[ox.Quad]] = [[] for _ in range(parts if near else 0)]
    for quad in view.quads if near else ():
        for number in range(parts) if quad.predicate == SUBCLASS else (shard_of(text_of(quad.subject), parts),):
            shards[number].append(quad)
    for number, quads in enumerate(shards):
        yield Piece(view.kind, _lines(quads), named, near, (number, parts))
    whole = [root for root in asked.roots if seen[root] is None]
    if whole:
        yield Piece(view.kind, _lines(view.quads), named, tuple(map(text_of, whole)))
    far = [(root, predicates) for root, predicates in seen.items() if predicates]
    for some in (far[number::parts] for number in range(min(parts, len(far)))):
        wanted = frozenset().union(*(predicates for _, predicates in some))
        chosen = (quad for quad in view.quads if quad.predicate.value in wanted)
        yield Piece(view.kind, _lines(chosen), named, tuple(text_of(root) for root, _ in some))


#: of a shape that needs no other triples but those of its focus node, and the tree of classes
NEAR: frozenset[str] = frozenset()


def needed(asked: ShapesGraph, root: Term) -> frozenset[str] | None:
    """The predicates of which a shape needs all triples, wherever they are; ``NEAR`` where those of its focus node do; nothing for all.

    A shape that is not compiled, or that has its focus nodes by name, whether or not the graph knows them, is given all.
    """
    if root in asked.uncovered or asked.shapes[root].targets.nodes:
        return None
    found = reads(asked, root)
    if all(_is_near(read) for read in found):
        return NEAR
    predicates = frozenset(read.predicate for read in found)
    return None if "" in predicates else predicates


def _is_near(read: Read) -> bool:
    return read.predicate == SUBCLASS.value or (read.way == () and not read.inverse)


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    return "".join(f"{quad} .\n" for quad in quads).encode()


def _checked(piece: Piece, asked: ShapesGraph, shapes: ShapeSet, names: Namespaces) -> Checked:
    """What a piece comes to: the results of each of its views, and the shapes of it that are not compiled."""
    wanted = frozenset(piece.shapes)
    source = source_of(ox.parse(piece.lines, format=ox.RdfFormat.N_QUADS), union=piece.kind == "audit")
    graphs = [graph for _, graph, _ in piece.views] if piece.kind == "source" else []
    followed = any(own for _, _, own in piece.views)
    some = replace(asked, roots=tuple(root for root in asked.roots if text_of(root) in wanted))
    outcome = validate(source, some, graphs, followed=bool(graphs) and followed)
    views = {graph if graphs else "": View(name, piece.kind, (), graph) for name, graph, _ in piece.views}
    found: dict[str, set[Result]] = {name: set() for name, _, _ in piece.views}
    for each in outcome.results:
        if piece.shard is None or each.origin is None or shard_of(text_of(each.origin[1]), piece.shard[1]) == piece.shard[0]:
            view = views[each.graph if graphs else ""]
            found[view.name].add(result_of(each, view, shapes, names))
    return Checked(
        {name: tuple(sorted(results)) for name, results in found.items()},
        {text_of(node): why for node, why in outcome.by_reference.items()},
    )
