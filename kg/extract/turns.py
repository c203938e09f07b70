"""Turns of phrase: orders, yes-or-no questions, denials that only say when, and whose words stand together."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import SUBJECTS, children, is_verb
from kg.extract.word_sets import word_set

_UNTIL = frozenset({"until", "till"})
_HELPERS = word_set("do does did is are was were am has have had will would can could should")
#: words that may open a question before its verb
_OPENING = frozenset({"so", "and", "but", "then", "now", "well", "or"})


def is_of_same_speech(one: Token, other: Token) -> bool:
    """Whether two words stand on the same side of all quotation marks, so that one can be said of the other."""
    first, last = sorted((one.i, other.i))
    return sum(token.is_quote for token in one.doc[first:last]) % 2 == 0


def is_partly_quoted(before: Token, verb: Token) -> bool:
    """Whether only helping words stand between a word and its verb, so that a quotation begins in the middle ("would not “*be* led”")."""
    between = before.doc[before.i + 1 : verb.i]
    return before.i < verb.i and all(t.is_quote or t.dep_ in {"aux", "auxpass", "advmod", "neg"} for t in between)


def is_only_later(verb: Token) -> bool:
    """Whether a denied verb only says when: what did "not happen *until Thursday*" happened on Thursday.

    What will not happen until something else does may never happen, and what has not happened until now has not happened.
    """
    helpers = {c.lower_ for c in children(verb, "aux", "auxpass")}
    if helpers & {"has", "have", "'ve", "’ve", "can", "ca", "could", "would", "should", "may", "might", "must"}:
        return False
    then = [obj for prep in children(verb, "prep") if prep.lower_ in _UNTIL and prep.i > verb.i for obj in prep.children]
    if any(obj.dep_ in {"pobj", "pcomp"} and obj.lower_ != "now" for obj in then):
        return not any(is_verb(obj) for obj in then)
    clauses = [c for c in children(verb, "advcl") if any(m.lower_ in _UNTIL for m in children(c, "mark"))]
    return bool(helpers & {"did", "was", "were", "had"}) and any(_is_past(clause) for clause in clauses)


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.lower_ in {"was", "were", "had"} for c in children(verb, "aux", "auxpass"))


def is_not_one(noun: Token) -> bool:
    """Whether a noun phrase is of nobody by "not a single" or "not one"."""
    near = noun.doc[max(noun.sent.start, noun.i - 6) : noun.i + 1]
    told = [t.lower_ for t in near if t == noun or t.is_ancestor(noun) or noun.is_ancestor(t)]
    return any(told[at] == "not" and {"single", "one"} & set(told[at + 1 : at + 3]) for at in range(len(told)))


def is_perfect(verb: Token) -> bool:
    """Whether a modal verb with "have" puts what is said into the past ("should *have* told her")."""
    return verb.tag_ == "VBN" and any(c.lower_ in {"have", "'ve", "’ve"} for c in children(verb, "aux"))


def is_guess(verb: Token) -> bool:
    """Whether a clause only guesses at what came of something ("*may have* sealed the deal")."""
    return is_perfect(verb) and any(c.lower_ in {"may", "might", "must"} for c in children(verb, "aux"))


def is_setting(clause: Token) -> bool:
    """Whether a clause says how long after another event the main one was ("…, *a day after she accused him*"): the teller's own words."""
    opener = next((c for c in children(clause, "mark") if c.lower_ in {"after", "before", "since"}), None)
    if opener is None or clause.i < clause.head.i or clause.tag_ not in {"VBD", "VBN"}:
        return False
    measure = [c for c in children(clause, "npadvmod") if c.i < opener.i] + [c for c in opener.children if c.dep_ == "npadvmod"]
    first = min((t.i for noun in measure for t in noun.subtree), default=opener.i)
    return bool(measure) and first > 0 and clause.doc[first - 1].text == ","


def is_of_a_time(clause: Token) -> bool:
    """Whether a clause after a noun only says which time is meant ("the period *after he was elected*")."""
    return _is_past(clause) and any(c.lower_ in {"after", "since", "when", "before"} for c in children(clause, "mark", "advmod"))


def preposition_before(noun: Token) -> Token | None:
    """The preposition that a noun after "and" shares though the parser makes it an object ("called *for* answers and an *inquiry*")."""
    first = min(noun.subtree, key=lambda token: token.i)
    joint = first.nbor(-1) if first.i > first.sent.start else None
    shared = joint.head.head if joint is not None and joint.dep_ == "cc" and joint.head.dep_ == "pobj" else None
    return shared if shared is not None and shared.head == noun.head else None


def is_order(verb: Token) -> bool:
    """Whether a verb tells somebody to do something: a bare form at the head of what is said, without subject."""
    if verb.tag_ != "VB" or verb.dep_ not in {"ROOT", "ccomp"} or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    if any(c.lower_ not in {"do", "n't", "n’t", "not"} for c in children(verb, "aux", "auxpass", "neg", "mark")):
        return False
    first = min(verb.subtree, key=lambda token: token.i)
    own = next((t for t in verb.doc[first.i : verb.i + 1] if not t.is_punct and not t.is_quote), verb)
    helper = own.lower_ in {"do", "don’t", "please", "never", "just", "so"}
    return (own == verb or helper) and (first.i == first.sent.start or first.is_quote or first.nbor(-1).is_quote)


def asks(verb: Token) -> bool:
    """Whether a clause asks yes or no: a helping verb stands first in it and a question mark after it."""
    helper = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lower_ in _HELPERS]
    helper += [verb] if verb.lower_ in _HELPERS else []
    subject = [c.i for c in verb.children if c.dep_ in SUBJECTS]
    if not helper or not subject or not helper[0].i < subject[0]:
        return False
    before = helper[0].nbor(-1) if helper[0].i > helper[0].sent.start else None
    opens = before is None or before.is_punct or before.is_quote or before.lower_ in _OPENING
    after = next((t.text for t in verb.doc[verb.i : verb.sent.end] if t.text in {"?", ".", "!"}), "")
    return opens and after == "?"


#: nouns of which "no" says that something is so ("it is *no secret* that …")
_SURE = frozenset({"secret", "doubt", "question", "wonder", "surprise", "shock", "mystery", "accident", "coincidence", "denying", "news"})


def is_foregone(noun: Token) -> bool:
    """Whether a denied noun says that what stands under it is so."""
    return noun.lower_ in _SURE and any(c.lower_ in {"no", "little"} for c in noun.children)


def is_able_once(word: Token) -> bool:
    """Whether somebody was or has been able to do something, which he then did."""
    copula = word.head
    helpers = {c.lower_ for c in children(copula, "aux")}
    told = copula.tag_ == "VBD" or (copula.tag_ == "VBN" and helpers <= {"has", "have", "had", "'s", "'ve", "’s", "’ve"})
    return word.lower_ == "able" and copula.lemma_ == "be" and told


def is_known_to_be(clause: Token) -> bool:
    """Whether a question of how or why takes what it tells of for done ("will look into *how they decided* it")."""
    asked = any(c.lower_ in {"how", "why"} and c.dep_ == "advmod" and c.i < clause.i for c in clause.children)
    helpers = {c.lower_ for c in children(clause, "aux", "auxpass")}
    return asked and clause.dep_ in {"ccomp", "pcomp"} and (clause.tag_ == "VBD" or helpers == {"had"})
