"""Shapes and data as Turtle, and what is compared of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from kg.shacl.reading import read_shapes
from kg.shacl.results import Result
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import StoreSource, source_of

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix e: <urn:e:> .
e:prefixes sh:declare [ sh:prefix "e" ; sh:namespace "urn:e:"^^xsd:anyURI ] .
"""

Told = tuple[str, str, str, str, str]


def quads(turtle: str) -> list[ox.Quad]:
    return list(ox.parse((PREFIXES + turtle).encode(), format=ox.RdfFormat.TRIG))


def shapes(turtle: str) -> ShapesGraph:
    return read_shapes(quad.triple for quad in quads(turtle))


def source(turtle: str) -> StoreSource:
    return source_of(quads(turtle))


def told(results: Iterable[Result]) -> Counter[Told]:
    """Focus node, path, value, component and severity of each result; blank nodes are alike."""
    return Counter((_name(r.focus), str(r.path or ""), _name(r.value), r.component, r.severity) for r in results)


def _name(term: object) -> str:
    return "_:b" if isinstance(term, ox.BlankNode) else str(term or "")
