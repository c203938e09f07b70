"""SPARQL-based constraints and constraint components, as SHACL-SPARQL defines them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.shacl.prebinding import checked
from kg.shacl.shapes import Sparql
from kg.shacl.terms import SH, Statements, Term, text_of

_KINDS = (("validator", True), ("nodeValidator", False), ("propertyValidator", False))


@dataclass(frozen=True, slots=True)
class Component:
    """A constraint component of the shapes graph: its parameters and its validators for node shapes and for property shapes."""

    iri: str
    parameters: tuple[tuple[str, bool], ...]
    for_nodes: Sparql | None
    for_properties: Sparql | None

    @property
    def predicates(self) -> tuple[str, ...]:
        """The properties that carry its parameters."""
        return tuple(predicate for predicate, _ in self.parameters)

    def constraints(self, statements: Statements, node: Term) -> Iterator[Sparql]:
        """The constraints of this component that a shape states: one for each value of a single parameter, else one."""
        given = {predicate: statements.values(node, predicate) for predicate in self.predicates}
        validator = self.for_properties if statements.values(node, SH + "path") else self.for_nodes
        if validator is None or not all(given[predicate] for predicate, optional in self.parameters if not optional):
            return
        if not any(given.values()):
            return
        bound = {predicate: terms for predicate, terms in given.items() if terms}
        for number in range(len(next(iter(bound.values()))) if len(self.parameters) == 1 else 1):
            pairs = tuple((local_name(predicate), terms[number]) for predicate, terms in bound.items())
            yield Sparql(validator.component, validator.query, validator.messages, None, pairs, validator.asks)


def local_name(iri: str) -> str:
    """What follows the last slash or number sign: the name of the variable that a parameter is bound to."""
    return iri.replace("#", "/").rpartition("/")[2]


def components_of(statements: Statements) -> tuple[Component, ...]:
    """The constraint components that a shapes graph defines, by IRI."""
    return tuple(_component(statements, node) for node in sorted(statements.instances(SH + "ConstraintComponent"), key=str))


def _component(statements: Statements, node: Term) -> Component:
    parameters = tuple(
        (text_of(statements.one(parameter, SH + "path")), statements.is_true(parameter, SH + "optional"))
        for parameter in statements.values(node, SH + "parameter")
    )
    found = {
        name: _validator(statements, node, validator, asks) for name, asks in _KINDS for validator in statements.values(node, SH + name)[:1]
    }
    general = found.get("validator")
    return Component(node.value, parameters, found.get("nodeValidator", general), found.get("propertyValidator", general))


def _validator(statements: Statements, component: Term, node: Term, asks: bool) -> Sparql:
    asks = asks or not statements.values(node, SH + "select")
    return Sparql(component.value, _query(statements, node, "ask" if asks else "select"), _messages(statements, node), asks=asks)


def sparql_of(statements: Statements, node: Term) -> Sparql:
    """The constraint that a value of sh:sparql states."""
    component = SH + "SPARQLConstraintComponent"
    return Sparql(component, _query(statements, node, "select"), _messages(statements, node), node)


def _messages(statements: Statements, node: Term) -> tuple[ox.Literal, ...]:
    return tuple(m for m in statements.values(node, SH + "message") if isinstance(m, ox.Literal))


def _imported(statements: Statements, groups: list[Term]) -> list[Term]:
    """The groups of prefix declarations with those that they import."""
    found: list[Term] = []
    waiting = list(groups)
    while waiting:
        if (group := waiting.pop()) not in found:
            found.append(group)
            waiting += statements.values(group, "http://www.w3.org/2002/07/owl#imports")
    return found


def _query(statements: Statements, node: Term, kind: str) -> str:
    declared = [
        d for group in _imported(statements, statements.values(node, SH + "prefixes")) for d in statements.values(group, SH + "declare")
    ]
    pairs = sorted((text_of(statements.one(d, SH + "prefix")), text_of(statements.one(d, SH + "namespace"))) for d in declared)
    head = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in pairs)
    return checked(head + text_of(statements.one(node, SH + kind)))
