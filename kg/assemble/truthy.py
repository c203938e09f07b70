"""The gate: which situations count as true, and the one description that each of them gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kg.assemble.assess import Assessment
from kg.assemble.tellings import Telling, tellings
from kg.model.claim import Filler, Situation, SituationRef, Words
from kg.model.document import Authority
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.time import agreed, bounds, certainly_before


def truthy(
    sources: Sequence[Source], assessment: Assessment, vocabulary: Vocabulary, dates: Mapping[str, str] | None = None
) -> tuple[Situation, ...]:
    """The situations that an accepted claim vouches for, each merged over exactly the sources that do so, by IRI.

    ``dates`` gives the publication time of each document: where several tell a different step, the latest is believed.

    A role filled by a situation that is not truthy itself is dropped. Where that leaves a defining role empty, its words stand in
    if the role may hold words (what was asked for is told, not asserted); else the situation goes too, and so on until nothing changes.
    Whether a state without steps was current or former on the day of a telling is no part of the fact: its times say it.
    """
    stepped = {cls for entry in vocabulary.lexicon("Stage") for cls in entry["stageOf"]}
    return tuple(
        replace(fact, stage="") if fact.cls not in stepped and vocabulary.is_a(fact.cls, "State") else fact
        for fact in merged(sources, tellings(sources, assessment.passes, dates), vocabulary)
    )


def merged(sources: Sequence[Source], told: Mapping[str, Sequence[Telling]], vocabulary: Vocabulary) -> tuple[Situation, ...]:
    """Each situation that is told, merged over its tellings, without references to situations that are not told."""
    alive = {iri: merge(told[iri]) for iri in sorted(told)}
    alive = {iri: _without_later(situation, alive, vocabulary) for iri, situation in alive.items()}
    labels = {
        situation.id: situation.label
        for source in sorted(sources, key=lambda source: source.origin)
        for situation in source.situations
        if situation.label
    }
    while True:
        kept = {iri: pruned for iri, situation in alive.items() if (pruned := _prune(situation, alive, labels, vocabulary))}
        if kept == alive:
            return tuple(kept.values())
        alive = kept


def _without_later(situation: Situation, alive: Mapping[str, Situation], vocabulary: Vocabulary) -> Situation:
    """The situation without what cannot have begun when it happened, in a role for what had begun by then, where that role has others.

    One source means by "the investigation" that of the day, another a later one: what is told only so stays, as a contradiction.
    """
    cls, then = vocabulary.classes.get(situation.cls), situation.date or situation.begin
    for name in [role.name for role in cls.roles if role.preexisting] if cls else ():
        fillers = situation.fillers(name)
        known = [one for one in fillers if isinstance(one, SituationRef) and one.id in alive]
        late = [one for one in known if certainly_before(then, alive[one.id].begin or alive[one.id].date)]
        if late and len(late) < len(fillers):
            situation = replace(situation, roles=tuple(pair for pair in situation.roles if pair not in [(name, one) for one in late]))
    return situation


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


def merge(told: Sequence[Telling]) -> Situation:
    """One description of a situation from several: each role, time and word from those of the highest authority that give it.

    ``told`` begins with the sources of highest authority and goes on with the documents by date.
    """
    first = told[0].situation
    if len(told) == 1:
        return first
    end = agreed(_weightiest(told, lambda situation: situation.end))
    lasting = [telling for telling in told if not _so_far(telling.situation, end)]
    return replace(
        first,
        roles=_roles(told),
        label=next((one.situation.label for one in told if one.situation.label), ""),
        date=agreed(_weightiest(told, lambda situation: situation.date)),
        begin=agreed(_weightiest(told, lambda situation: situation.begin)),
        end=end,
        duration=next((one.situation.duration for one in lasting if one.situation.duration), ""),
        duration_less_than=next((one.situation.duration_less_than for one in lasting if one.situation.duration_less_than), ""),
        stage=next(reversed(_weightiest(told, lambda situation: situation.stage)), ""),
    )


def _roles(told: Sequence[Telling]) -> tuple[tuple[str, Filler], ...]:
    """Each role as those of the highest authority fill it that fill it at all."""
    weights: dict[str, Authority] = {}
    pairs: set[tuple[str, Filler]] = set()
    for one in told:
        for name, filler in one.situation.roles:
            if weights.setdefault(name, one.authority) == one.authority:
                pairs.add((name, filler))
    return tuple(sorted(pairs, key=lambda pair: (pair[0], repr(pair[1]))))


def _so_far(situation: Situation, end: str) -> bool:
    """Whether its duration is only how long it had lasted when that was told: it went on then, and its end is known now."""
    told = bounds(situation.end)
    return bool(bounds(end).max and told.min and not told.max)


def _weightiest(told: Sequence[Telling], of: Callable[[Situation], str]) -> list[str]:
    """What the sources of the highest authority that say anything say, the latest last: a lower one never outdates a higher.

    Among equals the latest document knows best: a candidacy moves on from considered to declared.
    """
    said = [(one.authority, of(one.situation)) for one in told if of(one.situation)]
    return [value for authority, value in said if authority == said[0][0]]
