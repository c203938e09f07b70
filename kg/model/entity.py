"""People, bodies, posts and contests: as one document speaks of them, and as the registry knows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Place, Span


class EntityKind(StrEnum):
    """What a mention can refer to; ``segment`` is the path segment of its IRI."""

    PERSON = "person"
    ORGANIZATION = "org"
    PARTY = "party"
    POST = "post"
    CONTEST = "contest"
    PRIMARY = "primary"
    TOPIC = "topic"
    ANONYMOUS_SOURCE = "source"
    COLLECTIVE = "collective"

    @property
    def segment(self) -> str:
        """The path segment of IRIs of this kind."""
        return {EntityKind.PARTY: "org", EntityKind.PRIMARY: "contest"}.get(self, self.value)


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """One thing that a document speaks of, before we know which entity of the registry it is.

    ``id`` is unique in its document (``person:jeff-sessions``, ``post:secretary-of-state_alabama``); ``name`` is the fullest name a
    reader of this document knows it by ("Jeff Sessions", "Secretary of State of Alabama"); ``names`` are all its surface forms.
    ``attributes`` are sorted (key, value) pairs in words of the text:

    ========== ===========================================================================================
    person     given, surname, suffix, gender (m/f), state, party, age (elder, younger), unlike (ids of people with the surname who are
               told to be others)
    post       title ("secretary of state"), jurisdiction ("Alabama", "United States"), body ("Department of Justice"), supposed
               ("jurisdiction" where the title alone gives the nation: "President Smith" may be another's)
    contest    office ("Senate", "President"), jurisdiction, year, stage (general, primary, runoff, special), party
    source     affiliation ("White House", "Republican Party")
    org        jurisdiction, parent
    ========== ===========================================================================================
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    first: Span | None = None

    def attribute(self, key: str) -> str:
        """The value under ``key``, or the empty string."""
        return dict(self.attributes).get(key, "")


@dataclass(frozen=True, slots=True, order=True)
class PersonMention:
    """One place where a document names a person: the range of the name, and the local entity that it means there."""

    span: Span
    entity: str


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity with an IRI: curated in ``seeds/registry/`` or minted by ``resolve``.

    ``properties`` are sorted (property IRI, object) pairs beside type and labels; an object is an IRI in angle brackets
    (``<https://…>``) or an N-Triples literal (``"1"^^<…#integer>``), so that the registry's own statements survive unchanged.
    ``types`` are class IRIs. ``minted`` is true for entities that nobody curated.
    """

    iri: str
    kind: EntityKind
    label: str
    aliases: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    minted: bool = False
    place: Place | None = None
