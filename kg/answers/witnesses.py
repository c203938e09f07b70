"""How many tell of a situation: claims, articles, independent witnesses."""

from __future__ import annotations

from dataclasses import dataclass

from kg.answers.dataset import Dataset

_COUNTS = """SELECT ?s ?claims ?documents ?witnesses WHERE {
  GRAPH graph:assessment { ?s kgo:claims ?claims ; kgo:documents ?documents ; kgo:witnesses ?witnesses } }"""
_REPRINTS = """SELECT DISTINCT ?s ?document ?original WHERE {
  GRAPH ?g { ?claim kgo:about ?s ; kgo:evidence/dcterms:source ?document }
  GRAPH graph:provenance { ?document kgo:reprintOf ?original } } ORDER BY ?document"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims, in how many articles, from how many independent witnesses; ``reprints`` are those articles that add none."""

    claims: int = 0
    documents: int = 0
    witnesses: int = 0
    reprints: int = 0

    @property
    def told(self) -> str:
        """The numbers in words where more than one article tells it, with why some are no witness of their own; else nothing.

        >>> Tally(5, 3, 1, 2).told, Tally(2, 2, 2).told, Tally(2, 1, 1).told
        ('3 articles, 1 witness (reprints)', '2 articles, 2 witnesses', '')
        """
        if self.documents < 2:
            return ""
        repeats = self.documents - self.witnesses
        reasons = [("reprints", repeats and self.reprints), ("same publisher", repeats > self.reprints)]
        why = ", ".join(reason for reason, holds in reasons if holds)
        noun = "witness" if self.witnesses == 1 else "witnesses"
        return f"{self.documents} articles, {self.witnesses} {noun}" + (f" ({why})" if why else "")


def tally(data: Dataset, situation: str) -> Tally:
    """How many tell of a situation, as the build counted them."""
    counts = data.graphs(_COUNTS, s=situation)
    if not counts:
        return Tally()
    numbers = {name: int(counts[0][name]) for name in ("claims", "documents", "witnesses")}
    return Tally(**numbers, reprints=len(data.graphs(_REPRINTS, s=situation)))
