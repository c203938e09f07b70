"""When a claim counts as accepted: the policy that a project sets in kg.toml under ``[acceptance]``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class AcceptancePolicy:
    """What an extracted claim needs to be Accepted rather than Proposed. A curator's decision and a curated claim always count.

    ``classes`` are local names of classes whose claims may be accepted at all; empty means every class. ``confidence`` is the least
    confidence. ``documents`` is the number of independent documents that must support the situation, ``soft_documents`` that number for
    soft classes (Attitude, Evaluation, Relationship). With ``curator`` nothing extracted is accepted without a curator's decision.
    """

    classes: tuple[str, ...] = ()
    confidence: Decimal = Decimal("0.00")
    documents: int = 1
    soft_documents: int = 2
    curator: bool = False
