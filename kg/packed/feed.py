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

    content = path.read_bytes()
    try:
        parsed = feedparser.parse(io.BytesIO(content))
    except Exception as error:  # the library raises whatever a damaged file makes it stumble on
        yield 0, f"the feed is damaged: {error}"
        return
    if not parsed.get("version") and path.suffix.lower() != ".xml":
        yield 0, "the file is no feed"
        return
    if parsed.bozo and not parsed.entries:
        yield 0, f"the feed is damaged: {parsed.get('bozo_exception', 'it is no XML')}"
    for number, entry in enumerate(parsed.entries, 1):
        yield number, _told(entry, _word(parsed.feed, "title"))


def _told(entry: Mapping[str, Any], source: str) -> Told:
    longest = max((_word(part, "value") for part in entry.get("content", [])), key=len, default="")
    text = plain(longest or _word(entry, "summary"))
    if not text:
        return "the entry carries no text"
    authors = ", ".join(filter(None, (_word(author, "name") for author in entry.get("authors", [])))) or _word(entry, "author")
    told = {
        "title": plain(_word(entry, "title")),
        "text": text,
        "date": _word(entry, "published") or _word(entry, "updated"),
        "author": authors,
        "source": plain(source),
        "url": _word(entry, "link"),
    }
    return told if told["title"] else "the entry has no title"


def _word(told: Mapping[str, Any], name: str) -> str:
    """What stands under a name; the library has nothing there where an element is empty in certain ways."""
    return told.get(name) or ""
