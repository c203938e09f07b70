"""The curated registry, indexed: entities by IRI and by every name they go by, posts and contests with their features."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from kg.model.entity import Entity, EntityKind
from kg.model.iri import Namespaces
from kg.model.words import fold, place_name

BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.PARTY})
CONTESTS = frozenset({EntityKind.CONTEST, EntityKind.PRIMARY})


@dataclass(slots=True)
class Registry:
    """Entities by IRI and by folded name. Minted entities join it as they are made, so that equal things are made once."""

    names: Namespaces
    entities: dict[str, Entity] = field(default_factory=dict)
    _by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_kind: dict[EntityKind, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _posts: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    @classmethod
    def of(cls, entities: Iterable[Entity], names: Namespaces) -> Registry:
        """The registry of curated entities."""
        found = cls(names)
        for entity in entities:
            found.add(entity)
        return found

    def add(self, entity: Entity) -> str:
        """Makes an entity findable and gives its IRI; one that is there already keeps its description and gains the new names."""
        known = self.entities.get(entity.iri)
        if known is not None and known.minted:
            entity = _joined(known, entity)
        if known is None or known.minted:
            self.entities[entity.iri] = entity
            self._by_kind[entity.kind][entity.iri] = None
            for name in (entity.label, *entity.aliases):
                self._by_name[fold(name)].add(entity.iri)
        if known is None and entity.kind is EntityKind.POST and not entity.minted:
            self._posts[self.value(entity.iri, "org:postIn")][self.place_of(entity.iri)].append(entity.iri)
        return entity.iri

    def find(self, name: str, kinds: frozenset[EntityKind]) -> tuple[str, ...]:
        """IRIs of the entities of some kinds whose label or alias is ``name``; those whose label it is before all others."""
        folded = fold(name)
        found = [iri for iri in sorted(self._by_name.get(folded, ())) if self.entities[iri].kind in kinds] if folded else []
        labelled = [iri for iri in found if fold(self.entities[iri].label) == folded]
        return tuple(labelled or found)

    def of_kind(self, kinds: frozenset[EntityKind]) -> Sequence[Entity]:
        """All entities of some kinds, by IRI."""
        return [self.entities[iri] for iri in sorted(iri for kind in kinds for iri in self._by_kind[kind])]

    def posts_of(self, body: str, place: str | None = None) -> Sequence[Entity]:
        """The curated posts in a body, or those in none where it is empty, by IRI; with a folded ``place`` only those of that place."""
        by_place = self._posts.get(body, {})
        found = by_place.get(place, ()) if place is not None else chain.from_iterable(by_place.values())
        return [self.entities[iri] for iri in sorted(found)]

    def place_of(self, iri: str) -> str:
        """The jurisdiction of an entity in the form in which places are compared."""
        return fold(place_name(self.value(iri, "kgo:jurisdiction")))

    def values(self, iri: str, name: str) -> tuple[str, ...]:
        """IRIs and plain texts that stand under a property (by prefixed name) of an entity."""
        entity = self.entities.get(iri)
        wanted = self.names.expand(name)
        return tuple(_plain(value) for prop, value in entity.properties if prop == wanted) if entity else ()

    def value(self, iri: str, name: str) -> str:
        """The first of ``values``, or the empty string."""
        return next(iter(self.values(iri, name)), "")

    def above(self, iri: str) -> Iterator[str]:
        """A body, that of which it is a part, and so on."""
        seen: set[str] = set()
        while iri and iri not in seen:
            seen.add(iri)
            yield iri
            iri = self.value(iri, "org:subOrganizationOf")

    def slug_of(self, iri: str) -> str:
        """The last part of an IRI."""
        return iri.rpartition("/")[2]


def _plain(value: str) -> str:
    if value.startswith("<"):
        return value[1:-1]
    return value[1:].rpartition('"')[0].replace('\\"', '"').replace("\\\\", "\\")


def _joined(known: Entity, new: Entity) -> Entity:
    aliases = tuple(sorted({*known.aliases, *new.aliases, new.label} - {known.label}))
    properties = known.properties or new.properties
    return Entity(known.iri, known.kind, known.label, aliases, known.types, properties, known.minted, known.place)


def literal(text: str) -> str:
    """``text`` as a plain N-Triples literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def iri_value(iri: str) -> str:
    """An IRI in N-Triples form."""
    return f"<{iri}>"
