"""What the compiled queries are asked of: the embedded store, or whatever answers SPARQL 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from kg.shacl.terms import Term

Row = Mapping[str, Term]


class Source(Protocol):
    """Something that answers SELECT queries; ``graph`` narrows one query to a single named graph."""

    def select(self, query: str, graph: ox.NamedNode | None = None) -> Iterable[Row]:
        """The rows of the answer, unbound variables left out."""


@dataclass(frozen=True, slots=True)
class StoreSource:
    """An embedded store. ``union`` makes all its graphs together the default graph, which is what an audit looks at.

    ``written`` are its quads as they were read, whose literals the store keeps in one form; nothing where they are not at hand.
    """

    store: ox.Store
    union: bool = False
    written: Sequence[ox.Quad] = ()

    @property
    def quads(self) -> Iterable[ox.Quad]:
        """The quads as they were read, or as the store has them."""
        return self.written or self.store

    def select(self, query: str, graph: ox.NamedNode | None = None) -> Iterator[Row]:
        """The rows of the answer, unbound variables left out."""
        found = self.store.query(query, use_default_graph_as_union=self.union, default_graph=None if graph is None else [graph])
        assert isinstance(found, ox.QuerySolutions)
        return rows_of(found)


def rows_of(found: ox.QuerySolutions) -> Iterator[Row]:
    """The rows by the names of their variables, unbound ones left out."""
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: term for name in names if (term := row[name]) is not None and not isinstance(term, ox.Triple)}


def source_of(quads: Iterable[ox.Quad], *, union: bool = False) -> StoreSource:
    """A source over an in-memory store that holds the quads."""
    written = tuple(quads)
    store = ox.Store()
    store.extend(written)
    return StoreSource(store, union, written)


def values(variable: str, terms: Sequence[str]) -> str:
    """A VALUES block for one variable."""
    return f"VALUES {variable} {{ {' '.join(terms)} }}"
