"""The one bridge from pyoxigraph's terms to rdflib's, on which pySHACL works."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

Term = ox.NamedNode | ox.BlankNode | ox.Literal

_STRING = "http://www.w3.org/2001/XMLSchema#string"


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
    return Literal(term.value, datatype=None if datatype == _STRING else URIRef(datatype), normalize=False)


def graph_of(triples: Iterable[ox.Triple]) -> Graph:
    """An rdflib graph of the triples, without any prefixes bound."""
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph
