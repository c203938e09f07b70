"""Running the shapes on a view: pySHACL for source and world, the SPARQL constraints themselves for the audit.

The audit's shapes use ``GRAPH``, which SHACL does not promise, so they are run on the dataset with ``$this`` bound in advance,
as the standard prescribes for ``sh:sparql``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.validate.shapes import RDF_TYPE, SH, Constraint, Shape, ShapeSet
from kg.validate.views import View


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One SHACL result with its terms in plain text: IRIs as they are, literals by their written form."""

    view: str
    shape: str
    severity: str
    focus: str
    path: str
    value: str
    component: str
    message: str


def run(view: View, shapes: ShapeSet, names: Namespaces) -> tuple[Result, ...]:
    """All results of the view's shapes, sorted, each once."""
    found = _audit(view, shapes, names) if view.kind == "audit" else _pyshacl(view, shapes, names)
    return tuple(sorted(set(found)))


def _pyshacl(view: View, shapes: ShapeSet, names: Namespaces) -> Iterator[Result]:
    import pyshacl  # imported here: it takes half a second, and many commands never validate
    from rdflib import RDF
    from rdflib import SH as R

    from kg.validate.terms import graph_of

    _, report, _ = pyshacl.validate(graph_of(view.triples), shacl_graph=graph_of(shapes.triples_for(view.kind)), inplace=True)
    assert not isinstance(report, (bytes, Exception))

    def text(node: object) -> str:
        return "" if node is None else str(node)

    for result in report.subjects(RDF.type, R.ValidationResult):
        source = text(report.value(result, R.sourceConstraint) or report.value(result, R.sourceShape))
        shape = shapes.shapes[shapes.owner(source)]
        messages = {text(m) for m in report.objects(result, R.resultMessage)}
        yield Result(
            view=view.name,
            shape=shape.iri,
            severity=text(report.value(result, R.resultSeverity)).removeprefix(SH),
            focus=text(report.value(result, R.focusNode)),
            path=_path(report, report.value(result, R.resultPath)),
            value=text(report.value(result, R.value)),
            component=text(report.value(result, R.sourceConstraintComponent)).removeprefix(SH),
            message=readable(min(messages - {shape.message}, default=shape.message), names),
        )


def _path(report: object, node: object) -> str:
    """The IRI of a simple path; alternatives joined by ``|``; the empty string for other paths."""
    from rdflib import SH as R
    from rdflib import BNode, Graph
    from rdflib.collection import Collection

    if node is None:
        return ""
    if not isinstance(node, BNode):
        return str(node)
    assert isinstance(report, Graph)
    listed = report.value(node, R.alternativePath)
    return "|".join(str(item) for item in Collection(report, listed)) if listed is not None else ""


def _audit(view: View, shapes: ShapeSet, names: Namespaces) -> Iterator[Result]:
    store = ox.Store()
    store.extend(view.quads)
    for iri in shapes.of_view("audit"):
        shape = shapes.shapes[iri]
        for focus in _focus_nodes(store, shape):
            for constraint in shape.constraints:
                yield from _rows(store, view, shape, focus, constraint, names)


def _focus_nodes(store: ox.Store, shape: Shape) -> list[str]:
    found: set[str] = set()
    for kind, target in shape.targets:
        node = ox.NamedNode(target)
        if kind == "targetNode":
            found.add(target)
        elif kind == "targetClass":
            found.update(_iri(quad.subject) for quad in store.quads_for_pattern(None, RDF_TYPE, node))
        else:
            quads = store.quads_for_pattern(None, node, None)
            found.update(_iri(quad.subject if kind == "targetSubjectsOf" else quad.object) for quad in quads)
    return sorted(found - {""})


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _rows(
    store: ox.Store, view: View, shape: Shape, focus: str, constraint: Constraint, names: Namespaces
) -> Iterator[Result]:  # fmt: skip
    rows = store.query(constraint.query, substitutions={ox.Variable("this"): ox.NamedNode(focus)})
    assert isinstance(rows, ox.QuerySolutions)
    variables = [variable.value for variable in rows.variables]
    for row in rows:
        bound = {name: getattr(row[name], "value", "") for name in variables if row[name] is not None} | {"this": focus}
        message = _filled(constraint.message or shape.message, bound)
        yield Result(
            view.name, shape.iri, shape.severity, focus, "", bound.get("value", ""), "SPARQLConstraintComponent", readable(message, names)
        )


def _filled(message: str, bound: Mapping[str, str]) -> str:
    return re.sub(r"\{[?$](\w+)\}", lambda hit: bound.get(hit[1], hit[0]), message)


def readable(message: str, names: Namespaces) -> str:
    """The message with IRIs shortened to prefixed names.

    >>> readable("claim <https://kg.example.org/claim/a_1>: no source", Namespaces())
    'claim clm:a_1: no source'
    """
    return re.sub(r"<(https?://[^\s>]+)>|(https?://[^\s>),;\"]+[^\s>),;.:\"])", lambda hit: names.shorten(hit[1] or hit[2]), message)
