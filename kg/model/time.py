"""Time as EDTF: the bounds of a date that is known only loosely, and what follows from them.

An EDTF string is for people; two calendar days, ``min`` and ``max``, are for questions. A day that is not known is ``None``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Literal

from kg.model.rare_dates import days_of

Held = Literal["certain", "possible", "no"]

_SPRING, _SUMMER, _AUTUMN, _WINTER = range(21, 25)
#: code -> first month and number of months; 25-28 and 29-32 name a hemisphere, 33-36 are quarters, 37-39 thirds, 40-41 halves of a year
_PARTS = (
    {_SPRING: (3, 3), _SUMMER: (6, 3), _AUTUMN: (9, 3), _WINTER: (12, 3)}
    | {25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3), 29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)}
    | {33 + n: (1 + 3 * n, 3) for n in range(4)}
    | {37 + n: (1 + 4 * n, 4) for n in range(3)}
    | {40 + n: (1 + 6 * n, 6) for n in range(2)}
)
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)
_SEASON_NAMES = {_SPRING: "spring", _SUMMER: "summer", _AUTUMN: "autumn", _WINTER: "winter"}
_SEASON = re.compile(r"\b(\d{4})-(2[1-4])\b(?!-)", re.ASCII)
_DECADE = re.compile(r"(\d\d)(\d|X)X[~?%]?", re.ASCII)
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and the latest day that a date can mean; ``None`` where nothing limits it."""

    min: date | None = None
    max: date | None = None

    def meet(self, other: Bounds) -> Bounds | None:
        """The days that lie in both, or nothing when no day can."""
        low = max((day for day in (self.min, other.min) if day), default=None)
        high = min((day for day in (self.max, other.max) if day), default=None)
        return None if low and high and low > high else Bounds(low, high)

    def within(self, other: Bounds) -> bool:
        """Whether every day of this range is a day of ``other``."""
        low = other.min is None or (self.min is not None and self.min >= other.min)
        return low and (other.max is None or (self.max is not None and self.max <= other.max))


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> Bounds:
    """The earliest and latest day that ``edtf`` can mean; raises ``ValueError`` for a string that is not EDTF.

    An empty string says nothing and bounds nothing. ``~`` and ``?`` leave the bounds of the date beside them.

    >>> bounds("2020-23")
    Bounds(min=datetime.date(2020, 9, 1), max=datetime.date(2020, 11, 30))
    >>> bounds("[..2018-11]")
    Bounds(min=None, max=datetime.date(2018, 11, 30))
    """
    if not edtf:
        return Bounds()
    if "/" in edtf:
        return _ordered(edtf, _interval(edtf))
    if edtf[0] + edtf[-1] in ("[]", "{}"):
        return _ordered(edtf, _choice(edtf))
    return _point(edtf)


def valid(edtf: str) -> bool:
    """Whether ``edtf`` is a date, a set or an interval of EDTF level 0 to 2 whose sides stand in order; empty is not."""
    try:
        bounds(edtf)
    except ValueError:
        return False
    return bool(edtf)


@lru_cache(maxsize=65536)
def compatible(a: str, b: str) -> bool:
    """Whether one day can satisfy both."""
    return bounds(a).meet(bounds(b)) is not None


def agreed(values: Sequence[str]) -> str:
    """The EDTF on which all agree; one that clashes with those before it is left out; empty for none.

    >>> agreed(["[..2018-11]", "2018-11-07"]), agreed(["2018", "2019-05"])
    ('2018-11-07', '2018')
    """
    found = next(iter(values), "")
    for value in values[1:]:
        found = intersect(found, value) or found
    return found


def intersect(a: str, b: str) -> str:
    """The EDTF of the days that satisfy both: one of the two when it lies within the other; empty when no day does.

    >>> intersect("[..2018-11]", "2018-11-07"), intersect("[2018..]", "[..2018-11-07]")
    ('2018-11-07', '[2018-01-01..2018-11-07]')
    """
    first, second = bounds(a), bounds(b)
    common = first.meet(second)
    if common is None:
        return ""
    if common in (first, second):
        return a if common == first and (common != second or len(a) <= len(b)) and a else b
    return format_bounds(common)


def held_on(begin: str, end: str, day: date) -> Held:
    """Whether a state from ``begin`` to ``end`` held on ``day``: ``certain`` inside its inner bounds, ``possible`` inside its outer ones.

    >>> held_on("[..2019-11-06]", "[2019-11-06..]", date(2019, 11, 6)), held_on("2017", "2018", date(2018, 6, 1))
    ('certain', 'possible')
    """
    return reaches(bounds(begin), bounds(end), Bounds(day, day))


def reaches(begin: Bounds, end: Bounds, asked: Bounds) -> Held:
    """Whether a state that begins and ends within bounds has a day in common with the time asked for.

    >>> reaches(bounds("2017-02-09"), bounds("[2018-11-07..]"), bounds("2019")), reaches(bounds("2017"), Bounds(), bounds("../2018"))
    ('possible', 'certain')
    """
    begun = asked.max is None or bool(begin.max and begin.max <= asked.max)
    if begun and (asked.min is None or bool(end.min and asked.min <= end.min)):
        return "certain"
    possible = begin.meet(Bounds(None, asked.max)) is not None and end.meet(Bounds(asked.min)) is not None
    return "possible" if possible else "no"


def certainly_overlap(begin_a: str, end_a: str, begin_b: str, end_b: str) -> bool:
    """Whether two states overlap however their dates are read; a common hand-over day is no overlap."""
    late_a, early_a, late_b, early_b = bounds(begin_a).max, bounds(end_a).min, bounds(begin_b).max, bounds(end_b).min
    return bool(late_a and early_b and late_a < early_b and late_b and early_a and late_b < early_a)


