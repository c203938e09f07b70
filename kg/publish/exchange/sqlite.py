"""One SQLite database with full text, which opens in Datasette: entities, situations, roles, claims, sources.

Every claim of every source is in it, the alleged and the denied too, each with its modality; ``fact`` has the situations of the world
view.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from kg.publish.claim_row import NUMBERS
from kg.publish.claims_table import claim_cells
from kg.publish.publication import Publication
from kg.publish.world_nodes import Node, nodes

_SCHEMA = """
CREATE TABLE entity (id TEXT PRIMARY KEY, iri TEXT NOT NULL, class TEXT NOT NULL, label TEXT NOT NULL, aliases TEXT NOT NULL,
  same_as TEXT NOT NULL);
CREATE TABLE fact (id TEXT PRIMARY KEY, iri TEXT NOT NULL, class TEXT NOT NULL, label TEXT NOT NULL, date TEXT, begin TEXT, "end" TEXT,
  earliest TEXT, latest TEXT, stage TEXT);
CREATE TABLE link (source TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (source, role, target)) WITHOUT ROWID;
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
        _insert(database, "link", ((node.name, role, target) for node in found for role, target in node.links))
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
        *(day or None for day in node.span),
        node.first("kgo:stage") or None,
    )


def _joined(node: Node, name: str) -> str:
    return "; ".join(node.values.get(name, ()))
