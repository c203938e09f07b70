"""An article as it was read, with everything later stages may know about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from kg.model.span import Span


class Authority(IntEnum):
    """Whose word counts more where two cannot both be true; the lower gives way, whichever is the more recent.

    A document vouches for what it says in its own voice: an article, an official record or list, a file that a curator answers for.
    What somebody else holds is reported, whatever the document.

    >>> sorted(Authority)[-1].term, Authority.OWN_VOICE < Authority.OFFICIAL
    ('Curated', True)
    """

    REPORTED = 0
    OWN_VOICE = 1
    OFFICIAL = 2
    CURATED = 3

    @property
    def term(self) -> str:
        """The local name of the ontology's term."""
        return "".join(word.title() for word in self.name.split("_"))

    @classmethod
    def of_term(cls, name: str) -> Authority:
        """The authority that a term of the ontology names."""
        return next(one for one in cls if one.term == name)


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
