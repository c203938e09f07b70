"""What a curator's decision is about: selectors of the ledger turned into claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model.claim import Claim, Modality, Polarity
from kg.model.decision import Decision, Verdict
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces

ABOUT_CLAIMS = frozenset({Verdict.ACCEPTED, Verdict.REJECTED, Verdict.DISPUTED, Verdict.REALISED, Verdict.UNREALISED})
_OUTCOMES = frozenset({Verdict.REALISED, Verdict.UNREALISED})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision with the IRIs that its selectors stand for; ``on`` is empty when nothing in the corpus answers to it."""

    decision: Decision
    on: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions, applied: judgements in the order they were made, and what could not be found."""

    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def read_ledger(decisions: Iterable[Decision], claims: Sequence[Claim], names: Namespaces) -> Ledger:
    """Every decision with what it is about; one that is about nothing is a warning, never an error.

    A document may be reworded or taken away after a decision was made, so a selector that finds nothing must not stop a build.
    """
    index = _index(claims)
    ordered = sorted(decisions, key=lambda decision: (decision.made, decision.id))
    judgements = tuple(_judge(decision, index, names) for decision in ordered)
    lost = tuple(_lost(judgement.decision) for judgement in judgements if not judgement.on)
    return Ledger(judgements, lost)


def _index(claims: Sequence[Claim]) -> Mapping[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.id, []).append(claim)
        found.setdefault(claim.situation, []).append(claim)
    return {key: tuple(sorted(group, key=lambda claim: claim.id)) for key, group in found.items()}


def _judge(decision: Decision, index: Mapping[str, tuple[Claim, ...]], names: Namespaces) -> Judgement:
    if decision.verdict not in ABOUT_CLAIMS:
        return Judgement(decision, tuple(names.expand(name) for name in (decision.subject, decision.other) if name), ())
    selected = select(decision.subject, index, names)
    if decision.verdict in _OUTCOMES and len(decision.subject.split()) == 1:
        selected = tuple(claim for claim in selected if claim.modality is not Modality.ACTUAL)
    reasons = tuple(claim for part in decision.because.split(";") if part.strip() for claim in _reason(part, index, names))
    return Judgement(decision, tuple(claim.id for claim in selected), tuple(dict.fromkeys(claim.id for claim in reasons)))


def select(selector: str, index: Mapping[str, tuple[Claim, ...]], names: Namespaces) -> tuple[Claim, ...]:
    """The claims that a selector names: one, all about a situation, or those ``in`` one document, of one modality and polarity."""
    words = selector.split()
    if not words:
        return ()
    found = index.get(names.expand(words[0]), ())
    limits = words[1:]
    if limits and limits[0] == "in":
        origin = limits[1].removeprefix(names.iri("doc", "")).removeprefix("doc:").removeprefix("graph:") if len(limits) > 1 else ""
        found = tuple(claim for claim in found if claim.origin == origin)
        limits = limits[2:]
    return tuple(claim for claim in found if all(_fits(claim, limit) for limit in limits))


def _fits(claim: Claim, word: str) -> bool:
    if word in set(Modality):
        return claim.modality == word
    return word in set(Polarity) and claim.polarity == word


def _reason(selector: str, index: Mapping[str, tuple[Claim, ...]], names: Namespaces) -> tuple[Claim, ...]:
    found = select(selector, index, names)
    return tuple(claim for claim in found if claim.origin.startswith("curated_")) or found


def _lost(decision: Decision) -> Finding:
    return Finding(
        code="KG0701",
        message=f"decision {decision.id} is about '{decision.subject}', and nothing in the corpus answers to that",
        place=decision.place,
        remedy="correct the selector, or take the decision out if its document is gone",
        severity=Severity.WARNING,
        excerpt=decision.subject,
    )
