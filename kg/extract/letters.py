"""Letters: what somebody writes to another, and so does what a participle after it says ("sent a letter to Smith *demanding* …")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.word_sets import word_set

_WRITTEN = word_set("letter memo note email message petition resolution statement op-ed lawsuit tweet")
_WRITING = word_set("write send sign issue release file publish circulate pen draft introduce offer deliver post fire")
_TO = frozenset({"to", "with"})


def is_writing(verb: Token) -> bool:
    """Whether the subject of ``verb`` is whose letter its object is."""
    return verb.lemma_ in _WRITING


def letter_at(noun: Token) -> Token | None:
    """The letter that ``noun`` is or is the addressee of; of one who is only written to, the verb."""
    addressed = noun.dep_ == "pobj" and noun.head.lower_ in _TO
    letter = noun.head.head if addressed else noun
    return letter if letter.lemma_ in _WRITTEN or (addressed and is_writing(letter)) else None


def addressees(participle: Token) -> list[Token]:
    """To whom the letter goes in which somebody does what ``participle`` says."""
    letter = letter_at(participle.head) if participle.tag_ == "VBG" and participle.dep_ in {"acl", "advcl"} else None
    places = [letter, letter.head] if letter is not None else [participle.head] if is_writing(participle.head) else []
    preps = [c for place in places for c in place.children if c.dep_ in {"prep", "dative"} and c.lower_ in _TO and c.i < participle.i]
    return [obj for prep in preps for obj in prep.children if obj.dep_ == "pobj"]
