"""Situations and claims as triples."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.assemble.terms import COMMENT, EDTF, LABEL, TYPE, Terms, english, node, typed
from kg.model.claim import Claim, Situation
from kg.model.iri import is_iri
from kg.model.span import Quote
from kg.model.time import bounds

Triples = Iterator[ox.Triple]


def situation_triples(situation: Situation, terms: Terms) -> Triples:
    """What one source says a situation is: class, label, roles, stage, times with their computed bounds."""
    subject = node(situation.id)
    yield ox.Triple(subject, TYPE, terms.kgo(situation.cls))
    if situation.label:
        yield ox.Triple(subject, LABEL, english(situation.label))
    for role, filler in situation.roles:
        yield ox.Triple(subject, terms.role(role), terms.filler(filler))
    if situation.stage:
        yield ox.Triple(subject, terms.kgo("stage"), typed(situation.stage, "string"))
    for name, edtf in (("date", situation.date), ("begin", situation.begin), ("end", situation.end)):
        yield from time_triples(subject, name, edtf, terms)
    for name, duration in (("duration", situation.duration), ("durationLessThan", situation.duration_less_than)):
        if duration:
            yield ox.Triple(subject, terms.kgo(name), typed(duration, "duration"))


def time_triples(subject: ox.NamedNode, name: str, edtf: str, terms: Terms) -> Triples:
    """An EDTF date and the first and last day that it can mean; an open side has no bound."""
    if not edtf:
        return
    yield ox.Triple(subject, terms.kgo(name), ox.Literal(edtf, datatype=EDTF))
    found = bounds(edtf)
    for side, day in (("Min", found.min), ("Max", found.max)):
        if day:
            yield ox.Triple(subject, terms.kgo(name + side), typed(day.isoformat(), "date"))


def claim_triples(claim: Claim, terms: Terms) -> Triples:
    """Who says it, how surely, on which words or which source, and what made the claim."""
    subject = node(claim.id)
    yield ox.Triple(subject, TYPE, terms.kgo("Claim"))
    for name, iri in (("about", claim.situation), ("condition", claim.condition), ("conveyedBy", claim.conveyed_by)):
        if iri:
            yield ox.Triple(subject, terms.kgo(name), node(iri))
    for name, value in (("modality", claim.modality), ("polarity", claim.polarity), ("certainty", claim.certainty)):
        yield ox.Triple(subject, terms.kgo(name), terms.kgo(value.value))
    yield ox.Triple(subject, terms.kgo("holder"), node(claim.holder or terms.voice(claim.origin)))
    yield ox.Triple(subject, terms.known("prov:wasGeneratedBy"), terms.activity(claim.origin))
    for role in claim.supports:
        yield ox.Triple(subject, terms.kgo("supports"), terms.role(role))
    if claim.note:
        yield ox.Triple(subject, COMMENT, english(claim.note))
    if claim.wording:
        yield ox.Triple(subject, terms.kgo("wording"), english(claim.wording))
    if claim.frame:
        yield ox.Triple(subject, terms.kgo("frame"), typed(claim.frame, "string"))
    yield from _support(claim, subject, terms)


def _support(claim: Claim, subject: ox.NamedNode, terms: Terms) -> Triples:
    if claim.quotes:
        yield ox.Triple(subject, terms.kgo("confidence"), typed(str(claim.confidence), "decimal"))
    for source in claim.sources:
        # an archive reference is no address: it stays in its own words
        yield ox.Triple(subject, terms.known("dcterms:source"), node(source) if is_iri(source) else typed(source, "string"))
    for quote in claim.quotes:
        yield ox.Triple(subject, terms.kgo("evidence"), quote_node(quote, terms))
        yield from quote_triples(quote, terms)


def quote_node(quote: Quote, terms: Terms) -> ox.NamedNode:
    """The node of a quote: the same words of one document are always the same node."""
    return node(f"{terms.names.iri('doc', quote.document)}#offset_{quote.span.start}_{quote.span.end}")


def quote_triples(quote: Quote, terms: Terms) -> Triples:
    """The exact words, where they stand, and in which document."""
    subject = quote_node(quote, terms)
    yield ox.Triple(subject, TYPE, terms.kgo("Quote"))
    yield ox.Triple(subject, terms.known("dcterms:source"), node(terms.names.iri("doc", quote.document)))
    yield ox.Triple(subject, terms.known("oa:exact"), typed(quote.exact, "string"))
    for name, number in (("oa:start", quote.span.start), ("oa:end", quote.span.end)):
        yield ox.Triple(subject, terms.known(name), typed(str(number), "integer"))
    for name, number in (("sentence", quote.sentence), ("paragraph", quote.paragraph)):
        yield ox.Triple(subject, terms.kgo(name), typed(str(number), "integer"))
