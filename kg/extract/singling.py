"""Singling out: what a vague noun in an apposition stands for."""

from __future__ import annotations

from spacy.tokens import Token

_VAGUE = frozenset(
    {"action", "move", "step", "decision", "episode", "incident", "event", "matter", "issue", "topic", "subject", "question"}
)
_OF_SEVERAL = frozenset({"one", "some", "among"})


def stood_for(noun: Token) -> Token:
    """What is told as one of several of its kind: in "the firing of Smith, one of the *actions* that …" the firing, else ``noun``."""
    prep = noun.head
    if noun.lemma_.lower() not in _VAGUE or noun.dep_ != "pobj" or prep.head.lower_ not in _OF_SEVERAL or prep.head.dep_ != "appos":
        return noun
    above = [at for at in prep.head.ancestors if at.pos_ == "NOUN" and at.i < noun.i and at.ent_type_ != "PERSON"]
    return above[0] if above else noun
