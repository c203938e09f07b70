"""A query of an agent: in a child that is stopped, with an answer of limited rows and bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

import pyoxigraph as ox

from kg import query
from kg.answers.dataset import Dataset
from kg.limits import broken_off, too_long, within
from kg.mcp.values import Table

T = TypeVar("T")
_NOTES = {
    "world": "World view: what accepted claims say in their own voice, and what follows from it.",
    "dataset": "All named graphs: what sources say, true or not. Only what stands in graph:truthy and graph:inferred is taken to be true.",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that a query may take, rows and bytes that an answer may have."""

    seconds: float = 10.0
    rows: int = 200
    bytes: int = 100_000


def table(data: Dataset, text: str, view: str, limits: Limits) -> Table:
    """The answer to a query; what would leave this machine or choose its own graphs is refused, what takes too long is stopped."""
    query.refuse_federation(text)
    query.refuse_graphs(text)
    return within(
        limits.seconds,
        lambda: _answer(data, text, view, limits),
        stopped=too_long(limits.seconds, "narrow it: name an entity, add a LIMIT"),
        lost=broken_off("narrow it, or add a LIMIT"),
    )


def _answer(data: Dataset, text: str, view: str, limits: Limits) -> Table:
    found = query.run(data.store, text, data.names, view=view, timeout=0, max_rows=limits.rows)
    note = _NOTES[view]
    if isinstance(found, query.Triples):
        lines = _fitting(found.lines, [len(line.encode()) for line in found.lines], limits.bytes)
        return Table(columns=(), rows=(), triples=lines, cut=found.truncated or len(lines) < len(found.lines), note=note)
    rows = [tuple(_cell(data, term) for term in row) for row in found.rows]
    kept = _fitting(rows, [sum(len((cell or "").encode()) + 4 for cell in row) for row in rows], limits.bytes)
    return Table(columns=found.columns, rows=kept, triples=(), cut=found.truncated or len(kept) < len(rows), note=note)


def _cell(data: Dataset, term: query.Term | None) -> str | None:
    if term is None:
        return None
    return data.names.shorten(term.value) if isinstance(term, ox.NamedNode) else str(getattr(term, "value", term))


def _fitting(items: Sequence[T], sizes: Sequence[int], room: int) -> tuple[T, ...]:
    """The first items, as many as fit into so many bytes."""
    fits = sum(size <= room for size in accumulate(sizes))
    return tuple(items[:fits])
