"""Which extracted claims count as accepted while no curator has looked at them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class AcceptancePolicy:
    """The conditions under which an extracted claim is Accepted; one that misses any of them stays Proposed.

    ``classes`` are local names of situation classes (classes below them count), empty for all. ``threshold`` is the least confidence,
    ``facts`` that of what would be a fact: what is told as done, for certain and in the document's own voice.
    ``documents`` is the number of independent witnesses among the documents that must say it: reprints of one text are one witness.
    ``soft_documents`` is the same for soft classes (attitudes, evaluations, relationships). A curated claim of the same situation
    stands in for all of them.
    ``curator`` asks for a curated claim or a decision in every case. Curated claims are always Accepted.
    """

    classes: frozenset[str] = frozenset()
    threshold: Decimal = Decimal("0.00")
    facts: Decimal = Decimal("0.30")
    documents: int = 1
    soft_documents: int = 2
    curator: bool = False


#: the policy under which every extracted claim counts: for a graph that people annotated by hand
TRUSTING = AcceptancePolicy(facts=Decimal("0.00"), soft_documents=1)
