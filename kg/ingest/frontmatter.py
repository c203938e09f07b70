"""Markdown with YAML front matter: ``title``, ``date``, ``author``, ``source``, ``url``, ``lang`` between two lines ``---``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml
from yaml.composer import ComposerError

from kg.ingest.article import ArticleResult, Header, lines_of, to_document
from kg.ingest.bylines import authors_of
from kg.ingest.decode import SourceText
from kg.ingest.published import read_date
from kg.model.finding import Finding, Severity
from kg.model.span import Place, Span

_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)


#: values that may stand in each other
_DEEPEST = 20


class _Words(yaml.BaseLoader):
    """Every value stays the words of the file; what aliases repeat, and what stands in each other without end, is not read."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            raise ComposerError(None, None, "aliases (*name) are not read", self.get_mark())
        if self.depth == _DEEPEST:
            raise ComposerError(None, None, f"values stand in each other more than {_DEEPEST} deep", self.get_mark())
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class FrontMatter:
    """The reader of Markdown with front matter."""

    name = "frontmatter"

    def score(self, source: SourceText) -> int:
        """95 where the text begins with a block between ``---`` lines that looks like keys and values."""
        block = _BLOCK.match(source.text)
        return 95 if block and re.search(r"(?m)^\w+[ \t]*:", block["yaml"] or "") else 0

    def read(self, source: SourceText) -> ArticleResult:
        """The article, or findings: YAML that cannot be read, no title, no date."""
        block = _BLOCK.match(source.text)
        assert block is not None
        first = source.line_of(block.start("yaml"))
        try:
            values = yaml.load(block["yaml"] or "", Loader=_Words)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = Place(source.path, first + mark.line, mark.column + 1) if mark else Place(source.path, first)
            problem = getattr(error, "problem", None) or "not YAML"
            return ArticleResult(
                None, (Finding("KG0225", f"the front matter cannot be read: {problem}", place, "quote values with a colon"),)
            )
        return _read(source, block, {str(k).lower(): v for k, v in values.items()} if isinstance(values, dict) else {})


reader = FrontMatter()


def _read(source: SourceText, block: re.Match[str], values: Mapping[str, Any]) -> ArticleResult:
    body = lines_of(source.text, block.end())
    title = _title(source.text, block, _text(values, "title"))
    leading = next((line for line in body if not line.blank), None)
    if leading is not None and (heading := re.match(r"\s*#\s+(?=\S)", leading.text)):
        span = Span(leading.start + heading.end(), leading.span.end)
        if title is None or span.of(source.text) == title.of(source.text):
            title, body = span, body[body.index(leading) + 1 :]
    words = _text(values, "date", "published", "published_at")
    header = Header(
        title=title,
        published=read_date(words),
        authors=_authors(values),
        publisher=_text(values, "source", "publisher"),
        url=_text(values, "url", "link"),
        url_line=_line_of_key(source, block, "url" if "url" in values else "link"),
        findings=_language(source, block, values),
        missing_date=f"the publication date {words!r} cannot be read" if words else "the publication date is missing",
        date_line=_line_of_key(source, block, "date"),
        date_remedy="add 'date: 2019-11-06' to the front matter",
        title_remedy="add 'title: …' to the front matter",
    )
    return to_document(source, header, body)


def _text(values: Mapping[str, Any], *keys: str) -> str:
    return next((str(values[key]).strip() for key in keys if isinstance(values.get(key), str)), "")


def _authors(values: Mapping[str, Any]) -> tuple[str, ...]:
    given = values.get("author", values.get("authors", ""))
    parts = [str(part) for part in given] if isinstance(given, list) else [str(given)]
    return tuple(dict.fromkeys(name for part in parts for name in authors_of(part)))


def _title(text: str, block: re.Match[str], title: str) -> Span | None:
    """Where the title stands: its words if the file has them as they are, else the raw value (escapes, folded lines) in the key's line."""
    if not title:
        return None
    at = text.find(title, block.start("yaml"), block.end("yaml"))
    if at >= 0:
        return Span(at, at + len(title))
    raw = re.compile(r"(?mi)^title[ \t]*:[ \t]*[|>'\"]?-?[ \t]*(?P<value>\S.*?)['\"]?[ \t]*$").search(text, block.start(), block.end())
    return Span(*raw.span("value")) if raw else None


def _line_of_key(source: SourceText, block: re.Match[str], key: str) -> int:
    found = re.compile(rf"(?mi)^{key}[ \t]*:").search(source.text, block.start(), block.end())
    return source.line_of(found.start() if found else block.start("yaml"))


def _language(source: SourceText, block: re.Match[str], values: Mapping[str, Any]) -> tuple[Finding, ...]:
    language = _text(values, "lang", "language")
    if not language or language.lower().split("-")[0].split("_")[0] in {"en", "eng", "english"}:
        return ()
    place = Place(source.path, _line_of_key(source, block, "lang"))
    return (Finding("KG0230", f"the article says that it is in {language!r}; only English is read", place, "", Severity.WARNING),)
