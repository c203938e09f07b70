"""What is known of people that ties them to a contest, or rules it out: where they stood before, their states, their parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model.words import fold, is_state, place_name
from kg.resolve.registry import Registry
from kg.resolve.tenures import KnownTenures


@dataclass(slots=True)
class Standing:
    """Curated candidacies, and states and parties as curators and the documents read so far tell them, all by person."""

    registry: Registry
    candidacies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, frozenset[str]] = field(default_factory=dict)
    parties: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, registry: Registry, candidacies: Mapping[str, frozenset[str]], tenures: KnownTenures) -> Standing:
        """What curators tell."""
        standing = cls(registry, candidacies)
        for tenure in tenures.tenures:
            place = fold(place_name(registry.value(tenure.post, "kgo:jurisdiction")))
            standing.learn(tenure.person, {place} - {"", "us"} if is_state(place) else (), ())
        for person, party in sorted(tenures.parties):
            standing.learn(person, (), (party,))
        return standing

    def learn(self, person: str, places: Iterable[str], parties: Iterable[str]) -> None:
        """Adds what one more source tells of a person; a person of two states is ruled out of neither."""
        self.places[person] = self.places.get(person, frozenset()) | frozenset(places)
        self.parties[person] = self.parties.get(person, frozenset()) | frozenset(parties)

    def ran(self, person: str, contest: str) -> bool:
        """Whether curators have the person stand in a contest, or in one that leads to it."""
        known = self.candidacies.get(person, frozenset())
        return contest in known or any(self.registry.value(other, "kgo:partOf") == contest for other in known)

    def runs(self) -> Mapping[str, frozenset[str]]:
        """Person -> the parts of the nation in whose elections curators have the person stand."""
        return {who: frozenset(map(self._place, contests)) - {""} for who, contests in self.candidacies.items()}

    def rules_out(self, person: str, contest: str) -> bool:
        """Whether a person cannot stand in a contest: another state's, another party's, or all known races are for other posts."""
        if self.ran(person, contest):
            return False
        place, party = self._place(contest), self.registry.value(contest, "kgo:primaryOf")
        states, parties = self.places.get(person, frozenset()), self.parties.get(person, frozenset())
        elsewhere = bool(place and states) and place not in states
        opposed = bool(party and parties) and party not in parties
        post = self.registry.value(contest, "kgo:forPost")
        posts = {self.registry.value(other, "kgo:forPost") for other in self.candidacies.get(person, ())}
        return elsewhere or opposed or bool(post and posts and post not in posts)

    def ties(self, person: str, contest: str) -> bool:
        """Whether something known of a person speaks for a contest: a candidacy, or an office in its state."""
        return self.ran(person, contest) or self._place(contest) in self.places.get(person, frozenset()) - {""}

    def _place(self, contest: str) -> str:
        """The part of the nation to which the post of a contest belongs; empty for the nation itself."""
        found = fold(place_name(self.registry.value(self.registry.value(contest, "kgo:forPost"), "kgo:jurisdiction")))
        return "" if found == "us" else found
