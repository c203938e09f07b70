"""Which triples a shape looks at, and on which way from its focus nodes: what tells the focus nodes that a change can touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.shacl.paths import Alternative, Anything, Inverse, Path, Repeated, Sequence, Step, inverted
from kg.shacl.patterns import Way, patterns_of
from kg.shacl.prebinding import joined, substituted
from kg.shacl.shapes import Closed, Constraint, Logic, Pair, Property, Qualified, Shape, ShapesGraph, Sparql, ValueTest
from kg.shacl.terms import SUBCLASS, TYPE, Term


@dataclass(frozen=True, slots=True)
class Read:
    """Triples with a predicate (any where it is empty) whose subject, or object if ``inverse``, is reached from a focus node by ``way``.

    A way that is nothing cannot be followed back: such a triple may touch every focus node.
    """

    way: Way | None
    predicate: str
    inverse: bool = False


def reads(shapes: ShapesGraph, root: Term) -> frozenset[Read]:
    """All reads of a shape with targets, those of its targets and of the shapes it refers to among them."""
    targets = shapes.shapes[root].targets
    found = {Read((), name) for name in targets.subjects_of} | {Read((), name, inverse=True) for name in targets.objects_of}
    if targets.classes:
        found |= _of_class(())
    return frozenset(found.union(_of_shape(shapes, shapes.shapes[root], ())))


def _of_shape(shapes: ShapesGraph, shape: Shape, way: Way) -> Iterator[Read]:
    inner = way if shape.path is None else (*way, shape.path)
    if shape.path is not None:
        yield from reads_of_path(shape.path, way)
    for constraint in shape.constraints:
        yield from _of_constraint(constraint, shape, way, inner)
        for node in _referred(constraint):
            yield from _of_shape(shapes, shapes.shapes[node], inner)


def _of_class(way: Way) -> frozenset[Read]:
    """The reads of finding out whether the end of a way is an instance of a class."""
    return frozenset(reads_of_path(Sequence((Step(TYPE.value), Repeated(Step(SUBCLASS.value), "*"))), way))


def _referred(constraint: Constraint) -> tuple[Term, ...]:
    match constraint:
        case Logic(shapes=shapes):
            return shapes
        case Property(shape=shape):
            return (shape,)
        case Qualified(shape=shape, siblings=siblings):
            return (shape, *siblings)
        case _:
            return ()


def _of_constraint(constraint: Constraint, shape: Shape, way: Way, inner: Way) -> Iterator[Read]:
    match constraint:
        case ValueTest(component="ClassConstraintComponent"):
            yield from _of_class(inner)
        case Pair(other=other):
            yield Read(way, other)
        case Closed():
            yield Read(inner, "")
        case Sparql():
            # whatever stands for a parameter is a constant, which leads nowhere
            constants = dict.fromkeys((*dict(constraint.parameters), "currentShape", "shapesGraph"), "<urn:constant>")
            query = joined(substituted(constraint.query, constants, str(shape.path or "")))
            for start, path in patterns_of(query, {"this": way, "value": inner} if constraint.asks else {"this": way}):
                yield from _cut_off(path) if start is None else reads_of_path(path, start)
        case _:
            pass


def reads_of_path(path: Path, way: Way) -> Iterator[Read]:
    """The reads of following a path at the end of a way."""
    match path:
        case Step(iri=iri):
            yield Read(way, iri)
        case Inverse(path=inner):
            yield from [Read(way, inner.iri, inverse=True)] if isinstance(inner, Step) else reads_of_path(inverted(inner), way)
        case Sequence(parts=parts):
            yield from (read for number, part in enumerate(parts) for read in reads_of_path(part, (*way, *parts[:number])))
        case Alternative(parts=parts):
            yield from (read for part in parts for read in reads_of_path(part, way))
        case Repeated(path=inner):
            yield from reads_of_path(inner, (*way, Repeated(inner, "*")))
        case Anything():
            yield Read(way, "")


def _cut_off(path: Path) -> Iterator[Read]:
    return (Read(None, read.predicate) for read in reads_of_path(path, ()))
