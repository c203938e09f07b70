"""Times and standings of the flat table: how an EDTF of the graph is put in a cell."""

from __future__ import annotations

import re
from datetime import date

from kg.model.claim import Modality, Situation
from kg.model.span import Span
from kg.model.time import bounds, valid

_STOPS = (". ", "? ", "! ", "\n")
_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|tomorrow|(?:this|last|next|coming) (?:week|month|year|spring|"
    r"summer|fall|winter)\w*|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:19|20)\d\d)\b"
)
_AHEAD = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.REQUIRED})


def time_cell(situation: Situation, published: date, *, is_event: bool) -> str:
    """The cell ``time``: an EDTF date or interval, or a duration; empty where all that is known is the day of publication."""
    if situation.implied:
        return ""
    if is_event:
        return _of_event(situation.date, published)
    if not situation.end and situation.begin.startswith("[") and ".." not in (situation.begin[1:3], situation.begin[-3:-1]):
        return _of_event(situation.begin, published)
    begin, end = _side(situation.begin, "[..", published), _side(situation.end, "..]", published)
    length = situation.duration
    if begin in ("", "..") and (end in ("", "..") or end == f"{published}") and length:
        return length
    if situation.begin and situation.begin == f"[..{_inner(situation.end)}]":
        inner = _inner(situation.end)
        return "" if inner == f"{published}" else inner
    if situation.begin.startswith("[..") and situation.end == f"[{situation.begin[3:-1]}..{published}]":
        return situation.begin[3:-1]
    return "" if {begin, end} <= {"", ".."} else f"{begin or '..'}/{end or '..'}"


def tells_time(words: str) -> bool:
    """Whether words name a day, a month, a year or a time counted from now."""
    return _TIME.search(words) is not None


def sentence_around(text: str, span: Span) -> str:
    """The sentence that a span stands in, as far as stops and line ends tell."""
    start = max(text.rfind(mark, 0, span.start) for mark in _STOPS)
    ends = [at for mark in _STOPS if (at := text.find(mark, span.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def standing(situation: Situation, modality: Modality, published: date) -> str:
    """Whether a state is ``current``, ``former`` or ``future`` on the day of publication; what its stage says counts before its dates."""
    if situation.stage:
        return situation.stage
    begin = bounds(situation.begin) if valid(situation.begin) else bounds("")
    end = bounds(situation.end) if valid(situation.end) else bounds("")
    if end.max and end.max <= published:
        return "former"
    return "future" if modality in _AHEAD or (begin.min and begin.min > published) else "current"


def _inner(edtf: str) -> str:
    """The date in a set that is open at its end."""
    return edtf[1:-3] if edtf.startswith("[") and edtf.endswith("..]") else "\0"


def _of_event(edtf: str, published: date) -> str:
    if edtf in (f"[..{published}]", f"[{published}..]"):
        return ""
    if edtf.startswith("[") and "," not in edtf:
        low, _, high = edtf[1:-1].partition("..")
        if high == f"{published}" and low[:4] == high[:4]:  # "earlier this year", "earlier this month"
            whole = {f"{high[:4]}-01-01": high[:4], f"{high[:7]}-01": high[:7]}.get(low)
            return whole or f"{low}/{high}"
        return f"{low or '..'}/{high or '..'}"
    return edtf


def _side(edtf: str, open_: str, published: date) -> str:
    """One side of an interval: the date where the state begins or ends, ``..`` where the text leaves that side open."""
    if not edtf.startswith("["):
        return edtf
    if (open_ == "[.." and edtf.startswith("[..")) or (open_ == "..]" and edtf.endswith("..]")):
        return ".."
    if edtf == f"[{published}..]":
        return ".."
    low, _, high = edtf[1:-1].partition("..")
    return (low or high) if open_ == "[.." else (high or low)
