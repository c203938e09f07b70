"""Compounds: the nouns that stand before a noun and belong to it."""

from __future__ import annotations

from spacy.tokens import Token

#: what goes by its owner's name
_THINGS_OF_PEOPLE = frozenset({"campaign", "foundation", "organization", "administration", "team"})


def compounds(noun: Token) -> list[Token]:
    """The nouns before a noun; of a name and the thing of its bearer, the thing ("the Smith *campaign* investigation")."""
    found = [c for c in noun.children if c.dep_ in {"compound", "nmod"} or (c.dep_ == "amod" and c.text[:1].isupper())]
    return [c for c in found if not (c.tag_ == "NNP" and c.nbor(1) in found and c.nbor(1).lower_ in _THINGS_OF_PEOPLE)]


def beside(noun: Token) -> dict[str, list[Token]]:
    """What stands before a noun and belongs to it, by function."""
    return {
        "possessive": [c for c in noun.children if c.dep_ == "poss"],
        "compound": compounds(noun),
        "modifier": [c for c in noun.children if c.dep_ == "amod"],
    }
