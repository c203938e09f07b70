"""The contested world: everything that any source tells as a fact, whoever holds it and whatever became of the claim.

The truthy graph holds what passed the gate and broke no shape. To find what sources disagree about, the same situations are merged
over all claims that are actual, affirmed and certain, also those of lower authority, disputed or withheld. A rejected claim is no
party to anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.assemble.describe import situation_triples
from kg.assemble.register import registry_triples
from kg.assemble.tellings import Telling, tellings
from kg.assemble.terms import Terms
from kg.assemble.truthy import merged
from kg.model.claim import Certainty, Claim, Modality, Polarity, Situation
from kg.model.document import Authority, SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Contested:
    """How the sources tell and deny each situation, its one description over all of them, and names of everything for messages.

    ``upheld`` are the claims that a curator accepted, and so answers for against what contradicts them.
    """

    told: Mapping[str, tuple[Telling, ...]]
    denied: Mapping[str, tuple[Telling, ...]]
    situations: Mapping[str, Situation]
    labels: Mapping[str, str]
    upheld: frozenset[str] = frozenset()

    def answered(self, situation: str) -> tuple[Telling, ...]:
        """How a situation is told, the weightiest first, where what a curator accepted weighs as much as what he wrote."""
        told = self.told[situation]
        backed = [one for one in told if any(claim.id in self.upheld for claim in one.claims)]
        if not backed:
            return told
        kept = [one for one in told if one not in backed]
        raised = [replace(one, authority=Authority.CURATED) for one in backed]
        return tuple(sorted([*raised, *kept], key=lambda one: (-one.authority, one.origin)))


def contested(
    resolution: Resolution,
    documents: Sequence[SourceDocument],
    statuses: Mapping[str, str],
    vocabulary: Vocabulary,
    upheld: Collection[str] = frozenset(),
) -> Contested:
    """What the sources tell as facts; ``statuses`` are those of the claims that ship, so that a rejected one is left out.

    ``upheld`` are the claims accepted by decision.
    """
    dates = {document.slug: document.published_at for document in documents}

    def stated(claim: Claim, polarity: Polarity) -> bool:
        sure = claim.modality is Modality.ACTUAL and claim.certainty is Certainty.CERTAIN
        return sure and claim.polarity is polarity and statuses.get(claim.id) != "Rejected"

    told = tellings(resolution.sources, lambda claim: stated(claim, Polarity.AFFIRMED), dates)
    denied = tellings(resolution.sources, lambda claim: stated(claim, Polarity.NEGATED) and not claim.holder, dates)
    situations = {situation.id: situation for situation in merged(resolution.sources, told, vocabulary)}
    labels = {entity.iri: entity.label for entity in resolution.entities}
    labels |= {iri: one[0].situation.label for iri, one in told.items() if one[0].situation.label}
    return Contested(told, denied, situations, labels, frozenset(upheld))


def contested_quads(found: Contested, resolution: Resolution, vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """The contested world as shapes see it: the registry, and every situation where the true ones stand."""
    terms = Terms(vocabulary)
    for triple in registry_triples(resolution.entities, resolution.replaced, terms):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, terms.graph("registry"))
    for situation in found.situations.values():
        for triple in situation_triples(situation, terms):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, terms.graph("truthy"))
