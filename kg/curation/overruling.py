"""What a curator's acceptance does to a withheld claim: it outweighs what contradicts the claim, and mends nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.answers.conflicts import Party, Standoff, standoffs
from kg.answers.dataset import Dataset
from kg.model.document import Authority
from kg.model.finding import Finding


def unliftable(
    data: Dataset, withheld: Iterable[str], findings: Iterable[Finding], contradictions: frozenset[str]
) -> Mapping[str, str]:  # fmt: skip
    """Withheld claim -> why to accept it would not let it in, in words; none of those that an acceptance lets in.

    A claim that only stands against claims of less weight comes in when a curator answers for it, since they give way then. What is
    wrong with a claim itself, as a quote that does not stand in its text, no word lifts; nor does one stand against what the curator wrote.
    ``contradictions`` are the shapes whose results are weighed against each other.
    """
    told: dict[str, list[Finding]] = {}
    for finding in findings:
        for claim in finding.claims if finding.shape else ():
            told.setdefault(claim, []).append(finding)
    against = list(standoffs(data)) if told else []
    found = ((claim, next(_reasons(claim, told.get(claim, ()), contradictions, against), "")) for claim in withheld)
    return {claim: why for claim, why in found if why}


def _reasons(claim: str, findings: Sequence[Finding], contradictions: frozenset[str], against: Sequence[Standoff]) -> Iterator[str]:
    if not findings:
        yield "nothing tells which shape it breaks: build again"
    for finding in findings:
        if finding.shape not in contradictions:
            yield f"it is wrong in itself: {finding.message} ({finding.code})"
    for standoff in against:
        opposed = other_side(standoff, claim)
        if opposed and opposed.authority is Authority.CURATED:
            yield f"a curator answers for what stands against it: {opposed.says}"


def other_side(standoff: Standoff, claim: str) -> Party | None:
    """What a conflict holds against a claim that is on one of its sides."""
    first, second = standoff.sides
    if claim in first.claims:
        return second
    return first if claim in second.claims else None
