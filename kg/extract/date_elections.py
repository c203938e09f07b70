"""Days of United States national elections, by the rules of federal law; the one place in the reader that knows a country's calendar.

General elections: the Tuesday after the first Monday of November in even years (2 U.S.C. § 7, 3 U.S.C. § 1), every other one presidential.
Inaugurations: January 20 after them since the Twentieth Amendment. Super Tuesday has been the first Tuesday of March since 2012.
"""

from __future__ import annotations

from datetime import date, timedelta

_FIRST_UNIFORM = 1876
_FIRST_JANUARY_INAUGURATION = 1937
_FIRST_MARCH_SUPER_TUESDAY = 2012


def _first(year: int, month: int, weekday: int) -> date:
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def general(year: int) -> date | None:
    """Election day of an even year, or nothing.

    >>> general(2016), general(2017)
    (datetime.date(2016, 11, 8), None)
    """
    return _first(year, 11, 0) + timedelta(days=1) if year % 2 == 0 and year >= _FIRST_UNIFORM else None


def midterm(year: int) -> date | None:
    """Election day of an even year without a presidential election."""
    return general(year) if year % 4 else None


def presidential(year: int) -> date | None:
    """Election day of a year with a presidential election."""
    return general(year) if year % 4 == 0 else None


def inauguration(year: int) -> date | None:
    """The day a presidential term begins in ``year``, or nothing."""
    return date(year, 1, 20) if year % 4 == 1 and year >= _FIRST_JANUARY_INAUGURATION else None


def super_tuesday(year: int) -> date | None:
    """The first Tuesday of March in a presidential year."""
    return _first(year, 3, 1) if year % 4 == 0 and year >= _FIRST_MARCH_SUPER_TUESDAY else None


NAMED = {
    "election day": general,
    "election night": general,
    "inauguration day": inauguration,
    "super tuesday": super_tuesday,
    "midterm": midterm,
    "presidential": presidential,
    "general": general,
}


def occurrence(name: str, anchor: date, tense: str) -> date | None:
    """The day of the named kind that an article of ``anchor`` means without a year: by tense, else the nearest."""
    days = [day for year in range(anchor.year - 4, anchor.year + 5) if (day := NAMED[name](year))]
    if tense == "past":
        days = [day for day in days if day <= anchor]
    elif tense == "future":
        days = [day for day in days if day >= anchor]
    return min(days, key=lambda day: (abs((day - anchor).days), day), default=None)
