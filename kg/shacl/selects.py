"""SPARQL-based constraints, asked for all focus nodes at once wherever that gives the rows that pre-binding gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.shacl.paths import Path, Step
from kg.shacl.prebinding import Parts, bound_everywhere, joined, parts, substituted
from kg.shacl.queries import Frame, projected, value_pattern
from kg.shacl.results import Result, component_iri, filled, wording
from kg.shacl.scopes import Among, Scope
from kg.shacl.shapes import Shape, Sparql
from kg.shacl.source import Row, Source
from kg.shacl.terms import Term, UnsupportedError, written


def violations(
    constraint: Sparql, shape: Shape, scope: Scope, frame: Frame, source: Source, shapes_graph: ox.NamedNode | None
) -> Iterator[Result]:  # fmt: skip
    """The results of a SPARQL-based constraint on all focus nodes of a scope."""
    query = _apart(constraint.query, tuple(_terms(constraint, shape, shapes_graph).items()), str(shape.path or ""))
    if constraint.asks:
        rows = _refused(query, shape, scope, frame, source)
    elif frame.graphs and query.by_graph:
        alone = Frame(frame.classes)
        rows = (
            {**row, "graph": ox.NamedNode(graph)}
            for graph in frame.graphs
            for row in _found(query, scope, alone, source, ox.NamedNode(graph))
        )
    else:
        rows = _found(query, scope, frame, source)
    for row in rows:
        yield _result(constraint, shape, row)


@lru_cache(maxsize=1024)
def _apart(query: str, terms: tuple[tuple[str, str], ...], path: str) -> Parts:
    """The query taken apart; one set of shapes is asked many times."""
    return parts(substituted(query, dict(terms), path))


def _terms(constraint: Sparql, shape: Shape, shapes_graph: ox.NamedNode | None) -> dict[str, str]:
    """What stands for the variables that are the same for all focus nodes."""
    terms = {name: written(term) for name, term in constraint.parameters}
    if "currentShape" in constraint.query:
        terms["currentShape"] = written(shape.node)
    if "shapesGraph" in constraint.query:
        if shapes_graph is None:
            raise UnsupportedError("$shapesGraph, which is at hand only where the shapes graph is part of the dataset")
        terms["shapesGraph"] = written(shapes_graph)
    return terms


def _found(query: Parts, scope: Scope, frame: Frame, source: Source, graph: ox.NamedNode | None = None) -> Iterator[Row]:
    """The rows of a SELECT, with ?this."""
    scopes = [scope]
    if query.one_by_one:
        nodes = source.select(frame.query("", scope.bind("?this", frame.classes), scope), graph)
        scopes = [Among((node,)) for node in sorted({row["this"] for row in nodes}, key=str)]
    for each in scopes:
        binding = each.bind("?this", frame.classes)
        # a node that comes many times would be joined many times; within several graphs a SELECT would not know which it is in
        alone = query.counts or (each.repeats and not frame.graphs)
        once = f"{{ SELECT DISTINCT ?this WHERE {{ {binding} }} }}" if alone else binding
        given = binding if isinstance(each, Among) else ""
        body = bound_everywhere(query.body, frozenset({"this"}), once, given)
        yield from source.select(_written(query, body, each, frame), graph)


def _written(query: Parts, body: str, scope: Scope, frame: Frame) -> str:
    projection = query.projection
    if projection != "*":
        missing = "" if any(token in {"?this", "$this"} for token in projection.replace(")", " ").split()) else "?this "
        projection = f"{'?graph ' if frame.graphs else ''}{missing}{projection}"
    pattern = frame.inside(body, scope)
    return f"{query.prologue}SELECT DISTINCT {projection} WHERE {{ {pattern} }}{query.tail}"


def _refused(query: Parts, shape: Shape, scope: Scope, frame: Frame, source: Source) -> Iterator[Row]:
    """The value nodes for which an ASK says no."""
    path, value = value_pattern(shape)
    test = joined(list(query.body)) if path else f"BIND(?this AS ?value) {joined(list(query.body))}"
    body = f"{scope.bind('?this', frame.classes)} {path} FILTER NOT EXISTS {{ {test} }}"
    for row in source.select(query.prologue + frame.query(projected(shape), body, scope)):
        yield {**row, "value": row[value[1:]]}


def _result(constraint: Sparql, shape: Shape, row: Row) -> Result:
    bound = {**dict(constraint.parameters), **row}
    own = row.get("message")
    messages = (own,) if isinstance(own, ox.Literal) else constraint.messages or shape.messages or (wording(constraint),)
    return Result(
        focus=row["this"],
        path=_path(row, shape),
        value=row.get("value", row["this"] if shape.path is None else None),
        shape=shape.node,
        component=component_iri(constraint),
        severity=shape.severity,
        messages=tuple(filled(message, bound) for message in messages),
        constraint=constraint.constraint,
        graph=row["graph"].value if "graph" in row else "",
    )


def _path(row: Row, shape: Shape) -> Path | None:
    given: Term | None = row.get("path")
    return Step(given.value) if isinstance(given, ox.NamedNode) else shape.path
