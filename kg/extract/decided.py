"""Decided: the places and offices that words for winning and losing make contests of ("won *Ohio*", "re-election to *Congress*")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.arguments import lexeme
from kg.model.ontology import Vocabulary

_RENEWED = frozenset({"re-election", "reelection", "term", "election"})


def is_decided(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether ``token`` is what somebody wins or loses, or where: the object of such a word, or the place after it."""
    while token.dep_ == "conj" and token.head.pos_ == token.pos_:
        token = token.head
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "in" else token.head if token.dep_ == "dobj" else None
    cls = vocabulary.classes.get("ContestResult")
    return above is not None and cls is not None and any(above.lemma_.lower() in frame.lemmas for frame in cls.frames)


def is_kept(token: Token) -> bool:
    """Whether ``token`` is the office for which somebody stands once more ("re-election to *Congress*", "a second term as *governor*")."""
    return token.dep_ == "pobj" and token.head.lower_ in {"to", "as"} and lexeme(token.head.head) in _RENEWED
