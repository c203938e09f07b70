"""Constraints of SHACL Core as queries: each finds all violations among the focus nodes of a scope at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.shacl.expressions import broken
from kg.shacl.paths import Alternative, Inverse, Path, Step
from kg.shacl.paths import Sequence as Steps
from kg.shacl.scopes import Classes, Scope, narrowed
from kg.shacl.shapes import Closed, Constraint, Count, HasValue, Pair, Shape, UniqueLang, ValueTest
from kg.shacl.source import values
from kg.shacl.terms import written


@dataclass(frozen=True, slots=True)
class Frame:
    """How a pattern becomes a query: of one graph, or of each of ``graphs`` by itself, which then is bound to ?graph."""

    classes: Classes
    graphs: tuple[str, ...] = ()

    def query(self, projection: str, pattern: str, scope: Scope, tail: str = "", grouped: bool = False) -> str:
        """A SELECT of the distinct rows of a pattern, or of its groups."""
        keys = "?graph ?this" if self.graphs else "?this"
        ending = f" GROUP BY {keys}" if grouped else ""
        return f"SELECT DISTINCT {keys} {projection} WHERE {{ {self.inside(pattern, scope)} }}{ending}{tail}"

    def inside(self, pattern: str, scope: Scope) -> str:
        """The pattern as it is, or within each graph."""
        if not self.graphs:
            return pattern
        # a pattern that looks at no graph would be answered once, not once for each graph; filters within have to know which it is
        named = values("?graph", [f"<{graph}>" for graph in self.graphs]) + " " if scope.free else ""
        return f"GRAPH ?graph {{ {named}{pattern} }}"


def value_pattern(shape: Shape, variable: str = "?value") -> tuple[str, str]:
    """The pattern that goes from ?this to a value node, and the variable of the value node; a node shape is about ?this itself."""
    return ("", "?this") if shape.path is None else (f"?this {shape.path} {variable} .", variable)


def projected(shape: Shape) -> str:
    """The variable of the value nodes, where there is one beside ?this."""
    return "" if shape.path is None else "?value"


@dataclass(frozen=True, slots=True)
class Question:
    """A query for violations: of each of ``constraints`` in rows where the variable ``b`` + its number is true, or of the only one.

    ``value`` is the variable of the value node, empty where a result names none.
    """

    query: str
    constraints: tuple[Constraint, ...]
    value: str = ""


def questions(shape: Shape, scope: Scope, frame: Frame) -> Iterator[Question]:
    """The questions that find all violations of the shape's own constraints."""
    tests = tuple(c for c in shape.constraints if isinstance(c, ValueTest) and not _is_class(c))
    with_value = narrowed(scope, shape.path)
    if tests:
        yield _of_tests(tests, shape, with_value, frame)
    for constraint in shape.constraints:
        among = with_value if _needs_value(constraint) else scope
        for pattern, value, projection, tail in _patterns(constraint, shape, frame.classes):
            body = f"{among.bind('?this', frame.classes)} {pattern}"
            yield Question(frame.query(projection, body, among, tail, bool(tail)), (constraint,), value)


def _needs_value(constraint: Constraint) -> bool:
    """Whether only a focus node with a value of the path can break the constraint."""
    match constraint:
        case Count(component=component):
            return component.startswith("Max")
        case Pair(component=component):
            return not component.startswith("Equals")
        case ValueTest() | UniqueLang():
            return True
        case _:
            return False


def _is_class(constraint: ValueTest) -> bool:
    return constraint.component == "ClassConstraintComponent"


def _of_tests(tests: Sequence[ValueTest], shape: Shape, scope: Scope, frame: Frame) -> Question:
    """All tests of single values in one look at the values."""
    path, value = value_pattern(shape)
    expressions = [broken(test, value) for test in tests]
    flags = " ".join(f"({expression} AS ?b{number})" for number, expression in enumerate(expressions))
    body = f"{scope.bind('?this', frame.classes)} {path} FILTER({' || '.join(expressions)})"
    return Question(frame.query(f"{projected(shape)} {flags}", body, scope), tuple(tests), value[1:])


_Pattern = tuple[str, str, str, str]


def _patterns(constraint: Constraint, shape: Shape, classes: Classes) -> Iterator[_Pattern]:
    """Patterns after that of the scope, each with the name of its value variable, its projection, and what follows the query."""
    if isinstance(constraint, ValueTest) and _is_class(constraint):
        yield _class(constraint, shape, classes)
    elif isinstance(constraint, Count):
        yield _count(constraint, shape)
    elif isinstance(constraint, Pair):
        yield from _pair(constraint, shape)
    elif isinstance(constraint, HasValue):
        yield _has_value(constraint, shape)
    elif isinstance(constraint, UniqueLang):
        yield _unique_lang(shape)
    elif isinstance(constraint, Closed):
        yield _closed(constraint, shape)


