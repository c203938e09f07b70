"""Roles that a text leaves open and its context fills: the office of a departure, the contest of a candidacy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.model.claim import EntityRef, Situation
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.time import bounds
from kg.resolve.registry import Registry
from kg.resolve.rewrite import sorted_roles
from kg.resolve.tenures import KnownTenures

#: events that make or end a holding of an office, or are done in one; only of these does the person's office say what is meant
_OF_OFFICE = ("Recusal", "Removal", "Departure", "Appointment", "TakingOffice")


def fill(
    situations: Sequence[Situation],
    document: SourceDocument,
    registry: Registry,
    tenures: KnownTenures,
    candidacies: Mapping[str, frozenset[str]],
    vocabulary: Vocabulary,
) -> tuple[Situation, ...]:
    """The situations of a document with offices and contests that only one thing can fill."""
    told: dict[str, set[str]] = {}
    runs: dict[str, set[str]] = {}
    for situation in situations:
        for role, found, other in (("post", told, "member"), ("contest", runs, "candidate")):
            for person in _entities(situation, other):
                found.setdefault(person, set()).update(_entities(situation, role))

    def filled(situation: Situation) -> Situation:
        if any(vocabulary.is_a(situation.cls, name) for name in _OF_OFFICE) and not situation.fillers("office"):
            return _with(situation, "office", _office(situation, registry, tenures, told))
        if vocabulary.is_a(situation.cls, "Candidacy") and not situation.fillers("contest"):
            return _with(situation, "contest", _contest(situation, document, registry, candidacies, runs))
        return situation

    return tuple(filled(situation) for situation in situations)


def _entities(situation: Situation, role: str) -> tuple[str, ...]:
    return tuple(filler.id for filler in situation.fillers(role) if isinstance(filler, EntityRef))


def _with(situation: Situation, role: str, iri: str) -> Situation:
    return replace(situation, roles=sorted_roles([*situation.roles, (role, EntityRef(iri))])) if iri else situation


def _office(situation: Situation, registry: Registry, tenures: KnownTenures, told: Mapping[str, set[str]]) -> str:
    """The one office of the person: in the body that is named, or held on the day of the event, or told in the document."""
    people = _entities(situation, "target") or _entities(situation, "agent")
    if len(people) != 1:
        return ""
    bodies = set(_entities(situation, "org"))
    known = {tenure.post for tenure in tenures.of_person(people[0])}
    if bodies:
        return _only(post for post in known | told.get(people[0], set()) if registry.value(post, "org:postIn") in bodies)
    day = _day(situation.date)
    if day:
        return _only(tenure.post for tenure in tenures.of_person(people[0]) if tenure.on(day) == "certain")
    return _only(told.get(people[0], ()))


def _day(edtf: str) -> date | None:
    found = bounds(edtf) if edtf else None
    return found.min if found and found.min and found.min == found.max else None


def _only(iris: Iterable[str]) -> str:
    found = set(iris)
    return found.pop() if len(found) == 1 else ""


def _contest(
    situation: Situation,
    document: SourceDocument,
    registry: Registry,
    candidacies: Mapping[str, frozenset[str]],
    runs: Mapping[str, set[str]],
) -> str:
    """The one contest in which the document has the person stand, else the next one in which the person is known to have stood."""
    people = _entities(situation, "candidate")
    if len(people) != 1:
        return ""
    if own := runs.get(people[0]):
        return _only(own)
    years = {contest: registry.value(contest, "kgo:contestYear") for contest in candidacies.get(people[0], frozenset())}
    coming = {contest: year for contest, year in years.items() if year and year >= str(document.published.year)}
    return _only(contest for contest, year in coming.items() if year == min(coming.values()))


def known_candidacies(curated: Sequence[Source]) -> Mapping[str, frozenset[str]]:
    """Person -> the contests in which curators have the person stand."""
    found: dict[str, set[str]] = {}
    for source in curated:
        for situation in source.situations:
            for person in _entities(situation, "candidate"):
                found.setdefault(person, set()).update(_entities(situation, "contest"))
    return {person: frozenset(contests) for person, contests in found.items()}
