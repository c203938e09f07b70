"""The dossier as CSV: one row for each value that each claim gives, on each quote that it rests on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from kg.dossier.model import Dossier, Entry, Evidence, Passage, Ruling, Value

#: columns, in an order that stays; new ones are added at the end
COLUMNS = (
    "entity", "section", "statement", "situation", "class", "says", "statement_status", "time", "claims", "articles",
    "independent_documents", "property", "value", "value_as_written", "value_stands", "evidence", "claim", "status", "meant",
    "according_to", "condition", "outcome", "quote", "before", "after", "line", "column", "char_start", "char_end", "quote_checked",
    "title", "outlet", "authors", "published", "learned", "learned_basis", "sha256", "address", "document", "reprint_of", "source",
    "references", "note", "made_by", "confidence", "decisions", "faults", "conflicts", "as_of", "known_at", "dataset_sha256",
)  # fmt: skip
#: what makes a spreadsheet take a cell for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(dossier: Dossier) -> str:
    """The rows under their columns, with a byte order mark by which spreadsheets know UTF-8.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(dossier):
        writer.writerow([guarded(row.get(column, "")) for column in COLUMNS])
    return "\ufeff" + buffer.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet calculates.

    >>> guarded("=1+1"), guarded("2017-02-09"), guarded("@sum")
    ("'=1+1", '2017-02-09', "'@sum")
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(dossier: Dossier) -> Iterator[Mapping[str, str]]:
    asked = {
        "entity": dossier.id,
        "as_of": dossier.build.as_of,
        "known_at": dossier.build.known_at,
        "dataset_sha256": dossier.build.dataset,
    }
    messages = {clash.number: clash.message for clash in dossier.clashes}
    for section in dossier.sections:
        for entry in section.entries:
            conflicts = "; ".join(messages[number] for number in entry.clashes)
            statement = asked | {"section": section.title, "conflicts": conflicts} | _statement(entry)
            for one in entry.evidence:
                told = statement | _claim(one) | _source(one)
                given = [_value(value) for value in entry.values if one.number in value.evidence]
                quoted = [_quote(passage) for passage in one.passages]
                yield from (told | value | words for value in given or [{}] for words in quoted or [{}])


def _statement(entry: Entry) -> dict[str, str]:
    return {
        "statement": str(entry.number),
        "situation": entry.iri,
        "class": entry.cls,
        "says": entry.label,
        "statement_status": entry.status.value,
        "time": entry.time,
        "claims": str(len(entry.evidence)),
        "articles": str(entry.articles),
        "independent_documents": str(entry.independent),
    }


def _claim(one: Evidence) -> dict[str, str]:
    return {
        "evidence": one.number,
        "claim": one.claim,
        "status": one.status.value,
        "meant": one.how,
        "according_to": one.holder,
        "condition": one.condition,
        "outcome": one.outcome,
        "note": one.note,
        "made_by": one.made_by,
        "confidence": one.confidence,
        "decisions": "; ".join(map(_ruling, one.rulings)),
        "faults": "; ".join(one.faults),
    }


def _ruling(one: Ruling) -> str:
    return f"{one.id} {one.verdict.lower()} by {one.by} on {one.made}: {one.why}"


def _source(one: Evidence) -> dict[str, str]:
    told = {
        "source": one.source,
        "references": " ".join(one.references),
        "learned": one.learned.day,
        "learned_basis": one.learned.basis,
    }
    if one.article is None:
        return told
    return told | {
        "title": one.article.title,
        "outlet": one.article.outlet,
        "authors": "; ".join(one.article.authors),
        "published": one.article.published,
        "sha256": one.article.sha256,
        "address": one.article.address,
        "document": one.article.iri,
        "reprint_of": one.article.reprint_of,
    }


def _value(value: Value) -> dict[str, str]:
    return {"property": value.name, "value": value.words, "value_as_written": value.written, "value_stands": value.stands}


def _quote(passage: Passage) -> dict[str, str]:
    return {
        "quote": passage.exact,
        "before": passage.before,
        "after": passage.after,
        "line": str(passage.line or ""),
        "column": str(passage.column or ""),
        "char_start": str(passage.start),
        "char_end": str(passage.end),
        "quote_checked": passage.check,
    }
