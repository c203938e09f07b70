"""The tracked file of record times, ``history.csv``: which text was first seen when."""

from __future__ import annotations

import re
from datetime import date

from kg.ingest.csv_file import Row, read_rows
from kg.ingest.decode import SourceText
from kg.model.finding import Finding
from kg.model.record import Record

COLUMNS = ("sha256", "path", "first_seen")


def read_history(source: SourceText) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """The rows of a history in no order that matters; one that cannot be read is set aside with finding KG0240."""
    rows, findings = read_rows(source, COLUMNS)
    records: set[Record] = set()
    for row in rows:
        day = _day(row.cells["first_seen"])
        if day is None or not re.fullmatch(r"[0-9a-f]{64}", row.cells["sha256"]):
            findings.append(_unread(row))
        else:
            records.add(Record(row.cells["path"], row.cells["sha256"], day))
    return tuple(sorted(records)), tuple(findings)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _unread(row: Row) -> Finding:
    remedy = "take the row out and let kg record write it again, with --date for the day it had"
    return Finding(
        "KG0240", "a row of record times has no hash of 64 hexadecimal digits or no day", row.place, remedy, excerpt=row.excerpt()
    )
