"""What stands where a filler is expected and is none: a time, a place or a medium, a measure, a piece of a name."""

from __future__ import annotations

import calendar

from spacy.tokens import Token

#: where, how often and in what medium something is said, which is never what it is said about
_SETTINGS = frozenset(
    {"occasion", "trail", "show", "stage", "floor", "television", "radio", "air", "airwave", "podcast", "time", "tv", "online"}
    | {"twitter", "facebook", "instagram", "youtube", "cnn", "msnbc", "cnbc", "fox", "nbc", "abc", "cbs", "npr"}
    | {"hill", "series", "network", "cable", "sideline", "tarmac", "backdrop", "heel"}
)
#: nouns that say how large, long or risky something is
_MEASURES = frozenset({"scale", "stake", "stakes", "profile", "range", "level", "year", "month", "week", "day", "hour", "page", "term"})
_TIMES = frozenset(calendar.day_name) | frozenset(calendar.month_name[1:]) | {"today", "tomorrow", "yesterday", "Today"}
#: nouns that a clause after them only places or explains ("the *day* she resigned", "in a *way* he cannot")
_OCCASIONS = frozenset({"time", "day", "night", "morning", "week", "month", "year", "moment", "minute", "way", "reason", "extent"})
_BESIDE = frozenset({"compound", "amod", "nmod"})
_NAMES = frozenset({"NNP", "NNPS"})


def is_time(token: Token) -> bool:
    """Whether ``token`` only tells when."""
    return token.text in _TIMES or token.ent_type_ in {"DATE", "TIME"}


def is_occasion(noun: Token) -> bool:
    """Whether a clause right after ``noun`` tells what happened then or so, not what was done to it."""
    return noun.lemma_.lower() in _OCCASIONS


def is_setting(token: Token) -> bool:
    """Whether ``token`` is where something is said, or how large it is: never what it is about."""
    word = token.lemma_.lower()
    measure = token.dep_ in _BESIDE and (word in _MEASURES or any(word.endswith(f"-{end}") for end in _MEASURES))
    return word in _SETTINGS or measure or is_piece(token) or _is_linking(token)


def _is_linking(token: Token) -> bool:
    """Whether ``token`` only makes a longer preposition ("*in case of* a recount")."""
    follows = any(c.lower_ == "of" and c.i == token.i + 1 for c in token.children)
    return follows and token.lower_ in {"case", "event", "light", "terms", "view", "spite"} and token.nbor(-1).lower_ in {"in", "the"}


def is_piece(token: Token) -> bool:
    """Whether ``token`` is what a name goes on with ("the House of *Representatives*", "the Department of *Security*")."""
    of = token.head
    named = token.dep_ == "pobj" and token.tag_ in _NAMES and of.lower_ == "of" and of.head.tag_ in _NAMES
    return named and of.head.i == of.i - 1 and bool(token.ent_type_) and token.ent_type_ == of.head.ent_type_
