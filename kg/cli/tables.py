"""Rows as people and programs read them: aligned on a terminal, TSV in a pipe, CSV and JSON on request."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Sequence

FORMATS = ("table", "csv", "tsv", "json", "nl")


def render(columns: Sequence[str], rows: Sequence[Sequence[str]], style: str = "") -> str:
    """The rows in a style of ``FORMATS``; without one, a table for a terminal and TSV for a pipe. No trailing line end."""
    chosen = style or ("table" if sys.stdout.isatty() else "tsv")
    if chosen == "table":
        return _aligned(columns, rows)
    if chosen == "csv":
        return _delimited(columns, rows)
    if chosen == "tsv":
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in [columns, *rows])
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    if chosen == "nl":
        return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return json.dumps(records, ensure_ascii=False, indent=2)


def _delimited(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue().rstrip("\n")


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side; on a terminal the widest gives way so that a line fits."""
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max([len(name), *(len(row[i]) for row in cells)]) for i, name in enumerate(columns)]
    room = shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 10_000
    while sum(widths) + 2 * (len(widths) - 1) > room and max(widths, default=0) > 12:
        widths[widths.index(max(widths))] -= 1
    lines = [columns, ["─" * width for width in widths], *cells]
    return "\n".join("  ".join(_fit(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def _fit(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else cell[: width - 1] + "…"


def columns(rows: Sequence[Sequence[str]], limits: Sequence[int]) -> list[str]:
    """The rows as lines with aligned columns, each at most as wide as its limit (a longer cell ends in …); the last runs free.

    >>> columns([["a", "b"], ["long words", "c"]], [6])
    ['a       b', 'long …  c']
    """
    widths = [min(limit, max((len(row[n]) for row in rows), default=0)) for n, limit in enumerate(limits)]
    return ["  ".join([*(_fit(cell, width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in rows]
