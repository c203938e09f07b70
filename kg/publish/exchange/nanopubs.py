"""Nanopublications in TriG: each claim that makes a fact as one, with what it asserts, from which words, and how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.model.iri import key_hash
from kg.publish.exchange.told_facts import SOURCE, ToldFact, told_facts
from kg.publish.publication import Publication, used_prefixes
from kg.publish.world_nodes import RDF_TYPE

_NP = "http://www.nanopub.org/nschema#"
_PROV = "http://www.w3.org/ns/prov#"
_EXACT = "http://www.w3.org/ns/oa#exact"


def nanopubs(publication: Publication) -> Iterator[bytes]:
    """A nanopublication for each claim that makes a fact; what is alleged, possible or denied asserts nothing and has none.

    The assertion is the situation as the claim's source tells it; the provenance names source, holder and exact words; the publication
    info names the claim and the program with its version. The same claim has the same IRI every time.
    """
    for number, fact in enumerate(told_facts(publication)):
        quads = list(_quads(publication, fact))
        terms = (term for quad in quads for term in (quad.subject, quad.predicate, quad.object, quad.graph_name))
        prefixes = used_prefixes(publication.names, terms) | {"np": _NP}
        text = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""
        yield (b"\n" if number else b"") + text


def _quads(publication: Publication, fact: ToldFact) -> Iterator[ox.Quad]:
    digest = key_hash(fact.claim, digits=16)
    this = ox.NamedNode(f"{publication.names.base}nanopub/{digest}")
    head, assertion, provenance, about = (ox.NamedNode(f"{this.value}#{part}") for part in ("head", "assertion", "provenance", "pubinfo"))
    term, situation, claim = publication.names.term, fact.situation, ox.NamedNode(fact.claim)
    yield ox.Quad(this, ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{_NP}Nanopublication"), head)
    for name, graph in (("hasAssertion", assertion), ("hasProvenance", provenance), ("hasPublicationInfo", about)):
        yield ox.Quad(this, ox.NamedNode(_NP + name), graph, head)
    for prop, values in fact.said.get(situation, {}).items():
        yield from (ox.Quad(ox.NamedNode(situation), ox.NamedNode(prop), value, assertion) for value in values)
    yield from (
        ox.Quad(assertion, ox.NamedNode(f"{_PROV}wasDerivedFrom"), source, provenance) for source in _sources(fact, term("evidence"))
    )
    for holder in fact.values(fact.claim, term("holder")):
        yield ox.Quad(assertion, ox.NamedNode(f"{_PROV}wasAttributedTo"), ox.NamedNode(holder), provenance)
    for quote in fact.values(fact.claim, term("evidence")):
        yield ox.Quad(assertion, ox.NamedNode(f"{_PROV}wasQuotedFrom"), ox.NamedNode(quote), provenance)
        for words in fact.values(quote, _EXACT):
            yield ox.Quad(ox.NamedNode(quote), ox.NamedNode(_EXACT), ox.Literal(words), provenance)
    yield ox.Quad(this, ox.NamedNode(f"{_PROV}wasDerivedFrom"), claim, about)
    yield ox.Quad(this, ox.NamedNode("http://purl.org/dc/terms/creator"), ox.Literal(f"claimgraph {publication.version}".strip()), about)


def _sources(fact: ToldFact, evidence: str) -> Iterable[ox.NamedNode]:
    """The documents that the words stand in, or those that a curated claim names."""
    found = fact.documents(evidence) or fact.values(fact.claim, SOURCE) or [fact.graph]
    return [ox.NamedNode(source) for source in dict.fromkeys(found)]
