"""Running the shapes on a view: pySHACL for all that is SHACL core, the embedded store for SPARQL constraints.

``run(…, reference=True)`` gives everything of a source or world view to pySHACL; the results are the same, more slowly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model.iri import Namespaces
from kg.validate import sparql
from kg.validate.result import Result, readable
from kg.validate.shapes import SH, ShapeSet
from kg.validate.views import View

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def run(view: View, shapes: ShapeSet, names: Namespaces, *, reference: bool = False) -> tuple[Result, ...]:
    """All results of the view's shapes, sorted, each once."""
    found: set[Result] = set()
    if view.kind != "audit":
        found.update(_pyshacl(view, shapes, names, whole=reference))
    if view.kind == "audit" or not reference:
        found.update(sparql.results_of(view, shapes, names))
    return tuple(sorted(found))


def _pyshacl(view: View, shapes: ShapeSet, names: Namespaces, *, whole: bool) -> Iterator[Result]:
    import pyshacl  # imported here: it takes half a second, and many commands never validate
    from rdflib import RDF, SH

    from kg.validate.terms import graph_of

    asked = graph_of(shapes.triples_for(view.kind, whole=whole))
    _, report, _ = pyshacl.validate(graph_of(view.triples), shacl_graph=asked, inplace=True)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _result(report, result, view, shapes, names)


def _result(report: Graph, node: Node, view: View, shapes: ShapeSet, names: Namespaces) -> Result:
    from rdflib import SH as R

    def one(predicate: Node) -> str:
        value = report.value(node, predicate)
        return "" if value is None else str(value)

    shape = shapes.shapes[shapes.owner(one(R.sourceConstraint) or one(R.sourceShape))]
    messages = {str(message) for message in report.objects(node, R.resultMessage)}
    return Result(
        view=view.name,
        shape=shape.iri,
        severity=one(R.resultSeverity).removeprefix(SH),
        focus=one(R.focusNode),
        path=_path(report, report.value(node, R.resultPath)),
        value=one(R.value),
        component=one(R.sourceConstraintComponent).removeprefix(SH),
        message=readable(min(messages - {shape.message}, default=shape.message), names),
    )


def _path(report: Graph, node: Node | None) -> str:
    """The IRI of a simple path; alternatives joined by ``|``; the empty string for other paths."""
    from rdflib import SH as R
    from rdflib import BNode
    from rdflib.collection import Collection

    if not isinstance(node, BNode):
        return "" if node is None else str(node)
    listed = report.value(node, R.alternativePath)
    return "" if listed is None else "|".join(str(item) for item in Collection(report, listed))
