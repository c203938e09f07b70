"""What a measurement is made of: counts of one document by row, and the figures that follow from the counts of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.config import Config
from kg.evaluate.table_score import Ratio

Share = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """What one document adds: gold, found and matched things by row, (right, all) answers by row, and lines about single things."""

    name: str
    ratios: Mapping[str, Ratio] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be measured: the folder with ``gold/`` and ``data/``, the settings, and how much of it.

    ``limit`` is the number of documents, 0 for all; ``aside`` asks for the documents that are kept aside as well; ``cache`` is where
    readings are kept, for datasets that read many articles.
    """

    folder: Path
    config: Config
    aside: bool = False
    limit: int = 0
    begin: Callable[[int], None] = lambda total: None
    advance: Callable[[], None] = lambda: None
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that somebody published, to read ours beside."""

    what: str
    figure: str
    source: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One set of texts with answers: ``files`` must be there, ``measure`` gives the counts document by document."""

    name: str
    title: str
    about: str
    files: tuple[str, ...]
    measure: Callable[[Request], Iterable[Item]]
    marks: tuple[Mark, ...] = ()


def total_ratio(items: Sequence[Item], row: str) -> Ratio:
    """The counts of one row over all documents."""
    return sum((item.ratios[row] for item in items if row in item.ratios), Ratio(0, 0, 0))


def total_share(items: Sequence[Item], row: str) -> Share:
    """The answers of one row over all documents."""
    found = [item.shares[row] for item in items if row in item.shares]
    return sum(right for right, _ in found), sum(of for _, of in found)


def rows(items: Sequence[Item]) -> tuple[list[str], list[str]]:
    """The rows of ratios and of shares in the order in which they first occur."""
    ratios = dict.fromkeys(row for item in items for row in item.ratios)
    return list(ratios), list(dict.fromkeys(row for item in items for row in item.shares))


def figures(items: Sequence[Item]) -> dict[str, float]:
    """Every figure by its name: ``events-strict.f1``, ``modality.accuracy``."""
    ratios, shares = rows(items)
    found: dict[str, float] = {}
    for row in ratios:
        ratio = total_ratio(items, row)
        found |= {figure_name(row, part): getattr(ratio, part) for part in ("precision", "recall", "f1")}
    for row in shares:
        right, of = total_share(items, row)
        found[figure_name(row, "accuracy")] = right / of if of else 0.0
    return found


def figure_name(row: str, part: str) -> str:
    """How a figure is called on the command line.

    >>> figure_name("events strict", "f1")
    'events-strict.f1'
    """
    return f"{'-'.join(row.replace(',', '').replace(':', '').split()).lower()}.{part}"


def units(name: str, shares: Mapping[str, Share]) -> list[Item]:
    """The answers of one document as items of one answer each, for a dataset of a single document."""
    return [Item(f"{name}#{row}#{n}", shares={row: (int(n < right), 1)}) for row, (right, of) in shares.items() for n in range(of)]
