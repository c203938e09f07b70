"""Shapes as values: targets, constraints, and what a result says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.shacl.paths import Path
from kg.shacl.terms import Term


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a shape finds its focus nodes: nodes, instances of classes, subjects and objects of properties."""

    nodes: tuple[Term, ...] = ()
    classes: tuple[str, ...] = ()
    subjects_of: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.classes or self.subjects_of or self.objects_of)


@dataclass(frozen=True, slots=True)
class ValueTest:
    """A test of each value node by itself, such as sh:datatype; ``flags`` belong to sh:pattern."""

    component: str
    terms: tuple[Term, ...]
    flags: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """sh:minCount and sh:maxCount."""

    component: str
    number: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A comparison of the value nodes with the values of another property, such as sh:lessThan."""

    component: str
    other: str


@dataclass(frozen=True, slots=True)
class UniqueLang:
    """sh:uniqueLang."""

    component: str = "UniqueLangConstraintComponent"


@dataclass(frozen=True, slots=True)
class HasValue:
    """sh:hasValue."""

    term: Term
    component: str = "HasValueConstraintComponent"


@dataclass(frozen=True, slots=True)
class Closed:
    """sh:closed, with the properties that may occur."""

    allowed: tuple[str, ...]
    component: str = "ClosedConstraintComponent"


@dataclass(frozen=True, slots=True)
class Logic:
    """sh:node, sh:not, sh:and, sh:or, sh:xone over other shapes."""

    component: str
    shapes: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """sh:property: the value nodes are focus nodes of a property shape."""

    shape: Term
    component: str = "PropertyConstraintComponent"


@dataclass(frozen=True, slots=True)
class Qualified:
    """sh:qualifiedValueShape with one of its counts; values that conform to one of ``siblings`` do not count."""

    component: str
    shape: Term
    number: int
    siblings: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Sparql:
    """A SELECT that finds violations, or an ASK that a value node has to pass, with its parameters by name."""

    component: str
    query: str
    messages: tuple[ox.Literal, ...] = ()
    constraint: Term | None = None
    parameters: tuple[tuple[str, Term], ...] = ()
    asks: bool = False


Constraint = ValueTest | Count | Pair | UniqueLang | HasValue | Closed | Logic | Property | Qualified | Sparql


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape; a property shape has a path. ``severity`` is an IRI."""

    node: Term
    path: Path | None
    targets: Targets
    constraints: tuple[Constraint, ...]
    severity: str
    messages: tuple[ox.Literal, ...] = ()


@dataclass(frozen=True, slots=True)
class ShapesGraph:
    """The shapes of a graph by node, those with targets in order, and why some are ``uncovered``.

    ``graph`` names the shapes graph for queries that read it ($shapesGraph), nothing where they cannot.
    """

    shapes: Mapping[Term, Shape]
    roots: tuple[Term, ...]
    triples: tuple[ox.Triple, ...]
    uncovered: Mapping[Term, str] = field(default_factory=dict)
    graph: ox.NamedNode | None = None
