"""pySHACL as the reference: what a shapes graph finds in a graph, by the processor that everybody can check."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import ShapesError
from kg.shacl.paths import read_path
from kg.shacl.results import Result
from kg.shacl.shapes import ShapesGraph
from kg.shacl.terms import SH, TYPE, XSD, Statements, Term, text_of

#: what gives a shape its targets; the type does where the shape is a class too
_TARGETING = frozenset(SH + name for name in ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf", "target")) | {TYPE.value}


def by_reference(quads: Iterable[ox.Quad], shapes: ShapesGraph, roots: Collection[Term] | None = None) -> list[Result]:
    """pySHACL's results for the given shapes with targets, all of them by default, sorted.

    Quads in named graphs are seen as one graph, with ``GRAPH`` in queries.
    """
    import pyshacl  # imported here: it takes half a second, and many commands never validate

    asked = graph_of(shapes.triples if roots is None else _only(shapes, roots))
    conforms, report, text = pyshacl.validate(_dataset(quads), shacl_graph=asked, inplace=True, advanced=roots is not None)
    if not isinstance(report, Graph):
        raise ShapesError("KG0404", f"pySHACL does not take the shapes: {text}", remedy="mend the shape that it names")
    del conforms
    return sorted(_results(_triples(report)), key=lambda result: result.key)


def _only(shapes: ShapesGraph, roots: Collection[Term]) -> Iterator[ox.Triple]:
    """The shapes graph in which only the given shapes have targets."""
    idle = set(shapes.roots) - set(roots)
    return (triple for triple in shapes.triples if triple.subject not in idle or triple.predicate.value not in _TARGETING)


def _results(triples: Iterable[ox.Triple]) -> Iterator[Result]:
    report = Statements(triples)
    for node in (result for root in report.instances(SH + "ValidationReport") for result in report.values(root, SH + "result")):
        path = report.one(node, SH + "resultPath")
        focus, shape = report.one(node, SH + "focusNode"), report.one(node, SH + "sourceShape")
        assert focus is not None
        assert shape is not None
        yield Result(
            focus=focus,
            path=None if path is None else read_path(report, path),
            value=report.one(node, SH + "value"),
            shape=shape,
            component=text_of(report.one(node, SH + "sourceConstraintComponent")),
            severity=text_of(report.one(node, SH + "resultSeverity")),
            messages=tuple(sorted((m for m in report.values(node, SH + "resultMessage") if isinstance(m, ox.Literal)), key=str)),
            constraint=report.one(node, SH + "sourceConstraint"),
        )


def _dataset(quads: Iterable[ox.Quad]) -> Graph:
    """The quads as an rdflib graph, or as a dataset with its graphs as one where some are named."""
    listed = list(quads)
    if all(isinstance(quad.graph_name, ox.DefaultGraph) for quad in listed):
        return graph_of(quad.triple for quad in listed)
    dataset = Dataset(default_union=True)
    for quad in listed:
        graph = dataset.graph(None if isinstance(quad.graph_name, ox.DefaultGraph) else URIRef(text_of(quad.graph_name)))
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return dataset


def graph_of(triples: Iterable[ox.Triple]) -> Graph:
    """An rdflib graph of the triples, without any prefixes bound."""
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph


def to_rdflib(term: Term | ox.Triple) -> Node:
    """The same term for rdflib; the written form of a literal is kept, and a plain string stays plain.

    pySHACL tells ``"x"`` from ``"x"^^xsd:string``, pyoxigraph does not.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise TypeError("quoted triples do not occur in our graphs")
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == XSD + "string" else URIRef(datatype), normalize=False)


def _triples(graph: Graph) -> Iterator[ox.Triple]:
    for subject, predicate, value in graph:
        yield ox.Triple(_to_oxigraph(subject), ox.NamedNode(str(predicate)), _to_oxigraph(value))  # type: ignore[arg-type]


def _to_oxigraph(term: Node) -> Term:
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or XSD + "string")))
    return ox.BlankNode(str(term))
