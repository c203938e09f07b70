"""Where every graph comes from: documents with their hashes, activities, agents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.assemble.derive import DERIVED
from kg.assemble.terms import TYPE, Terms, english, node, typed
from kg.model.document import SourceDocument
from kg.model.iri import is_address
from kg.model.record import UNRECORDED, Recorded
from kg.model.resolution import Resolution


def provenance_triples(
    resolution: Resolution, documents: Sequence[SourceDocument], recorded: Mapping[str, Recorded], extractor: str, terms: Terms
) -> Iterator[ox.Triple]:
    """Everything known about documents, activities, agents, what each graph was made from, and when its source was first seen."""
    for document in documents:
        yield from _document(document, resolution, terms)
    for agent in ("curator", "claimgraph", f"extractor-{extractor}"):
        yield ox.Triple(_agent(agent, terms), TYPE, terms.known("prov:Agent"))
    resolving = node(terms.names.iri("activity", "resolution"))
    yield ox.Triple(resolving, TYPE, terms.known("prov:Activity"))
    yield ox.Triple(resolving, terms.known("prov:wasAssociatedWith"), _agent("claimgraph", terms))
    for source in resolution.sources:
        yield from _source(source.origin, extractor, terms)
        yield ox.Triple(terms.source_graph(source.origin), terms.kgo("authority"), terms.kgo(source.authority.term))
        yield from _record_time(source.origin, recorded.get(source.origin, UNRECORDED), terms)
    origins = [terms.source_graph(source.origin) for source in resolution.sources] + [terms.graph("decisions")]
    for name in DERIVED:
        for origin in origins:
            yield ox.Triple(terms.graph(name), terms.known("prov:wasDerivedFrom"), origin)


def _agent(name: str, terms: Terms) -> ox.NamedNode:
    return node(terms.names.iri("agent", name))


def _document(document: SourceDocument, resolution: Resolution, terms: Terms) -> Iterator[ox.Triple]:
    subject = node(terms.names.iri("doc", document.slug))
    for cls in ("prov:Entity", "foaf:Document"):
        yield ox.Triple(subject, TYPE, terms.known(cls))
    yield ox.Triple(subject, terms.known("dcterms:title"), english(document.title))
    kind = "dateTime" if "T" in document.published_at else "date"
    issued = document.published_at if kind == "dateTime" else document.published.isoformat()
    yield ox.Triple(subject, terms.known("dcterms:issued"), typed(issued, kind))
    for author in resolution.authors.get(document.slug, ()):
        yield ox.Triple(subject, terms.known("dcterms:creator"), node(author))
    if publisher := resolution.publishers.get(document.slug):
        yield ox.Triple(subject, terms.known("dcterms:publisher"), node(publisher))
    if original := resolution.reprints.get(document.slug):
        yield ox.Triple(subject, terms.kgo("reprintOf"), node(terms.names.iri("doc", original)))
    if is_address(document.url):
        yield ox.Triple(subject, terms.known("foaf:page"), node(document.url))
    yield ox.Triple(subject, terms.kgo("sha256"), typed(document.sha256, "string"))
    yield ox.Triple(subject, terms.kgo("characters"), typed(str(len(document.text)), "integer"))


def _source(origin: str, extractor: str, terms: Terms) -> Iterator[ox.Triple]:
    activity, curated = terms.activity(origin), origin.startswith("curated_")
    yield ox.Triple(activity, TYPE, terms.kgo("Curation" if curated else "Extraction"))
    yield ox.Triple(activity, terms.known("prov:wasAssociatedWith"), _agent("curator" if curated else f"extractor-{extractor}", terms))
    if not curated:
        yield ox.Triple(activity, terms.known("prov:used"), node(terms.names.iri("doc", origin)))
    yield ox.Triple(terms.source_graph(origin), TYPE, terms.kgo("SourceGraph"))
    yield ox.Triple(terms.source_graph(origin), terms.known("prov:wasGeneratedBy"), activity)


def _record_time(origin: str, recorded: Recorded, terms: Terms) -> Iterator[ox.Triple]:
    for name, day in (("recorded", recorded.day), ("recordedBefore", recorded.earlier)):
        if day:
            yield ox.Triple(terms.source_graph(origin), terms.kgo(name), typed(day.isoformat(), "date"))
