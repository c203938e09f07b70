"""An article with the words that claims rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyoxigraph as ox

from kg.answers.statements import group_of
from kg.answers.status import Status, statuses_of
from kg.answers.why import claims
from kg.web.site import Site

_DOCUMENT = """SELECT ?doc ?title ?issued ?publisher ?sha ?page ?author WHERE { GRAPH graph:provenance { ?doc dcterms:title ?title
  OPTIONAL { ?doc dcterms:issued ?issued } OPTIONAL { ?doc kgo:sha256 ?sha } OPTIONAL { ?doc foaf:page ?page }
  OPTIONAL { ?doc dcterms:creator ?by }
  OPTIONAL { ?doc dcterms:publisher ?pub } }
  OPTIONAL { GRAPH graph:registry { ?pub skos:prefLabel ?publisher } } OPTIONAL { GRAPH graph:registry { ?by skos:prefLabel ?author } } }
ORDER BY ?publisher ?author"""
_QUOTES = """SELECT ?doc ?graph ?claim ?s ?label ?exact ?start ?end WHERE {
  GRAPH ?graph { ?quote dcterms:source ?doc ; oa:exact ?exact ; oa:start ?start ; oa:end ?end . ?claim kgo:evidence ?quote ; kgo:about ?s .
    ?s rdfs:label ?label } } ORDER BY ?start ?end ?claim"""


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
    """A document: what is known of it, its text in pieces (none where the text is not at hand), and every quote in order."""

    iri: str
    title: str
    issued: str
    publisher: str
    authors: tuple[str, ...]
    address: str
    sha256: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    quotes: tuple[Quoted, ...]


def source_page(site: Site, iri: str) -> SourcePage | None:
    """The page of a document; ``None`` for what is none."""
    if not _has_title(site, iri):
        return None
    rows = site.data.graphs(_DOCUMENT, doc=iri)
    first, quotes = rows[0], _quotes(site, iri)
    text = site.texts.get(first.get("sha", ""), "")
    return SourcePage(
        iri=iri,
        title=first["title"],
        issued=first.get("issued", "")[:10],
        publisher=first.get("publisher", ""),
        authors=tuple(dict.fromkeys(row["author"] for row in rows if "author" in row)),
        address=first.get("page", ""),
        sha256=first.get("sha", ""),
        paragraphs=tuple(paragraphs(text, quotes)),
        quotes=tuple(quotes),
    )


def _has_title(site: Site, iri: str) -> bool:
    title, provenance = ox.NamedNode(site.names.expand("dcterms:title")), ox.NamedNode(site.names.graph("provenance"))
    return any(True for _ in site.data.store.quads_for_pattern(ox.NamedNode(iri), title, None, provenance))


def _quotes(site: Site, iri: str) -> list[Quoted]:
    return [
        Quoted(row["claim"], row["s"], row["label"], row["exact"], int(row["start"]), int(row["end"]), _status(site, row["claim"]))
        for row in site.data.graphs(_QUOTES, doc=iri)
    ]


def _status(site: Site, claim: str) -> Status:
    """How a claim stands; one of which too little is told to say so is withheld."""
    return next(iter(statuses_of(site.data, claims(site.data, claim=claim))), Status.WITHHELD)


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
