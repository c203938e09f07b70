"""What the scripts that write the reference share: the checkout, tables, local names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parent.parent


def _cell(text: object) -> str:
    """Words that may stand in a cell of a Markdown table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> list[str]:
    """A table, or nothing where it has no rows."""
    body = [f"| {' | '.join(_cell(value) for value in row)} |" for row in rows]
    return [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *body, ""] if body else []


def local(node: ox.NamedNode) -> str:
    """The name without its namespace."""
    return node.value.rpartition("#")[2]
