"""Where focus nodes come from, as graph patterns: targets, the values of a path from there, or nodes given one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.shacl.paths import Path, Step
from kg.shacl.shapes import Targets
from kg.shacl.source import Source, values
from kg.shacl.terms import A_KIND_OF, SUBCLASS, TYPE, Term, written

#: subclasses up to which a pattern names them all instead of following rdfs:subClassOf
MANY_CLASSES = 200


class Classes:
    """Patterns for the instances of a class; the classes below it are asked for once.

    ``followed`` leaves that to the pattern, for graphs that disagree about subclasses.
    """

    def __init__(self, source: Source, *, followed: bool = False, by_graph: bool = False) -> None:
        self._source = source
        self._followed = followed
        self._by_graph = by_graph
        self._below: dict[str, tuple[str, ...]] = {}

    def below(self, cls: str) -> tuple[str, ...]:
        """The IRIs of the class and of all classes below it, sorted."""
        if cls not in self._below:
            pattern = f"?c {SUBCLASS}+ <{cls}>"
            rows = self._source.select(f"SELECT DISTINCT ?c WHERE {{ {f'GRAPH ?g {{ {pattern} }}' if self._by_graph else pattern} }}")
            found = {row["c"].value for row in rows if isinstance(row["c"], ox.NamedNode)}
            self._below[cls] = tuple(sorted(found | {cls}))
        return self._below[cls]

    def pattern(self, variable: str, classes: Iterable[str], via: str) -> str:
        """A pattern for instances of any of the classes; ``via`` is a variable for the class."""
        asked = sorted(set(classes))
        below = [] if self._followed else sorted({found for cls in asked for found in self.below(cls)})
        if len(below) == 1:
            return f"{variable} {TYPE} <{below[0]}> ."
        if not below or len(below) > MANY_CLASSES:
            return f"{values(via, [f'<{cls}>' for cls in asked])} {variable} {A_KIND_OF} {via} ."
        return f"{values(via, [f'<{cls}>' for cls in below])} {variable} {TYPE} {via} ."

    def test(self, variable: str, cls: str, via: str) -> str:
        """A pattern that matches where the variable, which is bound, is an instance of the class: its own classes are looked at."""
        below = () if self._followed else self.below(cls)
        if len(below) < 2 or len(below) > MANY_CLASSES:
            return self.pattern(variable, [cls], via)
        return f"{variable} {TYPE} {via} . FILTER({via} IN ({', '.join(f'<{each}>' for each in below)}))"


@dataclass(frozen=True, slots=True)
class OfTargets:
    """The focus nodes that one kind of target finds: ``kind`` is nodes, classes, subjects_of or objects_of."""

    kind: str
    names: tuple[Term | str, ...]

    def bind(self, variable: str, classes: Classes) -> str:
        """A pattern that binds the variable to each focus node."""
        if self.kind == "nodes":
            return values(variable, [written(name) for name in self.names if not isinstance(name, str)])
        if self.kind == "classes":
            return classes.pattern(variable, map(str, self.names), f"{variable}_class")
        ends = (variable, f"{variable}_end") if self.kind == "subjects_of" else (f"{variable}_end", variable)
        iris = [f"<{name}>" for name in self.names]
        if len(iris) == 1:
            return f"{ends[0]} {iris[0]} {ends[1]} ."
        return f"{values(f'{variable}_by', iris)} {ends[0]} {variable}_by {ends[1]} ."

    @property
    def free(self) -> bool:
        """Whether the pattern finds nodes without looking at the graph."""
        return self.kind == "nodes"

    @property
    def repeats(self) -> bool:
        """Whether the pattern finds a node as often as something points to it."""
        return self.kind == "objects_of"


@dataclass(frozen=True, slots=True)
class OfValues:
    """The value nodes of a path from the focus nodes of another scope."""

    start: Scope
    path: Path

    def bind(self, variable: str, classes: Classes) -> str:
        """A pattern that binds the variable to each value node."""
        return f"{self.start.bind(f'{variable}_of', classes)} {variable}_of {self.path} {variable} ."

    @property
    def free(self) -> bool:
        """Whether the pattern finds nodes without looking at the graph."""
        return self.start.free

    @property
    def repeats(self) -> bool:
        """Whether the pattern finds a node as often as something points to it."""
        return True


@dataclass(frozen=True, slots=True)
class Among:
    """Focus nodes given one by one."""

    nodes: tuple[Term, ...]

    def bind(self, variable: str, classes: Classes) -> str:
        """A pattern that binds the variable to each of them."""
        return values(variable, [written(node) for node in self.nodes])

    @property
    def free(self) -> bool:
        """Whether the pattern finds nodes without looking at the graph."""
        return True

    @property
    def repeats(self) -> bool:
        """Whether the pattern finds a node as often as something points to it."""
        return False


Scope = OfTargets | OfValues | Among


def scopes_of(targets: Targets) -> Iterator[OfTargets]:
    """The scopes of a shape's targets, one for each kind of target."""
    for kind in ("nodes", "classes", "subjects_of", "objects_of"):
        if names := getattr(targets, kind):
            yield OfTargets(kind, names)


def narrowed(scope: Scope, path: Path | None) -> Scope:
    """The focus nodes of a scope that can have a value of the path: of the subjects of several properties those of the path's own."""
    if isinstance(scope, OfTargets) and scope.kind == "subjects_of" and isinstance(path, Step) and path.iri in scope.names:
        return OfTargets(scope.kind, (path.iri,))
    return scope
