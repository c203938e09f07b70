"""Strays: phrases that belong to a noun although the parser hung them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.clauses import children, is_passive, is_verb

_PEOPLE = frozenset({"PERSON", "NORP", "ORG"})


def stray_conjuncts(token: Token) -> list[Token]:
    """Nouns after "and" that go with an object but hang on its verb ("called for a recusal — and his *resignation*").

    And those of a list that the parser took for another name of its first ("charged Smith, *his son* and *Jones*").
    """
    owned = [c for c in children(token, "appos") if token.ent_type_ == "PERSON" and any(g.tag_ == "PRP$" for g in c.children)]
    lists = [[c, *(n for n in children(c, "conj") if n.ent_type_ == "PERSON")] for c in owned]
    if own := [n for names in lists if len(names) > 1 for n in names]:
        return own
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


def against_whom(noun: Token) -> list[Token]:
    """Who is named after what a noun is of: "allegations of fraud *against Smith*"."""
    deeds = [d for of in children(noun, "prep") if of.lower_ == "of" for d in children(of, "pobj", "pcomp")]
    inside = [obj for d in deeds for prep in children(d, "prep") if prep.lower_ == "against" for obj in children(prep, "pobj")]
    return inside if noun.lemma_ in _SAID_AGAINST else []


#: what is said against somebody, so that "against" after what it is of is its own
_SAID_AGAINST = frozenset({"accusation", "allegation", "charge", "claim", "complaint", "count"})


def doers_below(verb: Token) -> list[Token]:
    """Who does what a passive verb tells, named behind the infinitive under it ("was asked to resign *by Smith*")."""
    below = [c for c in children(verb, "xcomp") if is_verb(c) and not children(verb, "agent")]
    phrases = [prep for clause in below for prep in clause.subtree if is_doer_of_above(prep)]
    return [obj for prep in phrases for obj in children(prep, "pobj")]


def is_doer_of_above(phrase: Token) -> bool:
    """Whether a by-phrase inside an infinitive tells who does what the passive verb above it tells: somebody named, or "the president"."""
    if phrase.lower_ != "by" or phrase.dep_ != "prep":
        return False
    clause = phrase.head if is_verb(phrase.head) else phrase.head.head
    if clause.dep_ != "xcomp" or is_passive(clause) or not is_passive(clause.head) or clause.head.lemma_ not in _ASKED:
        return False
    doers = children(phrase, "pobj")
    return bool(doers) and all(
        o.ent_type_ in _PEOPLE or (not o.ent_type_ and o.tag_ in {"NN", "NNP", "NNS"} and _is_owned(o)) for o in doers
    )


def _is_owned(noun: Token) -> bool:
    return any(c.dep_ in {"det", "poss", "compound"} for c in noun.children)


#: what is done by whoever wants another to do something
_ASKED = frozenset(
    {"ask", "beg", "bribe", "direct", "encourage", "instruct", "lobby", "order", "press", "pressure", "push", "tell", "urge"}
)


def beyond(verb: Token) -> dict[str, list[Token]]:
    """What belongs to a verb past the phrase on which the parser hung it, by preposition; nothing may be found."""
    posts = [obj for prep in children(verb, "prep") if prep.lower_ == "as" for obj in children(prep, "pobj")]
    return {"of": _deeds(verb), "from": [obj for post in posts for obj in _left_as(post)]}


def _left_as(post: Token) -> list[Token]:
    """What is left, past the post in which that is done: "recused himself as governor *from the vote*", not "senator *from Ohio*"."""
    objects = [obj for prep in children(post, "prep") if prep.lower_ == "from" for obj in children(prep, "pobj")]
    return [obj for obj in objects if obj.ent_type_ != "GPE"]


def _deeds(verb: Token) -> list[Token]:
    """What is said to have been done, past where it is said: "accused in a letter *of lying*"."""
    places = [obj for prep in children(verb, "prep") if prep.lower_ in {"in", "on", "by"} for obj in children(prep, "pobj")]
    absent = [c for prep in children(verb, "prep") if prep.lower_ == "without" for c in (*children(prep, "pcomp"), *children(prep, "pobj"))]
    places += [obj for c in absent for obj in (c, *children(c, "dobj"))]
    return [done for place in places for of in children(place, "prep") if of.lower_ == "of" for done in children(of, "pcomp")]


def made_of(noun: Token, light: Mapping[str, str]) -> list[Token]:
    """The participles after a noun that say of it only that somebody did it ("allegations *made* against Smith")."""
    inside = [obj for of in children(noun, "prep") if of.lower_ == "of" for obj in children(of, "pobj")]
    made = [c for one in (noun, *inside) for c in children(one, "acl") if c.tag_ == "VBN"]
    return [c for c in made if light.get(c.lemma_.lower()) == "agent"]
