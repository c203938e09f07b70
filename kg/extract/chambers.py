"""Chambers: the two committees that one word names with both houses before it ("the House and Senate Judiciary Committees")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.word_sets import word_set

_HOUSES = word_set("House Senate Assembly")
_BODIES = word_set("committees panels subcommittees")
#: most words between the houses and their committees ("Homeland Security")
_NAMED = 4


def both_chambers(noun: Token) -> list[str]:
    """The names of the two bodies, each with its own house; nothing where the word names no two."""
    if noun.lower_ not in _BODIES:
        return []
    before = noun.doc[max(noun.sent.start, noun.i - _NAMED - 3) : noun.i]
    at = next((i for i in range(len(before) - 2) if before[i].text in _HOUSES and before[i + 1].lower_ == "and"), -1)
    if at < 0 or before[at + 2].text not in _HOUSES:
        return []
    what = [t.text for t in before[at + 3 :]]
    if not what or not all(word.isalpha() for word in what):
        return []
    name = " ".join(word.capitalize() for word in [*what, noun.text[:-1]])
    return [f"{house.text} {name}" for house in (before[at], before[at + 2])]
