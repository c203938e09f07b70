"""Situations and claims: what is meant, and who says it how surely on which words."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from kg.model.document import SourceDocument
from kg.model.entity import LocalEntity, PersonMention
from kg.model.finding import Finding
from kg.model.span import Place, Quote


class Modality(StrEnum):
    """Whether the holder presents the situation as having happened; values are the local names of the ontology terms."""

    ACTUAL = "Actual"
    PLANNED = "Planned"
    PREDICTED = "Predicted"
    CONDITIONAL = "Conditional"
    REQUIRED = "Required"
    REQUESTED = "Requested"
    ALLEGED = "Alleged"


class Polarity(StrEnum):
    """Yes, no, or left open."""

    AFFIRMED = "Affirmed"
    NEGATED = "Negated"
    OPEN = "Open"


class Certainty(StrEnum):
    """How surely, from the holder's point of view."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "Possible"
    UNSPECIFIED = "Unspecified"


@dataclass(frozen=True, slots=True, order=True)
class EntityRef:
    """A role filled by an entity: a ``LocalEntity.id`` before resolve, an IRI after."""

    id: str


@dataclass(frozen=True, slots=True, order=True)
class SituationRef:
    """A role filled by another situation: its id before resolve, its IRI after."""

    id: str


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """A role filled by plain words or a plain value; ``datatype`` is the local name of its XSD type (``string`` is English text)."""

    text: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True, order=True)
class TermRef:
    """A role filled by a term of the ontology, by its local name (``Anger``, ``Support``)."""

    name: str


Filler = EntityRef | SituationRef | Words | TermRef


@dataclass(frozen=True, slots=True)
class Situation:
    """An event or a state with typed roles: the unit of meaning.

    ``cls`` is the local name of an ontology class. ``roles`` are (role name, filler) pairs, the role name being the ontology's
    local name (``agent``, ``matter``, ``member`` for org:member, ``organization`` for org:organization), sorted; several pairs
    may share a role. ``date``, ``begin`` and ``end`` are EDTF strings of level 1 or 2 (never ``a/b`` with unknown sides: use
    ``[..b]``, ``[a..]``, ``[a..b]``), empty when nothing is known; durations are xsd:duration strings. ``stage`` is the step of
    a candidacy, appointment, departure, charge or investigation. ``words`` are the words of the text that name it.
    ``implied`` says that its times are not stated but follow from those of other situations.
    """

    id: str
    cls: str
    roles: tuple[tuple[str, Filler], ...] = ()
    date: str = ""
    begin: str = ""
    end: str = ""
    duration: str = ""
    duration_less_than: str = ""
    stage: str = ""
    label: str = ""
    words: str = ""
    implied: bool = False

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """All fillers of one role, in order."""
        return tuple(filler for name, filler in self.roles if name == role)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what about one situation, how surely, and on which words: the unit of speech, of review and of quarantine.

    ``holder`` is an entity id (IRI after resolve); empty means the document's own voice, or the curator's in a curated file.
    ``origin`` is the document's slug, or ``curated_<file>``. An extracted claim has at least one quote; a curated one has ``sources``.
    ``wording`` are the words of its source that a curator copied.
    ``frame`` names the reading rule that made it. ``confidence`` has two decimals, 0 to 1.
    """

    id: str
    situation: str
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN
    holder: str = ""
    condition: str = ""
    conveyed_by: str = ""
    supports: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Decimal = Decimal("1.00")
    frame: str = ""
    origin: str = ""
    note: str = ""
    place: Place | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says, before resolve; it depends on the document, the vocabulary and the model alone.

    ``mentions`` are the places where people are named, in text order; ``bystanders`` the people among them of whom nothing is claimed:
    they are no part of the graph, but they tell who else a surname could mean.
    """

    document: SourceDocument
    entities: tuple[LocalEntity, ...] = ()
    situations: tuple[Situation, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    mentions: tuple[PersonMention, ...] = ()
    bystanders: tuple[LocalEntity, ...] = ()
