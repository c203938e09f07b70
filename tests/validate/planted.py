"""Graphs in which every constraint of the shipped shapes is broken: those of SHACL Core by rule, those of SPARQL by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.shacl.paths import Alternative, Step
from kg.shacl.paths import Path as PropertyPath
from kg.shacl.results import component_iri
from kg.shacl.shapes import Constraint, Count, Pair, Property, Shape, ShapesGraph, Sparql, Targets, UniqueLang, ValueTest
from kg.shacl.terms import TYPE, XSD, Term

N = Namespaces()
POOL = "https://kg.example.org/planted/"

#: by the local name of a SPARQL constraint a graph that breaks it
SPARQL: Mapping[str, str] = dict(
    part.split("\n", 1) for part in Path(__file__).with_name("planted.trig").read_text(encoding="utf-8").split("\n## ")[1:]
)


@dataclass(frozen=True, slots=True)
class Plant:
    """Quads that break a constraint: ``node`` is its shape, or its own node if it is one of SPARQL; ``component`` is an IRI."""

    node: Term
    component: str
    quads: tuple[ox.Quad, ...]

    @property
    def mixes(self) -> bool:
        """Whether values of a wrong datatype stand in it, which pySHACL lets pass wherever they cannot be compared with others."""
        return self.component.endswith("#DatatypeConstraintComponent")


def plants(shapes: ShapesGraph) -> list[Plant]:
    """A plant for each constraint that a shape with targets leads to."""
    found: list[Plant] = []
    for root in shapes.roots:
        shape = shapes.shapes[root]
        nested = [shapes.shapes[c.shape] for c in shape.constraints if isinstance(c, Property)]
        for one in (shape, *nested):
            for constraint in one.constraints:
                if not isinstance(constraint, Property):
                    number = len(found)
                    node, quads = one.node, _by_rule(constraint, shape, one, nested, number)
                    if isinstance(constraint, Sparql) and constraint.constraint:
                        node, quads = constraint.constraint, _by_hand(constraint.constraint, number)
                    found.append(Plant(node, component_iri(constraint), tuple(quads)))
    return found


def _by_hand(constraint: Term, number: int) -> Iterator[ox.Quad]:
    text = SPARQL[constraint.value.rpartition("#")[2]]
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in N.prefixes.items())
    for quad in ox.parse((head + text).encode(), format=ox.RdfFormat.TRIG):
        yield ox.Quad(_own(quad.subject, number), quad.predicate, _dated(_own(quad.object, number)), quad.graph_name)  # type: ignore[arg-type]


def _own(term: object, number: int) -> object:
    return ox.NamedNode(f"{POOL}{number}-{term.value}") if isinstance(term, ox.BlankNode) else term


def _dated(term: object) -> object:
    """A plain literal that is a day is of type xsd:date, as it stands in the graphs."""
    day = isinstance(term, ox.Literal) and term.value.count("-") == 2 and term.value.replace("-", "").isdigit()
    return ox.Literal(term.value, datatype=ox.NamedNode(XSD + "date")) if day and isinstance(term, ox.Literal) else term


def _by_rule(constraint: Constraint, shape: Shape, own: Shape, nested: Iterable[Shape], number: int) -> Iterator[ox.Quad]:
    focus: ox.NamedNode | ox.BlankNode = ox.NamedNode(f"{POOL}{number}-Focus")
    if own.path is None and isinstance(constraint, ValueTest) and constraint.component.startswith("NodeKind"):
        focus = ox.BlankNode(f"focus{number}")
    yield from _targeted(shape.targets, focus, own.path, nested, number)
    if own.path is not None:
        for value in _values(constraint, own.path, tuple(nested), number):
            yield ox.Quad(focus, _predicate(own.path), value)
        if isinstance(constraint, Pair):
            alike = constraint.component.startswith("Disjoint")
            yield ox.Quad(focus, ox.NamedNode(constraint.other), _fitting(own.path, nested, 5 if alike else 3))


def _targeted(
    targets: Targets, focus: ox.NamedNode | ox.BlankNode, path: PropertyPath | None, nested: Iterable[Shape], number: int
) -> Iterator[ox.Quad]:  # fmt: skip
    """What makes the focus node a target: by the property of the constraint's own path where that is one of several."""
    if targets.classes:
        yield ox.Quad(focus, TYPE, ox.NamedNode(targets.classes[0]))
    elif targets.subjects_of:
        own = [iri for iri in targets.subjects_of if isinstance(path, Step) and iri == path.iri]
        iri = (own or targets.subjects_of)[0]
        yield ox.Quad(focus, ox.NamedNode(iri), _fitting(Step(iri), nested, 5))
    elif targets.objects_of:
        yield ox.Quad(ox.NamedNode(f"{POOL}{number}-other"), ox.NamedNode(targets.objects_of[0]), focus)


