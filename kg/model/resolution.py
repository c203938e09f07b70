"""What ``resolve`` hands to ``assemble``: every situation and claim on entities that have IRIs, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model.claim import Claim, Situation
from kg.model.document import Authority
from kg.model.entity import Entity, EntityKind
from kg.model.finding import Finding


@dataclass(frozen=True, slots=True, order=True)
class Comparison:
    """What one comparator said of a mention and a candidate: its outcome, the points that this is worth, and what was compared.

    ``never`` says that the outcome ends the matter, whatever the sum.
    """

    comparator: str
    outcome: str
    points: int = 0
    on: str = ""
    never: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """An entity that a mention was compared with, every comparator that spoke, and what came of it.

    ``verdict`` is ``taken``, ``open`` (it may be this one), ``lost`` or ``ruled out``; empty before it is decided.
    """

    iri: str
    comparisons: tuple[Comparison, ...] = ()
    verdict: str = ""

    @property
    def points(self) -> int:
        """The sum of what the comparators said."""
        return sum(one.points for one in self.comparisons)

    @property
    def ruled_out(self) -> bool:
        """Whether a comparator said that it is never this one."""
        return any(one.never for one in self.comparisons)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Which entity of the registry (or a minted one) a document's local entity is, and why.

    ``rule`` is a word for programs (``decision``, ``label``, ``alias``, ``name``, ``surname``, ``title``, ``holder``, ``described``,
    ``minted``), ``why`` a sentence for people. ``sure`` is false where another reading stays open; such a link has a finding as well.
    ``weighed`` are the candidates that a person was compared with, the best first, whether they won or lost. ``name`` and ``at`` are
    the words of the document and where they first stand (nothing where that is not known).
    """

    document: str
    local: str
    iri: str
    rule: str
    why: str = ""
    sure: bool = True
    weighed: tuple[Candidate, ...] = ()
    name: str = ""
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, order=True)
class Matched:
    """A person of an imported list who is taken for somebody known, before what that is worth: ``by`` is identifier, birth, post or name.

    ``origin`` is the source that the list is, ``key`` its own word for the person, ``on`` what both have.
    """

    origin: str
    key: str
    name: str
    iri: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """How many people of the registry documents speak of, how many were minted, and how many names are in doubt."""

    linked: int
    minted: int
    doubtful: int

    def __str__(self) -> str:
        return f"{self.linked:,} linked, {self.minted:,} minted, {self.doubtful:,} doubtful"


@dataclass(frozen=True, slots=True)
class Source:
    """What one document or one curated file says, on IRIs: the content of one source graph.

    ``origin`` is the document's slug or ``curated_<file>``. Two sources may describe one situation, each in its own way.
    ``official`` says that it is an official record or list: it outweighs an article and gives way to a curator.
    """

    origin: str
    situations: tuple[Situation, ...] = ()
    claims: tuple[Claim, ...] = ()
    official: bool = False

    @property
    def curated(self) -> bool:
        """Whether a curator wrote it or put it there, as a list."""
        return self.origin.startswith("curated_")

    @property
    def authority(self) -> Authority:
        """How much its own voice weighs."""
        if self.official:
            return Authority.OFFICIAL
        return Authority.CURATED if self.curated else Authority.OWN_VOICE

    def authority_of(self, claim: Claim) -> Authority:
        """How much one of its claims weighs: what somebody else holds is reported."""
        return Authority.REPORTED if claim.holder else self.authority


@dataclass(frozen=True, slots=True)
class Resolution:
    """The whole corpus on IRIs; sources, entities and links are sorted, so that the order of the documents leaves no trace.

    ``authors`` and ``publishers`` name the people and the body behind each document, by its slug; ``reprints`` the first document that
    printed the text of a later one. ``replaced`` are (old, new) IRIs of entities that a decision has merged, ``unborne`` the old ones that
    nothing in the corpus bears any more. ``listed`` are the people of imported lists who are known otherwise, in the form of links.
    """

    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    authors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    reprints: Mapping[str, str] = field(default_factory=dict)
    replaced: tuple[tuple[str, str], ...] = ()
    unborne: tuple[str, ...] = ()
    listed: tuple[Link, ...] = ()

    def claims(self) -> tuple[Claim, ...]:
        """All claims of all sources, in the order of the sources."""
        return tuple(claim for source in self.sources for claim in source.claims)

    def people(self) -> PeopleCounts:
        """What became of the people whom the documents name."""
        people = {entity.iri: entity.minted for entity in self.entities if entity.kind is EntityKind.PERSON}
        links = [link for link in self.links if link.iri in people]
        linked = {link.iri for link in links if not people[link.iri]}
        return PeopleCounts(len(linked), sum(people.values()), sum(not link.sure for link in links))
