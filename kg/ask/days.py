"""The times that a question names, read by the rules that read those of articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.dates import expressions, point
from kg.model.intervals import FuzzyInterval
from kg.model.span import Span
from kg.model.time import Bounds, Held, bounds


@dataclass(frozen=True, slots=True)
class When:
    """A time that is asked for: its first and last day (``None`` = open), and in which words of the question it stands."""

    first: date | None
    last: date | None
    words: str
    start: int = 0
    end: int = 0

    @property
    def day(self) -> date | None:
        """The one day that is meant, nothing for a longer time."""
        return self.first if self.first == self.last else None

    @property
    def told(self) -> str:
        """The time in words: ``2018-11-07``, ``2018-11-01 to 2018-11-30``, ``until 2018-11-07``, ``from 2018-11-07 on``."""
        if self.day:
            return f"{self.day}"
        if self.first and self.last:
            return f"{self.first} to {self.last}"
        return f"until {self.last}" if self.last else f"from {self.first} on"

    @property
    def bounds(self) -> Bounds:
        """Its first and last day as the limits of a date."""
        return Bounds(self.first, self.last)

    def has(self, day: Bounds) -> Held:
        """Whether a day that is known within bounds lies in it."""
        return FuzzyInterval(day, day, instant=True).reaches(self.bounds)


_FROM_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? (and|to|until|through) (\d{1,2}(?:st|nd|rd|th)? ([A-Z][a-z]+(?: \d{4})?))")
_TO_DAY = re.compile(r"\b([A-Z][a-z]+) (\d{1,2})(?:st|nd|rd|th)? (and|to|until|through) (\d{1,2})(?:st|nd|rd|th)?(,? \d{4})")


def spelt_out(question: str) -> str:
    """The question with both days of a range in full.

    >>> spelt_out("between 6 and 9 November 2018"), spelt_out("from March 3 to 5, 2020")
    ('between 6 November 2018 and 9 November 2018', 'from March 3, 2020 to March 5, 2020')
    """
    question = _FROM_DAY.sub(r"\1 \4 \2 \3", question)
    return _TO_DAY.sub(r"\1 \2\5 \3 \1 \4\5", question)


def _outside(limits: Bounds, relation: str) -> Bounds:
    """The time before or after a longer one: after 2017 is no day of 2017."""
    if relation == "before":
        return Bounds(None, limits.min and limits.min - timedelta(days=1))
    return Bounds(limits.max and limits.max + timedelta(days=1), None)


def times_in(question: str, today: date) -> list[When]:
    """The times named in a question, by place; a year that only modifies a name (the 2020 primary) is none."""
    found = []
    for one in expressions(question, Span(0, len(question)), today, lambda _: "past"):
        edtf = point(one)
        if not edtf or one.relation == "modifier":
            continue
        limits = _outside(bounds(one.edtf), one.relation) if one.relation in ("before", "after") else bounds(edtf)
        found.append(When(limits.min, limits.max, one.span.of(question), one.span.start, one.span.end))
    return found
