"""Property paths: read from a shapes graph, written as SPARQL."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.shacl.terms import RDF, SH, Statements, Term, UnsupportedError, text_of


@dataclass(frozen=True, slots=True)
class Step:
    """One property, followed from subject to object."""

    iri: str

    def __str__(self) -> str:
        return f"<{self.iri}>"


@dataclass(frozen=True, slots=True)
class Inverse:
    """A path followed backwards."""

    path: Path

    def __str__(self) -> str:
        return f"^{self.path}" if isinstance(self.path, Step) else f"^({self.path})"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Paths followed one after another."""

    parts: tuple[Path, ...]

    def __str__(self) -> str:
        return "/".join(_bracketed(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Any one of several paths."""

    parts: tuple[Path, ...]

    def __str__(self) -> str:
        return "|".join(_bracketed(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A path followed any number of times; ``sign`` is ``*``, ``+`` or ``?``."""

    path: Path
    sign: str

    def __str__(self) -> str:
        return f"({self.path}){self.sign}"


@dataclass(frozen=True, slots=True)
class Anything:
    """Any one property; no path of a shape, but what a variable in the place of a property stands for."""

    def __str__(self) -> str:
        return "!<urn:none>"


Path = Step | Inverse | Sequence | Alternative | Repeated | Anything

_REPEATED = {SH + "zeroOrMorePath": "*", SH + "oneOrMorePath": "+", SH + "zeroOrOnePath": "?"}


def is_optional(path: Path) -> bool:
    """Whether the path may have no steps, so that it leads from every node to the node itself."""
    match path:
        case Step() | Anything():
            return False
        case Inverse(path=inner):
            return is_optional(inner)
        case Sequence(parts=parts):
            return all(map(is_optional, parts))
        case Alternative(parts=parts):
            return any(map(is_optional, parts))
        case Repeated(path=inner, sign=sign):
            return sign != "+" or is_optional(inner)


def inverted(path: Path) -> Path:
    """The path from its end to its start, with the inversions at its single steps."""
    match path:
        case Inverse(path=inner):
            return inner
        case Sequence(parts=parts):
            return Sequence(tuple(inverted(part) for part in reversed(parts)))
        case Alternative(parts=parts):
            return Alternative(tuple(map(inverted, parts)))
        case Repeated(path=inner, sign=sign):
            return Repeated(inverted(inner), sign)
        case _:
            return Inverse(path)


def _bracketed(path: Path) -> str:
    return f"({path})" if isinstance(path, Sequence | Alternative) else str(path)


def read_path(statements: Statements, node: Term, inside: tuple[Term, ...] = ()) -> Path:
    """The path that a node of a shapes graph stands for."""
    if isinstance(node, ox.NamedNode):
        return Step(node.value)
    if node in inside:
        raise UnsupportedError("a property path that contains itself")
    within = (*inside, node)
    if statements.values(node, RDF + "first"):
        return Sequence(tuple(read_path(statements, item, within) for item in statements.items(node)))
    for predicate in statements.predicates(node):
        value = statements.values(node, predicate)[0]
        if predicate == SH + "inversePath":
            return Inverse(read_path(statements, value, within))
        if predicate == SH + "alternativePath":
            return Alternative(tuple(read_path(statements, item, within) for item in statements.items(value)))
        if predicate in _REPEATED:
            return Repeated(read_path(statements, value, within), _REPEATED[predicate])
    raise UnsupportedError(f"a property path of an unknown kind ({text_of(node)})")
