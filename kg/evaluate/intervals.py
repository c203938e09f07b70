"""How far a figure may be off by the choice of documents: percentiles over samples of the documents, drawn with replacement."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from kg.evaluate.measures import Item, Share, figure_name, rows
from kg.evaluate.table_score import Ratio

#: enough for two decimals of a bound; the middle 95 of 100 samples lie between the bounds
_SAMPLES, _OUTSIDE = 1000, 0.025
_SEED = 20191106

Interval = tuple[float, float]
_Counts = TypeVar("_Counts")


def intervals(items: Sequence[Item]) -> dict[str, Interval]:
    """95 % bootstrap interval of every figure by its name; none where there is one document alone."""
    if len(items) < 2:
        return {}
    samples = _samples(len(items))
    ratios, shares = rows(items)
    found: dict[str, Interval] = {}
    for row in ratios:
        counts = {n: item.ratios[row] for n, item in enumerate(items) if row in item.ratios}
        sums = [_summed(sample, counts, _of_ratio) for sample in samples]
        drawn = [Ratio(int(gold), int(found), matched, more) for gold, found, matched, more in sums]
        found |= {figure_name(row, part): _middle([getattr(r, part) for r in drawn]) for part in ("precision", "recall", "f1")}
    for row in shares:
        answers = {n: item.shares[row] for n, item in enumerate(items) if row in item.shares}
        pairs = [_summed(sample, answers, _of_share) for sample in samples]
        found[figure_name(row, "accuracy")] = _middle([right / of for right, of in pairs if of])
    return found


def _samples(size: int) -> list[Mapping[int, int]]:
    chance = random.Random(_SEED)
    return [Counter(chance.choices(range(size), k=size)) for _ in range(_SAMPLES)]


def _summed(sample: Mapping[int, int], counts: Mapping[int, _Counts], parts: Callable[[_Counts], tuple[float, ...]]) -> list[float]:
    drawn = [(sample.get(n, 0), parts(entry)) for n, entry in counts.items()]
    return [sum(times * entry[k] for times, entry in drawn) for k in range(len(drawn[0][1]))]


def _of_ratio(ratio: Ratio) -> tuple[float, ...]:
    return ratio.gold, ratio.found, ratio.matched, ratio.more


def _of_share(share: Share) -> tuple[float, ...]:
    return share


def _middle(values: list[float]) -> Interval:
    values = sorted(values)
    if not values:
        return 0.0, 0.0
    cut = int(len(values) * _OUTSIDE)
    return values[cut], values[-1 - cut]
