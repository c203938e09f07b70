"""The news layout: a title line ``# …``, then ``Published at:``, ``Author:`` and ``Original:`` lines, then one paragraph a line."""

from __future__ import annotations

import html
import re

from kg.ingest.article import ArticleResult, Header, Line, lines_of, to_document
from kg.ingest.bylines import authors_of
from kg.ingest.decode import SourceText
from kg.ingest.published import read_date
from kg.model.finding import Finding, Severity
from kg.model.span import Place, Span

_FIELD = re.compile(r"\s*(Published at|Author|Original):[ \t\xa0]*(.*?)\s*", re.S)
_LINK = re.compile(r"\[(?P<name>.*?)\]\((?P<url>.*)\)")
#: lines among which the header must begin; real files have it in the first ten
_WINDOW = 20


class NewsLayout:
    """The reader of the news layout."""

    name = "newsmd"

    def score(self, source: SourceText) -> int:
        """90 where a header field stands near the top, whatever else is missing."""
        return 90 if any(_FIELD.fullmatch(line.text) for line in lines_of(source.text)[:_WINDOW]) else 0

    def read(self, source: SourceText) -> ArticleResult:
        """The article, or findings: no title, no date, a date that cannot be read."""
        title, fields, body = _split(source.text)
        date_words = _bold(fields["Published at"]) if "Published at" in fields else ""
        publisher, url, complaints = _original(source, fields.get("Original"))
        header = Header(
            title=title,
            published=read_date(date_words),
            authors=authors_of(_bold(fields["Author"])) if "Author" in fields else (),
            publisher=publisher,
            url=url,
            url_line=fields["Original"].number if "Original" in fields else 1,
            findings=complaints,
            missing_date=f"the publication date {date_words!r} cannot be read" if date_words else "the publication date is missing",
            date_line=fields["Published at"].number if "Published at" in fields else _line_after(source.text, title),
            date_remedy="write it as 'Published at: **2019-11-06**', with or without a time",
        )
        return to_document(source, header, body)


reader = NewsLayout()


def _split(text: str) -> tuple[Span | None, dict[str, Line], list[Line]]:
    """The title, the header lines by field, and the lines of the body; the header ends at the first line that belongs to neither."""
    title: Span | None = None
    fields: dict[str, Line] = {}
    lines = lines_of(text)
    for number, line in enumerate(lines):
        match = _FIELD.fullmatch(line.text)
        if line.blank or (line.text.strip() == "#" and title is None):
            continue
        if match and match[1] not in fields:
            fields[match[1]] = line
        elif title is None and not fields and (found := _title(line)):
            title = found
        else:
            return title, fields, lines[number:]
    return title, fields, []


def _title(line: Line) -> Span | None:
    match = re.match(r"\s*#\s+(?=\S)", line.text)
    return Span(line.start + match.end(), line.span.end) if match else None


def _bold(line: Line) -> str:
    match = _FIELD.fullmatch(line.text)
    return match[2].removeprefix("**").removesuffix("**").strip() if match else ""


def _original(source: SourceText, line: Line | None) -> tuple[str, str, tuple[Finding, ...]]:
    if line is None:
        return "", "", ()
    words = _bold(line)
    if match := _LINK.fullmatch(words):
        return " ".join(html.unescape(match["name"]).split()), match["url"].strip(), ()
    message = f"the original {words!r} is not of the form [paper](address)"
    return "", "", (Finding("KG0228", message, Place(source.path, line.number), "write [paper](https://…)", Severity.WARNING),)


def _line_after(text: str, title: Span | None) -> int:
    return text.count("\n", 0, title.end) + 1 if title else 1
