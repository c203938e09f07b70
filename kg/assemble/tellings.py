"""How each source tells a situation: the one order in which descriptions are weighed against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.model.claim import Claim, Situation
from kg.model.document import Authority
from kg.model.resolution import Source


@dataclass(frozen=True, slots=True)
class Telling:
    """What one source says a situation is, with the claims of it that count and the authority of the weightiest of them."""

    origin: str
    authority: Authority
    situation: Situation
    claims: tuple[Claim, ...]


def tellings(
    sources: Iterable[Source], counts: Callable[[Claim], bool], dates: Mapping[str, str] | None = None
) -> Mapping[str, tuple[Telling, ...]]:
    """Situation IRI -> how the sources tell it whose claims count: by IRI; the highest authority first, then by ``dates``, then by origin.

    ``dates`` gives the time of publication of each document.
    """
    when = dates or {}
    found: dict[str, list[Telling]] = defaultdict(list)
    for source in sources:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in source.claims:
            if counts(claim):
                claims[claim.situation].append(claim)
        for situation in source.situations:
            if mine := claims.get(situation.id):
                weight = max(source.authority_of(claim) for claim in mine)
                found[situation.id].append(Telling(source.origin, weight, situation, tuple(mine)))
    return {
        iri: tuple(sorted(found[iri], key=lambda told: (-told.authority, when.get(told.origin, ""), told.origin))) for iri in sorted(found)
    }
