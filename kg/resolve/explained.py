"""What a link rests on, and what is in doubt about it, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.resolution import Candidate
from kg.resolve.people import Found


def told(found: Found) -> str:
    """Why a mention is the person that it is taken for."""
    name, first = found.seen.local.name, next(iter(found.weighed), None)
    if first is None or first.iri != found.iri:
        return f"nobody curated '{name}', and no earlier article names somebody who it must be"
    whose = "the same person as in earlier articles" if found.rule == "minted" else f"'{name}' is {found.iri}"
    return f"{whose}: {first.points} points, {'; '.join(_said(first))}"


def doubted(found: Found) -> str:
    """What is left open, with the candidates and their sums."""
    name = found.seen.local.name
    if len(found.near) == 1:
        return f"'{name}' may be {found.near[0].iri} ({_sum(found.near[0])})"
    return f"'{name}' fits several people: {', '.join(f'{one.iri} ({one.points})' for one in found.near)}"


def _said(candidate: Candidate) -> Sequence[str]:
    """Each comparator with its outcome and points."""
    return [f"{one.comparator} {one.outcome} {one.points:+d}{f' ({one.on})' if one.on else ''}" for one in candidate.comparisons]


def _sum(candidate: Candidate) -> str:
    against = [one.comparator for one in candidate.comparisons if one.points < 0]
    return f"{candidate.points} points" + (f", against it: {', '.join(against)}" if against else "")
