"""The triple patterns of a query, each with the way that leads to it from a variable that is bound in advance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rdflib import BNode, URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.shacl.paths import Alternative, Anything, Inverse, Path, Repeated, Sequence, Step, inverted

#: the paths from a focus node, one after another, to a node that a pattern speaks of
Way = tuple[Path, ...]
#: by the name of a variable all ways to it: several where it is bound in each part of a UNION
Known = Mapping[str, frozenset[Way]]
_Triple = tuple[Any, Any, Any]
Pattern = tuple[Way | None, Path]


def patterns_of(query: str, known: Mapping[str, Way]) -> Iterator[Pattern]:
    """(way, path) for each triple pattern: the path is followed from the end of the way; nothing for one that no way leads to.

    ``known`` has the ways to variables that are bound in advance.
    """
    ways = {name: frozenset({way}) for name, way in known.items()}
    yield from _gathered(translateQuery(parseQuery(query)).algebra).followed(ways, ways)[0]


#: operators -> which of their parts every row of the group matches, and which it may match or not
_PARTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "LeftJoin": (("p1", "expr"), ("p2",)),
    "Builtin_EXISTS": ((), ("graph",)),
    "Builtin_NOTEXISTS": ((), ("graph",)),
    "Graph": ((), ("p",)),
}
_BESIDE = frozenset({"_vars", "PV", "var", "triples"})


@dataclass(slots=True)
class _Group:
    """What a group consists of: the triple patterns that every row matches, the UNIONs and inner SELECTs, and what only may match.

    ``named`` are variables with the one whose value they take over; ``shown`` are those that an inner SELECT gives to the rest.
    """

    triples: list[_Triple] = field(default_factory=list)
    joined: list[tuple[_Group, ...]] = field(default_factory=list)
    inner: list[_Group] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)
    shown: frozenset[str] | None = None

    def gather(self, node: Any) -> None:
        """Take in a part of the query."""
        if isinstance(node, list | tuple):
            for item in node:
                self.gather(item)
        elif isinstance(node, CompValue):
            self._gather_operator(node)

    def _gather_operator(self, node: CompValue) -> None:
        if node.name == "Union":
            self.joined.append((_gathered(node.p1), _gathered(node.p2)))
            return
        if node.name == "ToMultiSet":
            self.joined.append((_gathered(node.p, frozenset(map(str, node.p.PV or ()))),))
            return
        if node.name == "BGP":
            self.triples += node.triples
        if node.name == "Extend" and isinstance(node.expr, Variable):
            # what stands outside the group of a BIND is not seen by it
            self.named += [(str(node.var), str(node.expr))] if str(node.expr) in _gathered(node.p).mentioned else []
        needed, optional = _PARTS.get(node.name, (tuple(key for key in node if key not in _BESIDE), ()))
        for key in needed:
            self.gather(getattr(node, key))
        self.inner += [_gathered(getattr(node, key)) for key in optional]

    @property
    def mentioned(self) -> set[str]:
        """The variables of the triple patterns that every row matches."""
        return {name for subject, _, value in self.triples for name in (_name(subject), _name(value)) if name}

    def followed(self, known: Known, fixed: Known) -> tuple[list[Pattern], Known]:
        """The patterns of the group, and the ways to the variables that every row of it binds; ``fixed`` is bound in advance.

        What only may match leads nowhere outside of itself.
        """
        ways = dict(known if self.shown is None else fixed)
        own: Known = dict(fixed)
        found: list[Pattern] = []
        left, joined = list(self.triples), list(self.joined)
        while left or joined:
            more = [triple for triple in left if _name(triple[0]) in ways or _name(triple[2]) in ways]
            for triple in more:
                left.remove(triple)
                found += _connected(triple, ways)
            if not more:
                if not joined:
                    break
                patterns, outward = _joined(joined.pop(0), ways, fixed)
                found += patterns
                ways = {**outward, **ways}
                own = {**own, **outward}
        bound = {*own, *(_name(end) for triple in self.triples if triple not in left for end in (triple[0], triple[2]))}
        for name, source in self.named:
            if source in bound and source in ways:
                ways.setdefault(name, ways[source])
                bound.add(name)
        found += [(None, _path(predicate)) for _, predicate, _ in left]
        for group in self.inner:
            found += group.followed(ways, fixed)[0]
        shown = bound if self.shown is None else bound & self.shown
        return found, {name: ways[name] for name in shown if name in ways}


def _gathered(node: Any, shown: frozenset[str] | None = None) -> _Group:
    group = _Group(shown=shown)
    group.gather(node)
    return group


def _joined(parts: Iterable[_Group], ways: Known, fixed: Known) -> tuple[list[Pattern], Known]:
    """The patterns of all parts of a UNION, or of an inner SELECT, and all ways to the variables that each part binds."""
    followed = [part.followed(ways, fixed) for part in parts]
    shared = set.intersection(*(set(bound) for _, bound in followed))
    outward = {name: frozenset[Way]().union(*(bound[name] for _, bound in followed)) for name in shared}
    return [pattern for patterns, _ in followed for pattern in patterns], outward


def _connected(triple: _Triple, ways: dict[str, frozenset[Way]]) -> Iterator[Pattern]:
    """The pattern as read from the end that is known; its other end is known from then on."""
    subject, predicate, value = triple
    path, forward = _path(predicate), _name(subject) in ways
    start, end = (subject, value) if forward else (value, subject)
    step = path if forward else inverted(path)
    yield from ((way, step) for way in ways[_name(start)])
    if _name(end):
        ways.setdefault(_name(end), frozenset((*way, step) for way in ways[_name(start)]))


def _name(term: Any) -> str:
    """The name of a variable, nothing for a constant."""
    return str(term) if isinstance(term, Variable | BNode) else ""


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
