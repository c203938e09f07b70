"""A curator's recorded judgement, one row of ``seeds/decisions.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Place


class Verdict(StrEnum):
    """What a curator can decide; the first five are about claims, the last three about a pair of entities."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    DISPUTED = "Disputed"
    REALISED = "Realised"
    UNREALISED = "Unrealised"
    SAME = "Same"
    DIFFERENT = "Different"
    UNSURE = "Unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement. ``subject`` selects what it is about and ``because`` what it rests on.

    Both are selectors, as written in the ledger: a claim's, situation's or entity's IRI or short name (``clm:…``, ``cand:…``), for
    claims also ``<situation> in <document> [modality] [polarity]``. ``made`` is an ISO date-time; ``by`` the curator's name.
    """

    id: str
    verdict: Verdict
    subject: str
    other: str
    because: str
    reason: str
    by: str
    made: str
    place: Place | None = None
