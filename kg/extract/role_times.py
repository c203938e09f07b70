"""When a post was held, where the clause that gives it to somebody also gives a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.attach_dates import dates_in, head_of
from kg.extract.parsed import DateExpression, Sentence
from kg.model.claim import Situation
from kg.model.document import SourceDocument


def timed(situation: Situation, sentence: Sentence, verb: int, document: SourceDocument) -> Situation:
    """The tenure with begin, end and length as the dates under the verb at index ``verb`` tell them; what they leave open stays."""
    own = [found for found in dates_in(sentence, document.text, document.published) if _under(sentence, found, verb)]
    times = _times(own)
    begin, end, duration = (times.get(name, "") for name in ("begin", "end", "duration"))
    return replace(situation, begin=begin or situation.begin, end=end or situation.end, duration=duration or situation.duration)


def _under(sentence: Sentence, found: DateExpression, verb: int) -> bool:
    """Whether the nearest verb above a date is the one that gives the post."""
    token: Token | None = head_of(sentence, found.span)
    if token is None or found.relation == "modifier":
        return False
    above = next((node for node in token.ancestors if node.pos_ in ("VERB", "AUX")), None)
    return above is not None and above.i == verb


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
