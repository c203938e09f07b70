"""Strays: phrases that belong to a noun although the parser hung them elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import children, is_verb

_PEOPLE = frozenset({"PERSON", "NORP", "ORG"})


def stray_conjuncts(token: Token) -> list[Token]:
    """Nouns after "and" that go with an object but hang on its verb ("called for a recusal — and his *resignation*")."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ not in {"pobj", "dobj"} or not is_verb(verb) or verb.i > token.i:
        return []
    after = [c for c in children(verb, "conj") if c.tag_ in {"NN", "NNS"} and c.i > token.i]
    return [c for c in after if not any(is_verb(t) or t.dep_ in {"pobj", "dobj"} for t in token.doc[token.i + 1 : c.i])]


def from_whom(noun: Token) -> list[Token]:
    """Who is named at the end of "there have been calls for a law to protect the inquiry *from Democrats*": those who call."""
    if noun.dep_ != "attr" or not children(noun.head, "expl"):
        return []
    preps = [t for t in noun.subtree if t.lower_ == "from" and t.dep_ == "prep" and t.head != noun]
    last = [obj for prep in preps[-1:] for obj in children(prep, "pobj")]
    ends = max((t.i for t in noun.subtree), default=noun.i)
    return [obj for obj in last if max(t.i for t in obj.subtree) == ends and (obj.ent_type_ in _PEOPLE or obj.tag_ == "NNPS")]


def deeds_beyond(verb: Token) -> list[Token]:
    """What is said to have been done, past where it is said: "accused in a letter *of lying*"."""
    places = [obj for prep in children(verb, "prep") if prep.lower_ in {"in", "on", "by"} for obj in children(prep, "pobj")]
    return [done for place in places for of in children(place, "prep") if of.lower_ == "of" for done in children(of, "pcomp")]
