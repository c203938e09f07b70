"""What the readers of articles share: lines with offsets, and the step from a title, a date and a body to a SourceDocument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from kg.ingest.decode import SourceText
from kg.ingest.published import Published
from kg.ingest.slugs import document_slug
from kg.model.document import SourceDocument
from kg.model.finding import Finding, Severity
from kg.model.iri import is_address
from kg.model.span import Place, Span


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """An article and what is to be said about its file; the document is missing where the findings say why."""

    document: SourceDocument | None
    findings: tuple[Finding, ...] = ()


class ArticleReader(Protocol):
    """One format of articles; implementations are registered under the entry-point group ``kg.readers``."""

    name: str

    def score(self, source: SourceText) -> int:
        """How surely the text is in this format, 0 (cannot be) to 100; the highest score reads it."""

    def read(self, source: SourceText) -> ArticleResult:
        """The article in the text, or the findings that say why there is none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text without its line end: its number from 1 and the offset of its first character."""

    number: int
    start: int
    text: str

    @property
    def span(self) -> Span:
        """Where the words of the line stand, surrounding white space left out."""
        left = self.start + len(self.text) - len(self.text.lstrip())
        return Span(left, left + len(self.text.strip()))

    @property
    def blank(self) -> bool:
        """Whether there is nothing but white space in it."""
        return not self.text.strip()


def lines_of(text: str, start: int = 0) -> list[Line]:
    """The lines of ``text`` from offset ``start`` on; only LF ends a line, whatever else Unicode may count as one."""
    lines, offset, number = [], start, text.count("\n", 0, start) + 1
    for words in text[start:].split("\n"):
        lines.append(Line(number, offset, words))
        offset, number = offset + len(words) + 1, number + 1
    return lines


@dataclass(frozen=True, slots=True)
class Header:
    """What a reader found above the body of an article; ``published`` is nothing where no date could be read."""

    title: Span | None
    published: Published | None
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    missing_date: str = "the publication date is missing"
    date_line: int = 1
    date_remedy: str = "write it as an ISO date"
    title_remedy: str = "add a line '# Title'"
    url_line: int = 1
    findings: tuple[Finding, ...] = field(default=())


def to_document(source: SourceText, header: Header, body: Iterable[Line]) -> ArticleResult:
    """The document that a header and the lines of a body make, or the findings that keep it from being one."""
    url, complaints = _address(source, header)
    findings = [*header.findings, *complaints]
    if header.title is None:
        first = next((line.number for line in lines_of(source.text) if not line.blank), 1)
        findings.append(Finding("KG0201", "the article has no title", Place(source.path, first), header.title_remedy))
    if header.published is None:
        findings.append(Finding("KG0202", header.missing_date, Place(source.path, header.date_line), header.date_remedy))
    if header.title is None or header.published is None:
        return ArticleResult(None, tuple(findings))
    paragraphs = tuple(line.span for line in body if not line.blank)
    if not paragraphs:
        findings.append(Finding("KG0226", "there is no text under the headline", Place(source.path), "", Severity.WARNING))
    title = header.title.of(source.text)
    document = SourceDocument(
        slug=document_slug(header.published.day, title, source.sha256),
        path=source.path,
        text=source.text,
        sha256=source.sha256,
        title=title,
        title_span=header.title,
        published=header.published.day,
        published_at=header.published.iso,
        authors=header.authors,
        publisher=header.publisher,
        url=url,
        paragraphs=paragraphs,
    )
    return ArticleResult(document, tuple(findings))


def _address(source: SourceText, header: Header) -> tuple[str, tuple[Finding, ...]]:
    """The address of the original, empty with a finding where what stands there is none."""
    if not header.url or is_address(header.url):
        return header.url, ()
    message = f"the address {header.url!r} cannot be read; the article is kept without it"
    return "", (Finding("KG0228", message, Place(source.path, header.url_line), "write it as https://…", Severity.WARNING),)
