"""The rare forms of EDTF, read by the edtf package: seasons of a hemisphere, years with an exponent, parts that are unspecified."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

_ENDLESS = re.compile(r"E\d{3}|.{60}", re.ASCII)  # a year of more than hundreds of digits, or too long to be one date


def days_of(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day that a single date can mean, nothing for one outside the years 1 to 9999; ``ValueError`` for no date."""
    from edtf import parse_edtf  # a slow import that few documents need
    from edtf.parser import parser_classes
    from edtf.parser.edtf_exceptions import EDTFParseException

    if edtf != edtf.strip() or "/" in edtf or _ENDLESS.search(edtf):
        raise ValueError(f"not an EDTF date: {edtf!r}")
    vars(parser_classes)["print"] = _silent  # the package writes to stdout what it cannot make a date of
    try:
        parsed = parse_edtf(edtf)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, AttributeError, OverflowError, TypeError) as error:
        raise ValueError(f"not an EDTF date: {edtf!r}") from error


def _silent(*_: object) -> None:
    """Nothing is written."""


def _day(moment: Any) -> date | None:
    """A calendar day of the package's ``struct_time``, or nothing for its infinities."""
    inside = not isinstance(moment, float) and MINYEAR <= moment.tm_year <= MAXYEAR
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday) if inside else None
