"""Dates as people and spreadsheets write them in a cell, turned into EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model.time import valid

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[- .]*([A-Za-z]{3,9})\.?[-, ]*(\d{4}|\d{2})", re.ASCII)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? +(\d{1,2}),? +(\d{4})", re.ASCII)
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.?[- ]+(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
#: the days that a spreadsheet's serial number may mean: 1930 to 2064; smaller and larger numbers are more likely something else
_SERIALS = range(10959, 60000)
_EPOCH = date(1899, 12, 30)
#: two-digit years up to this one are of the 21st century, as in the spreadsheets that write them
_PIVOT = 29


@dataclass(frozen=True, slots=True)
class CellDate:
    """The EDTF form of a cell; empty with ``ambiguous`` where 3/4/2019 can be read in two ways, empty without where it is no date."""

    edtf: str
    ambiguous: bool = False


def day_order(cells: Iterable[str]) -> str:
    """``dm`` or ``md`` where dates with slashes in these cells show one order only, else the empty string."""
    orders = set()
    for cell in cells:
        if (match := _NUMERIC.fullmatch(cell)) and match[2] != ".":
            first, second = int(match[1]), int(match[3])
            orders |= {"dm"} if first > 12 else {"md"} if second > 12 else set()
    return orders.pop() if len(orders) == 1 else ""


def to_edtf(cell: str, order: str = "") -> CellDate:
    """What a cell says, as EDTF; ``order`` is that of the file (``day_order``). A dotted date is day first, wherever it is written.

    Of a moment the day is told: a time of day is EDTF too, but no date of ours.

    >>> [to_edtf(cell).edtf for cell in ("7.11.2018", "11/27/2018", "43411", "7-Nov-18", "[..2018-11]")]
    ['2018-11-07', '2018-11-27', '2018-11-07', '2018-11-07', '[..2018-11]']
    >>> to_edtf("3/4/2019")
    CellDate(edtf='', ambiguous=True)
    """
    if match := _MOMENT.fullmatch(cell):
        return CellDate(match[1])
    if not cell or ("/" not in cell and valid(cell)):
        return CellDate(cell)
    if len(cell) == 5 and cell.isdecimal() and int(cell) in _SERIALS:
        return CellDate((_EPOCH + timedelta(days=int(cell))).isoformat())
    if match := _NUMERIC.fullmatch(cell):
        return _numeric(match, order)
    return CellDate(_worded(cell))


def _numeric(match: re.Match[str], order: str) -> CellDate:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if match[2] == "." or first > 12:
        order = "dm"
    elif second > 12:
        order = "md"
    if not order and first != second:
        return CellDate("", ambiguous=True)
    day, month = (second, first) if order == "md" else (first, second)
    return CellDate(_day(year, month, day))


def _worded(cell: str) -> str:
    if match := _YEAR_FIRST.fullmatch(cell):
        return _day(match[1], int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(cell):
        return _day(match[3], _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(cell):
        return _day(match[3], _month(match[1]), int(match[2]))
    if (match := _MONTH_YEAR.fullmatch(cell)) and _month(match[1]):
        return f"{match[2]}-{_month(match[1]):02}"
    return ""


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1 if word[:3].lower() in _MONTHS else 0


def _day(year: str, month: int, day: int) -> str:
    whole = int(year) if len(year) == 4 else int(year) + (2000 if int(year) <= _PIVOT else 1900)
    try:
        return date(whole, month, day).isoformat()
    except ValueError:
        return ""
