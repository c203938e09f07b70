"""What is known of the people of the registry, found by the names that they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.model.claim import EntityRef
from kg.model.entity import Entity, EntityKind
from kg.model.resolution import Source
from kg.model.words import fold
from kg.resolve.compared import Profile
from kg.resolve.person_names import PersonName, given_names_fit, parse_name
from kg.resolve.posts import title_of
from kg.resolve.registry import Registry
from kg.resolve.sightings import Sighting, company_key, is_town, office_keys
from kg.resolve.tenures import KnownTenure, KnownTenures

PERSON = frozenset({EntityKind.PERSON})
_GENDERS = {"male": "m", "female": "f"}


@dataclass(frozen=True, slots=True)
class Registered:
    """A person of the registry: what does not change with the day, and the tenures with the offices they are compared by.

    ``titles`` are those of the posts.
    """

    profile: Profile
    tenures: tuple[tuple[KnownTenure, frozenset[str]], ...]
    titles: Mapping[str, str]

    def fits(self, name: PersonName) -> bool:
        """Whether a given name can be one of the person's."""
        return any(given_names_fit(name, other) for other in self.profile.names)

    def on(self, day: date) -> Profile:
        """The person as it was on a day."""
        then = [(tenure.on(day), tenure.post, keys) for tenure, keys in self.tenures]
        held = frozenset().union(*(keys for how, _, keys in then if how != "no"))
        once = frozenset().union(*(keys for how, _, keys in then if how == "no"))
        current = frozenset((self.titles[post], day.year) for how, post, _ in then if how == "certain" and post in self.titles)
        return replace(self.profile, held=held, once=once, current=current)


def fitting(seen: Sighting, people: Iterable[Registered]) -> Iterator[Profile]:
    """Of people who have the surname of a sighting those whose given name it can have, as they were on the day of its document."""
    return (one.on(seen.document.published) for one in people if one.fits(seen.name))


class KnownPeople:
    """The curated people of the registry, in blocks: by surname, and by each whole name that a curator wrote."""

    def __init__(
        self,
        registry: Registry,
        tenures: KnownTenures,
        company: Mapping[str, frozenset[str]],
        runs: Mapping[str, frozenset[str]],
    ) -> None:
        self.registry = registry
        self.tenures = tenures
        self._company = company
        self._runs = runs
        self._parties: dict[str, set[str]] = defaultdict(set)
        for person, party in sorted(tenures.parties):
            self._parties[person].add(party)
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        self._made: dict[str, Registered] = {}
        for entity in registry.of_kind(PERSON):
            for surname in sorted({parse_name(name).surname for name in (entity.label, *entity.aliases)}) if not entity.minted else ():
                self._by_surname[surname].append(entity)

    def candidates(self, seen: Sighting) -> Iterable[Profile]:
        """The people whose surname and given name a sighting can have, as they were on the day of its document."""
        return fitting(seen, self.of_surname(seen.name.surname))

    def of_surname(self, surname: str) -> list[Registered]:
        """All people who have a surname, by IRI."""
        return [self._registered(entity) for entity in self._by_surname.get(surname, ())]

    def _registered(self, entity: Entity) -> Registered:
        if entity.iri not in self._made:
            tenures = tuple((tenure, self._offices(tenure.post)) for tenure in self.tenures.of_person(entity.iri))
            posts = [tenure.post for tenure, _ in tenures if tenure.post in self.registry.entities]
            titles = {post: title_of(self.registry, post) for post in posts}
            self._made[entity.iri] = Registered(self._profile(entity, titles), tenures, titles)
        return self._made[entity.iri]

    def _profile(self, entity: Entity, posts: Mapping[str, str]) -> Profile:
        value = self.registry.value
        names = {name: parse_name(name) for name in (entity.label, *entity.aliases)}
        written = {fold(name): _kind(name, parts, entity) for name, parts in reversed(names.items())}
        places = {post: self.registry.place_of(post) for post in posts}
        bodies = (self.registry.entities.get(value(post, "org:postIn")) for post in posts)
        return Profile(
            entity.iri,
            tuple(dict.fromkeys(names.values())),
            written,
            _GENDERS.get(value(entity.iri, "foaf:gender"), ""),
            _year(value(entity.iri, "kgo:birthDate")),
            _year(value(entity.iri, "kgo:deathDate")),
            places=frozenset(places.values()) - {"", "us"},
            parties=frozenset(self._parties.get(entity.iri, ())),
            titles=frozenset(posts.values()),
            towns=frozenset((title, places[post]) for post, title in posts.items() if is_town(places[post])),
            bodies=frozenset(fold(name) for body in bodies if body for name in (body.label, *body.aliases)),
            runs=self._runs.get(entity.iri, frozenset()),
            company=self._company.get(entity.iri, frozenset()),
        )

    def _offices(self, post: str) -> frozenset[str]:
        if post not in self.registry.entities:
            return frozenset({post})
        body = self.registry.entities.get(self.registry.value(post, "org:postIn"))
        title, place = title_of(self.registry, post), self.registry.place_of(post)
        return office_keys(title, place, fold(body.label) if body else "", (post,)) | {f"{title}|"}


def _year(edtf: str) -> int:
    """The year with which a date begins; 0 for none."""
    return int(edtf[:4]) if edtf[:4].isdecimal() else 0


def _kind(name: str, parts: PersonName, entity: Entity) -> str:
    """How a curator wrote a name: as the label, as an alias, or as a short name that nobody else is to be called by."""
    if not parts.given:
        return "short"
    return "label" if name == entity.label else "alias"


def curated_company(curated: Iterable[Source], registry: Registry) -> Mapping[str, frozenset[str]]:
    """Person -> the people with whom curators name it in one situation, by what they are recognised by."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in curated:
        for situation in source.situations:
            people = {f.id for _, f in situation.roles if isinstance(f, EntityRef)}
            named = {iri: company_key(parse_name(registry.entities[iri].label)) for iri in people if _is_person(registry, iri)}
            for iri in named:
                found[iri] |= {key for other, key in named.items() if other != iri and key}
    return {person: frozenset(keys) for person, keys in found.items()}


def _is_person(registry: Registry, iri: str) -> bool:
    return iri in registry.entities and registry.entities[iri].kind is EntityKind.PERSON
