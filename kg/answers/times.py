"""When something was so, and how two things stood to each other in time: certain, possible or impossible, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.answers.dataset import Dataset, Row
from kg.answers.entities import entity_or_situations
from kg.errors import ConfigError
from kg.model.intervals import Allen, Answer, Ending, FuzzyInterval
from kg.model.time import Bounds, format_bounds, seasons_named

TIMES = """SELECT ?s ?label ?date ?begin ?end ?dateMin ?dateMax ?beginMin ?beginMax ?endMin ?endMax
    ?tightMin ?tightMax ?tightBeginMin ?tightBeginMax ?tightEndMin ?tightEndMax WHERE {
  ?s rdfs:label ?label OPTIONAL { ?s kgo:date ?date } OPTIONAL { ?s kgo:begin ?begin } OPTIONAL { ?s kgo:end ?end }
  OPTIONAL { ?s kgo:dateMin ?dateMin } OPTIONAL { ?s kgo:dateMax ?dateMax }
  OPTIONAL { ?s kgo:beginMin ?beginMin } OPTIONAL { ?s kgo:beginMax ?beginMax }
  OPTIONAL { ?s kgo:endMin ?endMin } OPTIONAL { ?s kgo:endMax ?endMax }
  OPTIONAL { ?s kgo:tightMin ?tightMin } OPTIONAL { ?s kgo:tightMax ?tightMax }
  OPTIONAL { ?s kgo:tightBeginMin ?tightBeginMin } OPTIONAL { ?s kgo:tightBeginMax ?tightBeginMax }
  OPTIONAL { ?s kgo:tightEndMin ?tightEndMin } OPTIONAL { ?s kgo:tightEndMax ?tightEndMax } }"""
#: a date known only as a set of days: by then, from then on, or one of these
_LOOSE = re.compile(r"\[(?P<first>[\w~?%-]*)\.\.(?P<last>[\w~?%-]*)\]")
_EVENT = "SELECT ?s WHERE { ?s a/rdfs:subClassOf* kgo:Event } LIMIT 1"


@dataclass(frozen=True, slots=True)
class Timed:
    """A true situation with its time: in words, as a loose interval, and for a state what is known of its end."""

    iri: str
    label: str
    words: str
    interval: FuzzyInterval
    ending: Ending | None


def timed(data: Dataset, situation: str) -> Timed:
    """The time of a situation as it is accepted, sharpened by what follows from others; ``ConfigError`` KG0960 where it is not true."""
    row = next(iter(data.world(TIMES, s=situation)), None)
    if row is None:
        name = data.names.shorten(situation)
        remedy = f"kg why {name} shows what is said of it"
        raise ConfigError("KG0960", f"nothing accepted says that {name} was so, so it has no time", remedy=remedy)
    words, interval = interval_of(row)
    if interval.instant or data.world(_EVENT, s=situation):
        return Timed(situation, row["label"], words or "date unknown", replace(interval, instant=True), None)
    return Timed(situation, row["label"], words or "dates unknown", interval, interval.ending)


def interval_of(row: Row) -> tuple[str, FuzzyInterval]:
    """The time that a row of ``TIMES`` gives, in words (empty where it gives none) and as an interval."""
    told, day = known_time(row, "date", "tight")
    if told:
        return told, FuzzyInterval(day, day, instant=True)
    (begin, first), (end, last) = known_time(row, "begin", "tightBegin"), known_time(row, "end", "tightEnd")
    words = ", ".join(f"{side} {told}" for side, told in (("begin", begin), ("end", end)) if told)
    return words, FuzzyInterval(first, last, instant=False)


def known_time(row: Row, name: str, tight: str) -> tuple[str, Bounds]:
    """A date as EDTF with its bounds: as told, or sharpened where what follows from others agrees with it."""

    def day(key: str) -> date | None:
        return date.fromisoformat(row[key]) if key in row else None

    told = Bounds(day(f"{name}Min"), day(f"{name}Max"))
    known = told.meet(Bounds(day(f"{tight}Min"), day(f"{tight}Max"))) or told
    return (row.get(name, ""), told) if known == told else (format_bounds(known), known)


def in_words(text: str) -> str:
    """A text with the dates that are known loosely in words, and seasons by their names.

    >>> in_words("begin [..2017-02-08], end [2020-05-23..]"), in_words("[2018-11-07..2018-11-08]"), in_words("2020-23")
    ('begin by 2017-02-08, end 2020-05-23 or later', 'between 2018-11-07 and 2018-11-08', 'autumn 2020')
    """
    return seasons_named(_LOOSE.sub(_loosely, text))


def _loosely(found: re.Match[str]) -> str:
    first, last = found["first"], found["last"]
    if first and last:
        return f"between {first} and {last}"
    return f"by {last}" if last else f"{first} or later"


def situation_asked(data: Dataset, text: str) -> str:
    """The IRI of the one situation that ``text`` names or fits best; ``ConfigError`` KG0931 with the choices where several do."""
    hits = entity_or_situations(data, text)
    if len(hits) > 1:
        near = "; ".join(f"{hit.label} ({data.names.shorten(hit.iri)})" for hit in hits[:5])
        raise ConfigError("KG0931", f"{text!r} fits several situations", remedy=f"say which: {near}")
    return hits[0].iri


def in_order(answers: Mapping[Allen, Answer]) -> list[tuple[Allen, Answer]]:
    """The relations that can hold, with how surely, in Allen's order; one alone is certain."""
    return [(relation, answer) for relation, answer in answers.items() if answer != "impossible"]


def require_in_order(first: date | None, last: date | None) -> None:
    """Raise ``ConfigError`` KG0989 where the first of two days lies after the last."""
    if first and last and first > last:
        raise ConfigError("KG0989", f"{first} lies after {last}: there is no day between them", remedy=f"ask from {last} to {first}")
