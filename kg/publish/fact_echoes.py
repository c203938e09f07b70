"""Echoes in the flat table: rows that only touch on what another row of the article tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from kg.model.claim import Claim, Modality, Polarity
from kg.model.ontology import Vocabulary

if TYPE_CHECKING:
    from kg.publish.facts import FlatFact


class Told(Protocol):
    """A row with the class that told it; ``subjectless`` where that class has no role for the column subject."""

    @property
    def fact(self) -> FlatFact:
        """What stands in the columns."""

    @property
    def subjectless(self) -> bool:
        """Whether nobody can be its subject."""


_Row = TypeVar("_Row", bound=Told)


def without_mentions(claims: Iterable[Claim], vocabulary: Vocabulary) -> list[Claim]:
    """The claims without those in which somebody only speaks of what the article itself tells as done ("since her *resignation*").

    A noun takes for granted that it happened; who uses it tells nothing new.
    """
    known = list(claims)
    nouns = {frame.id for frame in vocabulary.frames() if frame.part_of_speech == "noun"}
    own = {claim.situation for claim in known if not claim.holder and _is_done(claim)}
    return [c for c in known if not (c.holder and c.frame in nouns and _is_done(c) and c.situation in own)]


def _is_done(claim: Claim) -> bool:
    return claim.modality is Modality.ACTUAL and claim.polarity is Polarity.AFFIRMED


def clearest(claims: Iterable[Claim], named_in: Callable[[Claim], int]) -> list[Claim]:
    """One claim for each situation, modality, polarity and holder: the first of those whose quote names most of the fillers."""
    found: dict[tuple[str, str, str, str], Claim] = {}
    for claim in sorted((c for c in claims if c.quotes), key=lambda c: (-named_in(c), min(q.span for q in c.quotes), c.id)):
        found.setdefault(row_key(claim), claim)
    return list(found.values())


def row_key(claim: Claim) -> tuple[str, str, str, str]:
    """What tells the row of a claim from every other."""
    return claim.situation, claim.modality, claim.polarity, claim.holder


def without_echoes(rows: Iterable[_Row]) -> list[_Row]:
    """The rows without those of classes that have no subject where another row tells the same of the same object.

    Who took an office was put in it; that is told only where office and time are, and where no row says who did it.
    """
    known = list(rows)
    full = [row.fact for row in known if not row.subjectless]

    def echoes(fact: FlatFact) -> bool:
        same = [f for f in full if f.type == fact.type and f.object == fact.object]
        if fact.type == "Appointment":
            return bool(same) or not fact.other or not fact.time or (fact.modality, fact.polarity) != ("actual", "affirmed")
        return any(f.other == fact.other or not fact.other for f in same)

    return [row for row in known if not (row.subjectless and echoes(row.fact))]


def bare_probes(probes: Sequence[tuple[str, str, str, str]]) -> frozenset[int]:
    """Positions of the investigations that another tells more fully: who looks into the same, or into what of the same person.

    Each is the subject, the object, the matter and the way it is meant, in words.

    >>> sorted(bare_probes([("", "Russia", "", "actual"), ("FBI", "Russia", "", "actual"), ("", "Ohio", "", "actual")]))
    [0]
    """

    def fuller(one: tuple[str, str, str, str], other: tuple[str, str, str, str]) -> bool:
        fits = one[0] in ("", other[0]) and one[2] in ("", other[2])
        told = one[1] == other[1] or (not one[0] and one[1].lower() in other[2].lower().split())
        return fits and told and one != other and one[3] == other[3]

    return frozenset(i for i, one in enumerate(probes) if any(fuller(one, other) for other in probes))
