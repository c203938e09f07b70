"""People without a name: one whom an indefinite phrase brings in can be meant by a pronoun, although nobody knows who it is."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.lexicon import Lexicon

UNNAMED = "unnamed:"
_BRINGS_IN = frozenset({"a", "an", "another", "one"})
_PEOPLE = frozenset({"man", "woman", "person", "voter", "critic", "supporter", "activist", "donor", "student", "resident"})
#: who is meant by what somebody does
CHOSEN = frozenset({"appointee", "choice", "nominee", "pick"})
_OR = frozenset({"or", "/"})
_GENDERS = (frozenset({"he", "his", "him"}), frozenset({"she", "her", "hers"}))


def is_unnamed_person(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is one person without a name: brought in ("*a* state *official* said … he"), or by title ("*the president*").

    Or by who chose him ("Smith's *pick* said that *he* …").
    """
    if token.tag_ != "NN" or token.dep_ in ("attr", "appos", "oprd", "compound", "conj", "npadvmod"):
        return False
    if token.dep_ == "pobj" and token.head.lower_ in ("as", "like", "of", "for"):
        return False
    if token.lower_ in CHOSEN and token.dep_ in ("nsubj", "nsubjpass"):
        return any(c.dep_ == "poss" for c in token.lefts)
    known = lexicon.head(token.text) or token.lower_ in lexicon.sources or token.lower_ in _PEOPLE
    if not known:
        return False
    titled = token.dep_ in ("nsubj", "nsubjpass") and bool(lexicon.head(token.text))
    return any(c.dep_ in ("det", "nummod") and (c.lower_ in _BRINGS_IN or (titled and c.lower_ == "the")) for c in token.lefts)


def means_anybody(pronoun: Token) -> bool:
    """Whether a pronoun stands in "his or her", which speaks of nobody in particular."""
    here = next((kind for kind in _GENDERS if pronoun.lower_ in kind), frozenset())
    for at in (pronoun.i - 2, pronoun.i + 2):
        if 0 <= at < len(pronoun.doc) and pronoun.doc[(at + pronoun.i) // 2].lower_ in _OR:
            return any(pronoun.doc[at].lower_ in kind for kind in _GENDERS if kind is not here)
    return False
