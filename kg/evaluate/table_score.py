"""Scores of flat tables: precision, recall and F1 by type, and how often the attributes of paired rows are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluate.tables import ROLE_TYPES, TYPES, Row, overlap, pairs, right

ATTRIBUTES = ("modality", "polarity", "status", "time", "source", "other")


@dataclass(frozen=True, slots=True)
class Ratio:
    """Counts of gold, found and matched things, and what follows from them.

    ``more`` is what counts for recall alone, in measures that share out precision and recall differently.
    """

    gold: int
    found: int
    matched: float
    more: float = 0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.gold + other.gold, self.found + other.found, self.matched + other.matched, self.more + other.more)

    @property
    def precision(self) -> float:
        """Matched among found."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Matched among gold."""
        return (self.matched + self.more) / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.matched else 0.0


@dataclass(slots=True)
class TableScore:
    """Counts over articles; ``notes`` are lines about single rows: missed, wrong, or an attribute that differs."""

    articles: int = 0
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    matched: Counter[str] = field(default_factory=Counter)
    strict: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def add(self, stem: str, golds: Sequence[Row], found: Sequence[Row]) -> None:
        """Count one article."""
        self.articles += 1
        self.gold.update(row["type"] for row in golds)
        self.found.update(row["type"] for row in found)
        matched = pairs(golds, found)
        for i, j in matched:
            self._count(stem, golds[i], found[j])
        hits = [set(side) for side in zip(*matched, strict=True)] or [set(), set()]
        self.notes += [("missed", _line(stem, row)) for i, row in enumerate(golds) if i not in hits[0]]
        self.notes += [("wrong", _line(stem, row)) for j, row in enumerate(found) if j not in hits[1]]

    def _count(self, stem: str, gold: Row, row: Row) -> None:
        self.matched[gold["type"]] += 1
        self.strict[gold["type"]] += right("modality", gold, row) and right("polarity", gold, row)
        for name in ATTRIBUTES:
            if name in ("modality", "polarity") or gold.get(name) or (name in ("source", "time") and row.get(name)):
                self.pairs[name] += 1
                self.right[name] += right(name, gold, row)
                if not right(name, gold, row):
                    told = f"{stem} {gold['type']} {gold['subject']} | {gold['object']}: gold {gold.get(name)!r}, found {row.get(name)!r}"
                    self.notes.append((name, told))
        self.pairs["quote overlaps"] += 1
        self.right["quote overlaps"] += overlap(gold, row) > 0

    def ratio(self, types: Iterable[str], *, strict: bool = False) -> Ratio:
        """The counts of some types together; ``strict`` asks modality and polarity to be right as well."""
        chosen = list(types)
        matched = self.strict if strict else self.matched
        return Ratio(sum(self.gold[t] for t in chosen), sum(self.found[t] for t in chosen), sum(matched[t] for t in chosen))

    def lines(self) -> list[tuple[str, Ratio]]:
        """The ratios to print: all, roles and events, loose and strict, then each type that occurs."""
        groups = {"all": TYPES, "roles": [t for t in TYPES if t in ROLE_TYPES], "events": [t for t in TYPES if t not in ROLE_TYPES]}
        both = [
            (f"{name}{' strict' * strict}", self.ratio(types, strict=strict)) for name, types in groups.items() for strict in (False, True)
        ]
        return both + [(t, self.ratio([t])) for t in TYPES if self.gold[t] or self.found[t]]

    def attributes(self) -> Mapping[str, tuple[int, int]]:
        """Attribute -> (right, pairs)."""
        return {name: (self.right[name], self.pairs[name]) for name in (*ATTRIBUTES, "quote overlaps") if self.pairs[name]}


def _line(stem: str, row: Row) -> str:
    cells = " | ".join(row.get(name, "") for name in ("type", "subject", "object", "modality", "polarity"))
    return f"{stem} {cells} | {row.get('quote', '')[:90]}"
