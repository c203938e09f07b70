"""When a post was held, where the clause that gives it to somebody also gives a time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.attach_dates import dates_in, placed
from kg.extract.parsed import DateExpression, Sentence
from kg.extract.word_sets import word_set
from kg.model.claim import Situation
from kg.model.document import SourceDocument
from kg.model.span import Span

_PLAIN = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_BEGINNING = frozenset({"become", "appoint", "name", "elect", "install", "hire", "confirm", "promote"})


_LEAVING = word_set("resign retire fire oust remove dismiss quit sack step demote leave")
_THEN = re.compile(r"\b[Tt]hen[- –—]")
#: how many characters before a title its "then" may stand ("then the state's senator")
_BEFORE = 12
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def by_name(situation: Situation, post: str, document: SourceDocument) -> Situation:
    """The tenure, a past one of a post whose name has its year ("manager of the 2008 campaign") dated to that year."""
    years = set(_YEAR.findall(post))
    today = document.published
    if situation.stage != "former" or len(years) != 1 or situation.begin or situation.end != f"[..{today}]":
        return situation
    year = years.pop()
    return replace(situation, begin=f"[..{year}]", end=f"[{year}..{today}]") if int(year) < today.year else situation


def at_the_time(situation: Situation, sentence: Sentence, words: Span, document: SourceDocument) -> Situation:
    """The tenure, a post held "then" dated to the one past time that its sentence tells ("In 2009 Reed, *then* a senator, …")."""
    today = f"{document.published}"
    if situation.stage != "former" or situation.begin or situation.end != f"[..{today}]":
        return situation
    if not _THEN.search(document.text[max(words.start - _BEFORE, sentence.span.start) : words.end]):
        return situation
    told = {d.edtf for d in dates_in(sentence, document.text, document.published) if d.relation == "at" and _PLAIN.fullmatch(d.edtf)}
    at = told.pop() if len(told) == 1 else ""
    return replace(situation, begin=f"[..{at}]", end=f"[{at}..{today}]") if at and at < today else situation


def timed(situation: Situation, sentence: Sentence, verb: int, document: SourceDocument) -> Situation:
    """The tenure with begin, end and length as the dates under the verb at index ``verb`` tell them; what they leave open stays."""
    dates = (placed(sentence, found) for found in dates_in(sentence, document.text, document.published))
    own = [found for token, found in dates if _under(token, found, verb)]
    times = _times(own) or _moment(own, sentence.parse.doc[verb], situation, document)
    begin, end, duration = (times.get(name, "") for name in ("begin", "end", "duration"))
    return replace(situation, begin=begin or situation.begin, end=end or situation.end, duration=duration or situation.duration)


def _under(token: Token | None, found: DateExpression, verb: int) -> bool:
    """Whether the nearest verb above a date is the one that gives the post."""
    if token is None or found.relation == "modifier" or (token.pos_ == "NOUN" and token.head.lower_ == "in" and token.text.isalpha()):
        return False
    above = next((node for node in token.ancestors if node.pos_ in ("VERB", "AUX")), None)
    return above is not None and above.i == verb


def _moment(found: Iterable[DateExpression], verb: Token, situation: Situation, document: SourceDocument) -> dict[str, str]:
    """Begin and end of a past post of which one date is told: it began then where the verb says so, else it was held then."""
    at = next((date.edtf for date in found if date.relation == "at" and _PLAIN.fullmatch(date.edtf)), "")
    today = document.published.isoformat()
    if not at or at[:10] > today or situation.stage == "future":
        return {}
    if verb.lemma_.lower() in _BEGINNING:
        return {"begin": at} if verb.tag_ in ("VBD", "VBN") else {}
    if verb.lemma_.lower() in _LEAVING:
        return {"end": at}
    return {"begin": f"[..{at}]", "end": f"[{at}..{today}]"} if situation.stage == "former" else {}


def _times(found: Iterable[DateExpression]) -> dict[str, str]:
    """The fields of a situation that dates fill."""
    times: dict[str, str] = {}
    for date in found:
        if date.duration and date.relation in ("for", "at"):
            times["duration"] = date.duration
        elif "/" in date.edtf:
            begin, _, end = date.edtf.partition("/")
            times |= {name: value for name, value in (("begin", begin), ("end", end)) if value not in ("", "..")}
        elif date.edtf and date.relation == "since":
            times["begin"] = date.edtf
        elif date.edtf and date.relation == "until":
            times["end"] = date.edtf
    return times
