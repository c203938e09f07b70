"""Contests: linked by office, jurisdiction, year, stage and party as far as they are told, else minted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.iri import key_hash, slug
from kg.model.words import fold, place_name, place_slug, short_slug
from kg.resolve.bodies import find_body
from kg.resolve.posts import find_posts, mint_post
from kg.resolve.registry import CONTESTS, Registry, iri_value, literal
from kg.resolve.standing import Standing

_POST = frozenset({EntityKind.POST})
#: letters that words for one office share at their head, however contest and post spell them ("Senate", "senator"; "presidential")
_STEM = 5
#: how long after its election day a contest is still spoken of without its year
_AFTERMATH = timedelta(days=100)
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Race:
    """The features of a contest; each is empty where nobody told it."""

    office: str = ""
    place: str = ""
    year: str = ""
    stage: str = ""
    party: str = ""
    bodies: str = ""


def race_of(local: LocalEntity, registry: Registry) -> Race:
    """The features that a document tells of a contest; a primary has that stage though nobody says so."""
    party = next(iter(find_body(registry, local.attribute("party"))), "") if local.attribute("party") else ""
    stage = local.attribute("stage") or ("primary" if local.kind is EntityKind.PRIMARY else "")
    place = local.attribute("jurisdiction")
    return Race(local.attribute("office"), fold(place_name(place)) if place else "", local.attribute("year"), stage, party)


def registered_race(registry: Registry, contest: Entity) -> Race:
    """The features of a curated contest, from its properties and its label."""
    post = registry.value(contest.iri, "kgo:forPost")
    words = [contest.label, *(registry.entities[iri].label for iri in (post,) if iri in registry.entities)]
    above = registry.above(registry.value(post, "org:postIn"))
    bodies = [registry.entities[iri].label for iri in above if iri in registry.entities]
    year = registry.value(contest.iri, "kgo:contestYear") or next(iter(_YEAR.findall(f"{contest.label} {contest.iri}")), "")
    stage = registry.value(contest.iri, "kgo:contestStage") or _stage(contest)
    place = registry.value(post, "kgo:jurisdiction")
    party = registry.value(contest.iri, "kgo:primaryOf")
    return Race(fold(" ".join(words)), fold(place_name(place)), year, stage, party, fold(" ".join(bodies)))


def _stage(contest: Entity) -> str:
    folded = fold(contest.label)
    for word, stage in (
        ("runoff", "runoff"),
        ("run off", "runoff"),
        ("primary", "primary"),
        ("primaries", "primary"),
        ("special", "special"),
    ):
        if word in folded:
            return stage
    return "primary" if contest.kind is EntityKind.PRIMARY else "general"


def find_contest(
    registry: Registry,
    local: LocalEntity,
    document: SourceDocument,
    standing: Standing,
    runners: frozenset[str] = frozenset(),
    present: frozenset[str] = frozenset(),
    over: bool = False,
) -> tuple[str, ...]:
    """The curated contests that a contest of a document can be; one is a link, several are an open question.

    Nothing told may speak against it, and something must speak for it: its state, or the nation whose post it fills, or a person known
    to belong there. ``runners`` are those of whom the text says that they stand, win, lose or are backed in it, ``present`` all people
    of the document: of a race without an office ("the primary") their known candidacies alone come into question. ``over`` says that
    the text tells who won.
    """
    if local.attribute("several"):
        return ()
    race = race_of(local, registry)
    people = runners or present
    ran = {iri for person in people for iri in standing.candidacies.get(person, ())}
    curated = [entity for entity in registry.of_kind(CONTESTS) if not entity.minted]
    named = {iri for name in (local.name, *local.names) for iri in registry.find(name, CONTESTS)}
    fitting = [
        (entity.iri, known)
        for entity in curated
        if (race.office or entity.iri in ran or entity.iri in named)
        and _fits(race, known := registered_race(registry, entity))
        and not any(standing.rules_out(person, entity.iri) for person in runners)
        and (_of_place(race, known) or any(standing.ties(person, entity.iri) for person in people))
    ]
    fitting = _by_stage(fitting, race)
    met = [pair for pair in fitting if runners and all(pair[0] in standing.candidacies.get(person, ()) for person in runners)]
    own = met or [pair for pair in fitting if runners and all(standing.ran(person, pair[0]) for person in runners)]
    coming = [pair for pair in own if pair[1].year >= str(document.published.year)]
    soon = [] if own and (coming or over or len(runners) > 1) else _by_year(fitting, race, document, registry)
    fitting = soon or _first_year(own, document)
    known_there = [pair for pair in fitting if pair[0] in ran]
    return tuple(iri for iri, _ in (known_there if len(fitting) > 1 and len(known_there) == 1 else fitting))


def _of_place(told: Race, known: Race) -> bool:
    """Whether the state is told, or the contest is one of the whole nation."""
    return known.place in ("", "us", told.place)


def _fits(told: Race, known: Race) -> bool:
    """Whether everything that is told of a race is true of a known one."""
    stage = not told.stage or told.stage == known.stage or (told.stage, known.stage) == ("general", "special")
    place = not told.place or told.place in (known.place, "us") or told.place in known.office
    return stage and place and told.year in ("", known.year) and told.party in ("", known.party) and _office_fits(told.office, known)


def _office_fits(told: str, known: Race) -> bool:
    """Whether words for an office are in the names of contest and post, inflected or not, or as they stand in those of its bodies."""
    stems, bodies = {word[:_STEM] for word in known.office.split()}, set(known.bodies.split())
    return all(word[:_STEM] in stems or word in bodies for word in fold(told).split() if word != "us")


Fitting = list[tuple[str, Race]]


def _by_stage(fitting: Fitting, race: Race) -> Fitting:
    """Where no stage is told: a party's contest if a party is, else the contest that fills the post."""
    wanted = ("primary",) if race.party else ("general", "special")
    kept = [pair for pair in fitting if pair[1].stage in wanted]
    return kept if kept and not race.stage else fitting


