"""States that several curated sources tell of one stretch of time, under one IRI: nobody holds a post twice at once."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    known: dict[_Key, dict[str, list[_Held]]] = defaultdict(dict)
    names: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: (source.official, source.origin)):
        told = list(_states(source, vocabulary))
        own = {iri for iri, _, _ in told}
        met = {
            iri: [one for one, theirs in known[key].items() if any(_share(held, other) for other in theirs)]
            for iri, key, held in told
            if iri not in known[key]
        }
        alone = Counter(one for found in met.values() for one in found)
        names |= {iri: found[0] for iri, found in met.items() if len(found) == 1 and alone[found[0]] == 1 and found[0] not in own}
        for iri, key, held in told:
            known[key].setdefault(names.get(iri, iri), []).append(held)
    return names


def _states(source: Source, vocabulary: Vocabulary) -> Iterator[tuple[str, _Key, _Held]]:
    """The states of unbroken classes in a source, with the stretch for which each certainly held."""
    for situation in source.situations:
        cls = vocabulary.classes.get(situation.cls)
        first, last = bounds(situation.begin).max, bounds(situation.end).min
        if cls and cls.unbroken and first and last and first < last:
            roles = {role.name for role in identifying(cls)}
            yield situation.id, (cls.name, tuple(pair for pair in situation.roles if pair[0] in roles)), (first, last)


def _sharing(held: _Held, known: Mapping[str, Sequence[_Held]]) -> list[str]:
    """The states of which some telling holds on a day of ``held``."""
    return [iri for iri, stretches in known.items() if any(_share(held, other) for other in stretches)]


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