def _class(constraint: ValueTest, shape: Shape, classes: Classes) -> _Pattern:
    path, value = value_pattern(shape)
    inside = classes.test(value, constraint.terms[0].value, "?of_class")
    return f"{path} FILTER NOT EXISTS {{ {inside} }}", value[1:], projected(shape), ""


def _count(constraint: Count, shape: Shape) -> _Pattern:
    assert shape.path is not None
    number, at_least = constraint.number, constraint.component.startswith("Min")
    if at_least and number == 1:
        return f"FILTER NOT EXISTS {{ {leads_on(shape.path)} }}", "", "", ""
    if not at_least and number == 0:
        return f"?this {shape.path} ?value .", "", "", ""
    if not at_least and number == 1:
        two = f"?this {shape.path} ?value . ?this {shape.path} ?other . FILTER(!sameTerm(?value, ?other))"
        return f"FILTER EXISTS {{ {two} }}", "", "", ""
    sign = "<" if at_least else ">"
    values_ = f"?this {shape.path} ?value ."
    return f"OPTIONAL {{ {values_} }}" if at_least else values_, "", "", f" HAVING (COUNT(DISTINCT ?value) {sign} {number})"


def leads_on(path: Path, start: str = "?this", depth: int = 0) -> str:
    """A pattern that asks whether the path leads anywhere; each step of a sequence stands in an EXISTS of its own.

    As one pattern the planner of the store starts at the wrong end: 14 s instead of 0.1 s for a million triples.
    """
    if isinstance(path, Alternative) and all(isinstance(part, Step) for part in path.parts):
        # the few properties of a node are looked through once, not once for each that is asked for
        return f"{start} ?by{depth} ?end{depth} . FILTER(?by{depth} IN ({', '.join(map(str, path.parts))}))"
    if not isinstance(path, Steps) or not all(isinstance(part, Step | Inverse) for part in path.parts):
        return f"{start} {path} ?end{depth} ."
    first, *rest = path.parts
    step = f"{start} {first} ?end{depth} ."
    return f"{step} FILTER EXISTS {{ {leads_on(Steps(tuple(rest)), f'?end{depth}', depth + 1)} }}" if rest else step


def _pair(constraint: Pair, shape: Shape) -> Iterator[_Pattern]:
    path, value = value_pattern(shape)
    other, kind = f"<{constraint.other}>", constraint.component.removesuffix("ConstraintComponent")
    if kind == "Equals":
        yield f"{path} FILTER NOT EXISTS {{ ?this {other} {value} }}", value[1:], projected(shape), ""
        missing = f"FILTER NOT EXISTS {{ ?this {shape.path} ?value }}" if path else "FILTER(!sameTerm(?this, ?value))"
        yield f"?this {other} ?value . {missing}", "value", "?value", ""
    elif kind == "Disjoint":
        yield f"{path} ?this {other} {value} .", value[1:], projected(shape), ""
    else:
        sign = "<" if kind == "LessThan" else "<="
        yield f"{path} ?this {other} ?other . FILTER(!COALESCE({value} {sign} ?other, false))", value[1:], "?value ?other", ""


def _has_value(constraint: HasValue, shape: Shape) -> _Pattern:
    term = written(constraint.term)
    if shape.path is None:
        return f"FILTER(!sameTerm(?this, {term}))", "", "", ""
    return f"FILTER NOT EXISTS {{ ?this {shape.path} {term} }}", "", "", ""


def _unique_lang(shape: Shape) -> _Pattern:
    two = f"?this {shape.path} ?value . ?this {shape.path} ?other ."
    tests = 'LANG(?value) != "" && LCASE(LANG(?value)) = LCASE(LANG(?other)) && !sameTerm(?value, ?other)'
    return f"{two} FILTER({tests})", "", "(LCASE(LANG(?value)) AS ?language)", ""


def _closed(constraint: Closed, shape: Shape) -> _Pattern:
    path, value = value_pattern(shape, "?node")
    allowed = ", ".join(f"<{iri}>" for iri in constraint.allowed)
    test = f"FILTER(?path NOT IN ({allowed}))" if allowed else ""
    return f"{path} {value} ?path ?value . {test}", "value", "?path ?value", ""
