"""The articles of a file, each as the file of our own that it would be.

Of each article a module tells these columns, all of them text; only ``text`` must be there.

===========================  =====================================================================================================
text                         the article as its own file would hold it, in any form that is read; with a title: its body
path                         what messages and the manifest call it, with the number of the row where an earlier one is called so; the
                             file with that number if it is not given
title                        the headline; the row then reads like a Markdown file with this headline, its text below
date, author, source, url    what the front matter of that file says; they count with a title alone
===========================  =====================================================================================================
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.errors import ConfigError

#: what is told of an article, or why there is none
Told = Mapping[str, object] | str
#: the articles of a file with their numbers from 1; 0 where the whole file is meant
Articles = Callable[[Path], Iterator[tuple[int, Told]]]
#: ending of a file -> the module that tells of its articles
_MODULES = {
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".parquet": "parquet",
    ".html": "saved_page",
    ".htm": "saved_page",
    ".xhtml": "saved_page",
    ".pdf": "pdf",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "web_archive",
    ".warc.gz": "web_archive",
    ".json": "news_interface",
}
#: endings of files that hold articles
SUFFIXES = frozenset(_MODULES)
#: those of files that are made to hold many, a row each
MANY = frozenset({".jsonl", ".ndjson", ".parquet"})
INSTALL = "pip install 'claimgraph[parquet]'"
_HEAD = ("date", "author", "source", "url")
#: the end of a text of which NewsAPI or GNews gives the beginning alone
_CUT = re.compile(r"\s*\[\+?\d[\d,]* chars?\]\s*\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One article: its number in the file from 1 (a line of JSON lines), its name, and the bytes that a file of it would have.

    ``problem`` says why there is no article, and the content is empty then; a problem of the whole file has the number 0. ``cut`` are the
    words by which a news interface says that it gives the beginning of the article alone; they are no part of its text.
    """

    number: int
    name: str
    content: bytes = b""
    problem: str = ""
    cut: str = ""


def packed(name: str) -> str:
    """The ending by which a file holds articles, empty where it is none of these.

    >>> packed("news/Crawl.WARC.gz"), packed("a.txt")
    ('.warc.gz', '')
    """
    return next((ending for ending in _MODULES if name.lower().endswith(ending)), "")


def rows(path: Path, name: str) -> Iterator[Row]:
    """The articles of a file called ``name``, in its order; raises ConfigError KG0138 for Parquet without pyarrow, OSError as opening."""
    names: set[str] = set()
    articles: Articles = importlib.import_module(f"kg.packed.{_MODULES[packed(path.name)]}").articles
    for number, told in articles(path):
        row = _row(number, told, name)
        yield replace(row, name=f"{row.name}#{number}") if row.name in names else row
        names.add(row.name)


def own_files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of our own that holds what a file does: a copy, or Markdown for each article of a page, PDF, feed, …"""
    ending = packed(path.name)
    if not ending or ending in MANY:
        yield path.name, path.read_bytes()
        return
    stem = path.name[: -len(ending)]
    for row in rows(path, path.name):
        if row.content:
            yield f"{stem}-{row.number}.md" if row.number else f"{stem}.md", row.content


def _row(number: int, told: Told, name: str) -> Row:
    if isinstance(told, str):
        return Row(number, name, problem=told)
    own = told.get("path")
    called = own if isinstance(own, str) and own.strip() else f"{name}#{number}" if number else name
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
        called.encode()
        begun = _CUT.search(text)
        kept = text[: begun.start()] if begun else text
        return Row(number, called, _written(kept, told).encode(), cut=begun[0].strip() if begun else "")
    except UnicodeEncodeError:
        return Row(number, name, problem="its text or its path has half a character (a lone surrogate)")


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


def require_parquet() -> None:
    """Raise ConfigError KG0138 where pyarrow, which reads and writes Parquet, is not installed."""
    if importlib.util.find_spec("pyarrow") is None:
        raise ConfigError("KG0138", "Parquet needs pyarrow, which is not installed", remedy=INSTALL)
