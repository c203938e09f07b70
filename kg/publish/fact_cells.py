"""Cells of the flat table that are cut to its measure: the seat of a post, a quote of one sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model.claim import Modality
from kg.model.entity import LocalEntity
from kg.model.ontology import Vocabulary
from kg.model.span import Quote

#: the longest quote that the table's readers accept as one sentence
_LONGEST = 600
#: the words of the table for a modality
MODALITY = {
    Modality.ACTUAL: "actual",
    Modality.PLANNED: "planned",
    Modality.REQUIRED: "planned",
    Modality.PREDICTED: "predicted",
    Modality.CONDITIONAL: "conditional",
    Modality.ALLEGED: "alleged",
    Modality.REQUESTED: "requested",
}


def seat_of(post: LocalEntity) -> str:
    """The cell ``other`` of a post; "U.S. Attorney for the Eastern District" has its district there, not its department."""
    place, body = post.attribute("jurisdiction"), post.attribute("body")
    if place and (place in post.name or not body):
        return place
    rest = re.fullmatch(rf"(?i:{re.escape(post.attribute('title'))}) (of|for|to|at|with|on) (?:the )?([A-Z].*)", post.name)
    return rest[2] if rest and (not body or rest[1] == "for") else body


def parties_named(words: str, vocabulary: Vocabulary) -> list[str]:
    """The parties by whose members' names some words call a contest ("2016 *Republican* primary"), sorted."""
    told = set(re.findall(r"[\w.]+", words))
    entries = vocabulary.lexicons.get("PartyWords", ())
    return sorted(name for entry in entries if told & set(entry["memberWord"]) for name in entry["fullName"])


def trimmed(quote: Quote) -> Quote:
    """The quote up to its first line end, and no longer than a sentence can be."""
    exact = quote.exact.split("\n")[0][:_LONGEST].rstrip()
    return replace(quote, exact=exact, span=replace(quote.span, end=quote.span.start + len(exact)))


def is_vaguer(one: str, other: str) -> bool:
    """Whether ``one`` says less of the same thing than ``other``: the same head, and no word of weight that the other lacks.

    >>> is_vaguer("further judicial nominations", "any of Smith's judicial nominations"), is_vaguer("the bill", "the tax bill")
    (True, True)
    >>> is_vaguer("the tax bill", "the bill"), is_vaguer("Ann Smith", "Smith"), is_vaguer("the bill", "")
    (False, False, False)
    """
    mine, its = (re.findall(r"[a-z0-9]+", text.lower()) for text in (one, other))
    words, more = set(mine) - _VAGUE, set(its) - _VAGUE
    return bool(words) and words < more and mine[-1] == its[-1] and one[:1].islower()


_VAGUE = frozenset({"a", "an", "the", "any", "some", "of", "further", "more", "other", "such", "this", "that", "these", "those", "all"})
_VAGUE |= {"his", "her", "their", "its", "s"}


def share_words(a: str, b: str) -> bool:
    """Whether a word of four letters or more stands in both."""
    return bool(set(re.findall(r"\w{4,}", a.lower())) & set(re.findall(r"\w{4,}", b.lower())))