def _by_year(fitting: Fitting, race: Race, document: SourceDocument, registry: Registry) -> Fitting:
    """Where no year is told: the contests of the year of the document, else of the next, else those just over."""
    if race.year or not fitting:
        return fitting
    day = document.published
    for year in (day.year, day.year + 1):
        if found := [pair for pair in fitting if pair[1].year == str(year)]:
            return found
    return [pair for pair in fitting if _just_over(registry.value(pair[0], "kgo:electionDay"), day)]


def _just_over(election: str, day: date) -> bool:
    return bool(election) and timedelta(0) <= day - date.fromisoformat(election) <= _AFTERMATH


def _first_year(fitting: Fitting, document: SourceDocument) -> Fitting:
    """The contests of the first year from that of the document on, else of the last before it."""
    if not fitting:
        return fitting
    years = sorted({known.year for _, known in fitting})
    year = next((year for year in years if year >= str(document.published.year)), years[-1])
    return [pair for pair in fitting if pair[1].year == year]


def dated(registry: Registry, local: LocalEntity, document: SourceDocument) -> LocalEntity:
    """A contest for a post of the nation with its year, where that follows from the rhythm of the curated ones: this year or the next."""
    race = race_of(local, registry)
    if race.year or not race.office or race.place not in ("", "us"):
        return local
    years: dict[str, set[int]] = {}
    for entity in registry.of_kind(CONTESTS):
        known = registered_race(registry, entity) if not entity.minted else Race()
        if known.year and known.stage == "general" and known.place == "us" and _office_fits(race.office, known):
            years.setdefault(registry.value(entity.iri, "kgo:forPost"), set()).add(int(known.year))
    found = sorted(next(iter(years.values()))) if len(years) == 1 else []
    gaps = {later - earlier for earlier, later in pairwise(found)}
    day = document.published
    coming = [year for year in (day.year, day.year + 1) if len(gaps) == 1 and (year - found[0]) % min(gaps) == 0]
    return replace(local, attributes=tuple(sorted({*local.attributes, ("year", str(coming[0]))}))) if coming else local


