"""A measurement as people read it: lines on a terminal, a block of a Markdown page, values for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.evaluate.intervals import Interval, intervals
from kg.evaluate.measures import Dataset, Item, figure_name, figures, rows, total_ratio, total_share

_PARTS = ("precision", "recall", "f1")
#: what the test of the pages reads: no block of such a page is run where its texts are not at hand
_NOT_RUN = "<!-- not run: needs the shared data -->"


class Measured:
    """The counts of one dataset with their figures and intervals."""

    def __init__(self, dataset: Dataset, items: Sequence[Item]) -> None:
        self.dataset = dataset
        self.items = tuple(items)
        self.ratios, self.shares = rows(self.items)
        self.figures: Mapping[str, float] = figures(self.items)
        self.intervals: Mapping[str, Interval] = intervals(self.items)

    @property
    def documents(self) -> int:
        """How many documents were counted; answers of one document count as one."""
        return len({item.name.partition("#")[0] for item in self.items})

    def lines(self) -> Iterator[str]:
        """The figures as lines of a terminal."""
        yield f"{self.dataset.title}: {self.documents} documents"
        width = max((len(row) for row in (*self.ratios, *self.shares)), default=0)
        for row in self.ratios:
            ratio = total_ratio(self.items, row)
            told = "  ".join(f"{short} {self._told(row, part)}" for short, part in zip(("P", "R", "F1"), _PARTS, strict=True))
            yield f"{row:{width}}  gold {ratio.gold:5} found {ratio.found:5} matched {round(ratio.matched):5}  {told}"
        for row in self.shares:
            right, of = total_share(self.items, row)
            yield f"{row:{width}}  right {right:5} of {of:5}  {self._told(row, 'accuracy')}"

    def values(self) -> dict[str, Any]:
        """The same for programs."""
        counts: dict[str, Any] = {}
        for row in self.ratios:
            ratio = total_ratio(self.items, row)
            counts[row] = {"gold": ratio.gold, "found": ratio.found, "matched": round(ratio.matched, 4)}
        for row in self.shares:
            right, of = total_share(self.items, row)
            counts[row] = {"right": right, "of": of}
        return {
            "dataset": self.dataset.name,
            "documents": self.documents,
            "counts": counts,
            "figures": {name: round(value, 4) for name, value in self.figures.items()},
            "intervals": {name: [round(side, 4) for side in sides] for name, sides in self.intervals.items()},
        }

    def block(self, command: str) -> str:
        """The part of a Markdown page about this dataset, between its markers."""
        return "\n".join((_opening(self.dataset.name), "", *self._body(command), _closing(self.dataset.name)))

    def _body(self, command: str) -> Iterator[str]:
        yield f"{self.dataset.about} Documents: {self.documents}."
        yield from ("", _NOT_RUN, "```sh", command, "```", "")
        if self.ratios:
            yield from ("| rows | gold | found | precision | recall | F1 |", "|---|---|---|---|---|---|")
            for row in self.ratios:
                ratio = total_ratio(self.items, row)
                yield f"| {row} | {ratio.gold} | {ratio.found} | {' | '.join(self._told(row, part) for part in _PARTS)} |"
            yield ""
        if self.shares:
            yield from ("| answers | right | of | share |", "|---|---|---|---|")
            for row in self.shares:
                right, of = total_share(self.items, row)
                yield f"| {row} | {right} | {of} | {self._told(row, 'accuracy')} |"
            yield ""
        if self.dataset.marks:
            yield from ("Published or measured by others:", "")
            yield from (f"- {mark.what}: {mark.figure} ({mark.source})" for mark in self.dataset.marks)
            yield ""

    def _told(self, row: str, part: str) -> str:
        name = figure_name(row, part)
        sides = self.intervals.get(name)
        return f"{self.figures[name]:.3f}" + (f" [{sides[0]:.2f}, {sides[1]:.2f}]" if sides else "")


def _opening(name: str) -> str:
    return f"<!-- kg eval {name}: written by the command below, not by hand -->"


def _closing(name: str) -> str:
    return f"<!-- end of kg eval {name} -->"


def with_block(page: str, measured: Measured, command: str) -> str:
    """The page with this dataset's block put in place of the old one, or at its end under a heading of its own."""
    block = measured.block(command)
    name = measured.dataset.name
    old = re.compile(re.escape(_opening(name)) + ".*?" + re.escape(_closing(name)), re.S)
    if old.search(page):
        return old.sub(lambda _: block, page)
    return f"{page.rstrip()}\n\n## {measured.dataset.title}\n\n{block}\n"
