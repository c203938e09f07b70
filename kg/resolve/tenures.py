"""Who is known to have held what and when: the curated tenures, which tell namesakes, seats and bare titles apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kg.model.claim import Certainty, EntityRef, Modality, Polarity
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.time import Held, bounds, held_on


@dataclass(frozen=True, slots=True, order=True)
class KnownTenure:
    """One curated holding of a post."""

    person: str
    post: str
    begin: str
    end: str

    def on(self, day: date) -> Held:
        """Whether it was held on a day."""
        return held_on(self.begin, self.end, day)

    def begun_by(self, day: date) -> bool:
        """Whether it can have begun by a day."""
        first = bounds(self.begin).min
        return first is None or first <= day


@dataclass(frozen=True, slots=True)
class KnownTenures:
    """All curated tenures, and the curated parties of people."""

    tenures: tuple[KnownTenure, ...] = ()
    parties: frozenset[tuple[str, str]] = field(default=frozenset())
    _by: dict[str, tuple[KnownTenure, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        by: dict[str, list[KnownTenure]] = defaultdict(list)
        for tenure in self.tenures:
            by[tenure.person].append(tenure)
            by[tenure.post].append(tenure)
        self._by.update((iri, tuple(found)) for iri, found in by.items())

    def of_person(self, person: str) -> tuple[KnownTenure, ...]:
        """The tenures of one person, by post."""
        return self._by.get(person, ())

    def of_post(self, post: str) -> tuple[KnownTenure, ...]:
        """The tenures of one post, by person."""
        return self._by.get(post, ())

    def holders(self, post: str, day: date) -> tuple[str, ...]:
        """Who held a post on a day: those who certainly did, else those who possibly did."""
        found = {how: {t.person for t in self.of_post(post) if t.on(day) == how} for how in ("certain", "possible")}
        return tuple(sorted(found["certain"] or found["possible"]))


def known_tenures(curated: Iterable[Source], vocabulary: Vocabulary) -> KnownTenures:
    """The tenures and party memberships that curators vouch for."""
    tenures: set[KnownTenure] = set()
    parties: set[tuple[str, str]] = set()
    for source in curated:
        said = {
            claim.situation
            for claim in source.claims
            if (claim.modality, claim.polarity, claim.certainty) == (Modality.ACTUAL, Polarity.AFFIRMED, Certainty.CERTAIN)
        }
        for situation in source.situations:
            if situation.id not in said:
                continue
            members = [filler.id for filler in situation.fillers("member") if isinstance(filler, EntityRef)]
            for post in situation.fillers("post"):
                tenures |= {
                    KnownTenure(person, post.id, situation.begin, situation.end) for person in members if isinstance(post, EntityRef)
                }
            if vocabulary.is_a(situation.cls, "PartyAffiliation"):
                parties |= {
                    (person, body.id) for person in members for body in situation.fillers("organization") if isinstance(body, EntityRef)
                }
    return KnownTenures(tuple(sorted(tenures)), frozenset(parties))
