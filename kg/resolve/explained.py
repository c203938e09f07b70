"""What a link rests on, and what is in doubt about it, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model.resolution import Candidate, Link
from kg.resolve.comparators import comparators
from kg.resolve.ledger import EntityLedger
from kg.resolve.people import Found


def told(found: Found) -> str:
    """Why a mention is the person that it is taken for."""
    name, first = found.seen.local.name, next(iter(found.weighed), None)
    if first is None or first.iri != found.iri:
        return f"nobody curated '{name}', and no earlier article names somebody who it must be"
    whose = "the same person as in earlier articles" if found.rule == "minted" else f"'{name}' is {found.iri}"
    return f"{whose}: {first.points} points, {'; '.join(_said(first))}"


def doubted(name: str, near: Sequence[Candidate]) -> str:
    """What is left open about a name, with the candidates and their sums."""
    if len(near) == 1:
        return f"'{name}' may be {near[0].iri} ({_sum(near[0])})"
    return f"'{name}' fits several people: {', '.join(f'{one.iri} ({one.points})' for one in near)}"


def _said(candidate: Candidate) -> Sequence[str]:
    """Each comparator with its outcome and points."""
    return [f"{one.comparator} {one.outcome} {one.points:+d}{f' ({one.on})' if one.on else ''}" for one in candidate.comparisons]


def _sum(candidate: Candidate) -> str:
    against = [one.comparator for one in candidate.comparisons if one.points < 0]
    return f"{candidate.points} points" + (f", against it: {', '.join(against)}" if against else "")


def settled_link(link: Link, ledger: EntityLedger) -> Link:
    """The link with the IRI that is left where a decision has made its entity one with another; the decision stands in the explanation."""
    final = ledger.final(link.iri)
    if final == link.iri:
        return link
    said = comparators().said("decision", "same", f"{link.iri} is {final}")
    taken = next((one for one in link.weighed if one.verdict == "taken"), Candidate(final, (), "taken"))
    chosen = replace(taken, iri=final, comparisons=(*taken.comparisons, said))
    weighed = (chosen, *(one for one in link.weighed if one != taken and one.iri != final))
    return replace(link, iri=final, why=f"{link.why}; by decision {link.iri} is {final}", weighed=weighed)
