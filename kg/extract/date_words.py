"""The words that dates are made of: names of months and days, numbers, units, and the patterns that match them."""

from __future__ import annotations


def _indexed(*names: str) -> dict[str, int]:
    """Each word of the n-th argument with the number n."""
    return {word: index for index, words in enumerate(names, start=1) for word in words.split()}


_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec"
)
MONTHS = _indexed(*_MONTH_NAMES.split("|"))
WEEKDAYS = _indexed("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thu", "friday fri", "saturday sat", "sunday sun")
SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
ORDINALS = _indexed("first 1st", "second 2nd", "third 3rd", "fourth 4th")
_UNITS = {
    "day": (1, "D"),
    "week": (7, "D"),
    "fortnight": (14, "D"),
    "month": (1, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
}
_ONES = _indexed(
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {
    word: 10 * tens for word, tens in _indexed("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety").items()
}
DECADES = {word.removesuffix("y") + "ies": tens for word, tens in _TENS.items() if tens > 10}

YEAR = r"(?:1[6-9]|20)\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)"
UNIT = r"(?:day|week|month|year|decade|fortnight)"
_TWENTY_TO_NINETY = "|".join(list(_TENS)[1:])
_ONE_TO_NINE = "|".join(list(_ONES)[:9])
_ONE_TO_NINETEEN = "|".join(sorted(_ONES, key=len, reverse=True))
NUMBER = rf"(?i:\d{{1,3}}|(?:{_TWENTY_TO_NINETY})(?:-(?:{_ONE_TO_NINE}))?|{_ONE_TO_NINETEEN}|an?)"


def number(words: str) -> int:
    """The number that digits or number words name; an article is one.

    >>> number("20"), number("twenty-five"), number("a")
    (20, 25, 1)
    """
    words = words.lower()
    if words.isdigit():
        return int(words)
    tens, _, ones = words.partition("-")
    return _TENS.get(tens, _ONES.get(tens, 1)) + _ONES.get(ones, 0)


def month(words: str) -> int:
    """1 to 12 for the name of a month or its abbreviation."""
    return MONTHS[words.lower().rstrip(".")]


def weekday(words: str) -> int:
    """0 (Monday) to 6 for the name of a day of the week or its abbreviation."""
    return WEEKDAYS[words.lower().rstrip(".")] - 1


def day(words: str) -> int:
    """The number of a day of the month, with or without its ordinal ending."""
    return int(words.rstrip("stndrh"))


def duration(count: int, unit: str, half: bool = False) -> str:
    """``count`` units (and a half, of a year or month-based unit) as an xsd:duration.

    >>> duration(20, "years"), duration(2, "week"), duration(2, "years", half=True)
    ('P20Y', 'P14D', 'P2Y6M')
    """
    unit = unit.lower().rstrip("s")
    size, letter = _UNITS[unit]
    more = {"year": "6M", "month": "15D"}.get(unit, "") if half else ""
    extra = 5 if half and unit == "decade" else 0
    return f"P{count * size + extra}{letter}{more}"
