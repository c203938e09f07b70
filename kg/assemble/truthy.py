"""The gate: which situations count as true, and the one description that each of them gets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kg.assemble.assess import Assessment
from kg.model.claim import Situation, SituationRef, Words
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.time import intersect, narrower

#: a situation with the source that describes it
Told = tuple[Source, Situation]


def truthy(
    sources: Sequence[Source], assessment: Assessment, vocabulary: Vocabulary, dates: Mapping[str, str] | None = None
) -> tuple[Situation, ...]:
    """The situations that an accepted claim vouches for, each merged over exactly the sources that do so, by IRI.

    ``dates`` gives the publication time of each document: where several tell a different step, the latest is believed.

    A role filled by a situation that is not truthy itself is dropped. Where that leaves a defining role empty, its words stand in
    if the role may hold words (what was asked for is told, not asserted); else the situation goes too, and so on until nothing changes.
    """
    told: dict[str, list[Told]] = defaultdict(list)
    when = dates or {}
    for source in sorted(sources, key=lambda source: (-source.authority, when.get(source.origin, ""), source.origin)):
        vouched = {claim.situation for claim in source.claims if assessment.passes(claim)}
        for situation in source.situations:
            if situation.id in vouched:
                told[situation.id].append((source, situation))
    merged = {iri: merge(told[iri]) for iri in sorted(told)}
    labels = {
        situation.id: situation.label
        for source in sorted(sources, key=lambda source: source.origin)
        for situation in source.situations
        if situation.label
    }
    while True:
        kept = {iri: pruned for iri, situation in merged.items() if (pruned := _prune(situation, merged, labels, vocabulary))}
        if kept == merged:
            return tuple(kept.values())
        merged = kept


def _prune(situation: Situation, alive: Mapping[str, Situation], labels: Mapping[str, str], vocabulary: Vocabulary) -> Situation | None:
    roles = [pair for pair in situation.roles if not isinstance(pair[1], SituationRef) or pair[1].id in alive]
    if len(roles) == len(situation.roles):
        return situation
    cls = vocabulary.classes.get(situation.cls)
    for name in sorted({name for name, _ in situation.roles} - {name for name, _ in roles}):
        role = cls.role(name) if cls else None
        words = [labels.get(filler.id, "") for filler in situation.fillers(name) if isinstance(filler, SituationRef)]
        if role and role.defining:
            if "string" not in role.ranges or not all(words):
                return None
            roles += [(name, Words(text)) for text in words]
    return replace(situation, roles=tuple(sorted(set(roles), key=lambda pair: (pair[0], repr(pair[1])))))


def merge(told: Sequence[Told]) -> Situation:
    """One description of a situation from several: roles together, words and times of the source with the highest authority.

    ``told`` begins with the sources of highest authority and goes on with the documents by date.
    """
    first = told[0][1]
    if len(told) == 1:
        return first
    roles = sorted({pair for _, situation in told for pair in situation.roles}, key=lambda pair: (pair[0], repr(pair[1])))
    return replace(
        first,
        roles=tuple(roles),
        label=next((situation.label for _, situation in told if situation.label), ""),
        date=_time(_weightiest(told, lambda situation: situation.date)),
        begin=_time(_weightiest(told, lambda situation: situation.begin)),
        end=_time(_weightiest(told, lambda situation: situation.end)),
        duration=next((situation.duration for _, situation in told if situation.duration), ""),
        duration_less_than=next((situation.duration_less_than for _, situation in told if situation.duration_less_than), ""),
        stage=next(reversed(_weightiest(told, lambda situation: situation.stage)), ""),
    )


def _weightiest(told: Sequence[Told], of: Callable[[Situation], str]) -> list[str]:
    """What the sources of the highest authority that say anything say, the latest last: a lower one never outdates a higher.

    Among equals the latest document knows best: a candidacy moves on from considered to declared.
    """
    said = [(source.authority, of(situation)) for source, situation in told if of(situation)]
    return [value for authority, value in said if authority == said[0][0]]


def _time(values: Sequence[str]) -> str:
    """What all agree on; where they clash the sharpest, the earliest first."""
    found = next(iter(values), "")
    for value in values[1:]:
        common = intersect(found, value)
        found = common or (value if narrower(value, found) else found)
    return found
