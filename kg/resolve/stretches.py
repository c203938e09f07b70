"""States that several curated sources tell of one stretch of time, under one IRI: nobody holds a post twice at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.model.claim import Claim, Filler, Situation, SituationRef
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.time import bounds
from kg.resolve.akin import identifying
from kg.resolve.rewrite import sorted_roles

#: what tells states of unbroken classes apart but for their time
_Key = tuple[str, tuple[tuple[str, Filler], ...]]
#: the first and the last day of which it is certain that a state held
_Held = tuple[date, date]
#: IRI -> the number of each source that tells of the state, with the stretch that it tells
_Told = dict[str, list[tuple[int, _Held]]]


def united(sources: Sequence[Source], vocabulary: Vocabulary) -> tuple[Source, ...]:
    """The sources with each state that is one under the IRI that the first of them gives it, by authority and then by name.

    Two states are one where both certainly hold on one day, whatever begin and end each gives, and so is a third that shares a day with
    either; the day of an end that is the next begin is none. Where a source has several of them within one of another, each stays what it
    is: either source may be right.
    """
    names = _names(sources, vocabulary)
    return tuple(_renamed(source, names) for source in sources) if names else tuple(sources)


def _names(sources: Sequence[Source], vocabulary: Vocabulary) -> Mapping[str, str]:
    """IRI of a state -> that of the one it is."""
    told: dict[_Key, _Told] = defaultdict(dict)
    for at, source in enumerate(sorted(sources, key=lambda source: (source.official, source.origin))):
        for iri, key, held in _states(source, vocabulary):
            told[key].setdefault(iri, []).append((at, held))
    return {iri: name for states in told.values() if len(states) > 1 for iri, name in _joined(states).items()}


def _joined(states: _Told) -> Mapping[str, str]:
    """IRI -> the name of all that it is one with, which is the first of them; no two of one source are."""
    name = {iri: iri for iri in states}
    order = {iri: at for at, iri in enumerate(states)}
    within = {iri: {at for at, _ in stretches} for iri, stretches in states.items()}
    met = {iri: [other for other in states if other != iri and _meet(states[iri], states[other])] for iri in states}
    for one, others in met.items():
        for other in others:
            kept, lost = sorted((name[one], name[other]), key=lambda iri: order[iri])
            alone = _only(one, other, met, within) and _only(other, one, met, within)
            if alone and kept != lost and not within[kept] & within[lost]:
                within[kept] = within[kept] | within[lost]
                name = {iri: kept if called == lost else called for iri, called in name.items()}
    return {iri: called for iri, called in name.items() if iri != called}


def _meet(one: Sequence[tuple[int, _Held]], other: Sequence[tuple[int, _Held]]) -> bool:
    """Whether tellings of two sources certainly hold on one day."""
    return any(at != there and _share(held, theirs) for at, held in one for there, theirs in other)


def _only(iri: str, other: str, met: Mapping[str, Sequence[str]], within: Mapping[str, set[int]]) -> bool:
    """Whether a state meets no second one of any source that tells of ``other``."""
    return not any(one != other and within[one] & within[other] for one in met[iri])


def _states(source: Source, vocabulary: Vocabulary) -> Iterator[tuple[str, _Key, _Held]]:
    """The states of unbroken classes in a source, with the stretch for which each certainly held."""
    for situation in source.situations:
        cls = vocabulary.classes.get(situation.cls)
        first, last = bounds(situation.begin).max, bounds(situation.end).min
        if cls and cls.unbroken and first and last and first < last:
            roles = {role.name for role in identifying(cls)}
            yield situation.id, (cls.name, tuple(pair for pair in situation.roles if pair[0] in roles)), (first, last)


def _share(one: _Held, other: _Held) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _renamed(source: Source, names: Mapping[str, str]) -> Source:
    situations = sorted((_situation(one, names) for one in source.situations), key=lambda one: one.id)
    return replace(source, situations=tuple(situations), claims=tuple(_claim(claim, names) for claim in source.claims))


def _situation(situation: Situation, names: Mapping[str, str]) -> Situation:
    roles = [(role, SituationRef(names.get(f.id, f.id)) if isinstance(f, SituationRef) else f) for role, f in situation.roles]
    return replace(situation, id=names.get(situation.id, situation.id), roles=sorted_roles(roles))


def _claim(claim: Claim, names: Mapping[str, str]) -> Claim:
    situation, condition, conveyed = (names.get(iri, iri) for iri in (claim.situation, claim.condition, claim.conveyed_by))
    return replace(claim, situation=situation, condition=condition, conveyed_by=conveyed)