def certainly_before(a: str, b: str) -> bool:
    """Whether every day of ``a`` lies before every day of ``b``."""
    first, second = bounds(a).max, bounds(b).min
    return bool(first and second and first < second)


def year_of(edtf: str) -> str:
    """The one year in which all days of ``edtf`` lie, or the empty string.

    >>> year_of("2018-11"), year_of("[..2018-11]")
    ('2018', '')
    """
    if not valid(edtf):
        return ""
    found = bounds(edtf)
    return f"{found.min.year:04d}" if found.min and found.max and found.min.year == found.max.year else ""


def seasons_named(text: str) -> str:
    """The text with the EDTF seasons in it as words; everything else stays as it is.

    >>> seasons_named("begin [..2017-21], end 2018-11-24")
    'begin [..spring 2017], end 2018-11-24'
    """
    return _SEASON.sub(lambda found: f"{_SEASON_NAMES[int(found[2])]} {found[1]}", text)


def format_bounds(found: Bounds) -> str:
    """The shortest EDTF with exactly these bounds: a day, month, season, year or decade, else a set with one or two ends.

    >>> format_bounds(Bounds(date(2018, 11, 1), date(2018, 11, 30))), format_bounds(Bounds(None, date(2018, 11, 7)))
    ('2018-11', '[..2018-11-07]')
    """
    low, high = found.min, found.max
    if not low and not high:
        return ""
    if low and high:
        for name in _whole(low, high):
            if bounds(name) == found:
                return name
    return f"[{low or ''}..{high or ''}]"


def parse_duration(text: str) -> tuple[int, int, int]:
    """Years, months and days of an xsd:duration without a time of day; raises ``ValueError`` for any other string.

    >>> parse_duration("P2Y6M"), parse_duration("P21D")
    ((2, 6, 0), (0, 0, 21))
    """
    match = _DURATION.fullmatch(text)
    if not match or text == "P":
        raise ValueError(f"not a duration in years, months and days: {text!r}")
    years, months, days = (int(group or 0) for group in match.groups())
    return years, months, days


def valid_duration(text: str) -> bool:
    """Whether ``text`` is an xsd:duration in years, months and days."""
    try:
        parse_duration(text)
    except ValueError:
        return False
    return True


def shift(day: date, duration: str, sign: int = 1) -> date:
    """The day one ``duration`` after ``day``, or before it with sign -1; a day that the month lacks becomes its last.

    >>> shift(date(2020, 3, 31), "P1M", -1), shift(date(2016, 2, 29), "P1Y")
    (datetime.date(2020, 2, 29), datetime.date(2017, 2, 28))
    """
    years, months, days = parse_duration(duration)
    index = day.year * 12 + day.month - 1 + sign * (12 * years + months)
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"{duration} from {day} lies outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + sign * timedelta(days=days)


def _whole(low: date, high: date) -> tuple[str, ...]:
    """Names of calendar units that begin on ``low``, to be tried against both bounds."""
    year = f"{low.year:04d}"
    seasons = tuple(f"{year}-{code}" for code, (month, _) in _PARTS.items() if code <= _WINTER and month == low.month)
    return (f"{low}", f"{year}-{low.month:02d}", *seasons, year, f"{year[:3]}X", f"{year[:2]}XX") if low <= high else ()


def _ordered(edtf: str, found: Bounds) -> Bounds:
    if found.min and found.max and found.min > found.max:
        raise ValueError(f"the end lies before the beginning: {edtf!r}")
    return found


def _interval(edtf: str) -> Bounds:
    sides = edtf.split("/")
    if len(sides) != 2 or edtf == "/":
        raise ValueError(f"an interval has two sides: {edtf!r}")
    low, high = (Bounds() if side in ("", "..") else _point(side) for side in sides)
    return Bounds(low.min, high.max)


def _choice(edtf: str) -> Bounds:
    """The outer bounds of a set; ``..`` at either end leaves that side open."""
    lows: list[date | None] = []
    highs: list[date | None] = []
    for member in edtf[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        if not first and not last:
            raise ValueError(f"an empty member of a set: {edtf!r}")
        low, high = _point(first) if first else Bounds(), _point(last) if last else Bounds()
        lows.append(low.min)
        highs.append(high.max if dots else low.max)
        if low.min and high.max and low.min > high.max:
            raise ValueError(f"the end lies before the beginning: {edtf!r}")
    return Bounds(None if None in lows else min(filter(None, lows)), None if None in highs else max(filter(None, highs)))


def _point(edtf: str) -> Bounds:
    """Bounds of a single date; the common forms are read here (7 ms each with the edtf package, 2 µs so), the rest by the package."""
    plain = _PLAIN.fullmatch(edtf)
    if plain and plain[1] != "0000" and "00" not in (plain[2], plain[3]):
        return _unit(int(plain[1]), int(plain[2] or 0), int(plain[3] or 0))
    decade = _DECADE.fullmatch(edtf)
    if decade and decade[1] != "00":
        first = int(decade[1] + decade[2].replace("X", "0") + "0")
        return Bounds(date(first, 1, 1), date(first + (99 if decade[2] == "X" else 9), 12, 31))
    return Bounds(*days_of(edtf))


def _unit(year: int, month: int, day: int) -> Bounds:
    """Bounds of a year, of a month or season of it, or of a day; winter runs into the next year."""
    if day:
        return Bounds(date(year, month, day), date(year, month, day))
    first, months = _PARTS.get(month, (month, 1)) if month else (1, 12)
    end, last = divmod(first + months - 2, 12)
    if year + end > MAXYEAR:
        raise ValueError(f"the year {year + end} lies outside the calendar")
    return Bounds(date(year, first, 1), date(year + end, last + 1, monthrange(year + end, last + 1)[1]))
