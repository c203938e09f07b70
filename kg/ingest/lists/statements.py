"""Tables with the nine columns of curated files, as CSV, TSV or Excel: one row, one claim; whoever the registry does not know is new."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ingest.csv_columns import COLUMNS, axes, date_of, sources_of
from kg.ingest.lists.dates import NOW
from kg.ingest.lists.entries import Entry, Unread
from kg.ingest.lists.files import ListFile
from kg.ingest.lists.listing import HOLDS, MEMBER, PARTY, PERSON, POST, Listed, ListedClaim, Request, Told
from kg.ingest.lists.rows import columns_of, is_workbook, lines_of, names_columns, rows_of
from kg.ingest.predicates import folded, table
from kg.ingest.row_faults import RowError
from kg.ingest.spreadsheet_dates import day_order
from kg.ingest.suggest import did_you_mean
from kg.model.finding import Finding, Severity
from kg.model.iri import slug
from kg.model.naming import post_slug
from kg.model.time import certainly_before

name = "statements"
official = False

_NEEDED = frozenset({"subject", "predicate", "object"})
#: predicate -> what its subject and its object are, where that is one kind of thing that a name is enough to make
_KINDS = {HOLDS: (PERSON, POST), "actsAs": (PERSON, POST), MEMBER: (PERSON, PARTY)}
#: rows that are looked at to tell whether days or months come first
_SAMPLE = 2_000


def score(file: ListFile) -> int:
    """How surely a file is such a table, going by its first line."""
    return 85 if (file.suffix in (".csv", ".tsv", ".txt", "") or is_workbook(file)) and columns_of(file) >= _NEEDED else 0


def read(file: ListFile, request: Request) -> Iterator[Told]:
    """One claim a row, with the people, posts and parties that it names; a row that cannot be understood is a finding."""
    unread = Unread()
    order = day_order(cell for _, row in zip(range(_SAMPLE), rows_of(file), strict=False) for cell in (row.text("from"), row.text("to")))
    for row in lines_of(file):
        if names_columns(row):
            unread.check(row, "row", COLUMNS)
            continue
        unread.check(row, "row", row.fields.keys() - {""})
        try:
            if is_workbook(file):
                _require_results(row)
            claim = _claim(row, order)
        except RowError as problem:
            yield Finding(problem.code, problem.message, row.place, problem.remedy, Severity.WARNING)
            continue
        yield from _named(claim, request)
        yield claim
    yield from unread.findings()


def _require_results(row: Entry) -> None:
    """Refuse a row of an Excel file with a formula in place of what it comes to."""
    for column in COLUMNS:
        if (cell := row.text(column)).startswith("="):
            remedy = "open the file in Excel or LibreOffice and save it, or write the value itself"
            raise RowError("KG0257", f"the formula {cell!r} in the column {column!r} has no stored result", cell, remedy)


def _claim(row: Entry, order: str) -> ListedClaim:
    known = folded().get(row.text("predicate").casefold())
    predicate = known.name if known else row.text("predicate")
    if predicate not in table() and not predicate[:1].isupper():
        raise RowError(
            "KG0215", f"unknown predicate {predicate!r}", predicate, did_you_mean(predicate, table(), "see seeds/curated/README.md")
        )
    if not row.text("subject"):
        raise RowError("KG0203", "the row has no subject", "", "name somebody or something")
    now = row.text("to").casefold() in NOW
    begin, end = _dates(row, "" if now else row.text("to"), order)
    axes(row.text("modality"))
    kinds = _KINDS.get(predicate, ("", ""))
    return ListedClaim(
        subject=_key(row.text("subject"), kinds[0]),
        predicate=predicate,
        object=_key(row.text("object"), kinds[1]),
        begin=begin,
        end=end,
        modality=row.text("modality") or "Actual",
        source=" ; ".join(sources_of(row.text("source"))),
        quote=row.text("quote"),
        note=row.text("note"),
        ongoing=now,
        at=row.place,
    )


def _dates(row: Entry, until: str, order: str) -> tuple[str, str]:
    begin, end = date_of(row.text("from"), order), date_of(until, order)
    if begin and end and certainly_before(end, begin):
        raise RowError("KG0259", f"it ends ({end}) before it begins ({begin})", until, "correct 'from' or 'to'")
    return begin, end


def _key(cell: str, kind: str) -> str:
    """The key of what a cell names: the name itself where it may be new, the cell as it stands where it is an id or names more."""
    return f"name:{cell}" if kind and not re.search(r"[/;=]|^\w+:\S", cell) else cell


def _named(claim: ListedClaim, request: Request) -> Iterator[Listed]:
    """The people, posts and parties that a claim names by their names."""
    for key, kind in zip((claim.subject, claim.object), _KINDS.get(claim.predicate, ("", "")), strict=True):
        if key.startswith("name:"):
            called = key.removeprefix("name:")
            made = post_slug(called) if kind == POST else slug(called)
            yield Listed(
                key, kind, called, "" if kind == PERSON else made, identifiers=(key,), place=request.place * (kind != PERSON), at=claim.at
            )
