"""Entities that decisions make one, under the name that stays; what is decided to be different is never in one cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.model.decision import Decision, Verdict
from kg.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Cluster:
    """IRIs that are one entity, the one that stays, and the decisions that joined them."""

    kept: str
    members: frozenset[str]
    joined_by: tuple[Decision, ...] = ()


def clusters_of(
    rows: Iterable[tuple[object, str, Decision]], curated: Collection[str]
) -> tuple[Mapping[str, Cluster], tuple[Finding, ...]]:
    """IRI -> its cluster for all that some decision joins; and for each Same that a Different forbids, the finding that names them.

    ``rows`` are (subject, other, decision) in the order in which they were made; the earlier of several that cannot all hold wins.
    """
    pairs = [(str(subject), other, decision) for subject, other, decision in rows]
    apart: dict[str, dict[str, Decision]] = defaultdict(dict)
    for subject, other, decision in pairs:
        if decision.verdict is Verdict.DIFFERENT:
            apart[subject][other] = apart[other][subject] = decision
    clusters: dict[str, Cluster] = {}
    findings: list[Finding] = []
    for subject, other, decision in pairs:
        if decision.verdict is not Verdict.SAME:
            continue
        old = clusters.get(subject, Cluster(subject, frozenset({subject})))
        new = clusters.get(other, Cluster(other, frozenset({other})))
        forbidden = next((apart[a][b] for a in sorted(old.members) for b in sorted(new.members) if b in apart[a]), None)
        if forbidden:
            findings.append(conflict(decision, forbidden, (*old.joined_by, *new.joined_by)))
        elif old is not new:
            clusters |= dict.fromkeys(old.members | new.members, _joined(old, new, decision, curated))
    return clusters, tuple(findings)


def _joined(old: Cluster, new: Cluster, decision: Decision, curated: Collection[str]) -> Cluster:
    stays = old.kept if old.kept in curated and new.kept not in curated else new.kept
    return Cluster(stays, old.members | new.members, (*old.joined_by, *new.joined_by, decision))


def of_other_kinds(a: str, b: str) -> bool:
    """Whether two IRIs name things of different kinds, by the path before their last part."""
    return a.rpartition("/")[0] != b.rpartition("/")[0]


def conflict(same: Decision, different: Decision, chain: Iterable[Decision]) -> Finding:
    """The finding for a Same that cannot hold beside a Different, with the decisions that lead from one to the other."""
    through = "".join(f", and {one.id} makes {one.subject} and {one.other} one" for one in chain)
    return Finding(
        "KG0620",
        f"decision {same.id} makes {same.subject} and {same.other} one, but {different.id} keeps {different.subject} and "
        f"{different.other} apart{through}; {same.id} has no effect",
        same.place,
        f"withdraw the one that is wrong: kg undo {same.id}, or kg undo {different.id}",
        Severity.WARNING,
        same.subject,
    )
