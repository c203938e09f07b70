"""What the confidence of a claim is worth: the share of right rows among those of like confidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.evaluate.datasets.more_news import tables_of
from kg.evaluate.datasets.news import ARTICLES, scored_tables
from kg.evaluate.measures import Dataset, Item, Request, Share
from kg.evaluate.tables import ROLE_TYPES, pairs, right
from kg.fact_tables import FactTable
from kg.model.claim import Claim
from kg.model.ontology import Vocabulary
from kg.publish.facts import FlatFact
from kg.vocabulary import load

#: lower ends of the bins; what is less sure than the first is one bin
_BINS = (Decimal("0.60"), Decimal("0.70"), Decimal("0.80"), Decimal("0.90"), Decimal("0.95"))


def measure(request: Request) -> Iterator[Item]:
    """The counts of each annotated article by bin; the articles kept aside are never counted."""
    items = list(_items(request))
    names = sorted({name for item in items for name in item.shares})
    for item in items:
        yield replace(item, shares={name: item.shares.get(name, (0, 0)) for name in names})


def _items(request: Request) -> Iterator[Item]:
    vocabulary = load(request.config.ontology, request.config.base)
    for table, gold, found in scored_tables(replace(request, aside=False), tables_of(request)):
        good = {j for i, j in pairs(gold, found) if right("modality", gold[i], found[j]) and right("polarity", gold[i], found[j])}
        shares: dict[str, Share] = {}
        for j, row in enumerate(table.rows):
            group = "roles" if row.type in ROLE_TYPES else "events"
            for name in (f"{group}, {_bin(confidence)}" for confidence in _confidence(table, row, vocabulary)):
                known = shares.get(name, (0, 0))
                shares[name] = (known[0] + (j in good), known[1] + 1)
        yield Item(table.path.stem, shares=shares)


def _bin(confidence: Decimal) -> str:
    lower = [edge for edge in _BINS if edge <= confidence]
    upper = [edge for edge in _BINS if edge > confidence]
    return f"{lower[-1]} to {upper[0] if upper else Decimal('1.00')}" if lower else f"0.00 to {_BINS[0]}"


def _confidence(table: FactTable, row: FlatFact, vocabulary: Vocabulary) -> list[Decimal]:
    """The confidence of the claim behind a row: one whose class has that type, quoted from the same place; none where it cannot be told."""
    types = {s.id: flat.type for s in table.reading.situations if (flat := vocabulary.classes[s.cls].flat) is not None}
    found = [claim for claim in table.reading.claims if types.get(claim.situation) == row.type and _quoted_at(claim) == row.char_start]
    return [max(claim.confidence for claim in found)] if found else []


def _quoted_at(claim: Claim) -> int:
    return min((quote.span.start for quote in claim.quotes), default=-1)


DATASET = Dataset(
    "calibration",
    "Confidence",
    "Rows of the annotated news articles by the confidence of the claim behind them: the share that is right, modality and polarity "
    "included. A confidence is calibrated where the share lies in its bin.",
    (ARTICLES[0],),
    measure,
)
