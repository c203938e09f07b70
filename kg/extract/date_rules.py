"""The phrases that name a time: one pattern each, with what it means on the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.extract import date_calendar as calendar
from kg.extract import date_elections as elections
from kg.extract import date_patterns as patterns
from kg.extract import date_words as words
from kg.extract.date_words import MONTH
from kg.model import time


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says: an EDTF, a duration, or nothing at all where it only looks like a time.

    ``relation`` is set where the words themselves give it. ``open_year`` marks a date whose year was worked out.
    """

    edtf: str = ""
    duration: str = ""
    relation: str = ""
    open_year: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The circumstances in which a phrase stands: day of publication, tense of its verb, words before and after it in the sentence."""

    anchor: date
    tense: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the meaning of its match; ``None`` where the match is no time after all and other patterns may try."""

    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], Scene], Meaning | None]


NOTHING = Meaning()

_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|by|since|until|till|during|before|after|through|from|between|throughout|of|for|around|circa|as early as|as late as|"
    r"and|to|or|late|early|back to|ahead of|than|following|mid|beyond|pre|post|over)[ -]$|[(,–—-] ?$|^$",
    re.IGNORECASE,
)
_MONTH_CONTEXT = re.compile(
    r"\b(?:in|by|since|until|till|during|before|after|through|from|between|throughout|following|as early as) $|"
    rf"\b(?:from|between) (?:early |late |mid-)?{MONTH} (?:to|and|through|until) $",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" (?:\w+ly )?(?:\w+ )?(?:votes?|people|men|women|members|miles|feet|pages|dollars|troops|soldiers|jobs|students|delegates|words|"
    r"pounds|voters|employees|workers|families|children|percent|degrees|points|emails|copies|homes|times|residents|supporters|others)\b"
)
WHICH = {
    "last": "last",
    "past": "last",
    "this past": "last",
    "this": "this",
    "this coming": "next",
    "coming": "next",
    "upcoming": "next",
    "next": "next",
}


def _which(match: re.Match[str]) -> str:
    return WHICH.get((match["which"] or "").lower(), "")


