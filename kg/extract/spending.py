"""Spending: who gives time or money to doing something does it ("spent millions *attacking* Smith")."""

from __future__ import annotations

from spacy.tokens import Token

_SPENDING = frozenset({"spend", "waste", "devote"})


def spends(verb: Token) -> bool:
    """Whether the subject of ``verb`` does what a participle beside its object says."""
    return verb.lemma_ in _SPENDING
