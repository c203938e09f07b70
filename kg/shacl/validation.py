"""A graph validated against shapes: compiled where that is covered, by pySHACL where it is not, and the outcome says which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kg.errors import ShapesError
from kg.shacl.engine import Engine
from kg.shacl.results import Result
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import Source, StoreSource
from kg.shacl.spelling import respelled
from kg.shacl.terms import Term, UnsupportedError, text_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """All results, sorted, and the shapes that pySHACL checked, each with what is not compiled."""

    results: tuple[Result, ...]
    by_reference: Mapping[Term, str] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """Whether there is no result, whatever its severity."""
        return not self.results


def validate(
    source: Source,
    shapes: ShapesGraph,
    graphs: Iterable[str] = (),
    *,
    followed: bool = False,
    only: Mapping[Term, frozenset[Term] | None] | None = None,
) -> Outcome:
    """What the shapes find in the graph behind a source, or in each of several named graphs of it by itself.

    ``followed``: the named graphs do not agree about which class is below which. ``only`` gives the focus nodes to look at for each shape,
    nothing for all of them. Raises ShapesError for a shape that is not compiled where the source is no embedded store, so that pySHACL
    cannot take it.
    """
    named = tuple(graphs)
    engine = Engine(source, shapes, named, followed=followed)
    found: list[Result] = []
    left: dict[Term, str] = {}
    for root in shapes.roots:
        nodes = None if only is None else only[root]
        try:
            if root in shapes.uncovered:
                raise UnsupportedError(shapes.uncovered[root])
            for (_, focus), results in engine.results(root, nodes).items():
                found += [replace(result, origin=(root, focus)) for result in results]
        except UnsupportedError as why:
            left[root] = str(why)
    respelt = respelled(found, source.written) if isinstance(source, StoreSource) else found
    checked = _by_reference(source, shapes, named, left) if left else ()
    return Outcome(tuple(sorted((*respelt, *checked), key=lambda result: result.key)), left)


def _by_reference(source: Source, shapes: ShapesGraph, graphs: tuple[str, ...], left: Mapping[Term, str]) -> Iterator[Result]:
    from kg.shacl.reference import by_reference

    if not isinstance(source, StoreSource):
        named = "; ".join(f"{text_of(node)}: {why}" for node, why in left.items())
        remedy = "validate a copy of the graph in a file, where pySHACL can take these shapes"
        raise ShapesError("KG0407", f"shapes that cannot be asked of an endpoint: {named}", remedy=remedy)
    for graph, quads in _graphs(source, graphs).items():
        for root in left:
            yield from (replace(r, graph=graph, origin=(root, r.focus)) for r in by_reference(quads, shapes, (root,)))


def _graphs(source: StoreSource, graphs: tuple[str, ...]) -> dict[str, list[ox.Quad]]:
    """The quads that are validated, by graph where each graph is by itself, then in the default graph."""
    if source.union:
        return {"": list(source.quads)}
    parts: dict[str, list[ox.Quad]] = {name: [] for name in graphs or ("",)}
    for quad in source.quads:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else text_of(quad.graph_name)
        if name in parts:
            parts[name].append(ox.Quad(*quad.triple))
    return parts
