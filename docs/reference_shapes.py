"""The page of the reference on shapes: what must hold, where it is looked for, and what is told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox
from markdown_tables import ROOT, local, table

from kg.model.iri import Namespaces
from kg.shacl.terms import SH, Statements, text_of
from kg.validate.shapes import Shape, ShapeSet, load_shapes
from kg.vocabulary import load

_HEAD = """\
# Shapes

What must hold in a graph, as SHACL. A *source* is the graph of one article or curated file, the *world* all that is true for us,
the *audit* looks at the whole dataset. A claim behind a violation is withheld; a shape that tells of a *contradiction* is weighed
by [authority](../model.md#authority). `kg validate` runs them on any graph, `shapes` in `kg.toml` names a folder of your own.

"""


def shapes() -> Iterable[str]:
    """The page of the shapes, file by file."""
    names = Namespaces()
    found = load_shapes(ROOT / "shapes", names, load())
    yield from _HEAD.splitlines()
    statements = Statements(found.triples)
    placed = sorted(
        found.shapes.values(), key=lambda shape: (len(Path(shape.place.path).relative_to(ROOT).parts), shape.place.path, shape.place.line)
    )
    for path, group in groupby(placed, key=lambda shape: Path(shape.place.path).relative_to(ROOT).as_posix()):
        yield from [f"## `{path}`", ""]
        for shape in group:
            yield from _shape(shape, found, statements, names)


def _shape(shape: Shape, shapes: ShapeSet, statements: Statements, names: Namespaces) -> Iterable[str]:
    node = ox.NamedNode(shape.iri)
    targets = [names.shorten(value.value) for word in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
               for value in statements.values(node, SH + word)]  # fmt: skip
    facts = [
        f"View: {', '.join(shape.views)}",
        f"[{shape.code}](codes.md#{shape.code.lower()})",
        f"on {', '.join(f'`{name}`' for name in targets)}",
    ]
    yield from [f"### {local(node)}", "", shape.comment, "", " · ".join([*facts, *(["contradiction"] if shape.contradiction else [])]), ""]
    nested = [ox.NamedNode(iri) for iri, owner in shapes.owners.items() if owner == shape.iri]
    rows = [(text_of(statements.one(each, SH + "severity")).removeprefix(SH) or "Violation", message)
            for each in nested or [node] if (message := text_of(statements.one(each, SH + "message")))]  # fmt: skip
    yield from table(("gravity", "what is told"), rows or [(shape.severity, shape.message)])
