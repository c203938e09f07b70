"""Attachments: phrases that the parser hung on the wrong word."""

from __future__ import annotations

from spacy.tokens import Token

#: kinds of names that nobody says "who" of
_LIFELESS = frozenset({"GPE", "LOC", "FAC", "ORG", "EVENT", "NORP", "DATE", "LAW", "WORK_OF_ART"})

#: how the words end that name what is done or told of somebody, and never people
_OWNED = ("tion", "ment", "sion", "cy", "bid", "campaign", "remark", "comment", "speech", "trial", "removal")


def animate(pronoun: Token, noun: Token) -> Token:
    """What "who" means where the parser took the name of a place or a body before it: "those at a rally held by the Institute *who*".

    After a thing of somebody's it is its owner: "protested Clark's nomination, *who* was accused".
    """
    if pronoun.lower_ != "who":
        return noun
    owners = [c for c in noun.children if c.dep_ == "poss" and c.ent_type_ == "PERSON"] if noun.lemma_.endswith(_OWNED) else []
    if noun.dep_ != "pobj" or noun.ent_type_ not in _LIFELESS:
        return owners[0] if owners else noun
    above = noun.head.head
    if above.dep_ == "acl":
        above = above.head.head.head if above.head.dep_ == "pobj" else above.head
    return above if above.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} or above.lower_ == "those" else noun


def goes_with_preposition(noun: Token) -> bool:
    """Whether the parser took for a subject what a preposition right before it governs ("A staffer *for* the candidate Smith resigned")."""
    first = noun.left_edge
    return first.i > 0 and first.nbor(-1).dep_ == "prep" and not any(c.dep_ in {"pobj", "pcomp", "prep"} for c in first.nbor(-1).children)


def ends_quotation(before: Token, after: Token) -> bool:
    """Whether words spoken end between two verbs."""
    return sum(1 for t in before.doc[before.i : after.i] if t.is_quote) == 1


def offered_to(verb: Token) -> bool:
    """Whether a verb gives somebody something for doing what is told after it ("offered *Smith* money to continue")."""
    given = {child.dep_ for child in verb.children if child.pos_ != "ADP"}
    return verb.lemma_ in {"offer", "pay", "give", "lend"} and {"dative", "dobj"} <= given


def is_left_out(phrase: Token) -> bool:
    """Whether a phrase is named only to be left out ("Smith *but not Jones*", "of the union but *not of Jones*")."""
    before = [c for c in phrase.children if c.dep_ == "neg" and c.i == phrase.left_edge.i]
    only = before and before[0].nbor(1).lower_ in {"only", "just", "merely", "simply"}
    return bool(before) and not only and phrase.dep_ in {"conj", "prep", "agent"}
