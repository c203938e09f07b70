"""Names of documents: the publication date and the title, unique in a corpus whatever the order of its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from kg.model.document import SourceDocument
from kg.model.iri import slug

#: characters of the title part; of 703 real headlines 71 in 100 fit whole
TITLE_LIMIT = 70


def cut(text: str, limit: int = TITLE_LIMIT) -> str:
    """A slug shortened to ``limit`` characters at the end of a word; a single longer word is cut hard.

    >>> cut("sessions-senate-bid-would-draw", 21)
    'sessions-senate-bid'
    """
    if len(text) <= limit:
        return text
    return text[: limit + 1].rpartition("-")[0] or text[:limit]


def document_slug(published: date, title: str, sha256: str) -> str:
    """The slug of a document by itself: date and title; six digits of the hash where a title has no Latin letter or digit."""
    return f"{published.isoformat()}-{cut(slug(title)) or sha256[:6]}"


def unique_slugs(documents: Sequence[SourceDocument]) -> tuple[SourceDocument, ...]:
    """The documents with slugs that no two share: those that clash take their publisher, then six digits of their hash."""
    named = _tell_apart(tuple(documents), lambda document: slug(document.publisher))
    return _tell_apart(named, lambda document: document.sha256[:6])


def _tell_apart(documents: tuple[SourceDocument, ...], addition: Callable[[SourceDocument], str]) -> tuple[SourceDocument, ...]:
    count = Counter(document.slug for document in documents)
    return tuple(
        replace(document, slug=f"{document.slug}-{addition(document)}") if count[document.slug] > 1 and addition(document) else document
        for document in documents
    )
