"""Validation: the questions of each shape put to a source, and what nested shapes say combined into results."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.shacl.paths import Step, is_optional
from kg.shacl.queries import Frame, Question, projected, questions, value_pattern
from kg.shacl.reading import referred
from kg.shacl.results import Result, component_iri, wording
from kg.shacl.scopes import Among, Classes, OfValues, Scope, scopes_of
from kg.shacl.selects import violations
from kg.shacl.shapes import Closed, Constraint, Logic, Property, Qualified, Shape, ShapesGraph, Sparql
from kg.shacl.source import Row, Source
from kg.shacl.terms import Term, UnsupportedError

#: a node in one of the graphs that are validated together
Key = tuple[str, Term]


class Engine:
    """Validates the graph behind a source, or each of several ``graphs`` there by itself, all of them at once.

    ``followed`` leaves subclasses to the queries: needed where those graphs do not agree about them.
    """

    def __init__(self, source: Source, shapes: ShapesGraph, graphs: Iterable[str] = (), *, followed: bool = False) -> None:
        self.source = source
        self.shapes = shapes
        named = tuple(graphs)
        self.frame = Frame(Classes(source, followed=followed, by_graph=bool(named)), named)
        self._found: dict[tuple[Term, Scope], Mapping[Key, list[Result]]] = {}

    def results(self, root: Term, among: Collection[Term] | None = None) -> Mapping[Key, list[Result]]:
        """The results of a shape with targets by focus node, on all its focus nodes or on those among the given nodes."""
        shape = self.shapes.shapes[root]
        found: dict[Key, list[Result]] = {}
        scopes: Iterator[Scope] = scopes_of(shape.targets) if among is None else self._among(shape, among)
        for scope in scopes:
            self._require_presence(shape, scope)
            found |= self._reported(shape, scope)
        return found

    def _among(self, shape: Shape, among: Collection[Term]) -> Iterator[Scope]:
        """Those of the nodes that the shape targets, asked for once: with the targets in each query, the planner starts at them."""
        given = tuple(sorted(among, key=str))
        if named := tuple(node for node in given if node in shape.targets.nodes):
            yield Among(named)
        for scope in scopes_of(shape.targets) if given else ():
            if scope.kind != "nodes":
                pattern = f"{Among(given).bind('?this', self.frame.classes)} FILTER EXISTS {{ {scope.bind('?this', self.frame.classes)} }}"
                rows = self.source.select(self.frame.query("", pattern, scope))
                if found := tuple(sorted({row["this"] for row in rows}, key=str)):
                    yield Among(found)

    def _require_presence(self, shape: Shape, scope: Scope) -> None:
        """Raise UnsupportedError where a path without steps starts at a node that the graph does not have: the store finds none."""
        if scope.free and any(each.path is not None and is_optional(each.path) for each in self._within(shape)):
            absent = "FILTER NOT EXISTS { ?this ?p ?o } FILTER NOT EXISTS { ?s ?q ?this }"
            if any(self.source.select(self.frame.query("", f"{scope.bind('?this', self.frame.classes)} {absent}", scope))):
                raise UnsupportedError("a path that may have no steps, from a target that is not in the graph,")

    def _within(self, shape: Shape) -> Iterator[Shape]:
        yield shape
        for node in referred(shape):
            yield from self._within(self.shapes.shapes[node])

    def _reported(self, shape: Shape, scope: Scope) -> Mapping[Key, list[Result]]:
        """The results of a shape by its focus nodes, those of its property shapes among them; a focus node without any conforms."""
        if (shape.node, scope) in self._found:
            return self._found[shape.node, scope]
        found: dict[Key, list[Result]] = defaultdict(list)
        for result in self._own(shape, scope):
            found[result.graph, result.focus].append(result)
        for constraint in shape.constraints:
            if isinstance(constraint, Property):
                inner = self._reported(self.shapes.shapes[constraint.shape], _values_of(shape, scope))
                for graph, focus, value in self._pairs(shape, scope, inner):
                    if (graph, value) in inner:
                        found[graph, focus] += inner[graph, value]
        self._found[shape.node, scope] = dict(found)
        return self._found[shape.node, scope]

    def _own(self, shape: Shape, scope: Scope) -> Iterator[Result]:
        """The results of all constraints but sh:property."""
        for question in questions(shape, scope, self.frame):
            for row in self.source.select(question.query):
                yield from _answered(question, row, shape)
        for constraint in shape.constraints:
            if isinstance(constraint, Sparql):
                yield from violations(constraint, shape, scope, self.frame, self.source, self.shapes.graph)
            elif isinstance(constraint, Logic):
                yield from (_result(constraint, shape, *found) for found in self._logic(constraint, shape, scope))
            elif isinstance(constraint, Qualified):
                yield from (_result(constraint, shape, graph, focus) for graph, focus in self._qualified(constraint, shape, scope))

    def failing(self, node: Term, scope: Scope) -> frozenset[Key]:
        """The nodes of a scope that do not conform to a shape."""
        return frozenset(self._reported(self.shapes.shapes[node], scope))

    def _pairs(self, shape: Shape, scope: Scope, needed: object = True) -> Iterator[tuple[str, Term, Term]]:
        """(graph, focus node, value node) for all value nodes of a shape; nothing where they are not ``needed``."""
        if needed and shape.path is None and isinstance(needed, Mapping):
            yield from ((graph, focus, focus) for graph, focus in needed)
        elif needed:
            path, value = value_pattern(shape)
            query = self.frame.query(projected(shape), f"{scope.bind('?this', self.frame.classes)} {path}", scope)
            for row in self.source.select(query):
                yield _graph(row), row["this"], row[value[1:]]

    def _logic(self, constraint: Logic, shape: Shape, scope: Scope) -> Iterator[tuple[str, Term, Term]]:
        """(graph, focus node, value node) where the value node breaks a statement about other shapes."""
        inner = _values_of(shape, scope)
        broken = [self.failing(other, inner) for other in constraint.shapes]
        name = constraint.component.removesuffix("ConstraintComponent")
        if name in {"Node", "And", "Or"}:
            bad = frozenset.intersection(*broken) if name == "Or" else frozenset().union(*broken)
            yield from (found for found in self._pairs(shape, scope, bad) if (found[0], found[2]) in bad)
            return
        wanted = 1 if name == "Xone" else 0
        for graph, focus, value in self._pairs(shape, scope):
            if sum((graph, value) not in failed for failed in broken) != wanted:
                yield graph, focus, value

    def _qualified(self, constraint: Qualified, shape: Shape, scope: Scope) -> Iterator[Key]:
        """(graph, focus node) with too few or too many value nodes that conform."""
        inner = _values_of(shape, scope)
        failed = self.failing(constraint.shape, inner)
        siblings = [self.failing(other, inner) for other in constraint.siblings]
        counts = Counter(
            (graph, focus)
            for graph, focus, value in self._pairs(shape, scope)
            if (graph, value) not in failed and all((graph, value) in others for others in siblings)
        )
        if constraint.component.startswith("QualifiedMax"):
            yield from (key for key, number in counts.items() if number > constraint.number)
            return
        for row in self.source.select(self.frame.query("", scope.bind("?this", self.frame.classes), scope)):
            key = (_graph(row), row["this"])
            if counts[key] < constraint.number:
                yield key


def _values_of(shape: Shape, scope: Scope) -> Scope:
    """The value nodes of a shape as a scope."""
    return scope if shape.path is None else OfValues(scope, shape.path)


def _graph(row: Row) -> str:
    return row["graph"].value if "graph" in row else ""


def _answered(question: Question, row: Row, shape: Shape) -> Iterator[Result]:
    value = row.get(question.value) if question.value else None
    for number, constraint in enumerate(question.constraints):
        flag = row.get(f"b{number}")
        if flag is None or flag.value == "true":
            yield _result(constraint, shape, _graph(row), row["this"], value, row.get("path") if isinstance(constraint, Closed) else None)


def _result(
    constraint: Constraint, shape: Shape, graph: str, focus: Term, value: Term | None = None, path: Term | None = None
) -> Result:  # fmt: skip
    return Result(
        focus=focus,
        path=Step(path.value) if path is not None else shape.path,
        value=value,
        shape=shape.node,
        component=component_iri(constraint),
        severity=shape.severity,
        messages=shape.messages or (wording(constraint),),
        graph=graph,
    )
