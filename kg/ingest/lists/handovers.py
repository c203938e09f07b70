"""Ends of terms as they can have come about: many lists keep the day on which a term was to end, whoever sat in the seat by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.ingest.lists.listing import HOLDS, Listed, ListedClaim


def handed_over(claims: Sequence[ListedClaim], entities: Mapping[str, Listed]) -> list[ListedClaim]:
    """The claims of a list with no term that lasts beyond the death of its holder, or for certain into that of who followed.

    Of a seat for one that somebody else takes before the end that is written, and keeps until then or longer, that end says no more than
    when the term was to end: it lies between the two days. Terms whose days are not told in full stay as they are.
    """
    terms: dict[str, list[ListedClaim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == HOLDS and claim.object in entities and entities[claim.object].seats == "1":
            terms[claim.object].append(claim)
    return [_ended(claim, entities, terms[claim.object]) if claim.predicate == HOLDS else claim for claim in claims]


def _ended(claim: ListedClaim, entities: Mapping[str, Listed], terms: Iterable[ListedClaim]) -> ListedClaim:
    holder = entities.get(claim.subject)
    died = holder.died if holder else ""
    if not (_is_day(claim.begin) and _is_day(claim.end)):
        return claim
    last = died if _is_day(died) and claim.begin <= died < claim.end else claim.end
    followed = (
        other.begin
        for other in terms
        if other.subject != claim.subject and claim.begin < other.begin < last and _is_day(other.begin) and _lasts(other, last)
    )
    first = min(followed, default="")
    return replace(claim, end=f"[{first}..{last}]" if first else last)


def _lasts(other: ListedClaim, last: str) -> bool:
    return not _is_day(other.end) or other.end >= last


def _is_day(edtf: str) -> bool:
    return len(edtf) == len("2001-01-03") and edtf[0].isdecimal()
