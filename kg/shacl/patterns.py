"""The triple patterns of a query, each with the way that leads to it from a variable that is bound in advance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rdflib import BNode, URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.shacl.paths import Alternative, Anything, Inverse, Path, Repeated, Sequence, Step, inverted

#: the paths from a focus node, one after another, to a node that a pattern speaks of
Way = tuple[Path, ...]
Known = Mapping[str, Way]
_Triple = tuple[Any, Any, Any]


def patterns_of(query: str, known: Known) -> Iterator[tuple[Way | None, Path]]:
    """(way, path) for each triple pattern: the path is followed from the end of the way; nothing for one that no way leads to.

    ``known`` has the ways to variables that are bound in advance.
    """
    algebra = translateQuery(parseQuery(query)).algebra
    yield from _in_group(algebra, known)


def _in_group(node: CompValue, known: Known) -> Iterator[tuple[Way | None, Path]]:
    """The patterns of a group; what only may match leads nowhere outside of itself."""
    triples: list[_Triple] = []
    inner: list[CompValue] = []
    _gather(node, triples, inner)
    ways, left = dict(known), list(triples)
    while more := [triple for triple in left if str(triple[0]) in ways or str(triple[2]) in ways]:
        for triple in more:
            left.remove(triple)
            yield from _connected(triple, ways)
    for _, predicate, _ in left:
        yield None, _path(predicate)
    for group in inner:
        yield from _in_group(group, ways)


def _connected(triple: _Triple, ways: dict[str, Way]) -> Iterator[tuple[Way | None, Path]]:
    """The pattern as read from the end that is known; its other end is known from then on."""
    subject, predicate, value = triple
    path, forward = _path(predicate), str(subject) in ways
    start, end = (subject, value) if forward else (value, subject)
    step = path if forward else inverted(path)
    yield ways[str(start)], step
    if isinstance(end, Variable | BNode):
        ways.setdefault(str(end), (*ways[str(start)], step))


#: operators -> which of their parts every row of the group matches, and which it may match or not
_PARTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "LeftJoin": (("p1", "expr"), ("p2",)),
    "Union": ((), ("p1", "p2")),
    "Builtin_EXISTS": ((), ("graph",)),
    "Builtin_NOTEXISTS": ((), ("graph",)),
    "Graph": ((), ("p",)),
}


def _gather(node: Any, triples: list[_Triple], inner: list[CompValue]) -> None:
    """Collect the triple patterns that every row of a group matches, and the groups within it that may match or not."""
    if isinstance(node, list | tuple):
        for item in node:
            _gather(item, triples, inner)
    elif isinstance(node, CompValue):
        if node.name == "BGP":
            triples += node.triples
        needed, optional = _PARTS.get(node.name, (tuple(key for key in node if key not in {"_vars", "PV", "var", "triples"}), ()))
        for key in needed:
            _gather(getattr(node, key), triples, inner)
        inner += [getattr(node, key) for key in optional]


def _path(predicate: Any) -> Path:
    match predicate:
        case URIRef():
            return Step(str(predicate))
        case InvPath():
            return Inverse(_path(predicate.arg))
        case SequencePath():
            return Sequence(tuple(map(_path, predicate.args)))
        case AlternativePath():
            return Alternative(tuple(map(_path, predicate.args)))
        case MulPath():
            return Repeated(_path(predicate.path), str(predicate.mod))
        case _:
            return Anything()
