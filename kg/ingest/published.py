"""Publication dates as articles write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_XSD = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_RFC = re.compile(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d", re.ASCII)
_WRITTEN = (
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.ASCII),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})\b", re.ASCII),
    re.compile(r"\b(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})\b", re.ASCII),
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)", re.ASCII)
_LEFT_OVER = re.compile(
    r"(?i)(?:published|updated|posted|date|on|at|last|first|by|est|edt|et|pt|gmt|utc|a\.?m\.?|p\.?m\.?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,2}:\d\d(?::\d\d)?|[\s,:;|*.()–—-])+"
)


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication, and the ISO form of what the file says (``xsd:dateTime``, or ``xsd:date`` where no time is given)."""

    day: date
    iso: str


def read_date(words: str) -> Published | None:
    """The date in ``words``, or nothing: ISO 8601, the form of e-mail headers, or an English date with the month in letters.

    >>> read_date("2019-11-06T20:25:24+00:00").iso, read_date("Wednesday, Nov. 6, 2019").iso, read_date("soon")
    ('2019-11-06T20:25:24+00:00', '2019-11-06', None)
    """
    words = words.strip()
    return _iso(words) or _mail(words) or _written(words)


def date_line(words: str) -> Published | None:
    """The date of a line that says nothing but a date ("Published: Nov. 6, 2019 at 8:25 p.m."), or nothing."""
    bare = re.sub(r"(?i)^\W*(?:published|updated|posted|date)(?:\s+(?:at|on))?\s*:?[\s*]*", "", words).strip(" *")
    if found := _iso(bare) or _mail(bare):
        return found
    for form in _WRITTEN:
        if (match := form.search(words)) and (found := _of_match(match)):
            rest = words[: match.start()] + words[match.end() :]
            return found if not rest.strip() or _LEFT_OVER.fullmatch(rest) else None
    return None


def date_in_name(stem: str) -> Published | None:
    """The date in a file name such as ``2019-11-06-possible-bid`` or ``20191106_bid``, or nothing."""
    for match in _IN_NAME.finditer(stem):
        try:
            day = date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
        return Published(day, day.isoformat())
    return None


def _iso(words: str) -> Published | None:
    if not re.match(r"\d{4}-\d\d-\d\d", words, re.ASCII):
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return Published(moment.date(), words if _XSD.fullmatch(words) else moment.isoformat())


def _mail(words: str) -> Published | None:
    if not _RFC.match(words):
        return None
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    return Published(moment.date(), moment.isoformat())


def _written(words: str) -> Published | None:
    found = (_of_match(match) for form in _WRITTEN if (match := form.search(words)))
    return next((published for published in found if published), None)


def _of_match(match: re.Match[str]) -> Published | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in _MONTHS else 0
    try:
        day = date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
    return Published(day, day.isoformat())
