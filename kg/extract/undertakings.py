"""Undertakings: of some doings the attempt is the deed. Who tries to meddle meddles, who seeks to fight back does."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import children
from kg.model.ontology import Vocabulary

_HANGING = frozenset({"xcomp", "acl", "relcl"})


def undertaken(trigger: Token, cls: str, vocabulary: Vocabulary) -> Token:
    """The word that tells how what ``trigger`` names is meant: the word for trying above it where trying is doing, else the trigger."""
    verb = trigger
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and not children(verb, "aux"):
        verb = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in _HANGING:
        return trigger
    entries = vocabulary.lexicons.get("Undertaking", ())
    words = {lemma for entry in entries if cls in entry.get("doneClass", ()) for lemma in entry.get("lemma", ())}
    return verb.head if verb.head.lemma_.lower() in words else trigger
