"""Validation results as values, and the words of those whose shape has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.shacl.paths import Path
from kg.shacl.shapes import Closed, Constraint, Count, HasValue, Logic, Pair, Property, Qualified, Sparql, UniqueLang, ValueTest
from kg.shacl.terms import SH, Term, text_of


@dataclass(frozen=True, slots=True)
class Result:
    """One sh:ValidationResult; ``graph`` is the named graph it was found in where several were validated together.

    ``component`` and ``severity`` are IRIs; ``constraint`` is the value of sh:sparql that found it; ``origin`` is the shape with targets,
    and its focus node, from which validation came here.
    """

    focus: Term
    path: Path | None
    value: Term | None
    shape: Term
    component: str
    severity: str
    messages: tuple[ox.Literal, ...] = ()
    constraint: Term | None = None
    graph: str = ""
    origin: tuple[Term, Term] | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What tells results apart, as text, for sorting."""
        terms = (self.focus, self.value, self.shape, self.constraint)
        return (self.graph, *map(str, terms), str(self.path), self.component, self.severity, *map(str, self.messages))


def component_iri(constraint: Constraint) -> str:
    """The IRI of the constraint's component."""
    return constraint.component if isinstance(constraint, Sparql) else SH + constraint.component


def filled(message: ox.Literal, bound: Mapping[str, Term]) -> ox.Literal:
    """The message with each ``{?name}`` and ``{$name}`` that is bound replaced by its text.

    >>> filled(ox.Literal("{?value} is not {$lang}"), {"value": ox.Literal("Haus")}).value
    'Haus is not {$lang}'
    """
    text = re.sub(r"\{[?$](\w+)\}", lambda hit: text_of(bound[hit[1]]) if hit[1] in bound else hit[0], message.value)
    return ox.Literal(text, language=message.language) if message.language else ox.Literal(text)


def wording(constraint: Constraint) -> ox.Literal:
    """What a result says where neither shape nor constraint has a message."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", component_iri(constraint).replace("#", "/").rpartition("/")[2])
    return ox.Literal(f"{name.removesuffix('Constraint Component').strip().lower()}: {_expected(constraint)}".removesuffix(": "))


def _expected(constraint: Constraint) -> str:
    match constraint:
        case ValueTest(terms=terms):
            return " ".join(map(str, terms))
        case Count(number=number) | Qualified(number=number):
            return str(number)
        case Pair(other=other):
            return f"<{other}>"
        case HasValue(term=term):
            return str(term)
        case Closed(allowed=allowed):
            return " ".join(f"<{iri}>" for iri in allowed)
        case Logic(shapes=shapes):
            return " ".join(str(shape) for shape in shapes if isinstance(shape, ox.NamedNode))
        case Property() | UniqueLang() | Sparql():
            return ""