def _predicate(path: PropertyPath) -> ox.NamedNode:
    step = path.parts[0] if isinstance(path, Alternative) else path
    assert isinstance(step, Step)
    return ox.NamedNode(step.iri)


def _values(constraint: Constraint, path: PropertyPath, nested: tuple[Shape, ...], number: int) -> list[Term]:
    """Values of the path that break the constraint."""
    match constraint:
        case Count(component=name, number=count):
            return [] if name.startswith("Min") else [_fitting(path, nested, 5 + each) for each in range(count + 1)]
        case Pair():
            return [_fitting(path, nested, 5)]
        case UniqueLang():
            return [ox.Literal("one", language="en"), ox.Literal("another", language="en")]
        case ValueTest(component=name):
            return [_untested(name, number)]
        case _:
            raise AssertionError(f"the shapes use what is not planted: {constraint}")


def _untested(component: str, number: int) -> Term:
    """A value that fails any test of the component that the shapes make."""
    match component.removesuffix("ConstraintComponent"):
        case "Class" | "In":
            return ox.NamedNode(f"{POOL}{number}-value")
        case "Datatype" | "NodeKind" | "Pattern":
            return ox.Literal("neither planned nor fit")
        case "MinInclusive":
            return ox.Literal(-1)
        case "MaxInclusive":
            return ox.Literal("7.5", datatype=ox.NamedNode(XSD + "decimal"))
        case "MinLength":
            return ox.Literal("")
        case _:
            raise AssertionError(f"the shapes use what is not planted: {component}")


def _fitting(path: PropertyPath, nested: Iterable[Shape], number: int) -> Term:
    """A value of the datatype that the shape, or any shape for days and offsets, asks of the path; a node where it asks for none."""
    types = [
        c.terms[0].value
        for one in nested
        if one.path == path
        for c in one.constraints
        if isinstance(c, ValueTest) and "Datatype" in c.component
    ]
    name = _predicate(path).value
    kind = types[0] if types else XSD + "date" if name.endswith(("Min", "Max")) else XSD + "string" if name.endswith("Label") else ""
    if kind == XSD + "date":
        return ox.Literal(f"2020-01-{number:02}", datatype=ox.NamedNode(kind))
    if kind == XSD + "duration":
        return ox.Literal(f"P{number}Y", datatype=ox.NamedNode(kind))
    if kind in {XSD + "integer", XSD + "decimal"}:
        return ox.Literal(str(number), datatype=ox.NamedNode(kind))
    return ox.Literal(f"20{number:02}", datatype=ox.NamedNode(kind)) if kind else ox.NamedNode(f"{POOL}v{number}")


def renamed(quads: Iterable[ox.Quad], nodes: int) -> Iterator[ox.Quad]:
    """The quads with the numbers of plants cut to that many in the names of their nodes, so that plants share them."""

    def shared(term: object) -> object:
        if not isinstance(term, ox.NamedNode) or not term.value.startswith(POOL):
            return term
        number, _, name = term.value.removeprefix(POOL).partition("-")
        return ox.NamedNode(f"{POOL}{int(number) % nodes}-{name}") if name else term

    for quad in quads:
        yield ox.Quad(shared(quad.subject), quad.predicate, shared(quad.object), quad.graph_name)  # type: ignore[arg-type]
