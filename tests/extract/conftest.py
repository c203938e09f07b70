"""Sentences as documents: what the tests of the extractor read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from kg.extract.language import load_model
from kg.extract.parsed import ParsedText
from kg.extract.sentences import parse
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.span import Span
from kg.vocabulary import load

PUBLISHED = date(2018, 3, 14)


def document(*paragraphs: str, title: str = "A day at the statehouse") -> SourceDocument:
    """An article of these paragraphs, published on 14 March 2018."""
    text = f"\n# {title}\n\n" + "\n".join(paragraphs) + "\n"
    spans, at = [], text.index(title) + len(title) + 2
    for paragraph in paragraphs:
        at = text.index(paragraph, at)
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph)
    start = text.index(title)
    return SourceDocument(
        slug="2018-03-14-a-day-at-the-statehouse",
        path="article.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        title_span=Span(start, start + len(title)),
        published=PUBLISHED,
        published_at=PUBLISHED.isoformat(),
        paragraphs=tuple(spans),
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The shipped ontology."""
    return load()


@pytest.fixture(scope="session")
def article() -> Callable[..., SourceDocument]:
    """A function from paragraphs (and ``title=``) to a document."""
    return document


@pytest.fixture(scope="session")
def parsed(vocabulary: Vocabulary) -> Callable[..., ParsedText]:
    """A function from paragraphs (and ``title=``) to their parsed text."""
    return lambda *paragraphs, **options: parse(document(*paragraphs, **options), load_model(), vocabulary)
