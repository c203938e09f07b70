"""The phrases that measure time: durations, distances from now or from another event, and words that only look like a time."""

from __future__ import annotations

import re

from kg.extract import date_calendar as calendar
from kg.extract import date_words as words
from kg.extract.date_rules import NOTHING, Meaning, Rule, Scene, rule
from kg.extract.date_words import MONTH, NUMBER, UNIT, WEEKDAY, YEAR
from kg.model import time

_FEW = "few|several|couple of|many|last few"
_BACK = ("last", "past", "recent", "previous")


def _ago(match: re.Match[str], scene: Scene) -> Meaning | None:
    """two years ago, a week ago, three months from now."""
    unit = match["unit"]
    length = words.duration(words.number(match["n"]), unit)
    edtf = calendar.moved(scene.anchor, length, -1 if match["dir"] in ("ago", "earlier") else 1, unit)
    return Meaning(edtf + ("~" if match["about"] and not edtf.startswith("[") and not edtf.endswith("~") else ""))


def _stretch(match: re.Match[str], scene: Scene) -> Meaning | None:
    """the last six months, recent weeks, the next two years: the days from then till now, or from now till then."""
    back = match["dir"].lower() in _BACK
    count, unit = match["n"], match["unit"] or match["one"]
    if re.match(r" (?:of|before|after)\b", scene.after):
        return NOTHING
    if match["one"]:
        count = "one"
    if not count or count.lower() in ("few", "several", "couple of", "many"):
        return Meaning(calendar.span_of_days(None, scene.anchor) if back else calendar.span_of_days(scene.anchor, None))
    length = words.duration(words.number(count), unit)
    far = time.shift(scene.anchor, length, -1 if back else 1)
    lasting = back and re.search(r"\bfor (?:much of |most of )?$", scene.before)
    if lasting:
        return Meaning(f"{calendar.moved(scene.anchor, length, -1, unit)[:10].strip('[]~.')}/{scene.anchor}", length, "for")
    return Meaning(calendar.span_of_days(*((far, scene.anchor) if back else (scene.anchor, far))))


def _length(match: re.Match[str], scene: Scene) -> Meaning | None:
    """For 20 years, a two-decade career, less than two years: a duration, with ``less`` or ``more`` where it only limits it."""
    before = f"{match['bound']} " if match["bound"] else scene.before
    if match["n"].lower() in ("a", "an", "one") and not _LASTING.search(before):
        return NOTHING
    if (
        re.search(r"[$£€]\d[\d.,]*(?: \w+)? $|\b(?:age|aged|ages) $", scene.before)
        or _PENALTY.match(scene.after)
        or _FIRST_IN.search(scene.before)
    ):
        return NOTHING
    length = words.duration(words.number(match["n"]), match["unit"], half=bool(match["half"]))
    bound = (match["bound"] or "").lower().strip()
    relation = "less" if bound in _LESS else "more" if bound in _MORE else ""
    return Meaning("", length, relation)


def _offset(match: re.Match[str], scene: Scene) -> Meaning | None:
    """a day after, two weeks later, the next day: a distance from another event, in time unknown."""
    count = match["n"] or "one"
    if count.lower() in _FEW.split("|") or not match["unit"]:
        return NOTHING
    back = match["dir"].lower() in ("before", "earlier", "previous", "prior to", "ahead of")
    return Meaning("", words.duration(words.number(count), match["unit"]), "before" if back else "after")


def _nothing(match: re.Match[str], scene: Scene) -> Meaning:
    return NOTHING


_LESS = ("less than", "fewer than", "under", "nearly", "almost", "not quite", "up to", "no more than", "at most", "just under", "barely")
_MORE = ("more than", "over", "at least", "upwards of", "no less than", "well over", "just over")
_LASTING = re.compile(r"\b(?:for|over|within|in|during|than|lasted|least|about|after|spent|nearly|almost|under) $")
_PENALTY = re.compile(
    r"(?: (?:in|of) (?:\w+ )?(?:prison|jail|probation|custody|bars|service|supervised|confinement|home)\b| behind bars|"
    r" (?:prison |jail )?sentences?\b| to life\b)"
)
_FIRST_IN = re.compile(
    r"\b(?:first|most|best|worst|only|\w+est)\b[^,.;]{0,60}\bin (?:more than |nearly |over |almost |about |the )?$", re.IGNORECASE
)
_BOUND = rf"(?:(?P<bound>(?i:{'|'.join(sorted(_LESS + _MORE, key=len, reverse=True))})) |(?:about|around|roughly|approximately|some) )?"
_ABOUT = r"(?:(?P<about>about|around|roughly|some|nearly|almost|more than|over|just over|just under|at least) )?"
_LENGTH = rf"\b{_BOUND}(?P<n>{NUMBER})(?: and a (?P<half>half))?(?: |-)(?:full |long |straight |consecutive )?(?P<unit>{UNIT}s?)\b"
_STRETCH = (
    r"\b(?:the )?(?P<dir>[Rr]ecent|[Cc]oming|[Ll]ast|[Pp]ast|[Nn]ext|[Pp]revious) "
    rf"(?:(?P<n>{NUMBER}|{_FEW}) )?(?P<unit>{UNIT}s)\b(?P<one>)"
)
_AGE = (
    rf"\b(?P<n>{NUMBER})[ -](?P<unit>years?|months?)"
    r"(?:[ -]olds?\b| of age\b| older\b| younger\b| pregnant\b| (?:his|her) (?:senior|junior)\b)"
)

SPANS: tuple[Rule, ...] = (
    rule(rf"\b{_ABOUT}(?P<n>{NUMBER}) (?P<unit>{UNIT}s?) (?P<dir>ago\b|from (?:now|today)\b|hence\b)", _ago),
    rule(_STRETCH, _stretch),
    rule(r"\bthe (?P<dir>last|past|next|coming) (?P<one>week|month|year|decade)\b(?P<n>)(?P<unit>)", _stretch),
    rule(_LENGTH + "(?!-old| old)", _length),
    rule(rf"\b(?P<n>{NUMBER}|{_FEW}) (?P<unit>{UNIT}s?) (?P<dir>after|before|later|earlier|prior to|following|ahead of)\b", _offset),
    rule(r"\b[Tt]he (?P<dir>next|following|previous|prior) (?P<unit>day)\b(?P<n>)", _offset),
    rule(r"\b[Tt]he (?P<dir>following|previous|prior) (?P<unit>week|month|year)\b(?P<n>)", _offset),
    rule(r"\b[Tt]he (?P<unit>day|week|month|year) (?P<dir>before|after|earlier|later)\b(?P<n>)", _offset),
    rule(_AGE, _nothing),
    rule(
        rf"\b(?:[Ee]very|[Ee]ach) (?:other )?(?:{WEEKDAY}|{MONTH}|{UNIT})\b|\b{WEEKDAY}s\b|\b{UNIT}s? (?:by|to|after|in,) {UNIT}\b",
        _nothing,
    ),
    rule(rf"\b(?:[Ff]irst|[Ff]inal|[Oo]pening|[Ll]ast|[Ee]arly) (?:{UNIT}s?) of(?! {MONTH}| {YEAR})\b", _nothing),
)
