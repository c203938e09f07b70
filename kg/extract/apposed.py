"""Apposed: the name that a noun for a person goes with."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import children


def named(noun: Token) -> Token:
    """The name that a noun for a person goes with: "rival Hillary Clinton", "the nominee, Roy Moore"; else the noun itself."""
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "PROPN" and noun.i < noun.head.i:
        return noun.head
    if noun.dep_ == "appos" and noun.head.pos_ in {"PROPN", "PRON"}:
        return noun.head if noun.tag_ != "NNS" or children(noun.head, "conj") or noun.head.tag_ != "NNP" else noun
    apposed = [c for c in children(noun, "appos") if c.pos_ == "PROPN"] or embodied(noun)
    return apposed[0] if apposed else _before_comma(noun) or noun


def bearer(noun: Token) -> Token:
    """Who is what a noun says: the name it goes with, also of one of several ("Smith, a lawyer and *critic*", "one of the *critics*")."""
    top = predicated(noun)
    name = named(top)
    return name if name != top else named(noun)


def predicated(noun: Token) -> Token:
    """The word through which a noun is said of somebody: itself, what counts it out of its kind, or the first of what is said."""
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.tag_ in {"NNS", "NNPS"} and noun.head.head.lower_ == "one"
    top = noun.head.head if counted else noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "ADJ", "NUM"} and top.head.dep_ in {"attr", "acomp", "appos", "conj"}:
        top = top.head
    return top if top.dep_ in {"attr", "acomp", "appos"} else noun


def embodied(noun: Token) -> list[Token]:
    """Who somebody unnamed turns out to be ("a weak nominee *in* former Judge *Clark*")."""
    unnamed = any(c.lower_ in {"a", "an"} for c in children(noun, "det"))
    inside = [obj for prep in children(noun, "prep") if unnamed and prep.lower_ == "in" for obj in children(prep, "pobj")]
    return [obj for obj in inside if obj.ent_type_ == "PERSON"]


def _before_comma(noun: Token) -> Token | None:
    """The name that ends right before the comma or bracket at which the phrase of ``noun`` begins ("Smith, the nominee").

    The parser often hangs such a phrase on another word than the name.
    """
    first = min((t for t in noun.subtree), key=lambda t: t.i)
    if first.i < 2 or first.nbor(-1).text not in {",", "("} or noun.dep_ in {"nsubj", "nsubjpass", "attr", "pobj"}:
        return None
    name = first.nbor(-2)
    if name.text == ")":
        opening = next((t for t in reversed(list(noun.doc[: name.i])) if t.text == "("), None)
        name = opening.nbor(-1) if opening is not None and opening.i > 0 else name
    return name if name.pos_ == "PROPN" else None
