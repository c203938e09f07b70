"""Every local entity of every document with the IRI that it has, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.finding import Finding, Severity
from kg.model.resolution import Candidate, Link
from kg.model.span import Place
from kg.resolve.bodies import find_body, find_topic, mint_body
from kg.resolve.contests import dated, find_contest, mint_contest
from kg.resolve.explained import doubted, told
from kg.resolve.ledger import EntityLedger
from kg.resolve.people import People
from kg.resolve.posts import features, find_posts, fuller, is_anywhere, known_post, mint_post, of_another_nation, taken
from kg.resolve.registry import BODIES, CONTESTS, Registry
from kg.resolve.scoped import mint_scoped
from kg.resolve.sightings import Sighting, known_places, sightings
from kg.resolve.standing import Standing
from kg.resolve.tenures import KnownTenures


@dataclass(slots=True)
class Linker:
    """Links from local entities to IRIs. Posts are linked where they are used, since a seat depends on who sits in it.

    ``manifold`` are the last words of titles that there are in many places at once.
    """

    registry: Registry
    tenures: KnownTenures
    ledger: EntityLedger
    standing: Standing
    manifold: frozenset[str] = frozenset()
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _posts: dict[tuple[str, str], tuple[LocalEntity, tuple[str, ...]]] = field(default_factory=dict)
    _contests: dict[tuple[str, str], tuple[LocalEntity, SourceDocument, frozenset[str]]] = field(default_factory=dict)
    _seen: dict[str, list[Sighting]] = field(default_factory=dict)
    _order: dict[str, int] = field(default_factory=dict)
    _told: dict[str, dict[tuple[str, str, str], tuple[int, LocalEntity]]] = field(default_factory=dict)

    def link_all(self, readings: Sequence[Reading], people: People) -> None:
        """Links every entity of every document; bodies and posts first, since people, contests and sources are told apart by them."""
        for reading in readings:
            for local in sorted(reading.entities, key=lambda local: local.id):
                self._link_simple(reading.document, local)
        self._link_people(readings, people)
        for reading in readings:
            locals_ = [local.id for local in reading.entities if local.kind is EntityKind.PERSON]
            present = frozenset(self.iri(reading.document.slug, local) for local in locals_)
            for one in self._seen[reading.document.slug]:
                self._learn(self.iri(reading.document.slug, one.local.id), one)
            for local in sorted(reading.entities, key=lambda local: local.id):
                if local.kind in CONTESTS:
                    self._link_contest(reading.document, dated(self.registry, local, reading.document), present)
                elif local.kind in (EntityKind.ANONYMOUS_SOURCE, EntityKind.COLLECTIVE):
                    iri = mint_scoped(self.registry, local, reading.document)
                    self._note(reading.document, local, iri, "minted", "lives in this document only")

    def _learn(self, person: str, seen: Sighting) -> None:
        """What a document tells of a person, for itself and for those after it: no document changes how one before it was read."""
        number = self._order.setdefault(seen.document.slug, len(self._order))
        self.standing.learn(person, seen.places, seen.parties)
        for post in seen.posts:
            self._told.setdefault(person, {}).setdefault(features(post), (number, post))

    def iri(self, document: str, local: str, person: str = "", day: date | None = None, current: bool = False) -> str:
        """The IRI of a local entity, empty for one that the document does not have.

        Which post is meant may depend on the person, the day, and whether the person is said to hold it on that day.
        """
        if (document, local) in self._posts:
            return self._post(document, local, person, day, current)
        link = self.links.get((document, local))
        return self.ledger.final(link.iri) if link else ""

    def _note(
        self, document: SourceDocument, local: LocalEntity, iri: str, rule: str, why: str = "", doubt: str = "",
        weighed: tuple[Candidate, ...] = (),
    ) -> None:  # fmt: skip
        key = (document.slug, local.id)
        at = (local.first.start, local.first.end) if local.first else None
        forced = self.ledger.linked.get(key)
        link = Link(*key, iri, rule, why or doubt, not doubt, weighed, local.name, at)
        if forced:
            link = replace(link, iri=forced, rule="decision", why="a decision says so", sure=True)
        self.links[key] = link
        if doubt and not forced:
            self.findings.append(_doubt(document, local, link, doubt))

    def _link_simple(self, document: SourceDocument, local: LocalEntity) -> None:
        if local.kind in BODIES:
            found = find_body(self.registry, local.name, local.attribute("jurisdiction"))
            self._one_or_mint(document, local, found, mint_body(self.registry, local, document) if len(found) != 1 else "")
        elif local.kind is EntityKind.POST:
            self._posts[document.slug, local.id] = (local, find_posts(self.registry, local))
        elif local.kind is EntityKind.TOPIC:
            found = find_topic(self.registry, local.name)
            self._one_or_mint(document, local, found, mint_scoped(self.registry, local, document) if len(found) != 1 else "")

    def _link_contest(self, document: SourceDocument, local: LocalEntity, present: frozenset[str]) -> None:
        """Links a contest as the document speaks of it; who stands in it may tell another one in single sentences (see ``contest``)."""
        self._contests[document.slug, local.id] = (local, document, present)
        found = find_contest(self.registry, local, document, self.standing, present=present)
        self._one_or_mint(document, local, found, mint_contest(self.registry, local, document) if len(found) != 1 else "")

    def contest(self, document: str, local: str, runners: frozenset[str], needed: bool, over: bool = False) -> str:
        """The IRI of a contest in which ``runners`` stand: theirs where it is known, else that of the document, if they can stand in it.

        Where they cannot, it is one of the document's own if the situation needs a contest, else nothing.
        """
        usual = self.iri(document, local)
        entity, source, present = self._contests[document, local]
        if (document, local) in self.ledger.linked or not runners:
            return usual
        found = find_contest(self.registry, entity, source, self.standing, runners, present, over)
        impossible = any(self.standing.rules_out(person, usual) for person in runners)
        if found == (usual,) or (len(found) != 1 and not impossible):
            return usual
        iri = found[0] if len(found) == 1 else mint_contest(self.registry, entity, source, scoped=True) if needed else ""
        if iri:
            key = (document, f"{local} of {' and '.join(sorted(map(self.registry.slug_of, runners)))}")
            self.links[key] = Link(*key, iri, "holder" if found else "minted", f"who stands in it cannot stand in {usual}")
        return self.ledger.final(iri)

    def _one_or_mint(self, document: SourceDocument, local: LocalEntity, found: tuple[str, ...], minted: str) -> None:
        if len(found) == 1:
            self._note(document, local, found[0], "label", f"'{local.name}' is a name of {found[0]}")
            return
        doubt = f"'{local.name}' fits several: {', '.join(found)}" if found else ""
        self._note(document, local, minted, "minted", "" if doubt else f"nobody curated '{local.name}'", doubt)

    def _post(self, document: str, local: str, person: str, day: date | None, current: bool) -> str:
        entity, found = self._posts[document, local]
        if forced := self.ledger.linked.get((document, local)):
            return self.ledger.final(forced)
        iri, rule, why = "", "title", f"'{entity.name}' is a title of it"
        known = known_post(self.registry, entity, found, person, day, self.tenures) if person and day else ""
        if not known and (better := self._fuller(document, entity, person)):
            entity, found = better
        if known:
            iri, rule, why = known, "holder" if found != (known,) else "title", f"{person} is known in it"
        elif len(found) == 1 and not (day and current and taken(self.registry, entity, found[0], person, day, self.tenures)):
            iri = found[0]
        if not iri:
            supposed = bool(entity.attribute("supposed"))
            entity = of_another_nation(entity) if supposed else entity
            iri, rule, why = (
                mint_post(self.registry, entity, document if supposed or is_anywhere(entity, self.manifold) else ""),
                "minted",
                f"nobody curated '{entity.name}', or the seat is not told",
            )
        key = (document, local) if not person else (document, f"{local} of {person}")
        self.links[key] = Link(document, key[1], iri, rule, why)
        return self.ledger.final(iri)

    def _fuller(self, document: str, entity: LocalEntity, person: str) -> tuple[LocalEntity, tuple[str, ...]] | None:
        """The post that this document, or one before it, gives the person in more words, where it is but one."""
        told = [post for number, post in self._told.get(person, {}).values() if number <= self._order[document]]
        titles = {features(post): post for post in fuller(entity, told)}
        one = next(iter(titles.values())) if len(titles) == 1 else None
        return (one, find_posts(self.registry, one)) if one else None

    def _link_people(self, readings: Sequence[Reading], people: People) -> None:
        places = known_places(self.registry)
        for reading in readings:
            slug = reading.document.slug
            parties = {local.id: self.links[slug, local.id].iri for local in reading.entities if local.kind is EntityKind.PARTY}
            posts = {local.id: self._posts[slug, local.id][1] for local in reading.entities if local.kind is EntityKind.POST}
            self._seen[slug] = sightings(reading, self.registry, places, parties, posts)
        for found in people.link(self._seen[reading.document.slug] for reading in readings):
            seen = found.seen
            near = tuple(one for one in found.near if self.ledger.final(one.iri) != self.ledger.final(found.iri))
            doubt = doubted(found.seen.local.name, near) if near else ""
            self._note(seen.document, seen.local, found.iri, found.rule, told(found), doubt, found.weighed)


def _doubt(document: SourceDocument, local: LocalEntity, link: Link, doubt: str) -> Finding:
    return Finding(
        code="KG0601",
        message=f"{doubt}; taken for {link.iri}",
        place=Place(document.path, *position(document, local)),
        remedy=f"kg review --names asks who it is; by hand: subject '{local.id} in doc:{document.slug}', verdict Same, other the name",
        severity=Severity.INFO,
        excerpt=local.name,
        value=link.iri,
    )


def position(document: SourceDocument, local: LocalEntity) -> tuple[int, int]:
    """Line and column at which a document first names an entity; zeros when that is not known."""
    if local.first is None:
        return (0, 0)
    before = document.text[: local.first.start]
    return before.count("\n") + 1, local.first.start - (before.rfind("\n") + 1) + 1
