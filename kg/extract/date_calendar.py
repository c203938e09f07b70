"""Calendar arithmetic on a day of publication: which Friday, which March, which summer is meant.

``tense`` is that of the governing verb: ``past``, ``future``, or empty when it says nothing. Each function gives EDTF.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from kg.model.time import bounds, shift


def span_of_days(first: date | None, last: date | None) -> str:
    """The EDTF of a day not before ``first`` and not after ``last``."""
    return f"{first}" if first and first == last else f"[{first or ''}..{last or ''}]"


def weekday(anchor: date, index: int, which: str, tense: str) -> date:
    """The day of the week that an article published on ``anchor`` means by its bare name, or by "last", "next" or "this" before it.

    A bare name in the past tense may be the day of publication itself; "last" and "next" never are.
    """
    if which == "last":
        return anchor - timedelta(days=(anchor.weekday() - index - 1) % 7 + 1)
    if which == "next":
        return anchor + timedelta(days=(index - anchor.weekday() - 1) % 7 + 1)
    if tense == "future":
        return anchor + timedelta(days=(index - anchor.weekday()) % 7)
    return anchor - timedelta(days=(anchor.weekday() - index) % 7)


def month_day(anchor: date, month: int, day: int, tense: str, index: int | None = None) -> date | None:
    """The day that "March 3" means: the last up to ``anchor``, the first from it on, or the nearest, by tense; no February 30.

    A day of the week beside it (``index``) decides before everything else.
    """
    years = [year for year in range(anchor.year - 4, anchor.year + 5) if MINYEAR <= year <= MAXYEAR]
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    days = [d for d in days if index is None or d.weekday() == index] or days
    if tense == "past":
        days = [d for d in days if d <= anchor] or days
    elif tense == "future":
        days = [d for d in days if d >= anchor] or days
    return min(days, key=lambda d: (abs((d - anchor).days), d), default=None)


def month(anchor: date, index: int, which: str, tense: str) -> str:
    """The month that a bare name, or one with "last", "next" or "this", means."""
    distance = index - anchor.month
    behind = distance - 12 if distance > 0 else distance
    ahead = distance + 12 if distance < 0 else distance
    if which == "last":
        distance = behind or -12
    elif which == "next":
        distance = ahead or 12
    elif which != "this":
        distance = {"past": behind, "future": ahead}.get(tense, min(behind, ahead, key=lambda d: (abs(d), d)))
    year, zero_based = divmod(anchor.year * 12 + anchor.month - 1 + distance, 12)
    return f"{year:04d}-{zero_based + 1:02d}"


def season(anchor: date, code: int, which: str, tense: str) -> str:
    """The season that "last summer", "this fall" or "in the spring" means; a winter bears the year of its December."""
    names = [f"{year:04d}-{code}" for year in range(anchor.year - 2, anchor.year + 3)]
    found = {name: bounds(name) for name in names}
    over = [name for name in names if (last := found[name].max) and last < anchor]
    begun = [name for name in names if (first := found[name].min) and first <= anchor]
    if which == "last":
        return over[-1]
    if which == "next":
        return names[len(begun)]
    if which == "this":
        winter = code == 24 and anchor.month <= 2
        return f"{anchor.year - winter:04d}-{code}"
    return begun[-1] if tense != "future" else names[len(over)]


def week(anchor: date, which: str, tense: str) -> str:
    """Monday to Sunday of this, last or next week; the part of this week that the tense leaves."""
    monday = anchor - timedelta(days=anchor.weekday())
    monday += timedelta(weeks={"last": -1, "next": 1}.get(which, 0))
    first, last = monday, monday + timedelta(days=6)
    if which == "this" and tense:
        first, last = (first, anchor) if tense == "past" else (anchor, last)
    return span_of_days(first, last)


def weekend(anchor: date, which: str, tense: str) -> str:
    """Saturday and Sunday: the last one begun for the past, the one that is not over for the future."""
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
    over = anchor > saturday + timedelta(days=1)
    if which == "last" and not over:
        saturday -= timedelta(weeks=1)
    elif which == "next" or (which != "last" and tense == "future" and over):
        saturday += timedelta(weeks=1)
    return span_of_days(saturday, saturday + timedelta(days=1))


def unit(anchor: date, name: str, which: str, tense: str) -> str:
    """ "this week", "last month", "next year", "last weekend": the named unit around, before or after ``anchor``."""
    if name == "week":
        return week(anchor, which, tense)
    if name == "weekend":
        return weekend(anchor, which, tense)
    step = {"last": -1, "next": 1}.get(which, 0)
    if name == "month":
        return f"{shift(anchor.replace(day=1), 'P1M', step):%Y-%m}"
    return f"{anchor.year + step:04d}"


def moved(anchor: date, length: str, sign: int, size: str) -> str:
    """The EDTF of the time one ``length`` from ``anchor``, as precise as its unit: a day, a week, a month, a year.

    >>> moved(date(2019, 11, 6), "P2Y", -1, "years"), moved(date(2019, 11, 6), "P3D", -1, "days")
    ('2017', '2019-11-03')
    """
    target = shift(anchor, length, sign)
    if size.startswith("year"):
        return f"{target.year:04d}"
    if size.startswith("decade"):
        return f"{target.year:04d}~"
    if size.startswith("month"):
        return f"{target:%Y-%m}"
    return f"{target}" if size.startswith("day") else week(target, "", "")


def edge(found: str, which: str) -> str:
    """The first or last month of a year, the first or last day of anything shorter: "the end of 2016", loosely said."""
    limits = bounds(found)
    day = limits.min if which == "start" else limits.max
    if day is None:
        return ""
    return f"{day:%Y-%m}~" if len(found) == 4 else f"{day}~"
