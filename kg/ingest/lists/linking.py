"""Who the people of lists are, and which posts, bodies and parties they speak of: found in the registry, in other lists, or new.

A person of a list is somebody known by an identifier that both bear; else by name and day of birth; else by name and a post that both have
held. By its name alone nobody is taken for somebody else: the two stay apart, and a finding says what would settle it. Two people of one
register are never one: of a list, or of one of its files that are registers of their own. The lists are taken in the order of their names,
official ones first, so that the order of imports leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.ingest.csv_file import Row
from kg.ingest.lists.identifiers import ONE_EACH, by_scheme, chained, is_firm
from kg.ingest.lists.known import KINDS, NAMED, Known
from kg.ingest.lists.listing import KINDS as ORDER
from kg.ingest.lists.listing import PERSON, POST, Listed, register_of
from kg.ingest.lists.tables import origin_of
from kg.ingest.suggest import close_to
from kg.model.decision import Decision
from kg.model.entity import Entity, EntityKind
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces, join_slugs, key_hash, slug
from kg.model.resolution import Matched
from kg.model.time import compatible
from kg.model.words import is_state, place_slug

#: so many numbers or posts in common are told
_TOLD = 4


@dataclass(frozen=True, slots=True)
class StoredList:
    """A list of the seeds: its entities and the rows of its claims."""

    name: str
    official: bool
    entities: tuple[Listed, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """The registry with all that lists add to it, for each list its keys with the IRIs of what they name, and whom they were taken for."""

    entities: tuple[Entity, ...]
    keys: Mapping[str, Mapping[str, str]]
    findings: tuple[Finding, ...]
    matched: tuple[Matched, ...] = ()


def link(
    lists: Iterable[StoredList],
    registry: Sequence[Entity],
    held: Mapping[str, frozenset[str]],
    decisions: Iterable[Decision],
    names: Namespaces,
) -> Linked:
    """Everything that lists name under IRIs. ``held`` are the posts that curated claims give people, by IRI."""
    ordered = sorted(lists, key=lambda one: (not one.official, one.name))
    known = Known.of(registry, names)
    told = [listed.identifiers for one in ordered for listed in one.entities]
    together = chained([*told, *(tuple(known.identifiers(iri)) for iri in known.entities)])
    linker = _Linker(known, {iri: set(posts) for iri, posts in held.items()}, _decided(decisions, names), together)
    keys = {one.name: linker.take(one) for one in ordered}
    entities = linker.known.entities
    return Linked(tuple(entities[iri] for iri in sorted(entities)), keys, tuple(linker.findings), tuple(sorted(linker.matched)))


def _decided(decisions: Iterable[Decision], names: Namespaces) -> frozenset[frozenset[str]]:
    """The pairs of entities that a curator has judged."""
    return frozenset(frozenset((names.expand(one.subject), names.expand(one.other))) for one in decisions if one.other)


@dataclass(slots=True)
class _Linker:
    known: Known
    held: dict[str, set[str]]
    decided: frozenset[frozenset[str]]
    together: Mapping[str, frozenset[str]]
    findings: list[Finding] = field(default_factory=list)
    matched: list[Matched] = field(default_factory=list)
    origin: str = ""
    taken: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[str, set[str]] = field(default_factory=dict)

    def take(self, one: StoredList) -> dict[str, str]:
        """Link everything in a list; the IRIs by its keys."""
        keys: dict[str, str] = {}
        self.taken, self.origin = {}, origin_of(one.name)
        for kind in ORDER:
            if kind == PERSON:
                self._remember_posts(one.rows, keys)
            for listed in one.entities:
                if listed.kind == kind:
                    iri = self._person(listed) if kind == PERSON else self._thing(listed)
                    keys[listed.key] = iri
                    self.known.add(iri, self._own(listed, iri) if kind == PERSON else listed, keys.get(listed.within, ""))
                    self.taken.setdefault((register_of(listed.key), iri), listed.key)
                    if kind == PERSON:
                        self.held.setdefault(iri, set()).update(self.places.get(listed.key, ()))
        return keys

    def _remember_posts(self, rows: Iterable[Row], keys: Mapping[str, str]) -> None:
        """Note which posts the claims of a list give its people; a party that two share says nothing of who they are."""
        self.places = defaultdict(set)
        for row in rows:
            iri = keys.get(row.cells["object"], "")
            if iri and self.known.entities[iri].kind is EntityKind.POST:
                self.places[row.cells["subject"]].add(iri)

    def _taken_as(self, iri: str, listed: Listed) -> str:
        """The key under which the register of an entry has something already, or nothing."""
        return self.taken.get((register_of(listed.key), iri), "")

    # posts, bodies, parties ---------------------------------------------------------------------

    def _thing(self, listed: Listed) -> str:
        kind, _ = KINDS[listed.kind]
        made = self.known.names.iri(kind.segment, listed.slug or join_slugs(listed.name) or f"unnamed_{key_hash(listed.key, digits=6)}")
        entity = self.known.entities.get(made)
        same = [iri for iri in self.known.with_identifier(listed.identifiers) if self.known.entities[iri].kind == kind]
        if len(same) == 1:
            return same[0]
        if entity is not None and entity.kind == kind and self._can_be(made, listed):
            return made
        named = [iri for iri in self._called(kind, listed) if self._same_place(iri, listed) and self._same_seat(iri, listed)]
        if len(named) == 1 and self._can_be(named[0], listed):
            return named[0]
        self._misspelt(listed, kind)
        return made if entity is None else f"{made}_{key_hash(listed.key, digits=6)}"

    def _can_be(self, iri: str, listed: Listed) -> bool:
        """Whether a thing of that name can be what the list tells: no number says otherwise, and its register does not tell it apart.

        Two entries of one name in one register are one where a place is told; of no place, each id is a thing of its own.
        """
        apart = self._taken_as(iri, listed) not in ("", listed.key) and not (listed.place or listed.key.startswith(NAMED))
        return not apart and not self._numbered_apart(listed, iri)

    def _called(self, kind: EntityKind, listed: Listed) -> list[str]:
        """What goes by the name of a thing, else by another of its names: a post that the registry calls otherwise."""
        every = (self.known.called(kind, name) for name in (listed.name, *listed.names))
        return next((found for found in every if found), [])

    def _same_place(self, iri: str, listed: Listed) -> bool:
        """Whether a thing of that name is in the place that the list tells; a thing of no place is only what a person names by hand."""
        places = self.known.values(iri, "kgo:jurisdiction")
        return listed.place in places or (listed.key.startswith(NAMED) and not listed.place)

    def _same_seat(self, iri: str, listed: Listed) -> bool:
        """Whether the names of two posts tell the same seat in brackets, or neither does: the class 1 seat is not that of class 2."""
        seats = {name.partition(" (")[2] for name in (self.known.entities[iri].label, listed.name)}
        return listed.kind != POST or listed.key.startswith(NAMED) or len(seats) == 1

    # people -------------------------------------------------------------------------------------

    def _person(self, listed: Listed) -> str:
        every = {other for one in listed.identifiers for other in self.together.get(one, frozenset({one}))}
        same = self.known.with_identifier(every)
        if len(same) == 1 and not self._taken_as(same[0], listed):
            self._compare_births(listed, same[0])
            return self._match(listed, same[0], "identifier", sorted(every & {*self.known.identifiers(same[0])}))
        if same:
            self._shared(listed, every, same)
        if listed.key.startswith(NAMED) and len(named := self._named(listed)) == 1:
            return self._match(listed, named[0], "name", [listed.name])
        namesakes = () if same else self._namesakes(listed)
        near = [iri for iri in namesakes if not self._taken_as(iri, listed) and not self._differs(listed, iri)]
        born = [iri for iri in near if self._same_birth(listed, iri)]
        sure = born or [iri for iri in near if self._same_posts(listed, iri)]
        if len(sure) == 1:
            on = [listed.born] if born else sorted(map(self._short, self._same_posts(listed, sure[0])))
            return self._match(listed, sure[0], "birth" if born else "post", on)
        self._misspelt(listed, EntityKind.PERSON)
        made = self._free(listed)
        if open_ := [iri for iri in near if frozenset((iri, made)) not in self.decided]:
            self._doubt(listed, made, open_)
        return made

    def _own(self, listed: Listed, iri: str) -> Listed:
        """The entry without identifiers that somebody else bears: of two who stay apart, one alone is an item elsewhere."""
        others = (other for other in self.known.with_identifier(listed.identifiers) if other != iri)
        borne = {one for other in others for one in self.known.identifiers(other)}
        return replace(listed, identifiers=tuple(one for one in listed.identifiers if one not in borne)) if borne else listed

    def _named(self, listed: Listed) -> list[str]:
        """Whom a row means that gives nothing but a name or an id: as in curated files, whoever the registry knows by it."""
        name = listed.name
        ids = [iri for iri in (self.known.names.iri("person", name),) if iri in self.known.entities]
        found = ids or self.known.called(EntityKind.PERSON, name)
        return [iri for iri in found if iri in self.known.curated] or found

    def _namesakes(self, listed: Listed) -> list[str]:
        whole = (name for name in (listed.name, *listed.names) if " " in name)
        return sorted({iri for name in whole for iri in self.known.called(EntityKind.PERSON, name)})

    def _differs(self, listed: Listed, iri: str) -> bool:
        """Whether two of one name are two people for certain: born on other days, or each with an own number in one scheme."""
        if listed.born and any(not compatible(listed.born, other) for other in self.known.values(iri, "kgo:birthDate")):
            return True
        return self._numbered_apart(listed, iri)

    def _numbered_apart(self, listed: Listed, iri: str) -> bool:
        """Whether an entry and something known have each a number of its own in one scheme."""
        mine, theirs = by_scheme(listed.identifiers), by_scheme(self.known.identifiers(iri))
        return any(mine[one] and theirs[one] and not mine[one] & theirs[one] for one in ONE_EACH)

    def _same_birth(self, listed: Listed, iri: str) -> bool:
        return len(listed.born) == 10 and listed.born in self.known.values(iri, "kgo:birthDate")

    def _same_posts(self, listed: Listed, iri: str) -> set[str]:
        return self.places.get(listed.key, set()) & self.held.get(iri, set())

    def _match(self, listed: Listed, iri: str, by: str, on: Sequence[str]) -> str:
        """The IRI of somebody known, with what it rests on put on record."""
        self.matched.append(Matched(self.origin, listed.key, listed.name, iri, by, ", ".join(on[:_TOLD])))
        return iri

    def _compare_births(self, listed: Listed, iri: str) -> None:
        for other in self.known.values(iri, "kgo:birthDate"):
            if listed.born and not compatible(listed.born, other):
                message = f"{self._short(iri)} was born on {other} by what is known, on {listed.born} by this list"
                self._tell("KG0255", message, listed, "the first counts, a curator's before all others; correct the one that is wrong")

    def _free(self, listed: Listed) -> str:
        """An IRI that nobody has: the plain name; with a place, a party or an office where somebody else bears it, else with a hash."""
        base = slug(listed.name) or "unnamed"
        posts = sorted(self.places.get(listed.key, ()))
        places = [place_slug(place) for post in posts for place in self.known.values(post, "kgo:jurisdiction") if is_state(place)]
        offices = sorted((post.rpartition("/")[2].replace("_", "-") for post in posts), key=lambda office: (len(office), office))
        keys = [base, *(f"{base}_{one}" for one in (*places, *offices) if one), f"{base}_{key_hash(listed.key, digits=6)}"]
        iris = [self.known.names.iri("person", key) for key in keys]
        return next((iri for iri in iris if iri not in self.known.entities), iris[-1])

    # what is told -------------------------------------------------------------------------------

    def _doubt(self, listed: Listed, made: str, near: Sequence[str]) -> None:
        message = f"{listed.name} ({self._short(made)}) may be {self._several(near)}; nothing but the name says so"
        remedy = f"a row in decisions.csv settles it: Same or Different, {self._short(near[0])}, {self._short(made)}"
        self._tell("KG0254", message, listed, remedy, Severity.INFO)

    def _shared(self, listed: Listed, every: set[str], same: Sequence[str]) -> None:
        """Tell which numbers of a person others bear, and who they are: by IRI, and by key and line where this list has them."""
        numbers = sorted({one for iri in same for one in self.known.identifiers(iri) if is_firm(one)} & every)
        others = " and ".join(f"{self.known.entities[iri].label} ({self._entry(iri, listed)})" for iri in same)
        message = f"{listed.name} ({listed.key}) shares {' and '.join(numbers)} with {others}; they stay apart, the other with it"
        self._tell("KG0256", message, listed, f"find out whose number {numbers[0]} is, and correct the other entry at the source")

    def _entry(self, iri: str, listed: Listed) -> str:
        """Something by its short IRI, and by its key in the register of the entry where it has one."""
        return ", ".join(filter(None, (self._short(iri), self._taken_as(iri, listed))))

    def _misspelt(self, listed: Listed, kind: EntityKind) -> None:
        """Tell of a new name, given by hand, that is close to a known one."""
        if listed.key.startswith(NAMED):
            labels = self.known.labels.get(kind, {})
            if near := close_to(listed.name, labels, cutoff=0.85):
                remedy = f"did you mean {self._short(labels[near])}? Correct the name and import again"
                self._tell("KG0254", f"{listed.name!r} is new here and close to {near!r}", listed, remedy, Severity.WARNING)

    def _tell(self, code: str, message: str, listed: Listed, remedy: str, severity: Severity = Severity.WARNING) -> None:
        self.findings.append(Finding(code, message, listed.at, remedy, severity))

    def _several(self, iris: Iterable[str]) -> str:
        return " or ".join(map(self._short, iris))

    def _short(self, iri: str) -> str:
        return self.known.names.shorten(iri)


def posts_held(pairs: Iterator[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Person -> posts, from pairs of both."""
    found: dict[str, set[str]] = defaultdict(set)
    for person, post in pairs:
        found[person].add(post)
    return {person: frozenset(posts) for person, posts in found.items()}
