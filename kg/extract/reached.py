"""Whom and what a verb reaches: the objects with which it is itself denied ("backs *neither* of them")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import OBJECTS, children
from kg.extract.frames import FrameIndex

_BARE = frozenset({"have", "be"})


def reached(verb: Token, frames: FrameIndex) -> list[Token]:
    """The objects of a verb that is denied where they are nobody or nothing.

    What a light verb has is denied by itself ("no role"), and so is what a noun tells of ("found no *collusion*", "no *evidence* that …").
    """
    found = [] if verb.lemma_ in frames.light or verb.lemma_ in _BARE else children(verb, *OBJECTS, "dative")
    return [noun for noun in found if not _tells_what_there_was(noun, frames)]


def _tells_what_there_was(noun: Token, frames: FrameIndex) -> bool:
    """Whether a noun tells of a situation, and not of who or what takes part in one ("collusion", not "candidate")."""
    key = "noun", noun.lemma_.lower()
    evoked = frames.single.get(key, ())
    return not any("self" in frame.functions for frame in evoked) and bool(evoked or frames.operators.get(key))
