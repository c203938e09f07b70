"""Everything that has an IRI while lists are read: found by identifier and by name, and added to by what the lists tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.ingest.lists.identifiers import is_firm
from kg.ingest.lists.listing import BODY, PARTY, PERSON, POST, UNIT, Listed
from kg.model.entity import Entity, EntityKind
from kg.model.iri import Namespaces
from kg.model.words import fold

#: what a list calls a thing -> what it is in the registry, and the class of one that the registry does not have
KINDS = {
    PERSON: (EntityKind.PERSON, "foaf:Person"),
    BODY: (EntityKind.ORGANIZATION, "org:FormalOrganization"),
    UNIT: (EntityKind.ORGANIZATION, "org:OrganizationalUnit"),
    PARTY: (EntityKind.PARTY, "kgo:Party"),
    POST: (EntityKind.POST, "org:Post"),
}
#: how the key of a thing begins of which a row gives nothing but the name
NAMED = "name:"
_WIKIDATA = "http://www.wikidata.org/entity/"
_DATES = {10: "date", 7: "gYearMonth", 4: "gYear"}


@dataclass(slots=True)
class Known:
    """Entities by IRI, with indexes that grow as lists add to them; ``curated`` are those of the registry, ``labels`` theirs by kind."""

    names: Namespaces
    entities: dict[str, Entity] = field(default_factory=dict)
    curated: frozenset[str] = frozenset()
    labels: dict[EntityKind, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _by_identifier: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_name: dict[tuple[EntityKind, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, registry: Iterable[Entity], names: Namespaces) -> Known:
        """What the registry knows."""
        known = cls(names)
        for entity in registry:
            known.put(entity)
        known.curated = frozenset(known.entities)
        for iri in sorted(known.entities):
            known.labels[known.entities[iri].kind][known.entities[iri].label] = iri
        return known

    def put(self, entity: Entity) -> None:
        """Add an entity, or put a fuller one in the place of what was known."""
        self.entities[entity.iri] = entity
        for identifier in self.identifiers(entity.iri):
            self._by_identifier[identifier].add(entity.iri)
        for name in (entity.label, *entity.aliases):
            self._by_name[entity.kind, fold(name)].add(entity.iri)

    def with_identifier(self, identifiers: Iterable[str]) -> list[str]:
        """The IRIs of whatever bears one of these identifiers."""
        firm = (one for one in identifiers if is_firm(one))
        return sorted({iri for one in firm for iri in self._by_identifier.get(one, ())})

    def called(self, kind: EntityKind, name: str) -> list[str]:
        """The IRIs of the entities of a kind that go by a name; those whose label it is before all others."""
        found = sorted(self._by_name.get((kind, fold(name)), ()))
        return [iri for iri in found if fold(self.entities[iri].label) == fold(name)] or found

    def values(self, iri: str, prefixed: str) -> list[str]:
        """The IRIs and texts under a property."""
        wanted = self.names.expand(prefixed)
        return [_plain(value) for name, value in self.entities[iri].properties if name == wanted]

    def identifiers(self, iri: str) -> Iterator[str]:
        """The identifiers of an entity as ``scheme:value``."""
        yield from self.values(iri, "kgo:identifier")
        yield from (f"wikidata:{item.removeprefix(_WIKIDATA)}" for item in self.values(iri, "owl:sameAs") if item.startswith(_WIKIDATA))

    def add(self, iri: str, listed: Listed, within: str) -> None:
        """Make what a list tells of a thing part of its entity: a new one, or one that is there and keeps what it says itself."""
        before = self.entities.get(iri)
        kind, cls = KINDS[listed.kind]
        entity = before or Entity(iri, kind, listed.name, types=(self.names.expand(cls),), place=listed.at)
        aliases = {*entity.aliases, listed.name, *listed.names} - {entity.label}
        said = {name for name, _ in entity.properties}
        told = {(self.names.expand(name), value) for name, value in self._told(listed, within)}
        added = {(name, value) for name, value in told if name not in said or name == self.names.expand("kgo:identifier")}
        self.put(replace(entity, aliases=tuple(sorted(aliases)), properties=tuple(sorted({*entity.properties, *added}))))

    def _told(self, listed: Listed, within: str) -> Iterator[tuple[str, str]]:
        """What a list tells, as properties of the registry."""
        yield from map(_identified, (one for one in listed.identifiers if not one.startswith(NAMED)))
        for name, day in (("kgo:birthDate", listed.born), ("kgo:deathDate", listed.died)):
            if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day):
                yield name, _typed(day, _DATES[len(day)])
        if listed.gender:
            yield "foaf:gender", _literal(listed.gender)
        if listed.place and listed.kind != PERSON:
            yield "kgo:jurisdiction", _literal(listed.place)
        if listed.seats:
            yield "kgo:maxHolders", _typed(listed.seats, "integer")
        if within:
            yield "org:postIn" if listed.kind == POST else "org:subOrganizationOf", f"<{within}>"


def _identified(identifier: str) -> tuple[str, str]:
    """An identifier as a property: the item of Wikidata as the same thing, any other in words."""
    scheme, _, value = identifier.partition(":")
    if scheme == "wikidata" and re.fullmatch(r"Q[1-9]\d*", value):
        return "owl:sameAs", f"<{_WIKIDATA}{value}>"
    return "kgo:identifier", _literal(identifier)


def _plain(value: str) -> str:
    return value[1:-1] if value.startswith("<") else value[1:].rpartition('"')[0].replace('\\"', '"').replace("\\\\", "\\")


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _typed(text: str, datatype: str) -> str:
    return f"{_literal(text)}^^<http://www.w3.org/2001/XMLSchema#{datatype}>"
