"""Further news articles, annotated like those of ``news`` in tables of the project: names and ranges, no words of the articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.evaluate.datasets.news import ARTICLES, Annotations, measured
from kg.evaluate.measures import Dataset, Item, Request
from kg.resources import shipped

#: the folder of tables, and the file in it that names the articles kept aside
TABLES = "annotations"
_ASIDE = "aside.txt"


def measure(request: Request) -> Iterator[Item]:
    """The counts of each annotated article; of those kept aside the totals alone, and only on request."""
    yield from measured(request, tables_of(request))


def tables_of(request: Request) -> Annotations:
    """The tables beside the articles where there are some, else the project's own."""
    beside = request.folder / TABLES
    folder = beside if beside.is_dir() else Path(shipped("bench")) / TABLES
    aside = folder / _ASIDE
    return Annotations(folder, tuple(aside.read_text(encoding="utf-8").split()) if aside.exists() else ())


DATASET = Dataset(
    "more-news",
    "Further annotated news articles",
    "Articles annotated for this project after the same guide, by readers who wrote no rules. Rules were written with the open ones in "
    "view; those kept aside were read by nobody who wrote rules, and only their totals are told, with --aside.",
    (ARTICLES[0],),
    measure,
)
