"""An article as it was read, with everything later stages may know about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One article. Offsets everywhere count code points of the file as decoded from UTF-8; ``text`` has exactly its length.

    ``slug`` names the document in IRIs (``doc/<slug>``): publication date + slug of the title, unique in the corpus.
    ``published_at`` is the ISO date-time exactly as the file gives it; ``published`` is its day, the anchor of relative dates.
    ``paragraphs`` are the body's paragraphs in order, without headline and header lines; paragraph number n of a quote is
    ``paragraphs[n - 1]``, and 0 is the headline. ``path`` serves messages only.
    """

    slug: str
    path: str
    text: str
    sha256: str
    title: str
    title_span: Span
    published: date
    published_at: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    paragraphs: tuple[Span, ...] = ()


def aligned(text: str) -> str:
    """``text`` as long as before, with a space for a byte order mark at its start and for each carriage return before a line end."""
    unmarked = " " + text[1:] if text.startswith("\ufeff") else text
    return unmarked.replace("\r\n", " \n")
