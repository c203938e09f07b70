"""Cutting: the words of a filler end where another part of the frame begins."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import within
from kg.extract.fillers import Entities
from kg.extract.frames import Match
from kg.model.claim import EntityRef, Filler, Words
from kg.model.entity import EntityKind


def without_others(filler: Filler, head: Token, function: str, match: Match, entities: Entities) -> Filler:
    """The filler with its words up to what stands in another function of the frame ("blamed the delay *on Clark*")."""
    others = [t.head for name, tokens in match.functions.items() if name != function and name in match.frame.functions for t in tokens]
    inside = [prep for prep in others if prep.pos_ in {"ADP", "SCONJ"} and prep.i > head.i and within(prep, head)]
    if isinstance(filler, Words):
        return replace(filler, text=_cut(filler.text, inside))
    topic = entities.made.get(filler.id) if isinstance(filler, EntityRef) else None
    if topic is None or topic.kind is not EntityKind.TOPIC or (short := _cut(topic.name, inside)) == topic.name:
        return filler
    return EntityRef(entities.make(EntityKind.TOPIC, short, topic.first)) if topic.first else filler


def _cut(text: str, preps: list[Token]) -> str:
    """The text up to the first of the prepositions that it holds."""
    found = next((prep for prep in preps if f" {prep.text} " in text), None)
    return text.partition(f" {found.text} ")[0] if found is not None else text
