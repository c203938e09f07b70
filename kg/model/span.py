"""Where words stand in a file: character ranges, quotes, and places for messages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points ``[start, end)`` in the text of a file as it was read.

    >>> Span(2, 5).of("a bcd e")
    'bcd'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand in this range of ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def join(self, other: Span) -> Span:
        """The smallest range that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in an input file, for messages: the path as the user gave it, line and column counted from 1 (0 = unknown)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The exact words of a document that support a claim; ``exact == document.text[span.start:span.end]`` always holds."""

    document: str
    span: Span
    exact: str
    sentence: int
    paragraph: int
