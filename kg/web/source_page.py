"""An article with the words that claims rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise

import pyoxigraph as ox

from kg.answers.articles import Article, article
from kg.answers.claim_rows import properties, takes_part
from kg.answers.dataset import Dataset
from kg.answers.statements import group_of
from kg.answers.status import Status, statuses_of
from kg.answers.why import claims
from kg.web.paging import Stretch, stretch
from kg.web.site import Site

#: rows of the table of quotes that are shown at once
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article from ``start`` to ``end`` that a claim rests on, with what the claim is about and how it stands."""

    claim: str
    situation: str
    label: str
    exact: str
    start: int
    end: int
    status: Status

    @property
    def statuses(self) -> tuple[Status, ...]:
        """How it stands, as of a statement with this one claim."""
        return (self.status,)

    @property
    def group(self) -> str:
        """How a statement with this one claim stands."""
        return group_of(self.statuses)

    @property
    def told(self) -> str:
        """What the claim is about, with how it stands."""
        return f"{self.label} ({self.status})"

    @property
    def withheld(self) -> bool:
        """Whether it breaks a rule of the graph."""
        return self.status is Status.WITHHELD


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on which the same claims rest (none for plain text)."""

    text: str
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A document: what is known of it, its text in pieces (none where the text is not at hand), and a stretch of its quotes in order."""

    article: Article
    paragraphs: tuple[tuple[Piece, ...], ...]
    quotes: Stretch[Quoted]


def source_page(site: Site, iri: str, start: int = 0) -> SourcePage | None:
    """The page of a document, its quotes listed from ``start`` on; ``None`` for what is none."""
    found = article(site.data, iri)
    if found is None:
        return None
    quotes = quotes_of(site.data, iri)
    return SourcePage(found, tuple(paragraphs(site.texts.get(found.sha256, ""), quotes)), stretch(quotes, start, SHOWN))


def quotes_of(data: Dataset, document: str) -> list[Quoted]:
    """The words of a document that claims rest on, in their order."""
    standing = cache(partial(_standing, data))
    found = (one for node, graph in takes_part(data, document) for one in _resting(data, node, graph, standing))
    return sorted(found, key=lambda one: (one.start, one.end, one.claim))


def _resting(data: Dataset, node: str, graph: str, standing: Callable[[str], Status]) -> Iterator[Quoted]:
    """A quote once for each claim of its graph that rests on it; nothing for what is no quote with its place."""
    told = properties(data, node, graph)
    words = [told[name][0] for name in map(data.names.expand, ("oa:exact", "oa:start", "oa:end")) if name in told]
    if len(words) < 3:
        return
    evidence, about, label = (data.names.expand(name) for name in ("kgo:evidence", "kgo:about", "rdfs:label"))
    for quad in data.store.quads_for_pattern(None, ox.NamedNode(evidence), ox.NamedNode(node), ox.NamedNode(graph)):
        claim = quad.subject.value  # type: ignore[union-attr]
        for situation in properties(data, claim, graph).get(about, ()):
            for name in properties(data, situation, graph).get(label, ())[-1:]:
                yield Quoted(claim, situation, name, words[0], int(words[1]), int(words[2]), standing(claim))


def _standing(data: Dataset, claim: str) -> Status:
    """How a claim stands; one of which too little is told to say so is withheld."""
    return next(iter(statuses_of(data, claims(data, claim=claim))), Status.WITHHELD)


def paragraphs(text: str, quotes: Sequence[Quoted]) -> list[tuple[Piece, ...]]:
    """The text, line by line and without empty ones, cut where a quote begins or ends; a quote that does not stand there marks nothing."""
    standing = [quote for quote in quotes if text[quote.start : quote.end] == quote.exact]
    found, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(_cut(line, offset, standing))
        offset += len(line) + 1
    return found


def _cut(line: str, offset: int, quotes: Sequence[Quoted]) -> tuple[Piece, ...]:
    end = offset + len(line)
    over = [quote for quote in quotes if quote.start < end and quote.end > offset]
    edges = sorted({offset, end, *(edge for quote in over for edge in (quote.start, quote.end) if offset < edge < end)})
    at: Mapping[int, list[Quoted]] = defaultdict(list)
    for quote in over:
        for edge in edges:
            if quote.start <= edge < quote.end:
                at[edge].append(quote)
    return tuple(Piece(line[left - offset : right - offset], tuple(at.get(left, ()))) for left, right in pairwise(edges))
