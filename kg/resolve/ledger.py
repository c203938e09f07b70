"""What curators decided about entities: which are the same, which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model.decision import Decision, Verdict
from kg.model.iri import Namespaces


@dataclass(frozen=True, slots=True)
class EntityLedger:
    """Decisions about entities. A local entity is written ``<local id> in doc:<slug>``, any other by its IRI or short name.

    ``linked`` and ``barred`` are about (document, local id); ``same`` maps IRIs to what they became; ``apart`` are pairs of IRIs.
    """

    linked: Mapping[tuple[str, str], str] = field(default_factory=dict)
    barred: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = field(default=frozenset())

    def excluded(self, document: str, local: str, own: Iterable[str]) -> frozenset[str]:
        """The IRIs that a local entity cannot be, given the IRIs that it would get by itself."""
        names = set(own)
        pairs = {b for a, b in self.apart if a in names} | {a for a, b in self.apart if b in names}
        return frozenset(pairs | self.barred.get((document, local), frozenset())) - names

    def final(self, iri: str) -> str:
        """What an IRI has become; itself when nobody merged it."""
        seen = {iri}
        while (iri := self.same.get(iri, iri)) not in seen:
            seen.add(iri)
        return iri


def read_entity_ledger(decisions: Iterable[Decision], curated: Iterable[str], names: Namespaces) -> EntityLedger:
    """The decisions about entities, the latest last; of two entities that are the same, the curated one stays, else the first by name."""
    kept = frozenset(curated)
    linked: dict[tuple[str, str], str] = {}
    barred: dict[tuple[str, str], frozenset[str]] = {}
    same: dict[str, str] = {}
    apart: set[tuple[str, str]] = set()
    for decision in sorted(decisions, key=lambda decision: (decision.made, decision.id)):
        other = names.expand(decision.other)
        words = decision.subject.split()
        local = (
            (words[2].removeprefix("doc:").removeprefix(names.iri("doc", "")), words[0]) if len(words) == 3 and words[1] == "in" else None
        )
        subject = names.expand(words[0]) if words else ""
        if decision.verdict is Verdict.SAME and local:
            linked[local] = other
        elif decision.verdict is Verdict.SAME:
            old, new = sorted((subject, other), key=lambda iri: (iri in kept, [-ord(c) for c in iri]))
            same[old] = new
        elif decision.verdict is Verdict.DIFFERENT and local:
            barred[local] = barred.get(local, frozenset()) | {other}
        elif decision.verdict is Verdict.DIFFERENT:
            apart.add((subject, other))
    return EntityLedger(linked, barred, same, frozenset(apart))
