"""Intervals whose ends are known only loosely: how two of them stand to each other, and what is known of an end.

The thirteen relations are Allen's (Communications of the ACM 26, 1983). Ends are days, and the day of handing over belongs to both
sides: two tenures that share it *meet*. Each relation between two loose intervals is certain, possible or impossible, which is decided
exactly, by asking whether the differences between the four ends can all be met (a simple temporal problem of five points).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from kg.model.time import Bounds, Held, bounds, reaches

Answer = Literal["certain", "possible", "impossible"]

_NEVER = 10**9


class Allen(StrEnum):
    """How one interval stands to another; of two definite intervals exactly one holds."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUAL = "equals"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"

    @property
    def inverse(self) -> Allen:
        """The relation of the second interval to the first."""
        return _ALL[len(_ALL) - 1 - _ALL.index(self)]


class Ending(StrEnum):
    """What is known of the end of a state: three ways of not knowing a day are three values."""

    UNKNOWN = "unknown"
    """Nothing bounds the end."""
    OPEN = "open"
    """Begun on a known day or after one, and told to have no end yet at the time of telling."""
    ONGOING = "ongoing"
    """Told to hold on some day; neither begin nor end is told."""
    OVER = "over"
    """It ends by a known day."""


_ALL = tuple(Allen)
#: the ends of two intervals in a row: begin and end of the first, begin and end of the second, and the origin of the calendar
_B1, _E1, _B2, _E2, _ORIGIN = range(5)
#: relation -> (the end that is earlier, the end that is later, the least number of days between them); no days both ways is the same day
_MEANS: Mapping[Allen, tuple[tuple[int, int, int], ...]] = {
    Allen.BEFORE: ((_E1, _B2, 1),),
    Allen.MEETS: ((_E1, _B2, 0), (_B2, _E1, 0), (_B1, _B2, 1), (_E1, _E2, 1)),
    Allen.OVERLAPS: ((_B1, _B2, 1), (_B2, _E1, 1), (_E1, _E2, 1)),
    Allen.STARTS: ((_B1, _B2, 0), (_B2, _B1, 0), (_E1, _E2, 1)),
    Allen.DURING: ((_B2, _B1, 1), (_E1, _E2, 1)),
    Allen.FINISHES: ((_B2, _B1, 1), (_E1, _E2, 0), (_E2, _E1, 0)),
    Allen.EQUAL: ((_B1, _B2, 0), (_B2, _B1, 0), (_E1, _E2, 0), (_E2, _E1, 0)),
}
_SWAPPED = {_B1: _B2, _E1: _E2, _B2: _B1, _E2: _E1}


@dataclass(frozen=True, slots=True)
class FuzzyInterval:
    """An interval of days of which each end lies within bounds; one day long where it is an ``instant``."""

    begin: Bounds
    end: Bounds
    instant: bool = False

    @classmethod
    def of(cls, begin: str, end: str) -> FuzzyInterval:
        """The interval of a state from its two EDTF strings; raises ``ValueError`` for what is no EDTF.

        >>> FuzzyInterval.of("2017-02-09", "[2018-11-07..]").ending.value, FuzzyInterval.of("2017", "").ending.value
        ('open', 'unknown')
        """
        return cls(bounds(begin), bounds(end))

    @classmethod
    def at(cls, date: str) -> FuzzyInterval:
        """The one day, loosely known, of an event."""
        return cls(bounds(date), bounds(date), instant=True)

    @property
    def ending(self) -> Ending:
        """What is known of the end."""
        if self.end.max:
            return Ending.OVER
        if not self.end.min:
            return Ending.UNKNOWN
        return Ending.OPEN if self.begin.min else Ending.ONGOING

    def reaches(self, asked: Bounds) -> Held:
        """Whether it has a day in common with the time asked for.

        Of an event whose date is open on one side the day that is known must lie in that time: what was done by 2017 says nothing of 1990.

        >>> FuzzyInterval.at("[..2017]").reaches(bounds("1990")), FuzzyInterval.of("[..2017]", "").reaches(bounds("1990"))
        ('no', 'possible')
        """
        found = reaches(self.begin, self.end, asked)
        known = [day for day in (self.begin.min, self.begin.max) if day]
        if self.instant and found == "possible" and len(known) < 2 and not any(Bounds(day, day).within(asked) for day in known):
            return "no"
        return found

    def relations(self, other: FuzzyInterval) -> Mapping[Allen, Answer]:
        """The answer for each of the thirteen relations; all are impossible where one of the intervals can have no days at all.

        >>> sessions, barr = FuzzyInterval.of("2017-02-09", "2018-11-07"), FuzzyInterval.of("2019-02", "")
        >>> sessions.relations(barr)[Allen.BEFORE], barr.relations(sessions)[Allen.MET_BY]
        ('certain', 'impossible')
        """
        known = [*_limits(self, _B1, _E1), *_limits(other, _B2, _E2)]
        possible = [relation for relation in _ALL if _can_hold([*known, *_meaning(relation)])]
        only: Answer = "certain" if len(possible) == 1 else "possible"
        return {relation: only if relation in possible else "impossible" for relation in _ALL}


def _meaning(relation: Allen) -> list[tuple[int, int, int]]:
    """What a relation says of the four ends; an inverse says the same of the other interval's."""
    if relation in _MEANS:
        return list(_MEANS[relation])
    return [(_SWAPPED[first], _SWAPPED[second], days) for first, second, days in _MEANS[relation.inverse]]


def _limits(interval: FuzzyInterval, begin: int, end: int) -> list[tuple[int, int, int]]:
    """What is known of one interval: its ends stand in order, and each between its bounds."""
    found = [(begin, end, 0)] + ([(end, begin, 0)] if interval.instant else [])
    for point, known in ((begin, interval.begin), (end, interval.end)):
        found += [(_ORIGIN, point, known.min.toordinal())] if known.min else []
        found += [(point, _ORIGIN, -known.max.toordinal())] if known.max else []
    return found


def _can_hold(distances: list[tuple[int, int, int]]) -> bool:
    """Whether days exist that keep all least distances: whether no way round the points comes back later than it began."""
    longest = [[-_NEVER] * 5 for _ in range(5)]
    for first, second, days in distances:
        longest[first][second] = max(longest[first][second], days)
    for over in range(5):
        for first in range(5):
            for second in range(5):
                way = longest[first][over] + longest[over][second]
                if way > max(longest[first][second], -_NEVER // 2):
                    longest[first][second] = way
    return all(longest[point][point] <= 0 for point in range(5))
