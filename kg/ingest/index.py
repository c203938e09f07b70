"""Finding the entity or situation that a cell of a curated row names: by id, label or alias."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.ingest.suggest import close_to
from kg.model.claim import Situation
from kg.model.entity import Entity
from kg.model.iri import local_name
from kg.model.ontology import Vocabulary


def _fold(words: str) -> str:
    folded = " ".join(words.replace("’", "'").casefold().split())
    return folded.removeprefix("the ")


@dataclass(slots=True)
class NameIndex:
    """Labels, aliases and ids of everything curated, for exact look-up; ``types`` are local names of the classes of each IRI.

    ``keys`` are names that one list has for things, by which its own claims find them. What stands in ``first``, the registry written by
    hand, goes before what lists add where a name fits both.
    """

    vocabulary: Vocabulary
    labels: dict[str, str] = field(default_factory=dict)
    types: dict[str, tuple[str, ...]] = field(default_factory=dict)
    situations: set[str] = field(default_factory=set)
    keys: Mapping[str, str] = field(default_factory=dict)
    first: frozenset[str] = frozenset()
    _by_label: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_alias: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_slug: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add_entities(self, entities: Iterable[Entity]) -> None:
        """Make entities findable."""
        for entity in entities:
            self._add(entity.iri, entity.label, tuple(local_name(iri) for iri in entity.types))
            for alias in entity.aliases:
                self._by_alias[_fold(alias)].add(entity.iri)

    def add_situations(self, situations: Iterable[Situation]) -> None:
        """Make situations findable by id and label."""
        for situation in situations:
            self.situations.add(situation.id)
            self._add(situation.id, situation.label, (situation.cls,))

    def _add(self, iri: str, label: str, types: tuple[str, ...]) -> None:
        self.labels[iri] = label or local_name(iri)
        self.types[iri] = types
        self._by_label[_fold(label)].add(iri)
        self._by_slug[local_name(iri)].add(iri)

    def find(self, cell: str, ranges: tuple[str, ...]) -> tuple[str, ...]:
        """IRIs that ``cell`` can name, sorted: by id, else by label, else by alias; several only where no range of the role decides."""
        if cell in self.keys:
            return (self.keys[cell],)
        names = self.vocabulary.names
        given = cell.strip().removeprefix("<").removesuffix(">")
        for iri in (names.expand(given), names.base + given):
            if iri in self.types:
                return (iri,)
        for found in (self._by_slug.get(given, set()), self._by_label.get(_fold(given), set()), self._by_alias.get(_fold(given), set())):
            fitting = {iri for iri in found if self.fits(iri, ranges)}
            fitting = fitting & self.first or fitting
            if fitting or found:
                return tuple(sorted(fitting or found))
        return ()

    def fits(self, iri: str, ranges: tuple[str, ...]) -> bool:
        """Whether the thing is of one of the classes; no class at all fits anything."""
        return not ranges or any(self.vocabulary.is_a(given, wanted) for given in self.types.get(iri, ()) for wanted in ranges)

    def nearest(self, cell: str, ranges: tuple[str, ...]) -> str:
        """The IRI whose label, alias or slug comes closest to a misspelt cell, of those that fit, or the empty string."""
        known: dict[str, str] = {}
        for names in (self._by_slug, self._by_alias, self._by_label):
            known.update({name: min(iris) for name, iris in names.items() if any(self.fits(iri, ranges) for iri in iris)})
        return known.get(close_to(_fold(cell), known), "")

    def id_of(self, iri: str) -> str:
        """The IRI as people write it: without the base."""
        return iri.removeprefix(self.vocabulary.names.base)
