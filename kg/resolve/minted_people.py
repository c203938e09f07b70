"""People whom nobody curated: the mentions of several documents that are one person, and the IRIs these get."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.model.entity import Entity, EntityKind
from kg.model.iri import Namespaces, join_slugs, key_hash, slug
from kg.model.resolution import Candidate, Comparison
from kg.model.words import place_slug
from kg.resolve.comparators import Comparators
from kg.resolve.compared import Profile, weigh
from kg.resolve.person_names import PersonName
from kg.resolve.sightings import Sighting


def person_slug(name: str) -> str:
    """The slug of a person's name."""
    return slug(name) or f"unnamed-{key_hash(name, digits=6)}"


@dataclass(slots=True)
class MintedPerson:
    """The mentions of one person; the earliest document names it."""

    iri: str
    members: list[Sighting] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    _profile: Profile | None = None

    def add(self, seen: Sighting) -> None:
        """Take one more document's mention in."""
        self.members.append(seen)
        self.documents.add(seen.document.slug)
        self._profile = None

    @property
    def profile(self) -> Profile:
        """All that the documents tell of the person."""
        if self._profile is None:
            self._profile = told_profile(self.iri, self.members)
        return self._profile

    @property
    def is_claimed(self) -> bool:
        """Whether something is claimed of the person; one who is only named has no place in the graph."""
        return not all(member.named_only for member in self.members)


def told_profile(iri: str, members: Sequence[Sighting]) -> Profile:
    """What documents tell of one person, as a candidate for others."""

    def all_of(part: str) -> frozenset[str]:
        return frozenset().union(*(getattr(member, part) for member in members))

    names: dict[PersonName, None] = {member.name: None for member in members}
    gender = next((told for member in members if (told := member.local.attribute("gender"))), "")
    places = all_of("places")
    years = [member.document.published.year for member in members]
    offices = frozenset(office for office in all_of("offices") if not office.endswith("|"))
    return Profile(
        iri,
        tuple(names),
        gender=gender,
        places=places,
        left=places - {place for member in members for place in member.places - member.left},
        parties=all_of("parties"),
        held=offices,
        titles=all_of("titles"),
        towns=frozenset(town for member in members for town in member.towns),
        current=frozenset((title, member.document.published.year) for member in members for title in member.current),
        runs=all_of("runs"),
        years=(min(years), max(years)),
        bodies=all_of("bodies"),
        company=all_of("company"),
        told_only=True,
    )


class MintedPeople:
    """The people found so far. Documents come in the order of their days, so that no later one changes the IRI of an earlier one.

    ``taken`` are the IRIs that people of the registry have.
    """

    def __init__(self, names: Namespaces, taken: frozenset[str], table: Comparators, apart: frozenset[tuple[str, str]]) -> None:
        self._names = names
        self._taken = taken
        self._table = table
        self._apart = apart
        self._by_surname: dict[str, list[MintedPerson]] = defaultdict(list)
        self._people: dict[str, MintedPerson] = {}

    def weighed(self, seen: Sighting, excluded: frozenset[str]) -> list[Candidate]:
        """Every person found so far that has the surname, compared; those of the same document are told apart there."""
        return [self._compared(seen, person, excluded) for person in self._by_surname.get(seen.name.surname, ())]

    def choice(self, seen: Sighting, weighed: Iterable[Candidate]) -> Candidate | None:
        """The person that a full name means. Of several that fit as well and can be one, it is the first of this very name.

        Otherwise one article in doubt would leave all after it in doubt.
        """
        rivals = self._table.rivals(weighed)
        if not rivals or not all(self._can_be_one(rivals[0], other) for other in rivals[1:]):
            return None
        order = {person.iri: number for number, person in enumerate(self._by_surname[seen.name.surname])}
        return min(rivals, key=lambda one: (seen.name not in self._people[one.iri].profile.names, order[one.iri]))

    def _can_be_one(self, first: Candidate, second: Candidate) -> bool:
        """Whether two people that a mention fits are perhaps one; of a frequent name something has to speak for it."""
        one, other = self._people[first.iri], self._people[second.iri]
        alike = weigh(one.members[0], other.profile, self._table)
        frequent = any(said.comparator == "rarity" for said in first.comparisons)
        return not (one.documents & other.documents or alike.ruled_out or (frequent and alike.points < self._table.linked))

    def _compared(self, seen: Sighting, person: MintedPerson, excluded: frozenset[str]) -> Candidate:
        said: list[Comparison] = []
        if seen.name.given and seen.document.slug in person.documents:
            said.append(self._table.said("document", "apart"))
        if person.iri in excluded or self._decided_apart(seen, person):
            said.append(self._table.said("decision", "different"))
        return weigh(seen, person.profile, self._table, *said)

    def _decided_apart(self, seen: Sighting, person: MintedPerson) -> bool:
        pair = (person_slug(seen.local.name), person_slug(person.members[0].local.name))
        return pair in self._apart or pair[::-1] in self._apart

    def put(self, seen: Sighting, iri: str = "") -> str:
        """The IRI of the person: the one given, else a new one."""
        person = self._people.get(iri) or self._new(seen)
        person.add(seen)
        return person.iri

    def decided(self, seen: Sighting, iri: str) -> None:
        """Count a mention of which a curator said who it is: among those of that person, who is new where the IRI is its own.

        To decide that a doubtful name is the person that was made of it makes that person, and no second one.
        """
        person = self._people.get(iri)
        if person is None and iri not in self._taken and iri in self._own(seen):
            person = self._new(seen, iri)
        if person is not None:
            person.add(seen)

    def _new(self, seen: Sighting, iri: str = "") -> MintedPerson:
        person = MintedPerson(iri or self._free(seen))
        self._people[person.iri] = person
        if seen.name.given:
            self._by_surname[seen.name.surname].append(person)
        return person

    def _free(self, seen: Sighting) -> str:
        """The plain name for the earliest document; later namesakes take place, party or a hash."""
        iris = self._own(seen)
        return next((iri for iri in iris if iri not in self._taken and iri not in self._people), iris[-1])

    def _own(self, seen: Sighting) -> list[str]:
        """The IRIs that somebody of this name can have, the plainest first."""
        base = person_slug(seen.local.name)
        keys = [base] if seen.name.given else []
        keys += [join_slugs(base, place_slug(place)) for place in sorted(seen.places or seen.runs)]
        keys += [join_slugs(base, party.rpartition("/")[2].removesuffix("-party")) for party in sorted(seen.parties)]
        keys += [f"{base}_{key_hash(*seen.key, digits=6)}"]
        return [self._names.iri("person", key) for key in keys]

    def entities(self) -> Iterator[Entity]:
        """Everybody of whom something is claimed, under the name that the earliest document gives."""
        for iri, person in self._people.items():
            label = person.members[0].local.name
            aliases = {member.local.name for member in person.members} - {label}
            if person.is_claimed:
                yield Entity(iri, EntityKind.PERSON, label, tuple(sorted(aliases)), minted=True)
