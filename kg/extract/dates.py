"""Dates in a sentence: every phrase that gives a time, as EDTF or a duration, and how it bounds what it is attached to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.date_calendar import month, month_day, moved
from kg.extract.date_rules import CALENDAR, Meaning, Scene
from kg.extract.date_spans import SPANS
from kg.extract.parsed import DateExpression
from kg.model.span import Span
from kg.model.time import bounds, valid

Tense = Callable[[Span], str]

_RELATIONS = (
    ("by", r"by|no later than|not later than"),
    ("before", r"before|prior to|ahead of|pre-|up to"),
    ("after", r"after|following|in the wake of|post-"),
    ("since", r"since|ever since|starting|starting (?:in|on|from)|beginning (?:in|on)|effective|no earlier than"),
    ("until", r"until|till|through|'til"),
    ("within", r"within"),
)
_RELATION = [
    (name, re.compile(rf"\b(?:{words})\s?(?:(?:the|at least|about|around|early|late|mid)[\s-])?$", re.IGNORECASE))
    for name, words in _RELATIONS
]
_TO = re.compile(r"\s*(?:to|until|till|through|thru|-|–|—)\s*")
_AND = re.compile(r"\s*(?:,\s*)?and\s*")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_END_DAY = re.compile(r"\s?(?:-|–|to|through)\s?(\d{1,2})(?:st|nd|rd|th)?\b(?!\s?(?:%|percent|:))(?:,\s(\d{4})\b)?")
_THEN = re.compile(r"\s+(?:the\s+)?")
_DAY_EDTF = re.compile(r"\d{4}-\d\d-\d\d")
_SIGNS = {"after": 1, "before": -1}
_END_YEAR = re.compile(r"\s?[-–]\s?(\d\d|\d{4})\b(?![%,.]?\d)")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    meaning: Meaning


def expressions(text: str, span: Span, anchor: date, tense: Tense) -> tuple[DateExpression, ...]:
    """The times named in ``span`` of ``text``, in order, without overlap; an article of ``anchor`` is speaking.

    ``tense`` gives the tense of the verb that governs a range of the document: ``past``, ``future``, or empty.
    Words that are no time ("72 years old", "annual", "on Sundays") give nothing, and no part of a date is ever made up.
    """
    sentence = span.of(text)
    found = _distances(sentence, _ranges(sentence, _select(sentence, span.start, anchor, tense)))
    return tuple(
        DateExpression(Span(span.start + f.start, span.start + f.end), f.meaning.edtf, f.meaning.duration, _relation(sentence, f))
        for f in found
        if f.meaning.edtf or f.meaning.duration
    )


def point(expression: DateExpression) -> str:
    """The EDTF of an event that happens at this time: ``by`` and ``before`` leave its beginning open, ``after`` and ``since`` its end.

    >>> point(DateExpression(Span(0, 0), "2018-11", relation="by"))
    '[..2018-11]'
    """
    edtf = expression.edtf
    if not edtf:
        return ""
    if expression.relation in ("by", "before", "until"):
        return _open(edtf, "..{}")
    if expression.relation in ("after", "since"):
        return _open(edtf, "{}..")
    begin, slash, end = edtf.partition("/")
    return f"[{_plain(begin)}..{_plain(end)}]" if slash else edtf


def period(expression: DateExpression) -> tuple[str, str]:
    """Begin and end of a state at this time: a bare time lies somewhere inside the state, a range or a limit is its own.

    >>> period(DateExpression(Span(0, 0), "2001/2005")), period(DateExpression(Span(0, 0), "2016", relation="since"))
    (('2001', '2005'), ('2016', ''))
    """
    edtf = expression.edtf
    begin, slash, end = edtf.partition("/")
    if slash or not edtf:
        return begin, end
    sides = {
        "since": (edtf, ""),
        "until": ("", edtf),
        "by": (_open(edtf, "..{}"), ""),
        "before": ("", _open(edtf, "..{}")),
        "after": (_open(edtf, "{}.."), ""),
    }
    return sides.get(expression.relation, (_open(edtf, "..{}"), _open(edtf, "{}..")))


def _plain(edtf: str) -> str:
    return edtf.rstrip("~?%")


def _open(edtf: str, form: str) -> str:
    """A set that is open on one side; a set or interval gives the day that bounds it."""
    if edtf[0] == "[" or "/" in edtf:
        limits = bounds(edtf)
        day = limits.max if form.startswith("..") else limits.min
        return f"[{form.format(day)}]" if day else ""
    return f"[{form.format(_plain(edtf))}]"


def _select(sentence: str, offset: int, anchor: date, tense: Tense) -> list[_Found]:
    """The leftmost, then longest readings that do not overlap."""
    chosen: list[_Found] = []
    for found in sorted(_candidates(sentence, offset, anchor, tense), key=lambda f: (f.start, -f.end)):
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
    return chosen


def _candidates(sentence: str, offset: int, anchor: date, tense: Tense) -> Iterator[_Found]:
    for rule in (*SPANS, *CALENDAR):
        for match in rule.pattern.finditer(sentence):
            start, end = match.span()
            scene = Scene(anchor, tense(Span(offset + start, offset + end)), sentence[:start].replace("\xa0", " "), sentence[end:])
            meaning = rule.meaning(match, scene)
            if meaning is not None and (not meaning.edtf or valid(meaning.edtf)):
                yield _Found(start, end, meaning)


def _distances(sentence: str, found: list[_Found]) -> list[_Found]:
    """The same readings, with a distance from a day and that day made one date: "two days after Nov. 6"."""
    made: list[_Found] = []
    for right in found:
        left = made[-1] if made else None
        joins = left and left.meaning.relation in _SIGNS and left.meaning.duration and not left.meaning.edtf
        if left and joins and _DAY_EDTF.fullmatch(right.meaning.edtf) and _THEN.fullmatch(sentence[left.end : right.start]):
            day = date.fromisoformat(right.meaning.edtf)
            edtf = moved(day, left.meaning.duration, _SIGNS[left.meaning.relation], "day")
            made[-1] = _Found(left.start, right.end, Meaning(edtf, relation="at"))
        else:
            made.append(right)
    return made


def _ranges(sentence: str, found: list[_Found]) -> list[_Found]:
    """The same readings, with two that a "to", a dash or "between … and" joins made one interval."""
    joined: list[_Found] = []
    for right in (_completed(sentence, f) for f in found):
        left = joined[-1] if joined else None
        if left and right.start < left.end:
            continue
        if left and _joins(sentence, left, right):
            begin = _begin(left, right)
            interval = f"{begin}/{right.meaning.edtf}"
            if valid(interval):
                joined[-1] = _Found(left.start, right.end, Meaning(interval))
                continue
        joined.append(right)
    return joined


def _joins(sentence: str, left: _Found, right: _Found) -> bool:
    plain = all(
        f.meaning.edtf and "/" not in f.meaning.edtf and "[" not in f.meaning.edtf and not f.meaning.duration for f in (left, right)
    )
    between = sentence[left.end : right.start]
    return plain and bool(_TO.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(sentence[: left.start])))


def _begin(left: _Found, right: _Found) -> str:
    """The left side; where its year was worked out it is the last such day before the right side."""
    limit = bounds(right.meaning.edtf).max
    own = left.meaning.edtf
    if not left.meaning.open_year or limit is None:
        return own
    if len(own) == 10 and not right.meaning.open_year:
        return f"{month_day(limit, int(own[5:7]), int(own[8:10]), 'past')}"
    return month(limit, int(own[5:7]), "", "past") if len(own) == 7 else own


def _completed(sentence: str, found: _Found) -> _Found:
    """ "March 3-5" and "2016-17": a right side that gives only its last figures."""
    edtf, rest = found.meaning.edtf, sentence[found.end :]
    days = _END_DAY.match(rest) if len(edtf) == 10 and edtf[0] != "[" and sentence[found.end - 1].isdigit() else None
    years = _END_YEAR.match(rest) if len(edtf) == 4 and edtf.isdigit() else None
    if days and days[2]:
        edtf = f"{days[2]}{edtf[4:]}"
    end = f"{edtf[:8]}{int(days[1]):02d}" if days else f"{edtf[: 4 - len(years[1])]}{years[1]}" if years else ""
    match = days or years
    if match and end > edtf and valid(f"{edtf}/{end}"):
        return replace(found, end=found.end + match.end(), meaning=Meaning(f"{edtf}/{end}"))
    return found


def _relation(sentence: str, found: _Found) -> str:
    """How the time bounds what it is attached to: by the preposition before it, unless the phrase says so itself."""
    before = sentence[: found.start]
    own, meaning = found.meaning.relation, found.meaning
    if meaning.duration and not meaning.edtf:
        within = re.search(r"\bwithin\s+(?:the\s+)?$", before, re.IGNORECASE)
        after = re.search(r"\b(?:after|following|in)\s+$", before, re.IGNORECASE)
        return own or ("within" if within else "after" if after else "for")
    if own and own != "modifier":
        return own
    if "/" in meaning.edtf:
        return "at"
    named = next((name for name, pattern in _RELATION if pattern.search(before)), "")
    return named or own or "at"
