"""Literals as the data write them: the store keeps numbers and times in one form, and results give back the form that was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox

from kg.shacl.results import Result
from kg.shacl.terms import RDF, XSD, Term, text_of

_KEPT = frozenset({XSD + "string", RDF + "langString"})


def respelled(results: Iterable[Result], quads: Iterable[ox.Quad]) -> tuple[Result, ...]:
    """The results with literals as they stand in the quads; one that is written in several ways stays as the store has it.

    >>> stored = ox.Literal("4", datatype=ox.NamedNode(XSD + "decimal"))
    >>> written = ox.Literal("4.0", datatype=ox.NamedNode(XSD + "decimal"))
    >>> node = ox.NamedNode("urn:a")
    >>> found = Result(node, None, stored, node, "urn:c", "urn:s")
    >>> (again,) = respelled([found], [ox.Quad(node, node, written)])
    >>> again.value.value
    '4.0'
    """
    listed = tuple(results)
    wanted = {term for result in listed for term in (result.focus, result.value) if isinstance(term, ox.Literal) and _bent(term)}
    if not wanted:
        return listed
    apart = any(result.graph for result in listed)
    written = {
        (text_of(quad.graph_name) if apart else "", quad.object)
        for quad in quads
        if isinstance(quad.object, ox.Literal) and _bent(quad.object)
    }
    stored = _as_stored({literal for _, literal in written})
    forms: dict[tuple[str, Term], set[Term]] = defaultdict(set)
    for graph, literal in written:
        forms[graph, stored[literal]].add(literal)

    def form(graph: str, term: Term) -> Term:
        found = forms.get((graph, term), ()) if term in wanted else ()
        return next(iter(found)) if len(found) == 1 else term

    return tuple(
        replace(result, focus=form(result.graph, result.focus), value=result.value and form(result.graph, result.value))
        for result in listed
    )


def _bent(literal: ox.Literal) -> bool:
    return literal.datatype.value not in _KEPT


def _as_stored(literals: set[ox.Literal]) -> dict[ox.Literal, Term]:
    ordered = sorted(literals, key=str)
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:is"), literal) for number, literal in enumerate(ordered))
    return {
        ordered[int(quad.subject.value.removeprefix("urn:"))]: quad.object
        for quad in store
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple)
    }
