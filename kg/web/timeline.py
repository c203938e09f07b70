"""Posts and events drawn along time: where each bar lies, in units of the drawing, and how its ends are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.model.intervals import Ending, FuzzyInterval

#: the width of the drawing that years are spread over, the height of a row, the room for the axis, the least width of a mark
WIDTH, ROW, AXIS, LEAST = 720.0, 26, 22, 3.0
#: at most so many years are labelled on the axis
_TICKS = 12
#: an end of which nothing is known fades out over this share of the width
_FADE = 0.06


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be drawn: a label with where it leads, its time in words and as an interval, and whether it is a fact."""

    label: str
    href: str
    words: str
    interval: FuzzyInterval
    fact: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: the certain part from ``left`` to ``right``, within the possible part from ``first`` to ``last``.

    ``open`` says that the end was not yet there when last told of, ``unknown`` that nothing is told of it. A ``point`` is an event.
    """

    item: Item
    y: int
    first: float
    left: float
    right: float
    last: float
    open: bool
    unknown: bool
    point: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The rows, the years on the axis with their places, and the height."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    height: int
    width: float = WIDTH


def drawing(items: Sequence[Item]) -> Drawing:
    """The drawing of all items that have any time at all, in the order given; empty without one."""
    dated = [item for item in items if _days(item.interval)]
    if not dated:
        return Drawing((), (), 0)
    days = [day for item in dated for day in _days(item.interval)]
    scale = _Scale(min(days).year, max(days).year + 1)
    bars = tuple(_bar(item, AXIS + row * ROW, scale) for row, item in enumerate(dated))
    return Drawing(bars, scale.ticks(), AXIS + len(bars) * ROW + 8)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int

    def at(self, day: date) -> float:
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 1, 1).toordinal()
        return round((day.toordinal() - start) / (end - start) * WIDTH, 1)

    def ticks(self) -> tuple[tuple[int, float], ...]:
        step = max(1, -(-(self.last - self.first) // _TICKS))
        return tuple((year, self.at(date(year, 1, 1))) for year in range(self.first, self.last + 1, step))


def _days(interval: FuzzyInterval) -> list[date]:
    bounds = (interval.begin.min, interval.begin.max, interval.end.min, interval.end.max)
    return [day for day in bounds if day]


def _bar(item: Item, y: int, scale: _Scale) -> Bar:
    begin, end, fade = item.interval.begin, item.interval.end, WIDTH * _FADE
    if item.interval.instant:
        first, last = scale.at(begin.min or begin.max or date.min), scale.at(begin.max or begin.min or date.min)
        middle = (first + last) / 2 if last - first > LEAST else first
        return Bar(item, y, first, middle, middle + LEAST, max(last, middle + LEAST), open=False, unknown=False, point=True)
    known = [scale.at(day) for day in _days(item.interval)]
    left = scale.at(begin.max) if begin.max else min(known)
    right = scale.at(end.min) if end.min else left
    right = max(right, left + LEAST)
    first = scale.at(begin.min) if begin.min else max(0.0, left - fade)
    unknown = item.interval.ending is Ending.UNKNOWN
    last = scale.at(end.max) if end.max else min(WIDTH, right + fade)
    return Bar(
        item, y, min(first, left), left, right, max(last, right), item.interval.ending in (Ending.OPEN, Ending.ONGOING), unknown, False
    )
