"""The status of every claim, the outcome of what was open, the reality of every situation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.assemble.selectors import Ledger
from kg.assemble.witnesses import CURATOR, Witnesses
from kg.model.claim import Certainty, Claim, Modality, Polarity
from kg.model.decision import OUTCOMES, STATUSES, Verdict
from kg.model.document import Authority
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy

ACCEPTED, PROPOSED = "Accepted", "Proposed"


@dataclass(frozen=True, slots=True)
class Assessment:
    """Claim IRI -> status and outcome, situation IRI -> reality; values are local names of ontology terms."""

    statuses: Mapping[str, str]
    outcomes: Mapping[str, str]
    reality: Mapping[str, str]

    def passes(self, claim: Claim) -> bool:
        """Whether a claim alone carries its situation into the truthy graph, which none does that a higher authority denies."""
        affirmed = vouches(claim) and claim.polarity is Polarity.AFFIRMED and self.statuses.get(claim.id) == ACCEPTED
        return affirmed and self.reality.get(claim.situation) == "RealityActual"


def vouches(claim: Claim) -> bool:
    """Whether a document, or the curator, says something of the real world for certain and in its own voice."""
    return claim.modality is Modality.ACTUAL and claim.certainty is Certainty.CERTAIN and not claim.holder


def assess(
    claims: Sequence[Claim],
    classes: Mapping[str, str],
    witnesses: Witnesses,
    ledger: Ledger,
    policy: AcceptancePolicy,
    vocabulary: Vocabulary,
    authorities: Mapping[str, Authority] | None = None,
) -> Assessment:
    """What policy and decisions make of the claims; ``classes`` maps situations to class names. The latest decision wins.

    A retracted document backs nothing that others say.

    ``authorities`` is the weight of each source's own voice, by its origin; without it all weigh the same.
    """
    retracted = {iri for judgement in ledger.judgements if judgement.decision.verdict is Verdict.RETRACTED for iri in judgement.on}
    backing = _backing([claim for claim in claims if claim.id not in retracted], witnesses)
    statuses = {claim.id: _by_policy(claim, classes[claim.situation], backing, policy, vocabulary) for claim in claims}
    outcomes: dict[str, str] = {}
    for judgement in ledger.judgements:
        verdict = judgement.decision.verdict
        target = statuses if verdict in STATUSES else outcomes if verdict in OUTCOMES else {}
        target.update((claim, verdict.value) for claim in judgement.on if claim in statuses)
    return Assessment(statuses, outcomes, reality_of(claims, statuses, authorities or {}))


def _backing(claims: Sequence[Claim], witnesses: Witnesses) -> Mapping[tuple[str, Polarity], frozenset[str]]:
    """(Situation, polarity) -> the independent witnesses that vouch for it."""
    found: dict[tuple[str, Polarity], set[str]] = defaultdict(set)
    for claim in claims:
        if vouches(claim):
            found[claim.situation, claim.polarity].add(witnesses.behind(claim.origin))
    return {key: frozenset(who) for key, who in found.items()}


def _by_policy(
    claim: Claim, cls: str, backing: Mapping[tuple[str, Polarity], frozenset[str]], policy: AcceptancePolicy, vocabulary: Vocabulary
) -> str:
    if claim.origin.startswith("curated_"):
        return ACCEPTED
    allowed = not policy.classes or any(vocabulary.is_a(cls, name) for name in policy.classes)
    if not allowed or claim.confidence < policy.threshold:
        return PROPOSED
    # what a holder thinks or a text leaves open is a record of speech: there is nothing in it to be backed
    return ACCEPTED if not vouches(claim) or _backed(claim, cls, backing, policy, vocabulary) else PROPOSED


def _backed(
    claim: Claim, cls: str, backing: Mapping[tuple[str, Polarity], frozenset[str]], policy: AcceptancePolicy, vocabulary: Vocabulary
) -> bool:
    backers = backing.get((claim.situation, claim.polarity), frozenset())
    known = vocabulary.classes.get(cls)
    needed = policy.soft_documents if known is not None and known.soft else policy.documents
    return CURATOR in backers or (not policy.curator and len(backers) >= needed and claim.confidence >= policy.facts)


def reality_of(claims: Sequence[Claim], statuses: Mapping[str, str], authorities: Mapping[str, Authority]) -> Mapping[str, str]:
    """Actual where an accepted claim vouches for it; Negated where the weightiest that vouch all deny it; else Open."""
    said: dict[str, dict[Polarity, Authority]] = {claim.situation: {} for claim in claims}
    for claim in claims:
        if vouches(claim) and statuses[claim.id] == ACCEPTED:
            known, weight = said[claim.situation], authorities.get(claim.origin, Authority.OWN_VOICE)
            known[claim.polarity] = max(weight, known.get(claim.polarity, weight))
    return {situation: _real(weights) for situation, weights in said.items()}


def _real(weights: Mapping[Polarity, Authority]) -> str:
    affirmed, denied = weights.get(Polarity.AFFIRMED), weights.get(Polarity.NEGATED)
    if affirmed is not None and (denied is None or affirmed >= denied):
        return "RealityActual"
    return "RealityNegated" if denied is not None else "RealityOpen"
