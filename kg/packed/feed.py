"""A feed, RSS or Atom: an article an entry, with as much of its text as the feed carries."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.packed.markup import plain
from kg.packed.needs import lacking, too_long
from kg.packed.rows import Told


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """What is told of each entry; nothing where a file of XML is no feed."""
    if problem := lacking("feedparser") or too_long(path):
        yield 0, problem
        return
    import feedparser

    parsed = feedparser.parse(io.BytesIO(path.read_bytes()))
    if not parsed.version and path.suffix.lower() != ".xml":
        yield 0, "the file is no feed"
        return
    if parsed.bozo and not parsed.entries:
        yield 0, f"the feed is damaged: {parsed.bozo_exception}"
    for number, entry in enumerate(parsed.entries, 1):
        yield number, _told(entry, parsed.feed.get("title", ""))


def _told(entry: Mapping[str, Any], source: str) -> Told:
    longest = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
    text = plain(longest or entry.get("summary", ""))
    if not text:
        return "the entry carries no text"
    authors = ", ".join(filter(None, (author.get("name", "") for author in entry.get("authors", [])))) or entry.get("author", "")
    told = {
        "title": plain(entry.get("title", "")),
        "text": text,
        "date": entry.get("published") or entry.get("updated", ""),
        "author": authors,
        "source": plain(source),
        "url": entry.get("link", ""),
    }
    return told if told["title"] else "the entry has no title"
