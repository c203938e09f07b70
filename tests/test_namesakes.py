"""Two people of one name are never made one: made-up articles, read and resolved as a build does, with the registry of the seeds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pytest

from kg.extract.rules import Extractor, extractor
from kg.fact_tables import knowledge_files
from kg.ingest.corpus import Corpus, read_corpus
from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.span import Span
from kg.resolve import resolve
from kg.vocabulary import load
from tests.documents import ROOT

_MARK = re.compile(r"\{(\w)\|([^}]*)\}")
_TITLE = "News of the day"
#: a person of a situation, and a place in an article where it is named
Mention = tuple[str, Span]


@dataclass(frozen=True)
class Tried:
    """What is tried, and the articles with who is named where."""

    about: str
    articles: tuple[tuple[SourceDocument, tuple[Mention, ...]], ...]


def tried() -> Iterator[Tried]:
    """The situations of ``namesakes.txt``."""
    text = (ROOT / "tests" / "namesakes.txt").read_text(encoding="utf-8")
    for block in text.split("\n## ")[1:]:
        about, *lines = block.strip().splitlines()
        yield Tried(about, tuple(marked(line, number) for number, line in enumerate(lines)))


def marked(line: str, number: int) -> tuple[SourceDocument, tuple[Mention, ...]]:
    """The article of one line, and its marked mentions."""
    day, _, body = line.partition(" ")
    text, mentions, at = f"# {_TITLE}\n\n", [], 0
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        mentions.append((mark[1], Span(len(text), len(text) + len(mark[2]))))
        text, at = text + mark[2], mark.end()
    text += body[at:]
    return (
        SourceDocument(
            slug=f"{day}-article-{number}",
            path=f"{number}.txt",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            title=_TITLE,
            title_span=Span(2, 2 + len(_TITLE)),
            published=date.fromisoformat(day),
            published_at=day,
            paragraphs=(Span(len(_TITLE) + 4, len(text)),),
        ),
        tuple(mentions),
    )


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


@pytest.fixture(scope="module")
def read(vocabulary: Vocabulary) -> Extractor:
    return extractor(vocabulary)


@pytest.fixture(scope="module")
def people(vocabulary: Vocabulary) -> Callable[[Sequence[Reading]], dict[tuple[str, str], str]]:
    """A function from readings to whom each of their people was taken for."""
    corpus: Corpus = read_corpus(knowledge_files([ROOT / "seeds"]), vocabulary, root=ROOT)

    def call(readings: Sequence[Reading]) -> dict[tuple[str, str], str]:
        links = resolve(readings, corpus.registry, corpus.curated, corpus.decisions, vocabulary).links
        return {(link.document, link.local): link.iri for link in links}

    return call


@pytest.mark.parametrize("told", list(tried()), ids=lambda told: told.about)
def test_who_is_who(told: Tried, read: Extractor, people: Callable[[Sequence[Reading]], dict[tuple[str, str], str]]) -> None:
    readings = [read(document) for document, _ in told.articles]
    taken = people(readings)
    found = [
        (person, taken[reading.document.slug, mention.entity])
        for reading, (_, mentions) in zip(readings, told.articles, strict=True)
        for person, span in mentions
        for mention in reading.mentions
        if mention.span.overlaps(span)
    ]
    assert len(found) == sum(len(mentions) for _, mentions in told.articles), "every marked mention is read as one name"
    wrong = [(a, b) for a, b in combinations(found, 2) if (a[0] == b[0]) != (a[1] == b[1])]
    assert wrong == []
