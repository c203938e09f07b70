"""Where words stand in a document: letter by letter, with any white space for white space and either form of quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import SourceDocument
from kg.model.span import Span

#: a mark and the forms in which it may be typed; the text's own form is what is kept
_FORMS = {"'": "['‘’]", "‘": "['‘’]", "’": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}


def occurrences(words: str, text: str, within: Span) -> Iterator[Span]:
    """The ranges inside ``within`` in which ``words`` stand as whole words, in order.

    >>> list(occurrences("Ann  Lee's", "Joann Lee’s and Ann Lee’s", Span(0, 25)))
    [Span(start=16, end=25)]
    """
    parts = words.split()
    if not parts:
        return
    pattern = r"\s+".join("".join(_FORMS.get(mark, re.escape(mark)) for mark in part) for part in parts)
    before = r"(?<!\w)" if re.match(r"\w", parts[0]) else ""
    after = r"(?!\w)" if re.search(r"\w$", parts[-1]) else ""
    for found in re.compile(before + pattern + after).finditer(text, within.start, within.end):
        yield Span(found.start(), found.end())


def stretches(document: SourceDocument) -> tuple[Span, ...]:
    """Headline and paragraphs: what words that belong together stand in."""
    return (document.title_span, *document.paragraphs)


def line_of(document: SourceDocument, offset: int) -> int:
    """The number of the line of the file in which a character stands."""
    return document.text.count("\n", 0, offset) + 1
