"""Where words stand in quotation marks, by the marks alone: straight, curly or mixed, over sentences and over paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.document import SourceDocument
from kg.model.span import Span

_OPENING, _CLOSING, _STRAIGHT = "“„", "”", '"'


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks in one paragraph. ``open_end`` says that the next paragraph goes on with the same quotation."""

    paragraph: int
    span: Span
    open_end: bool = False
    continues: bool = False


def quoted(document: SourceDocument) -> tuple[Quoted, ...]:
    """The quoted ranges of the body in text order, marks not included."""
    found: list[Quoted] = []
    still_open = False
    for number, paragraph in enumerate(document.paragraphs, start=1):
        inside = list(_in_paragraph(document.text, paragraph))
        for at, (span, closed) in enumerate(inside):
            last = at == len(inside) - 1
            found.append(Quoted(number, span, open_end=not closed and last, continues=still_open and at == 0))
        still_open = bool(inside) and not inside[-1][1]
    return tuple(quote for quote in found if quote.span.of(document.text).strip())


def _in_paragraph(text: str, paragraph: Span) -> Iterator[tuple[Span, bool]]:
    """Ranges between marks, each with whether a closing mark stands at its end; an open one runs to the paragraph's end."""
    start = -1
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if mark in _OPENING or (mark == _STRAIGHT and start < 0):
            start = at + 1 if start < 0 else start
        elif start >= 0 and (mark in _CLOSING or mark == _STRAIGHT) and not _inches(text, at):
            yield Span(start, at), True
            start = -1
    if 0 <= start < paragraph.end:
        yield Span(start, paragraph.end), False


def _inches(text: str, at: int) -> bool:
    """Whether a straight mark opens a quotation inside a quotation: a space before it and a letter behind it."""
    return text[at] == _STRAIGHT and text[at - 1 : at].isspace() and text[at + 1 : at + 2].isalnum()