def _full(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A day and a month, with or without weekday and year."""
    index = words.weekday(match["weekday"]) if match["weekday"] else None
    month, day = words.month(match["month"]), words.day(match["day"])
    if match["year"]:
        edtf = f"{match['year']}-{month:02d}-{day:02d}"
        return Meaning(edtf) if time.valid(edtf) else NOTHING
    if match["in"]:
        edtf = f"{calendar.unit(scene.anchor, 'year', match['in'].lower(), '')}-{month:02d}-{day:02d}"
        return Meaning(edtf) if time.valid(edtf) else NOTHING
    found = calendar.month_day(scene.anchor, month, day, scene.tense, index)
    return Meaning(f"{found}", open_year=True) if found else NOTHING


def _numeric(match: re.Match[str], scene: Scene) -> Meaning | None:
    """``2018-11-07``, or a date with strokes when only one of its numbers can be the month."""
    if match["iso"]:
        return Meaning(match["iso"]) if time.valid(match["iso"]) else None
    first, second, year = int(match["a"]), int(match["b"]), match["c"]
    if first == second or (first <= 12 < second <= 31) or (second <= 12 < first <= 31):
        month, day = (first, second) if first <= 12 else (second, first)
        edtf = f"{year}-{month:02d}-{day:02d}"
        return Meaning(edtf) if time.valid(edtf) else NOTHING
    return NOTHING


def _named_month(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A month with its year, with "last" or "late", or bare after a preposition."""
    month, loose = words.month(match["month"]), match["loose"]
    if match["year"]:
        return Meaning(f"{match['year']}-{month:02d}")
    if match["in"]:
        return Meaning(f"{calendar.unit(scene.anchor, 'year', match['in'].lower(), '')}-{month:02d}")
    which = _which(match)
    certain = loose or which or _MONTH_CONTEXT.search(scene.before)
    attributive = re.search(r"(?:\b(?:the|a|an|his|her|their|its|my|our)|['’]s|s['’]) (?:[a-z]+ )?$", scene.before)
    if not certain and not (attributive and re.match(r" (?!in\b|on\b|of\b|at\b)[a-z]", scene.after)):
        return None
    edtf = calendar.month(scene.anchor, month, which, scene.tense)
    return Meaning(edtf, relation="" if certain else "modifier", open_year=True)


def _season(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A season with its year, or with "last", "this", "next", "the"."""
    code = words.SEASONS[match["season"].lower()]
    if match["year"]:
        return Meaning(f"{match['year']}-{code}")
    if match["in"]:
        return Meaning(f"{calendar.unit(scene.anchor, 'year', match['in'].lower(), '')}-{code}")
    which = _which(match)
    if which or (re.search(r"\b(?:in|by|until|since|during) $", scene.before) and match["the"]):
        return Meaning(calendar.season(scene.anchor, code, which, scene.tense))
    return None


def _year(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A year by itself, or before the noun that it modifies."""
    if re.search(r"[$£€#№]$|\b(?:[Rr]oom|[Nn]o\.|[Pp]age|[Pp]ier|[Hh]ighway|[Aa]rea|[Ss]ection) $", scene.before) or _COUNTED.match(
        scene.after
    ):
        return NOTHING
    edtf = match["year"] + ("~" if match["about"] else "")
    noun = re.match(
        r"(?:['’]s)? (?!and\b|or\b|to\b|in\b|on\b|at\b|when\b|that\b|with\b|for\b|by\b|as\b|but\b|after\b|while\b|because\b)[A-Za-z]",
        scene.after,
    )
    if match["loose"] or match["about"] or (_AFTER_PREPOSITION.search(scene.before) and not noun):
        return Meaning(edtf)
    if noun or re.search(r"\w['’]?s? $", scene.before):
        return Meaning(
            edtf, relation="" if _AFTER_PREPOSITION.search(scene.before) and not re.match(r"['’]s? ", scene.after) else "modifier"
        )
    return Meaning(edtf)


def _decade(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A decade in digits or words, as ``199X``."""
    loose = "~" if match["loose"] else ""
    if match["full"]:
        return Meaning(f"{match['full'][:3]}X{loose}")
    tens = words.DECADES[match["word"].lower()] // 10 if match["word"] else int(match["short"])
    century = scene.anchor.year // 100 - (tens > scene.anchor.year % 100 // 10)
    return Meaning(f"{century}{tens}X{loose}")


def _century(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A century as ``19XX``."""
    return Meaning(f"{int(match['n']) - 1:02d}XX{'~' if match['loose'] else ''}")


def _weekday(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A day of the week, with or without "last", "this", "next" and the time of day."""
    if re.search(r"\b(?:Black|Good|Bloody|Cyber|Fat|Ash|Palm|Easter|Giving|Super|every|each|Every|Each|Ruby|Joe) $", scene.before):
        return NOTHING
    return Meaning(f"{calendar.weekday(scene.anchor, words.weekday(match['weekday']), _which(match), scene.tense)}")


_DAYS_OFF = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _near_day(match: re.Match[str], scene: Scene) -> Meaning | None:
    """today, yesterday, tomorrow, tonight, last night, this morning."""
    word = match[0].lower()
    off = next((step for name, step in _DAYS_OFF.items() if name in word), -1 if word.startswith("last") else 0)
    return Meaning(time.shift(scene.anchor, f"P{abs(off)}D", 1 if off >= 0 else -1).isoformat())


def _unit(match: re.Match[str], scene: Scene) -> Meaning | None:
    """this week, late last year, earlier this month, next weekend."""
    which, name = _which(match), match["unit"].lower()
    if not which or re.match(r" (?:of|before|after)\b", scene.after):
        return NOTHING
    edtf = calendar.unit(scene.anchor, name, which, scene.tense)
    part, limits = (match["part"] or "").lower(), time.bounds(edtf)
    if which == "this" and part in ("earlier", "later") and limits.min and limits.max:
        edtf = calendar.span_of_days(*((limits.min, scene.anchor) if part == "earlier" else (scene.anchor, limits.max)))
    return Meaning(edtf, relation="modifier" if re.match(r"['’]s? ", scene.after) and name != "week" else "")


def _election(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A national election: its day where the words are about before and after, else its year."""
    kind = "midterm" if match["midterms"] else match["kind"]
    name = match["named"] or kind or "general"
    year = match["year"] or match["later"]
    day = elections.NAMED[name.lower()](int(year)) if year else elections.occurrence(name.lower(), scene.anchor, scene.tense)
    if not match["named"] and not year and kind != "midterm":
        return None
    if day is None:
        return Meaning(year or "", relation="modifier")
    bounding = re.search(r"\b(?:after|before|since|until|till|by|following|ahead of|prior to|on) (?:the )?$", scene.before)
    if match["named"] or bounding:
        return Meaning(f"{day}")
    inside = re.search(r"\b(?:in|during|throughout) (?:the )?$", scene.before)
    early = re.search(r"\b(?:early|late) (?:in|during) (?:the )?$", scene.before)  # of the campaign, which begins before its year
    return Meaning(f"{day.year}{'~' if early else ''}", relation="" if inside else "modifier")


def _edge(match: re.Match[str], scene: Scene) -> Meaning | None:
    """the end of 2016, early in 2016, the start of next month, year-end: the first or last part of a longer time."""
    which = match["edge"].lower()
    found = _container(match, scene)
    if which in ("early", "late", "middle", "later"):
        return Meaning(found)
    edge = "end" if which in ("end", "close") else "start"
    limits = time.bounds(found)
    day = limits.max if edge == "end" else limits.min
    sharp = re.search(r"\b(?:by|before|until|till|through|since|from) (?:the )?$", scene.before)
    return Meaning(f"{day}" if sharp else calendar.edge(found, edge)) if day else None


def _container(match: re.Match[str], scene: Scene) -> str:
    """The longer time of which an edge is meant."""
    if match["month"]:
        month = words.month(match["month"])
        return f"{match['year']}-{month:02d}" if match["year"] else calendar.month(scene.anchor, month, "", scene.tense)
    if match["year2"]:
        return match["year2"]
    which = WHICH.get((match["which"] or "this").lower(), "this")
    return calendar.unit(scene.anchor, match["unit"].lower(), which, "")


def _year_end(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The last day of the year of publication, loosely unless it is a limit."""
    return Meaning(
        f"{scene.anchor.year}-12-31" if re.search(r"\b(?:by|before|until|through) (?:the )?$", scene.before) else f"{scene.anchor.year}-12~"
    )


def _weekend(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A bare weekend, by tense."""
    return Meaning(calendar.weekend(scene.anchor, "this", scene.tense))


def _part_of_year(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Quarters and halves of a year, by the codes of EDTF level 2."""
    year = match["year"] or (calendar.unit(scene.anchor, "year", match["which"].lower(), "") if match["which"] else f"{scene.anchor.year}")
    if match["q"]:
        return Meaning(f"{year}-{32 + int(match['q'])}")
    ordinal = words.ORDINALS[match["n"].lower()]
    if match["part"] == "half":
        return Meaning(f"{year}-{39 + ordinal}") if ordinal <= 2 else NOTHING
    return Meaning(f"{year}-{32 + ordinal}")


def rule(pattern: str, meaning: Callable[[re.Match[str], Scene], Meaning | None]) -> Rule:
    """A rule whose pattern takes any white space where it shows a blank."""
    return Rule(re.compile(pattern.replace(" ", r"\s")), meaning)


CALENDAR: tuple[Rule, ...] = (
    rule(patterns.MONTH_DAY, _full),
    rule(patterns.DAY_MONTH, _full),
    rule(patterns.NUMERIC, _numeric),
    rule(patterns.NAMED_MONTH, _named_month),
    rule(patterns.NAMED_SEASON, _season),
    rule(patterns.NAMED_YEAR, _year),
    rule(patterns.NAMED_DECADE, _decade),
    rule(patterns.NAMED_CENTURY, _century),
    rule(patterns.NAMED_WEEKDAY, _weekday),
    rule(patterns.NEAR_DAY, _near_day),
    rule(patterns.NAMED_UNIT, _unit),
    rule(patterns.THE_WEEKEND, _weekend),
    rule(patterns.YEAR_END, _year_end),
    rule(patterns.ELECTION, _election),
    rule(patterns.EDGE, _edge),
    rule(patterns.PART_OF_YEAR, _part_of_year),
)
