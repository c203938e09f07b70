"""What a worker does for a request: a SPARQL query, or a whole graph, answered in the form that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import ConfigError, LimitError
from kg.model.iri import Namespaces
from kg.query import complaints, keywords, refuse_federation
from kg.store import store_at, world_graphs
from kg.web.formats import GRAPHS, TABLES

if TYPE_CHECKING:
    from typing_extensions import Buffer


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that a query may run and wait for its turn; bytes that its answer and a request may have; how many run at once."""

    seconds: float = 10.0
    wait: float = 30.0
    answer: int = 50_000_000
    request: int = 1_000_000
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its dataset and the media types in which a table and a graph would be welcome (``None``: in none that there is).

    Without graphs the query reads the world view, and every named graph with GRAPH; with a FROM of its own it reads what that says.
    A relative IRI is one of this graph.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    table: str | None = "application/sparql-results+json"
    graph: str | None = "text/turtle"


@dataclass(frozen=True, slots=True)
class Answered:
    """The bytes of an answer and its media type; no type where the client takes none that there is."""

    content: bytes
    media_type: str


def answered(home: Path, asked: Asked, names: Namespaces, limit: int) -> Answered:
    """The answer of the store at ``home``; ``ConfigError`` for what is no query or would leave this machine.

    ``LimitError`` for an answer of more than ``limit`` bytes.
    """
    refuse_federation(asked.text)
    with complaints(asked.text, names):
        results = _results(_opened(home), asked, names)
        if isinstance(results, ox.QueryTriples):
            return Answered(written(results, asked.graph, names, limit) if asked.graph else b"", asked.graph or "")
        sink = Capped(limit)
        if asked.table:
            results.serialize(sink, format=TABLES[asked.table])
        return Answered(sink.getvalue(), asked.table or "")


def content(home: Path, graphs: Sequence[str], media_type: str, names: Namespaces, limit: int) -> bytes:
    """The triples of these graphs of the store at ``home``, without any of the world view, in one of ``GRAPHS``."""
    store = _opened(home)
    chosen = [ox.NamedNode(graph) for graph in graphs] or world_graphs(store, names)
    return written((quad.triple for graph in chosen for quad in store.quads_for_pattern(None, None, None, graph)), media_type, names, limit)


#: a worker keeps the store open that it was asked of last
_opened = lru_cache(maxsize=1)(store_at)


def _results(store: ox.Store, asked: Asked, names: Namespaces) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    if asked.default_graphs or asked.named_graphs:
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [_node(iri) for iri in asked.default_graphs]
        named: list[ox.NamedNode | ox.BlankNode] = [_node(iri) for iri in asked.named_graphs]
        return store.query(asked.text, prefixes=names.prefixes, base_iri=names.base, default_graph=default, named_graphs=named)
    if any(word == "FROM" for word, _ in keywords(asked.text)):
        return store.query(asked.text, prefixes=names.prefixes, base_iri=names.base)
    return store.query(asked.text, prefixes=names.prefixes, base_iri=names.base, default_graph=world_graphs(store, names))


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise ConfigError("KG0926", f"{iri!r} is not the IRI of a graph", remedy="give an absolute IRI") from None


def written(triples: Iterable[ox.Triple], media_type: str, names: Namespaces, limit: int) -> bytes:
    """The triples, sorted, in one of ``GRAPHS`` with the prefixes that they use; ``LimitError`` for more than ``limit`` bytes."""
    ordered = sorted(set(triples), key=str)
    text = "\n".join(map(str, ordered))
    sink = Capped(limit)
    used = {prefix: iri for prefix, iri in names.prefixes.items() if f"<{iri}" in text}
    ox.serialize(ordered, sink, format=GRAPHS[media_type], prefixes=used)
    return sink.getvalue()


class Capped(BytesIO):
    """A sink of bytes that refuses more than ``limit`` of them with ``LimitError``."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, piece: Buffer, /) -> int:
        """Take a piece."""
        if self.tell() + memoryview(piece).nbytes > self.limit:
            message = f"the answer is larger than {self.limit:,} bytes"
            raise LimitError("KG0972", message, remedy="add LIMIT and OFFSET, or take dataset.nq as a file")
        return super().write(piece)
