"""Undertakings: of some doings the attempt is the deed. Who tries to meddle meddles, who seeks to fight back does."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import children
from kg.extract.conditions import is_purpose
from kg.model.ontology import Vocabulary

_HANGING = frozenset({"xcomp", "acl", "relcl"})


def undertaken(trigger: Token, cls: str, vocabulary: Vocabulary) -> Token:
    """The word that tells how what ``trigger`` names is meant: that for trying or appearing above it, where this is the deed, or itself."""
    verb = trigger
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and not children(verb, "aux"):
        verb = verb.head
    kind = "Undertaking" if verb.dep_ in _HANGING else "Appearance" if is_purpose(verb) else ""
    entries = vocabulary.lexicons.get(kind, ()) if verb.tag_ == "VB" else ()
    words = {lemma for entry in entries if cls in entry.get("doneClass", ()) for lemma in entry.get("lemma", ())}
    return verb.head if verb.head.lemma_.lower() in words else trigger
