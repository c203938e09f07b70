"""Whether everything that curated files point at is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.ingest.index import NameIndex
from kg.ingest.suggest import close_to
from kg.model.claim import Claim, EntityRef, Situation, SituationRef
from kg.model.entity import EntityKind
from kg.model.finding import Finding
from kg.model.iri import local_name
from kg.model.resolution import Source

#: entities that live in the registry; sources, collectives, agents and documents need not stand there
_REGISTERED = frozenset(kind.segment for kind in EntityKind if kind not in {EntityKind.ANONYMOUS_SOURCE, EntityKind.COLLECTIVE})


#: likeness (difflib, 0..1) from which a situation is offered for another: their names are long, and one part of three may differ
_LIKE = 0.6


def settled(sources: Sequence[Source], index: NameIndex) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The sources without claims that point at nothing, and without the situations that nothing is claimed of any more.

    A claim goes when its situation is not described, or when that situation names an entity or a situation that nobody knows;
    what pointed at the situation goes in the next round.
    """
    findings: list[Finding] = []
    while True:
        situations = {situation.id for source in sources for situation in source.situations}
        checked = [_checked(source, situations, index) for source in sources]
        found = [finding for _, complaints in checked for finding in complaints]
        if not found:
            return tuple(sources), tuple(findings)
        findings += found
        sources = [source for source, _ in checked]


def _checked(source: Source, situations: Collection[str], index: NameIndex) -> tuple[Source, list[Finding]]:
    described = {situation.id: situation for situation in source.situations}
    findings: list[Finding] = []
    kept: list[Claim] = []
    broken: set[str] = set()
    for claim in source.claims:
        complaints = list(_complaints(claim, described.get(claim.situation), situations, index))
        findings += complaints
        if complaints:
            broken.add(claim.situation)
        else:
            kept.append(claim)
    gone = broken - {claim.situation for claim in kept}
    left = tuple(situation for situation in source.situations if situation.id not in gone)
    return replace(source, situations=left, claims=tuple(kept)), findings


def _complaints(claim: Claim, situation: Situation | None, situations: Collection[str], index: NameIndex) -> Iterator[Finding]:
    refs = [
        claim.holder and EntityRef(claim.holder),
        claim.condition and SituationRef(claim.condition),
        claim.conveyed_by and SituationRef(claim.conveyed_by),
        SituationRef(claim.situation),
    ]
    refs += [filler for _, filler in situation.roles if isinstance(filler, EntityRef | SituationRef)] if situation else []
    for ref in refs:
        if isinstance(ref, SituationRef) and ref.id not in situations:
            near = _like(ref.id, situations)
            remedy = f"did you mean {index.vocabulary.names.shorten(near)}?" if near else "describe it in a file of seeds/curated/"
            yield Finding("KG0221", f"no curated file describes {index.vocabulary.names.shorten(ref.id)}", claim.place, remedy)
        elif isinstance(ref, EntityRef) and _missing(ref.id, index):
            near = index.nearest(local_name(ref.id), ())
            remedy = f"did you mean {index.vocabulary.names.shorten(near)}?" if near else "add it to seeds/registry/"
            yield Finding("KG0203", f"the registry has no {index.vocabulary.names.shorten(ref.id)}", claim.place, remedy)


def _like(iri: str, situations: Collection[str]) -> str:
    """The situation of the same kind whose name is most like that of ``iri``, or the empty string."""
    kind = iri.rpartition("/")[0]
    same = {local_name(other): other for other in sorted(situations) if other.rpartition("/")[0] == kind}
    return same.get(close_to(local_name(iri), same, cutoff=_LIKE), "")


def _missing(iri: str, index: NameIndex) -> bool:
    base = index.vocabulary.names.base
    return iri.startswith(base) and iri.removeprefix(base).partition("/")[0] in _REGISTERED and iri not in index.types
