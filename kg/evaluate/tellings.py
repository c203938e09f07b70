"""Labelled tellings of events beside what was read: which situation the words of a telling became."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution, Source
from kg.model.span import Span

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """Words of an article that tell of an event of a class."""

    article: str
    span: Span
    cls: str

    @classmethod
    def of(cls, row: Row, kind: str, side: str = "") -> Telling:
        """The telling in a row of a table of labels; ``side`` ends the names of its columns."""
        return cls(row[f"article{side}"], Span(int(row[f"start{side}"]), int(row[f"end{side}"])), kind)


@dataclass(frozen=True, slots=True)
class Found:
    """The sources of a resolution by the stem of their article."""

    sources: Mapping[str, Source]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, resolution: Resolution, stems: Mapping[str, str], vocabulary: Vocabulary) -> Found:
        """The sources of the articles whose stem is known; ``stems`` go by the slug of the document."""
        return cls({stems[source.origin]: source for source in resolution.sources if source.origin in stems}, vocabulary)

    def situation(self, telling: Telling) -> str:
        """The situation of that class whose quote covers the words best, the empty string where none has a part of them."""
        source = self.sources.get(telling.article)
        if source is None:
            return ""
        classes = {situation.id: situation.cls for situation in source.situations}
        fits = [
            (_likeness(telling.span, quote.span), claim.situation)
            for claim in source.claims
            if self.vocabulary.is_a(classes.get(claim.situation, ""), telling.cls)
            for quote in claim.quotes
        ]
        share, best = max(fits, default=(0.0, ""))
        return best if share else ""


def _likeness(one: Span, other: Span) -> float:
    """What two ranges share of what they cover together."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def read_labels(path: Path) -> list[dict[str, str]]:
    """The rows of a table of labels."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
