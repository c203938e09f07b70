"""One SQLite database with full text, which opens in Datasette: entities, situations, roles, claims, sources.

Every claim of every source is in it, the alleged and the denied too, each with its modality; ``fact`` has the situations of the world
view, each with the first and last day on which it may have been so, the days from and until which it certainly was, and for a tenure that
is held on the newest day of the graph that day. ``link`` has the days of which anything is known.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from kg.publish.claim_row import NUMBERS
from kg.publish.claims_table import claim_cells
from kg.publish.publication import Publication
from kg.publish.short_statements import links_in_time
from kg.publish.world_nodes import Node, Span, nodes

_SCHEMA = """
CREATE TABLE entity (id TEXT PRIMARY KEY, iri TEXT NOT NULL, class TEXT NOT NULL, label TEXT NOT NULL, aliases TEXT NOT NULL,
  same_as TEXT NOT NULL);
CREATE TABLE fact (id TEXT PRIMARY KEY, iri TEXT NOT NULL, class TEXT NOT NULL, label TEXT NOT NULL, date TEXT, begin TEXT, "end" TEXT,
  earliest TEXT, latest TEXT, known_from TEXT, known_until TEXT, current_on TEXT, stage TEXT);
CREATE TABLE link (source TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL, earliest TEXT, latest TEXT);
CREATE INDEX link_by_source ON link (source);
CREATE INDEX link_by_target ON link (target);
CREATE TABLE claim (%s);
CREATE INDEX claim_by_situation ON claim (situation);
CREATE VIRTUAL TABLE entity_text USING fts5 (label, aliases, content='entity', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE claim_text USING fts5 (label, quote, content='claim', tokenize='porter unicode61 remove_diacritics 2');
"""
_KINDS = {int: "INTEGER", float: "REAL"}


def sqlite(publication: Publication) -> bytes:
    """The database; it is made in memory. ``claim_text MATCH 'recus*'`` searches labels and quotes, ``entity_text`` names."""
    header, *rows = claim_cells(publication)
    with sqlite3.connect(":memory:") as database:
        columns = ", ".join(
            f'"{name}" {_KINDS.get(NUMBERS.get(name, str), "TEXT")}{" PRIMARY KEY" if name == "claim" else ""}' for name in header
        )
        database.executescript(_SCHEMA % columns)
        found = nodes(publication)
        classes = publication.vocabulary.classes.keys()
        _insert(database, "entity", (_entity(node) for node in found if classes.isdisjoint(node.kinds)))
        _insert(database, "fact", (_fact(node) for node in found if not classes.isdisjoint(node.kinds)))
        links = links_in_time(found, publication.vocabulary)
        _insert(database, "link", ((node.name, role, target, *_days(span)) for node, role, target, span in links))
        _insert(database, "claim", ([cell or None for cell in cells] for cells in rows))
        for table in ("entity_text", "claim_text"):
            database.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Sequence[str | None]]) -> None:
    for cells in rows:
        database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(cells))})", cells)


def _entity(node: Node) -> tuple[str, ...]:
    return node.name, node.iri, ", ".join(node.kinds), node.label, _joined(node, "skos:altLabel"), _joined(node, "owl:sameAs")


def _fact(node: Node) -> tuple[str | None, ...]:
    told = (node.first(name) or None for name in ("kgo:date", "kgo:begin", "kgo:end"))
    return (
        node.name,
        node.iri,
        ", ".join(node.kinds),
        node.label,
        *told,
        *_days(node.span),
        *_days(node.known),
        node.first("kgo:currentOn") or None,
        node.first("kgo:stage") or None,
    )


def _days(span: Span) -> tuple[str | None, ...]:
    return tuple(day or None for day in span)


def _joined(node: Node, name: str) -> str:
    return "; ".join(node.values.get(name, ()))
