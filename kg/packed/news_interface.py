"""Answers of news interfaces as JSON: a list of articles, each under the names of columns that the interface uses.

Those of NewsAPI, GNews, mediastack, NewsData, The Guardian, The New York Times and JSON Feed, and schema.org's articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.packed.json_text import loaded
from kg.packed.markup import is_markup, plain
from kg.packed.needs import too_long
from kg.packed.rows import Told

#: where the list of articles stands in an answer
_LISTS = ("articles", "results", "docs", "items", "data", "news", "stories", "@graph", "response")
#: our column -> where interfaces have it, the first that is there counts; a dot leads into an object
_NAMES = {
    "title": ("title", "headline.main", "headline", "webTitle", "fields.headline", "name"),
    "text": (
        "text", "fields.bodyText", "bodyText", "content_text", "articleBody", "body", "fields.body", "content_html", "content.rendered",
        "content", "full_description", "description", "summary", "lead_paragraph", "abstract",
    ),
    "date": (
        "date", "datePublished", "date_published", "publishedAt", "published_at", "webPublicationDate", "pub_date", "pubDate", "published",
        "publish_date", "publication_date",
    ),
    "author": ("author", "authors", "byline.original", "byline", "fields.byline", "creator"),
    "source": ("source.name", "source_name", "publisher.name", "publisher", "publication", "source", "source_id"),
    "url": ("url", "webUrl", "web_url", "link", "external_url"),
}  # fmt: skip


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """What is told of each article of an answer; nothing where the file is no such answer."""
    if problem := too_long(path):
        yield 0, problem
        return
    try:
        told = loaded(path.read_bytes())
    except ValueError as error:
        yield 0, f"the file is not JSON: {getattr(error, 'msg', error)}"
        return
    for number, one in enumerate(_listed(told), 1):
        found = article(one) if isinstance(one, Mapping) else None
        yield number, found or "it has no text under any name that is known"


def article(told: Mapping[str, object]) -> Mapping[str, object] | None:
    """An article under our names of columns; nothing where it has no text."""
    found = columns(told)
    return found if found.get("text") else None


def columns(told: Mapping[str, object]) -> dict[str, str]:
    """Those of our columns that stand in an object under any of the names that are known; title and text without markup."""
    found = {ours: word for ours, theirs in _NAMES.items() if (word := next(filter(None, (_at(told, name) for name in theirs)), ""))}
    return {name: plain(word) if name == "title" or (name == "text" and is_markup(word)) else word for name, word in found.items()}


def _listed(told: object) -> Sequence[object]:
    """The list of articles in an answer; an article alone is a list of one."""
    if isinstance(told, list):
        return told if any(isinstance(one, Mapping) and article(one) for one in told) else ()
    if not isinstance(told, Mapping):
        return ()
    for name in _LISTS:
        inside = told.get(name)
        if isinstance(inside, list | dict) and (found := _listed(inside)):
            return found
    dated = any(_at(told, name) for name in _NAMES["date"]) and any(_at(told, name) for name in _NAMES["title"])
    return (told,) if dated and article(told) else ()


def _at(told: object, name: str) -> str:
    """The words at a name, those of several joined by commas; empty where none stand there."""
    for step in name.split("."):
        told = told.get(step) if isinstance(told, Mapping) else None
    return _words(told)


def _words(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(one) for one in value)))
    return _words(value.get("name")) if isinstance(value, Mapping) else ""
