"""Roles that a text leaves open and its context fills: the office of a departure, the contest of a candidacy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from kg.model.claim import EntityRef, Situation
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.time import Bounds, bounds, compatible, year_of
from kg.resolve.registry import Registry
from kg.resolve.rewrite import sorted_roles
from kg.resolve.tenures import KnownTenure, KnownTenures

#: events that make or end a holding of an office, or are done in one; only of these does the person's office say what is meant
_OF_OFFICE = ("Recusal", "Removal", "Departure", "Appointment", "TakingOffice")

#: how long a nominee may wait for the office
_LEAD = timedelta(days=366)


def fill(
    situations: Sequence[Situation],
    document: SourceDocument,
    registry: Registry,
    tenures: KnownTenures,
    candidacies: Mapping[str, frozenset[str]],
    vocabulary: Vocabulary,
) -> tuple[Situation, ...]:
    """The situations of a document with offices and contests that only one thing can fill."""
    begun = [situation for situation in situations if situation.stage != "future"]
    told, runs = _pairs(begun, "member", "post"), _pairs(situations, "candidate", "contest")

    def filled(situation: Situation) -> Situation:
        if any(vocabulary.is_a(situation.cls, name) for name in _OF_OFFICE) and not situation.fillers("office"):
            return _with(situation, "office", _office(situation, registry, tenures, told))
        if vocabulary.is_a(situation.cls, "Tenure"):
            return _in_its_body(_not_again(situation, document, tenures), registry)
        if vocabulary.is_a(situation.cls, "ContestResult"):
            return _contested(situation, registry, candidacies)
        if not vocabulary.is_a(situation.cls, "Candidacy"):
            return situation
        if not situation.fillers("contest"):
            return _with(situation, "contest", _contest(situation, document, registry, candidacies, runs))
        return _narrowed(situation, registry, candidacies)

    return tuple(filled(situation) for situation in situations)


def _entities(situation: Situation, role: str) -> tuple[str, ...]:
    return tuple(filler.id for filler in situation.fillers(role) if isinstance(filler, EntityRef))


def _with(situation: Situation, role: str, iri: str) -> Situation:
    return replace(situation, roles=sorted_roles([*situation.roles, (role, EntityRef(iri))])) if iri else situation


def _office(situation: Situation, registry: Registry, tenures: KnownTenures, told: Mapping[str, set[str]]) -> str:
    """The one office of the person that fits: in the body that is named, begun or ended by the event, held on its day."""
    people = _entities(situation, "target") or _entities(situation, "agent")
    if len(people) != 1:
        return ""
    known = tenures.of_person(people[0])
    bodies = set(_entities(situation, "org"))
    if bodies:
        posts = {tenure.post for tenure in known} | told.get(people[0], set())
        return _only(post for post in posts if registry.value(post, "org:postIn") in bodies)
    if not known:
        return _only(told.get(people[0], ()))
    if not situation.date:
        return _only({tenure.post for tenure in known} & told.get(people[0], set()))
    return _only(tenure.post for tenure in known if _concerns(situation, tenure))


def _not_again(situation: Situation, document: SourceDocument, tenures: KnownTenures) -> Situation:
    """A tenure told by a title alone, at no known time where the person is known to have left that post before.

    The title outlives the office: a report is still that of "special counsel Smith" years later.
    """
    today = document.published
    if (situation.begin, situation.end) != (f"[..{today}]", f"[{today}..]"):
        return situation
    posts = _entities(situation, "post")
    known = [t for person in _entities(situation, "member") for t in tenures.of_person(person) if t.post in posts]
    over = bool(known) and all(t.end and t.on(today) == "no" and t.begun_by(today) for t in known)
    return replace(situation, begin="", end="", stage="") if over else situation


def _in_its_body(situation: Situation, registry: Registry) -> Situation:
    """A tenure with the body that its post is known to be in: which one a bare title means is clear only once the post is."""
    bodies = {body for post in _entities(situation, "post") if (body := registry.value(post, "org:postIn"))}
    if len(bodies) != 1 or not situation.fillers("organization"):
        return situation
    roles = [pair for pair in situation.roles if pair[0] != "organization"]
    return _with(replace(situation, roles=tuple(roles)), "organization", bodies.pop())


def _concerns(situation: Situation, tenure: KnownTenure) -> bool:
    """Whether an event can be what began or ended a tenure, or was done in it, going by its date."""
    found = bounds(situation.date)
    if situation.cls in ("Removal", "Departure"):
        return bool(tenure.end) and compatible(situation.date, tenure.end)
    if situation.cls in ("Appointment", "TakingOffice"):
        latest = found.max + _LEAD if found.max else None
        return bool(tenure.begin) and bounds(tenure.begin).meet(Bounds(found.min, latest)) is not None
    return all(day is not None and tenure.on(day) == "certain" for day in (found.min, found.max))


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
    return _first_round(registry, {contest for contest, year in coming.items() if year == min(coming.values())})


def _first_round(registry: Registry, contests: Iterable[str]) -> str:
    """The one contest among several that is no run-off, and no general election if there is a primary on the way to it."""
    found = {contest for contest in contests if registry.value(contest, "kgo:contestStage") != "runoff"}
    led_to = {registry.value(contest, "kgo:partOf") for contest in found}
    return _only(found - led_to)


def _contested(situation: Situation, registry: Registry, candidacies: Mapping[str, frozenset[str]]) -> Situation:
    """A result in the one contest in which both winner and loser are known to have stood, where the text leaves open which it is."""
    people = [*_entities(situation, "winner"), *_entities(situation, "loser")]
    common = frozenset.intersection(*(candidacies.get(person, frozenset()) for person in people)) if len(people) > 1 else frozenset()
    told = _entities(situation, "contest")
    if set(told) & common or not common:
        return situation
    stages = {registry.value(contest, "kgo:contestStage") for contest in told} - {""}
    year = year_of(situation.date) if situation.date else ""
    fitting = [c for c in common if not stages or registry.value(c, "kgo:contestStage") in stages]
    chosen = _only(contest for contest in fitting if year in ("", registry.value(contest, "kgo:contestYear")))
    roles = [(role, filler) for role, filler in situation.roles if role != "contest" or not chosen]
    return _with(replace(situation, roles=tuple(roles)), "contest", chosen)


def _narrowed(situation: Situation, registry: Registry, candidacies: Mapping[str, frozenset[str]]) -> Situation:
    """A bid for a seat as the candidacy in the primary, where the person is known to have stood in that alone."""
    people, contests = _entities(situation, "candidate"), _entities(situation, "contest")
    if len(people) != 1 or len(contests) != 1:
        return situation
    known = candidacies.get(people[0], frozenset())
    primary = _first_round(registry, (contest for contest in known if registry.value(contest, "kgo:partOf") == contests[0]))
    if contests[0] in known or not primary:
        return situation
    roles = [(role, EntityRef(primary) if role == "contest" else filler) for role, filler in situation.roles]
    return replace(situation, roles=sorted_roles(roles))


def known_candidacies(curated: Sequence[Source]) -> Mapping[str, frozenset[str]]:
    """Person -> the contests in which curators have the person stand."""
    found = _pairs((situation for source in curated for situation in source.situations), "candidate", "contest")
    return {person: frozenset(contests) for person, contests in found.items()}


def _pairs(situations: Iterable[Situation], subject: str, role: str) -> dict[str, set[str]]:
    """The fillers of one role by those of another."""
    found: dict[str, set[str]] = {}
    for situation in situations:
        for person in _entities(situation, subject):
            found.setdefault(person, set()).update(_entities(situation, role))
    return found
