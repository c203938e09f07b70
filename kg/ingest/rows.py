"""Articles out of files of other programs (``kg.packed``), each as the file of our own that it would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.ingest.decode import Decoded, decode
from kg.model.finding import Finding, Severity
from kg.model.span import Place
from kg.packed import Row, rows

_REMEDY = "docs/guide.md says what is read of such files; else save its text as a .txt or .md file"

_WHOLE = "get the whole text from the address of the article, if what else it says is to be read"


def read_rows(path: Path, name: str, limit: int) -> Iterator[Decoded]:
    """The text of each article of a file called ``name``, or the findings that say why there is none; ``limit`` is in bytes for each."""
    try:
        for row in rows(path, name):
            yield _decoded(row, name, limit)
    except OSError as error:
        message = f"it cannot be opened: {(error.strerror or 'unknown reason').lower()}"
        yield Decoded(None, (Finding("KG0208", message, Place(name), "check path and rights"),))


def _decoded(row: Row, file: str, limit: int) -> Decoded:
    if row.problem:
        where = f"row {row.number}" if row.number else "the file"
        return Decoded(None, (Finding("KG0260", f"{where} holds no article: {row.problem}", Place(file, row.number), _REMEDY),))
    if len(row.content) > limit:
        message = f"the text of row {row.number} has {len(row.content):,} bytes; the limit is {limit:,}"
        remedy = "split it, or raise `limit` under [ingest] in kg.toml"
        return Decoded(None, (Finding("KG0207", message, Place(file, row.number), remedy),))
    found = decode(row.content, row.name)
    if row.cut and found.source:
        message = f"the text is only the beginning of the article: it ends with {row.cut!r}"
        finding = Finding("KG0263", message, Place(file, row.number), _WHOLE, Severity.INFO)
        return replace(found, findings=(*found.findings, finding))
    return found
