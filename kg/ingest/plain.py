"""Plain text: the first line is the title, the date stands in one of the next lines or in the file name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from kg.ingest.article import ArticleResult, Header, Line, lines_of, to_document
from kg.ingest.bylines import authors_of
from kg.ingest.decode import SourceText
from kg.ingest.published import Published, date_in_name, date_line
from kg.model.span import Span

_BYLINE = re.compile(r"\s*by:?\s+[A-Z][^.!?]*(?:[A-Z]\.[^.!?]*)*\s*", re.I)
#: lines under the title that may still be a byline or a date
_WINDOW = 5
#: characters; a title that is longer is the first paragraph of a text without one
_LONGEST_TITLE = 250


class PlainText:
    """The reader of plain text, which takes what no other reader wants."""

    name = "plain"

    def score(self, source: SourceText) -> int:
        """10 for any text."""
        return 10

    def read(self, source: SourceText) -> ArticleResult:
        """The article, or findings: a first line that cannot be a title, no date."""
        lines = [line for line in lines_of(source.text) if not line.blank]
        title = _title(lines[0])
        published, authors, body = _head(lines[1:])
        header = Header(
            title=title,
            published=published or date_in_name(PurePosixPath(source.path).stem),
            authors=authors,
            date_line=lines[0].number,
            missing_date="the publication date is missing: neither the first lines nor the file name give one",
            date_remedy="begin the file name with it (2019-11-06-….txt), or write it in the second line",
            title_remedy="put the title in a line of its own at the top",
        )
        return to_document(source, header, body)


reader = PlainText()


def _title(line: Line) -> Span | None:
    marks = re.match(r"\s*#*\s*", line.text)
    start = line.start + (marks.end() if marks else 0)
    return Span(start, line.span.end) if 0 < line.span.end - start <= _LONGEST_TITLE else None


def _head(lines: list[Line]) -> tuple[Published | None, tuple[str, ...], list[Line]]:
    """Date and authors out of the lines that directly follow the title, and the lines that are left."""
    published: Published | None = None
    authors: tuple[str, ...] = ()
    for number, line in enumerate(lines[:_WINDOW]):
        words = line.text.strip()
        if published is None and len(words) <= 80 and (found := date_line(words)):
            published = found
        elif not authors and len(words) <= 120 and _BYLINE.fullmatch(words):
            authors = authors_of(words)
        else:
            return published, authors, lines[number:]
    return published, authors, lines[_WINDOW:]
