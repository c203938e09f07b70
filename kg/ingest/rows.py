"""Articles out of files that hold one a row (``kg.packed``), each as the file that it would be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.ingest.decode import Decoded, decode
from kg.model.finding import Finding
from kg.model.span import Place
from kg.packed import Row, rows

_REMEDY = "a row is a JSON object, or a row of Parquet, with the column text; docs/guide.md says which others are read"


def read_rows(path: Path, name: str, limit: int) -> Iterator[Decoded]:
    """The text of each row of a file called ``name``, or the findings that say why there is none; ``limit`` is in bytes for each."""
    try:
        for row in rows(path, name):
            yield _decoded(row, name, limit)
    except OSError as error:
        message = f"it cannot be opened: {(error.strerror or 'unknown reason').lower()}"
        yield Decoded(None, (Finding("KG0208", message, Place(name), "check path and rights"),))


def _decoded(row: Row, file: str, limit: int) -> Decoded:
    if row.problem:
        return Decoded(None, (Finding("KG0260", f"row {row.number} holds no article: {row.problem}", Place(file, row.number), _REMEDY),))
    if len(row.content) > limit:
        message = f"the text of row {row.number} has {len(row.content):,} bytes; the limit is {limit:,}"
        remedy = "split it, or raise `limit` under [ingest] in kg.toml"
        return Decoded(None, (Finding("KG0207", message, Place(file, row.number), remedy),))
    return decode(row.content, row.name)
