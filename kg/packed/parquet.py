"""Parquet: an article a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.packed.rows import Told, require_parquet

_COLUMNS = ("text", "path", "title", "date", "author", "source", "url")
#: rows that are held at once
_BATCH = 256


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """What each row tells; raises ConfigError KG0138 without pyarrow."""
    require_parquet()
    from pyarrow import parquet

    number = 0
    with path.open("rb") as file:
        try:
            table = parquet.ParquetFile(file)
            known = [column for column in _COLUMNS if column in table.schema_arrow.names]
            for batch in table.iter_batches(_BATCH, columns=known):
                for told in batch.to_pylist():
                    number += 1
                    yield number, told
        except Exception as error:  # the library raises whatever a damaged file makes it stumble on
            problem, _, _ = str(error).partition("\n")
            yield number + 1, f"the file is not Parquet, or damaged: {problem}"
