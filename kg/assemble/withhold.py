"""Claims taken out of the sources: those a finding withholds, and descriptions that no claim speaks of any more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.model.claim import Claim, Situation, SituationRef
from kg.model.finding import Finding, Severity
from kg.model.resolution import Resolution, Source


@dataclass(frozen=True, slots=True)
class Held:
    """The sources that ship, and in one further source everything that is held back."""

    sources: tuple[Source, ...]
    withheld: Source
    findings: tuple[Finding, ...] = field(default=())


def withhold(resolution: Resolution, withheld: frozenset[str]) -> Held:
    """The sources without the claims in ``withheld`` and without descriptions and references that nothing supports any more."""
    kept, gone, findings = [], Source("quarantine"), []
    for source in sorted(resolution.sources, key=lambda source: source.origin):
        out = tuple(claim for claim in source.claims if claim.id in withheld)
        stay = tuple(claim for claim in source.claims if claim.id not in withheld)
        spoken, lost = {claim.situation for claim in stay}, {claim.situation for claim in out}
        described = tuple(situation for situation in source.situations if situation.id in spoken)
        unsaid = [situation for situation in source.situations if situation.id not in spoken]
        gone = replace(gone, claims=gone.claims + out, situations=gone.situations + tuple(s for s in unsaid if s.id in lost))
        findings += [_unspoken(situation, source) for situation in unsaid if situation.id not in lost]
        kept.append(replace(source, situations=described, claims=stay))
    known = {situation.id for source in kept for situation in source.situations}
    return Held(tuple(_mend(source, known) for source in kept), gone, tuple(findings))


def _mend(source: Source, known: set[str]) -> Source:
    """The source without references to situations that are described nowhere: there is nothing behind them."""
    situations = tuple(_mend_situation(situation, known) for situation in source.situations)
    return replace(source, situations=situations, claims=tuple(_mend_claim(claim, known) for claim in source.claims))


def _mend_situation(situation: Situation, known: set[str]) -> Situation:
    roles = tuple(pair for pair in situation.roles if not isinstance(pair[1], SituationRef) or pair[1].id in known)
    return situation if len(roles) == len(situation.roles) else replace(situation, roles=roles)


def _mend_claim(claim: Claim, known: set[str]) -> Claim:
    condition = claim.condition if claim.condition in known else ""
    conveyed = claim.conveyed_by if claim.conveyed_by in known else ""
    same = (condition, conveyed) == (claim.condition, claim.conveyed_by)
    return claim if same else replace(claim, condition=condition, conveyed_by=conveyed)


def _unspoken(situation: Situation, source: Source) -> Finding:
    return Finding(
        code="KG0703",
        message=f"{source.origin} describes {situation.id}, but no claim of it speaks of that",
        remedy="give the situation a claim, or take it out",
        severity=Severity.INFO,
        focus=situation.id,
    )
