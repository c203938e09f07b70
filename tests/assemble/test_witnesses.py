"""Claims, articles and witnesses are counted apart: a text printed in three papers is one witness, and so are two articles of one paper."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg.assemble.dataset import Dataset, assemble
from kg.model.claim import Claim, EntityRef, Situation
from kg.model.document import SourceDocument
from kg.model.iri import Namespaces
from kg.model.policy import AcceptancePolicy
from kg.model.resolution import Resolution, Source
from kg.model.span import Quote, Span
from kg.vocabulary import load

NAMES = Namespaces()
VOCABULARY = load()
EVENT = Situation(
    NAMES.expand("ev:e"),
    "Endorsement",
    (("agent", EntityRef(NAMES.expand("per:a"))), ("target", EntityRef(NAMES.expand("per:b")))),
    label="e",
)


def document(slug: str, publisher: str) -> SourceDocument:
    return SourceDocument(slug, slug, "text", slug, "Story", Span(0, 4), date(2019, 11, 6), "2019-11-06", publisher=publisher)


def source(origin: str, claims: int = 1) -> Source:
    quotes = [(Quote(origin, Span(n, n + 3), "abc", 1, 1),) for n in range(claims)]
    told = tuple(Claim(NAMES.iri("claim", f"{origin}_{n}"), EVENT.id, quotes=quote, origin=origin) for n, quote in enumerate(quotes))
    return Source(origin, (EVENT,), told)


def build(papers: dict[str, str], reprints: dict[str, str], needed: int = 1) -> Dataset:
    resolution = Resolution(sources=tuple(source(slug) for slug in papers), reprints=reprints)
    documents = [document(slug, publisher) for slug, publisher in papers.items()]
    return assemble(resolution, documents, (), AcceptancePolicy(documents=needed), frozenset(), VOCABULARY, rules=())


def tally(dataset: Dataset) -> dict[str, int]:
    graph, names = ox.NamedNode(NAMES.graph("assessment")), ("claims", "documents", "witnesses")
    found = {
        quad.predicate.value: quad.object.value for quad in dataset.quads if quad.graph_name == graph and quad.subject.value == EVENT.id
    }
    return {name: int(found[NAMES.term(name)]) for name in names}


@pytest.mark.parametrize(
    ("papers", "reprints", "witnesses"),
    [
        ({"a": "Post", "b": "Times", "c": "Courier"}, {}, 3),
        ({"a": "Wire", "b": "Times", "c": "Courier"}, {"b": "a", "c": "a"}, 1),
        ({"a": "Wire", "b": "Times", "c": "Times"}, {"b": "a"}, 2),
        ({"a": "Post", "b": "Post"}, {}, 1),
        ({"a": "", "b": ""}, {}, 2),
    ],
)
def test_a_reprint_is_no_witness_of_its_own(papers: dict[str, str], reprints: dict[str, str], witnesses: int) -> None:
    dataset = build(papers, reprints)
    assert tally(dataset) == {"claims": len(papers), "documents": len(papers), "witnesses": witnesses}


def test_where_two_witnesses_are_asked_for_a_reprint_does_not_do() -> None:
    papers = {"a": "Wire", "b": "Times"}
    assert build(papers, {}, needed=2).truthy == (EVENT,)
    assert build(papers, {"b": "a"}, needed=2).truthy == ()


def test_provenance_tells_what_a_document_reprints() -> None:
    dataset = build({"a": "Wire", "b": "Times"}, {"b": "a"})
    told = [quad for quad in dataset.quads if quad.predicate.value == NAMES.term("reprintOf")]
    assert [(quad.subject.value, quad.object.value, quad.graph_name.value) for quad in told] == [
        (NAMES.iri("doc", "b"), NAMES.iri("doc", "a"), NAMES.graph("provenance"))
    ]


def test_a_curated_claim_counts_as_a_claim_and_not_as_an_article() -> None:
    curated = Claim(NAMES.iri("claim", "x"), EVENT.id, sources=("https://example.org",), origin="curated_x")
    resolution = Resolution(sources=(Source("curated_x", (EVENT,), (curated,)), source("a", claims=2)))
    dataset = assemble(resolution, [document("a", "Post")], (), AcceptancePolicy(), frozenset(), VOCABULARY, rules=())
    assert tally(dataset) == {"claims": 3, "documents": 1, "witnesses": 1}