def mint_contest(registry: Registry, local: LocalEntity, document: SourceDocument, scoped: bool = False) -> str:
    """A contest that nobody curated, with the post it fills and, of a primary, its party and the contest it leads to.

    A contest whose office, place or year is not told belongs to its document, for the next document may mean another one; so does one
    that is ``scoped`` because it cannot be what it is called. The one seat of the nation needs no place.
    """
    race = race_of(local, registry)
    office, place = local.attribute("office"), local.attribute("jurisdiction")
    general = "_".join(part for part in (_office_slug(registry, office, place), race.year) if part).replace("_", "-")
    told = bool(office and race.year and (place or _national(registry, office))) and not scoped
    properties = _at_stake(registry, office, place, race.year) if office and not scoped else []
    parts = [general if told else f"{document.slug}_{short_slug(local.name) or key_hash(local.id)}"]
    primary = race.stage in ("primary", "runoff") and bool(race.party or race.stage == "primary")
    if told and (primary or race.stage not in ("", "general")):
        parts.append("-".join(part for part in (_party_slug(registry, race.party) if primary else "", slug(race.stage)) if part))
    if primary and told:
        properties.append((registry.names.expand("kgo:partOf"), iri_value(_general(registry, general, local, properties))))
    if primary and race.party:
        properties.append((registry.names.expand("kgo:primaryOf"), iri_value(race.party)))
    kind = EntityKind.PRIMARY if primary else EntityKind.CONTEST
    label = local.name if told else f"{local.name} ({document.slug})"
    return registry.add(
        Entity(registry.names.iri("contest", "-".join(parts)), kind, label, properties=tuple(sorted(properties)), minted=True)
    )


def _at_stake(registry: Registry, office: str, place: str, year: str) -> list[tuple[str, str]]:
    """The property that says what a contest is about: its post, or the contest of the nation of which it is the part of one state."""
    if not place or fold(place_name(place)) == "us" or not _national(registry, office):
        return _post_of(registry, office, place)
    posts, general = _of_nation(registry, office), []
    for entity in registry.of_kind(CONTESTS):
        if not entity.minted and registry.value(entity.iri, "kgo:forPost") in posts:
            known = registered_race(registry, entity)
            general += [entity.iri] if (known.year, known.stage) == (year, "general") else []
    return [(registry.names.expand("kgo:partOf"), iri_value(general[0]))] if len(general) == 1 else []


def _of_nation(registry: Registry, office: str) -> tuple[str, ...]:
    return _posts(registry, office) or _posts(registry, f"{office} of the United States")


def _national(registry: Registry, office: str) -> bool:
    """Whether words for an office mean a post of the nation with one seat."""
    found = _of_nation(registry, office)
    return bool(found) and all(
        registry.value(post, "kgo:maxHolders") == "1" and fold(registry.value(post, "kgo:jurisdiction")) == "us" for post in found
    )


def _general(registry: Registry, key: str, local: LocalEntity, properties: list[tuple[str, str]]) -> str:
    """The contest to which a primary leads, made on the way where it is not there."""
    place = place_name(local.attribute("jurisdiction"))
    label = " ".join(
        part for part in (local.attribute("year"), place if fold(place) != "us" else "", local.attribute("office"), "election") if part
    )
    return registry.add(
        Entity(registry.names.iri("contest", key), EntityKind.CONTEST, label, properties=tuple(sorted(properties)), minted=True)
    )


def _office_slug(registry: Registry, office: str, place: str) -> str:
    """The slug of what is at stake: the known body or post of that name, and the jurisdiction if it is a part of the nation."""
    known = next(iter(find_body(registry, office)), "") or next(iter(_posts(registry, office)), "")
    local = place and fold(place_name(place)) != "us"
    return "_".join(part for part in (registry.slug_of(known) if known else slug(office), place_slug(place) if local else "") if part)


def _posts(registry: Registry, office: str) -> tuple[str, ...]:
    return tuple(iri for iri in registry.find(office, _POST) if not registry.entities[iri].minted)


def _party_slug(registry: Registry, party: str) -> str:
    return registry.slug_of(party)[:3] if party else ""


def _post_of(registry: Registry, office: str, place: str) -> list[tuple[str, str]]:
    """The property that names the post a contest fills: a known post, the seat-unspecified post of a known body, or a minted one."""
    body = next(iter(find_body(registry, office)), "")
    member = next((post for post in registry.posts_of(body) if _seatless(registry, post)), None) if body else None
    title = member.label.partition(" (")[0] if member else office
    local = LocalEntity("", EntityKind.POST, f"{office} of {place}" if place else office, (), (("jurisdiction", place), ("title", title)))
    found = find_posts(registry, local)
    post = found[0] if len(found) == 1 else mint_post(registry, local)
    return [(registry.names.expand("kgo:forPost"), iri_value(post))]


def _seatless(registry: Registry, post: Entity) -> bool:
    return post.label.endswith("(seat unspecified)") and not registry.value(post.iri, "kgo:maxHolders")


__all__ = ["Race", "find_contest", "literal", "mint_contest", "race_of", "registered_race"]
