"""Echoes in the flat table: rows that only touch on what another row of the article tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.model.claim import Claim, Modality, Polarity
from kg.model.ontology import Vocabulary


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
