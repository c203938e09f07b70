"""Dates of lists, as exact as they were given."""

from __future__ import annotations

from kg.ingest.lists.entries import Unread
from kg.ingest.spreadsheet_dates import to_edtf
from kg.model.span import Place
from kg.model.time import valid

#: what stands for an end that has not come
NOW = frozenset({"present", "current", "now", "ongoing", "incumbent"})
#: what stands for a date that nobody knows
_UNKNOWN = frozenset({"unknown", "n/a", "-", "none", "0000-00-00"})


def edtf_of(words: str, unread: Unread, place: Place) -> str:
    """A date as EDTF, empty where there is none or where it cannot be read, which is noted.

    >>> edtf_of("1946-12", Unread(), Place("x")), edtf_of("2013-10-09T18:53:09Z", Unread(), Place("x"))
    ('1946-12', '2013-10-09')
    """
    if not words or words.casefold() in _UNKNOWN:
        return ""
    found = to_edtf(words).edtf
    if not valid(found):
        unread.note("the date", words, place)
        return ""
    return found


def span_of(begin: str, end: str, unread: Unread, place: Place) -> tuple[str, str, bool]:
    """Begin and end as EDTF, and whether it still held when the list was made (``present``)."""
    now = end.casefold() in NOW
    return edtf_of(begin, unread, place), "" if now else edtf_of(end, unread, place), now
