"""Files that hold many articles, one a row: JSON lines and Parquet. A library: it knows nothing of ours but errors.

A row has these columns, all of them text; only ``text`` must be there.

===========================  =====================================================================================================
text                         the article as its own file would hold it, in any form that is read; with a title: its body
path                         what messages and the manifest call it, with the number of the row where an earlier one is called so; the
                             file with that number if it is not given
title                        the headline; the row then reads like a Markdown file with this headline, its text below
date, author, source, url    what the front matter of that file says; they count with a title alone
===========================  =====================================================================================================
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.errors import ConfigError

#: suffixes of files that hold an article a row
SUFFIXES = frozenset({".jsonl", ".ndjson", ".parquet"})
INSTALL = "pip install 'claimgraph[parquet]'"
_HEAD = ("date", "author", "source", "url")
#: rows that are held at once
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number that it has from 1 (a line of JSON lines), the name of its article, and the bytes that a file of it would have.

    ``problem`` says why there is no article in it, and the content is empty then.
    """

    number: int
    name: str
    content: bytes = b""
    problem: str = ""


def rows(path: Path, name: str) -> Iterator[Row]:
    """The rows of a file called ``name``, in its order; raises ConfigError KG0138 for Parquet without pyarrow, OSError as opening does."""
    names: set[str] = set()
    for number, told in _parquet(path) if path.suffix.lower() == ".parquet" else _lines(path):
        row = _row(number, told, name)
        yield replace(row, name=f"{row.name}#{number}") if row.name in names else row
        names.add(row.name)


def _row(number: int, told: Mapping[str, object] | str, name: str) -> Row:
    if isinstance(told, str):
        return Row(number, name, problem=told)
    own = told.get("path")
    called = own if isinstance(own, str) and own.strip() else f"{name}#{number}"
    text = told.get("text")
    if not isinstance(text, str) or not text.strip():
        why = (
            "it has no column 'text'"
            if "text" not in told
            else "its column 'text' is empty"
            if text in (None, "")
            else "its 'text' is no text"
        )
        return Row(number, called, problem=why)
    try:
        return Row(number, called, _written(text, told).encode())
    except UnicodeEncodeError:
        return Row(number, called, problem="its text has half a character (a lone surrogate)")


def _written(text: str, told: Mapping[str, object]) -> str:
    """The text, under front matter and a headline where there is a title."""
    title = " ".join(_word(told.get("title")).split())
    if not title:
        return text
    head = {key: word for key in _HEAD if (word := _word(told.get(key)))}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    return "".join(("---\n", *lines, "---\n", f"# {title}\n\n", text))


def _word(value: object) -> str:
    """A value in words, nothing for none; a day or a time as ISO 8601 writes it."""
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _lines(path: Path) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _parsed(line)


def _parsed(line: bytes) -> Mapping[str, object] | str:
    try:
        told = json.loads(line)
    except UnicodeDecodeError:
        return "the line is not UTF-8"
    except (ValueError, RecursionError) as error:
        return f"the line is not JSON: {getattr(error, 'msg', error)}"
    return told if isinstance(told, dict) else "the line is no JSON object"


def require_parquet() -> None:
    """Raise ConfigError KG0138 where pyarrow, which reads and writes Parquet, is not installed."""
    if importlib.util.find_spec("pyarrow") is None:
        raise ConfigError("KG0138", "Parquet needs pyarrow, which is not installed", remedy=INSTALL)


def _parquet(path: Path) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    require_parquet()
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    with path.open("rb") as file:
        try:
            table = parquet.ParquetFile(file)
            known = [column for column in ("text", "path", "title", *_HEAD) if column in table.schema_arrow.names]
            for batch in table.iter_batches(_BATCH, columns=known):
                for told in batch.to_pylist():
                    number += 1
                    yield number, told
        except (pa.ArrowException, OSError) as error:
            yield number + 1, f"the file is not Parquet, or damaged: {str(error).splitlines()[0]}"
