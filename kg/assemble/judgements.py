"""The curator's decisions as triples."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.assemble.selectors import Judgement, Ledger
from kg.assemble.terms import COMMENT, TYPE, Terms, english, node, typed
from kg.model.iri import key_hash, slug


def decision_triples(ledger: Ledger, terms: Terms) -> Iterator[ox.Triple]:
    """Every decision that is about something, with its verdict, what it rests on, who made it and when.

    One that is about nothing in this corpus has a finding instead: a decision without a subject would break the audit.
    """
    for judgement in ledger.judgements:
        if judgement.on:
            yield from _decision(judgement, terms)


def _decision(judgement: Judgement, terms: Terms) -> Iterator[ox.Triple]:
    decision = judgement.decision
    subject = node(terms.names.iri("decision", slug(decision.id) or key_hash(decision.subject, decision.verdict, decision.made)))
    yield ox.Triple(subject, TYPE, terms.kgo("CurationDecision"))
    yield ox.Triple(subject, terms.kgo("verdict"), terms.kgo(decision.verdict.value))
    for iri in judgement.on:
        yield ox.Triple(subject, terms.kgo("decidesOn"), node(iri))
    for iri in judgement.because:
        yield ox.Triple(subject, terms.kgo("because"), node(iri))
    if decision.reason:
        yield ox.Triple(subject, COMMENT, english(decision.reason))
    curator = node(terms.names.iri("agent", slug(decision.by) or "curator"))
    yield ox.Triple(subject, terms.known("prov:wasAttributedTo"), curator)
    yield ox.Triple(curator, TYPE, terms.known("prov:Agent"))
    if decision.made:
        moment = decision.made if "T" in decision.made else f"{decision.made}T00:00:00Z"
        yield ox.Triple(subject, terms.known("prov:generatedAtTime"), typed(moment, "dateTime"))
