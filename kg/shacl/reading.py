"""A shapes graph read into values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.errors import ShapesError
from kg.shacl.components import Component, components_of, sparql_of
from kg.shacl.paths import read_path
from kg.shacl.shapes import (
    Closed,
    Constraint,
    Count,
    HasValue,
    Logic,
    Pair,
    Property,
    Qualified,
    Shape,
    ShapesGraph,
    Targets,
    UniqueLang,
    ValueTest,
)
from kg.shacl.terms import RDFS, SH, Statements, Term, UnsupportedError, text_of

_ONE_TERM = (
    "class", "datatype", "nodeKind", "minExclusive", "minInclusive", "maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern",
)  # fmt: skip
_LISTED = ("in", "languageIn")
_PAIRS = ("equals", "disjoint", "lessThan", "lessThanOrEquals")
_LISTS_OF_SHAPES = ("and", "or", "xone")
#: terms of SHACL that a shape may carry and that are either read with another term or say nothing to a validator
_SILENT = frozenset({
    "path", "targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf", "severity", "message", "deactivated", "name",
    "description", "order", "group", "defaultValue", "flags", "ignoredProperties", "qualifiedMinCount", "qualifiedMaxCount",
    "qualifiedValueShapesDisjoint", "declare", "prefixes", "suggestedShapesGraph", "shapesGraph", "entailment", "select",
})  # fmt: skip
_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_PARAMETERS = frozenset({*_ONE_TERM, *_LISTED, *_PAIRS, *_LISTS_OF_SHAPES, "node", "not", "property", "minCount", "maxCount", "closed",
    "qualifiedValueShape", "hasValue", "uniqueLang", "sparql"})  # fmt: skip


def component_name(parameter: str) -> str:
    """The local name of the constraint component of a parameter: ``minCount`` gives ``MinCountConstraintComponent``."""
    return f"{parameter[0].upper()}{parameter[1:]}ConstraintComponent"


def read_shapes(triples: Iterable[ox.Triple], graph: ox.NamedNode | None = None) -> ShapesGraph:
    """All shapes of a shapes graph; a shape that cannot be compiled, or that leads to one, is named under ``uncovered`` with the reason.

    Raises ShapesError for SPARQL that SHACL forbids.
    """
    written = tuple(triples)
    reader = _Reader(Statements(written))
    roots = tuple(node for node in reader.statements.subjects if reader.targets(node) and not _deactivated(reader.statements, node))
    for node in roots:
        reader.reach(node, ())
    return ShapesGraph(reader.shapes, roots, written, reader.uncovered, graph)


def _deactivated(statements: Statements, node: Term) -> bool:
    return statements.is_true(node, SH + "deactivated")


class _Reader:
    """Reads the shapes that are reached from the roots."""

    def __init__(self, statements: Statements) -> None:
        self.statements = statements
        self.shapes: dict[Term, Shape] = {}
        self.uncovered: dict[Term, str] = {}
        self.components: tuple[Component, ...] = components_of(statements)
        self.classes = frozenset(statements.instances(RDFS + "Class"))
        self.kinds = frozenset({*statements.instances(SH + "NodeShape"), *statements.instances(SH + "PropertyShape")})

    def targets(self, node: Term) -> Targets:
        """Where the shape finds its focus nodes; a class that is a shape is its own target."""
        nodes, *rest = (tuple(self.statements.values(node, SH + name)) for name in _TARGETS)
        classes, subjects_of, objects_of = (tuple(text_of(term) for term in terms) for terms in rest)
        if node in self.classes and node in self.kinds:
            classes = (*classes, node.value)
        return Targets(nodes, classes, subjects_of, objects_of)

    def reach(self, node: Term, trail: tuple[Term, ...]) -> str:
        """Read the shape and all it refers to; why it is not covered, or the empty string."""
        if node in trail:
            return "the shape refers to itself"
        if node not in self.shapes and node not in self.uncovered:
            try:
                self.shapes[node] = shape = self._shape(node)
            except UnsupportedError as why:
                self.uncovered[node] = str(why)
            else:
                reasons = [self.reach(other, (*trail, node)) for other in referred(shape)]
                if found := next(filter(None, reasons), ""):
                    self.uncovered[node] = found
        return self.uncovered.get(node, "")

    def _shape(self, node: Term) -> Shape:
        path = self.statements.one(node, SH + "path")
        return Shape(
            node=node,
            path=read_path(self.statements, path) if path is not None else None,
            targets=self.targets(node),
            constraints=() if _deactivated(self.statements, node) else tuple(self._constraints(node)),
            severity=text_of(self.statements.one(node, SH + "severity")) or SH + "Violation",
            messages=tuple(m for m in self.statements.values(node, SH + "message") if isinstance(m, ox.Literal)),
        )

    def _constraints(self, node: Term) -> Iterator[Constraint]:
        for predicate in self.statements.predicates(node):
            name = predicate.removeprefix(SH)
            if name in _PARAMETERS:
                for term in self.statements.values(node, predicate):
                    yield from _READERS[name](self, node, name, term)
            elif predicate.startswith(SH) and name not in _SILENT and name not in self._own_parameters():
                raise UnsupportedError(f"sh:{name}")
        for component in self.components:
            yield from component.constraints(self.statements, node)

    def _own_parameters(self) -> frozenset[str]:
        return frozenset(p.removeprefix(SH) for component in self.components for p in component.predicates)

    def one_term(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """A test of each value node with one term."""
        flags = text_of(self.statements.one(node, SH + "flags")) if name == "pattern" else ""
        yield ValueTest(component_name(name), (term,), flags)

    def listed(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """A test of each value node with a list of terms."""
        yield ValueTest(component_name(name), tuple(self.statements.items(term)))

    def count(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """sh:minCount or sh:maxCount; no value is fewer than none."""
        if (number := _number(name, term)) > 0 or name != "minCount":
            yield Count(component_name(name), number)

    def pair(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """A comparison with another property."""
        yield Pair(component_name(name), term.value)

    def unique_lang(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """sh:uniqueLang where it is true."""
        if self.statements.is_true(node, SH + name):
            yield UniqueLang()

    def has_value(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """sh:hasValue."""
        yield HasValue(term)

    def closed(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """sh:closed where it is true, with the paths of the shape's property shapes and the ignored properties."""
        if self.statements.is_true(node, SH + name):
            own = (self.statements.one(shape, SH + "path") for shape in self.statements.values(node, SH + "property"))
            lists = self.statements.values(node, SH + "ignoredProperties")
            ignored = (item for head in lists for item in self.statements.items(head))
            yield Closed(tuple(sorted({p.value for p in (*own, *ignored) if isinstance(p, ox.NamedNode)})))

    def logic(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """A statement about other shapes."""
        yield Logic(component_name(name), tuple(self.statements.items(term)) if name in _LISTS_OF_SHAPES else (term,))

    def property_shape(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """sh:property."""
        yield Property(term)

    def qualified(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """sh:qualifiedValueShape, once for each of its counts."""
        disjoint = self.statements.is_true(node, SH + "qualifiedValueShapesDisjoint")
        siblings = tuple(self._siblings(node, term)) if disjoint else ()
        for parameter in ("qualifiedMinCount", "qualifiedMaxCount"):
            for number in self.statements.values(node, SH + parameter):
                yield Qualified(component_name(parameter), term, _number(parameter, number), siblings)

    def _siblings(self, node: Term, own: Term) -> Iterator[Term]:
        found = {
            shape
            for parent in self.statements.subjects
            if node in self.statements.values(parent, SH + "property")
            for sibling in self.statements.values(parent, SH + "property")
            for shape in self.statements.values(sibling, SH + "qualifiedValueShape")
        }
        yield from sorted(found - {own}, key=str)

    def sparql(self, node: Term, name: str, term: Term) -> Iterator[Constraint]:
        """sh:sparql where it is not deactivated."""
        if not _deactivated(self.statements, term):
            yield sparql_of(self.statements, term)


def _number(name: str, term: Term) -> int:
    """The whole number that a parameter counts to; ``ShapesError`` KG0404 for what is none."""
    if isinstance(term, ox.Literal) and re.fullmatch(r"[+-]?[0-9]{1,18}", term.value):
        return int(term.value)
    raise ShapesError("KG0404", f"sh:{name} is {term}, which is no whole number", remedy="write a number such as 1")


_READERS: Mapping[str, Callable[[_Reader, Term, str, Term], Iterator[Constraint]]] = {
    **dict.fromkeys(_ONE_TERM, _Reader.one_term),
    **dict.fromkeys(_LISTED, _Reader.listed),
    **dict.fromkeys(_PAIRS, _Reader.pair),
    **dict.fromkeys((*_LISTS_OF_SHAPES, "node", "not"), _Reader.logic),
    **dict.fromkeys(("minCount", "maxCount"), _Reader.count),
    "property": _Reader.property_shape,
    "qualifiedValueShape": _Reader.qualified,
    "hasValue": _Reader.has_value,
    "uniqueLang": _Reader.unique_lang,
    "closed": _Reader.closed,
    "sparql": _Reader.sparql,
}


def referred(shape: Shape) -> Iterator[Term]:
    """The shapes that a shape refers to."""
    for constraint in shape.constraints:
        if isinstance(constraint, Logic):
            yield from constraint.shapes
        elif isinstance(constraint, Property):
            yield constraint.shape
        elif isinstance(constraint, Qualified):
            yield constraint.shape
            yield from constraint.siblings
