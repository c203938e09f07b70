"""Times read in a text that stands alone, and when one agrees with what somebody annotated."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from kg.extract.attach_dates import tense
from kg.extract.clauses import ancestors, is_verb
from kg.extract.dates import expressions
from kg.extract.parsed import DateExpression
from kg.model.span import Span
from kg.model.time import bounds, valid

Days = tuple[date, date]

#: an annotated day inside a week that was read counts: "this week" is annotated with one of its days
_WEEK = 7


def days(low: str, high: str) -> Days | None:
    """The first and the last day of an annotated time; nothing where it is none of the calendar."""
    low, high = low[:10], high[:10]
    if not valid(low) or not valid(high):
        return None
    first, last = bounds(low).min, bounds(high).max
    return (first, last) if first and last else None


def agrees(edtf: str, gold: Days) -> bool:
    """Whether the bounds are equal, or a part of the annotated time, or a week around it; of an interval one side may be annotated."""
    found = [bounds(edtf), *(bounds(side) for side in edtf.split("/"))]
    if any((side.min, side.max) == gold for side in found):
        return True
    low, high = found[0].min, found[0].max
    if not low or not high:
        return False
    inside = gold[0] <= low and high <= gold[1]
    return inside or (low <= gold[0] and gold[1] <= high and (high - low).days <= _WEEK)


def times_in(text: str, anchor: date, model: Language) -> tuple[DateExpression, ...]:
    """The times named in ``text``, said on the day ``anchor``."""
    parsed = model(text)

    def tense_at(span: Span) -> str:
        found = parsed.char_span(span.start, span.end, alignment_mode="expand")
        verb = next((node for node in ancestors(found.root) if is_verb(node)), None) if found is not None else None
        return tense(verb) if verb is not None else ""

    return expressions(text, Span(0, len(text)), anchor, tense_at)
