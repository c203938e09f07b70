"""A scratch copy of a sentence in which names are written out, and the way back to the words of the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat

from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to stand in the scratch copy instead of those at ``span`` (document offsets)."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Scratch:
    """Text to parse, and for each of its characters where the range of the document that it stands for begins and ends."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def range_of(self, start: int, end: int) -> Span:
        """The document's range behind the scratch characters ``[start, end)``, which are not empty."""
        return Span(self.starts[start], self.ends[end - 1])


def rewrite(text: str, span: Span, edits: Iterable[Edit] = ()) -> Scratch:
    """The words of ``text`` at ``span`` with the edits made; an edit that overlaps an earlier one is left out.

    >>> copy = rewrite("Sessions left.", Span(0, 14), [Edit(Span(0, 8), "Jeff Sessions")])
    >>> copy.text, copy.range_of(0, 4), copy.range_of(14, 18)
    ('Jeff Sessions left.', Span(start=0, end=8), Span(start=9, end=13))
    """
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = span.start
    for edit in sorted(edits, key=lambda item: (item.span.start, -item.span.end)):
        if edit.span.start < at or edit.span.end > span.end:
            continue
        parts += [text[at : edit.span.start], edit.words]
        starts += [*range(at, edit.span.start), *repeat(edit.span.start, len(edit.words))]
        ends += [*range(at + 1, edit.span.start + 1), *repeat(edit.span.end, len(edit.words))]
        at = edit.span.end
    parts.append(text[at : span.end])
    starts += range(at, span.end)
    ends += range(at + 1, span.end + 1)
    return Scratch("".join(parts), starts, ends)
