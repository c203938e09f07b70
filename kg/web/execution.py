"""One SPARQL query run against the store: in a child that can be killed, answered in the form that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import ConfigError, LimitError
from kg.limits import within
from kg.model.iri import Namespaces
from kg.query import keywords, refuse_federation, syntax
from kg.store import world_graphs
from kg.web.formats import GRAPHS, TABLES

if TYPE_CHECKING:
    from typing_extensions import Buffer


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may run (seconds), and how large its answer and a request may be (bytes)."""

    seconds: float = 10.0
    answer: int = 50_000_000
    request: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its dataset and the media types in which a table and a graph would be welcome (``None``: in none that there is).

    Without graphs the query reads the world view, and every named graph with GRAPH; with a FROM of its own it reads what that says.
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


def answered(store: ox.Store, asked: Asked, names: Namespaces, limits: Limits) -> Answered:
    """The answer to a query; ``ConfigError`` for what is no query or would leave this machine, ``LimitError`` past a limit."""
    refuse_federation(asked.text)
    late, lost = f"the query was stopped after {limits.seconds:g} s", "the query ended without an answer (out of memory?)"
    return within(
        limits.seconds,
        lambda: _answer(store, asked, names, limits.answer),
        stopped=LimitError("KG0921", late, remedy="narrow it: name an entity, add a LIMIT"),
        lost=LimitError("KG0922", lost, remedy="narrow it, or add a LIMIT"),
    )


def _answer(store: ox.Store, asked: Asked, names: Namespaces, limit: int) -> Answered:
    try:
        results = _results(store, asked, names)
        if isinstance(results, ox.QueryTriples):
            return Answered(written(results, asked.graph, names, limit) if asked.graph else b"", asked.graph or "")
        sink = Capped(limit)
        if asked.table:
            results.serialize(sink, format=TABLES[asked.table])
        return Answered(sink.getvalue(), asked.table or "")
    except SyntaxError as error:
        raise syntax(asked.text, str(error), names) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise ConfigError("KG0925", f"the query cannot be answered: {error}", remedy="narrow it down to the part that fails") from None


def _results(store: ox.Store, asked: Asked, names: Namespaces) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    if asked.default_graphs or asked.named_graphs:
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [_node(iri) for iri in asked.default_graphs]
        named: list[ox.NamedNode | ox.BlankNode] = [_node(iri) for iri in asked.named_graphs]
        return store.query(asked.text, prefixes=names.prefixes, default_graph=default, named_graphs=named)
    if any(word == "FROM" for word, _ in keywords(asked.text)):
        return store.query(asked.text, prefixes=names.prefixes)
    return store.query(asked.text, prefixes=names.prefixes, default_graph=world_graphs(store, names))


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
