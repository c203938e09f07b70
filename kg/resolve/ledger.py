"""What curators decided about entities: which are the same, which are not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model.claim import Reading
from kg.model.decision import ABOUT_PAIRS, Decision, Mention, Verdict, in_force, mention_of
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.model.words import fold
from kg.resolve.clusters import Cluster, clusters_of, conflict, of_other_kinds

#: an entity of a document as (document, local id), or the IRI of any other
Name = tuple[str, str] | str


@dataclass(frozen=True, slots=True)
class EntityLedger:
    """Decisions about entities. A local entity is written ``<local id> in doc:<slug>``, any other by its IRI or short name.

    ``linked`` and ``barred`` are about (document, local id); ``same`` maps IRIs to what they became; ``apart`` are pairs of IRIs.
    """

    linked: Mapping[tuple[str, str], str] = field(default_factory=dict)
    barred: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = field(default=frozenset())
    findings: tuple[Finding, ...] = ()

    def excluded(self, document: str, local: str, own: Iterable[str]) -> frozenset[str]:
        """The IRIs that a local entity cannot be, given the IRIs that it would get by itself."""
        names = set(own)
        pairs = {b for a, b in self.apart if a in names} | {a for a, b in self.apart if b in names}
        return frozenset(pairs | self.barred.get((document, local), frozenset())) - names

    def final(self, iri: str) -> str:
        """What an IRI has become; itself when nobody merged it."""
        return self.same.get(iri, iri)


def read_entity_ledger(
    decisions: Iterable[Decision], curated: Iterable[str], names: Namespaces, readings: Sequence[Reading] = ()
) -> EntityLedger:
    """The decisions about entities that are in force, whatever the order of their rows; ``readings`` say who is meant by words.

    Of several on one pair the latest counts. Of entities that are the same, the one named under ``other`` stays, but a curated one
    before any other. What is decided to be different never becomes one through a third: the Same that would do it has a finding.
    """
    rows, strays = _named(decisions, names, readings)
    latest: dict[frozenset[Name], tuple[Name, str, Decision]] = {}
    for subject, other, decision in rows:
        pair = frozenset({subject, other})
        latest.pop(pair, None)
        latest[pair] = (subject, other, decision)
    entities = [(subject, other, row) for subject, other, row in latest.values() if isinstance(subject, str)]
    clusters, conflicts = clusters_of(entities, frozenset(curated))
    linked, barred, clashes = _locals(latest.values(), clusters)
    return EntityLedger(
        linked,
        barred,
        {iri: cluster.kept for iri, cluster in sorted(clusters.items()) if iri != cluster.kept},
        _apart(entities, clusters),
        (*strays, *conflicts, *clashes),
    )


def _named(
    decisions: Iterable[Decision], names: Namespaces, readings: Sequence[Reading]
) -> tuple[list[tuple[Name, str, Decision]], list[Finding]]:
    """The decisions about pairs with the two names of each, in the order in which they were made."""
    rows: list[tuple[Name, str, Decision]] = []
    findings = []
    for decision in in_force(decisions):
        if decision.verdict not in ABOUT_PAIRS:
            continue
        other, mention = names.expand(decision.other), mention_of(decision.subject, names)
        found = _locally(mention, other, readings) if mention else [names.expand(decision.subject)]
        if len(found) != 1:
            findings.append(_stray(decision, len(found)))
        elif not mention and of_other_kinds(str(found[0]), other):
            findings.append(_mismatched(decision))
        else:
            rows.append((found[0], other, decision))
    return rows, findings


def _locally(mention: Mention, other: str, readings: Sequence[Reading]) -> Sequence[Name]:
    """The entities of a document that a mention names: by local id, or by words and the kind of the other one."""
    if mention.local:
        return [(mention.document, mention.local)]
    wanted = fold(mention.words)
    return [
        (mention.document, local.id)
        for reading in readings
        if reading.document.slug == mention.document
        for local in reading.entities
        if f"/{local.kind.segment}/" in other and wanted in {fold(name) for name in (local.name, *local.names)}
    ]


def _locals(
    rows: Iterable[tuple[Name, str, Decision]], clusters: Mapping[str, Cluster]
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], frozenset[str]], list[Finding]]:
    """What entities of documents are, by the latest decision, and what they are not, with the clashes of the two."""
    linked: dict[tuple[str, str], tuple[str, Decision]] = {}
    barred: dict[tuple[str, str], dict[str, Decision]] = {}
    for subject, other, decision in rows:
        if isinstance(subject, str):
            continue
        if decision.verdict is Verdict.SAME:
            linked[subject] = other, decision
        elif decision.verdict is Verdict.DIFFERENT:
            members = clusters[other].members if other in clusters else {other}
            barred.setdefault(subject, {}).update(dict.fromkeys(members, decision))
    clashes = {local: barred[local][other] for local, (other, _) in linked.items() if other in barred.get(local, {})}
    findings = [conflict(linked[local][1], different, ()) for local, different in clashes.items()]
    return (
        {local: other for local, (other, _) in linked.items() if local not in clashes},
        {local: frozenset(others) for local, others in barred.items()},
        findings,
    )


def _apart(rows: Iterable[tuple[Name, str, Decision]], clusters: Mapping[str, Cluster]) -> frozenset[tuple[str, str]]:
    """Pairs of IRIs that are decided to be different, each with all that either of them is the same as."""

    def all_of(iri: str) -> Collection[str]:
        return clusters[iri].members if iri in clusters else (iri,)

    different = [(str(subject), other) for subject, other, decision in rows if decision.verdict is Verdict.DIFFERENT]
    return frozenset((one, two) for a, b in different for one in all_of(a) for two in all_of(b))


def _stray(decision: Decision, found: int) -> Finding:
    fits = f"fits {found} things there" if found else "is nobody's name there"
    return Finding(
        "KG0621",
        f"decision {decision.id} is about {decision.subject}, and that {fits}; it has no effect",
        decision.place,
        "name it by its local id, '<local id> in doc:<document>', or by the words of that document",
        Severity.WARNING,
        decision.subject,
    )


def _mismatched(decision: Decision) -> Finding:
    message = f"decision {decision.id} is about {decision.subject} and {decision.other}, which are of different kinds; it has no effect"
    return Finding("KG0622", message, decision.place, "correct one of the names", Severity.WARNING, decision.other)
