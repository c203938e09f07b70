"""Conditions: the situation of the if-clause on which a claim depends."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.clauses import SUBJECTS
from kg.extract.parsed import Sentence

_IF = frozenset({"if", "unless", "provided"})
_INVERTED = frozenset({"should", "had", "were"})
#: words from a question word to the "to" of its infinitive ("how best to say")
_BETWEEN = 2
#: words that tell one of a kind from the others by its place in a row
ORDINAL = frozenset(
    {"first", "last", "only", "latest", "second", "third", "fourth", "fifth", "sixth", "next", "lone", "sole", "youngest", "oldest"}
)
#: conjunctions of time whose clause in the present has not happened, and those whose clause may also tell of what happens again
_BOUNDS, _WHENEVER = frozenset({"before", "until", "once"}), frozenset({"when", "after"})
_MOMENTS = frozenset({"minute", "moment", "second", "instant", "day"})
#: tags of verbs with a tense, and forms of "be" in the present
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BE_NOW = frozenset({"is", "are", "am", "'s", "'m", "'re", "’s", "’m", "’re"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your"})


def condition_of(sentence: Sentence, head: int, situation_at: Callable[[Sentence, Token], str]) -> str:
    """The id of the situation that the clause headed by token ``head`` tells of: its own, else the topmost one inside it."""
    if head < 0:
        return ""
    top = sentence.parse.doc[head]
    return next((found for token in _downwards(top) if (found := situation_at(sentence, token))), "")


def _downwards(top: Token) -> list[Token]:
    """``top`` and the tokens under it, nearest to it first."""
    order, level = [top], [top]
    while level:
        level = sorted((child for token in level for child in token.children if child.dep_ != "relcl"), key=lambda t: t.i)
        order.extend(level)
    return order


def clause_function(verb: Token) -> str:
    """The function of a subordinate clause by its form: infinitive, gerund, or finite clause."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return "infinitive"
    if verb.tag_ == "VBG" and not any(c.dep_ in {"aux", *SUBJECTS} for c in verb.children):
        return "gerund"
    if verb.tag_ == "VB" and not any(c.dep_ in {"aux", *SUBJECTS} for c in verb.children):
        return "infinitive"
    return "clause"


def is_condition(verb: Token) -> bool:
    """Whether ``verb`` heads an if-clause, with its conjunction or by inversion ("Should he join")."""
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _IF for c in verb.children):
        return verb.dep_ in {"advcl", "dep", "ROOT", "parataxis"} or not asks_if(verb)
    if _is_should_before_subject(verb):
        return True
    if verb.dep_ not in {"ccomp", "advcl", "dep", "relcl", "acl", "ROOT"} or (verb.dep_ == "ROOT" and _asks(verb)):
        return False
    subject = [c.i for c in verb.children if c.dep_ in SUBJECTS]
    auxiliary = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lower_ in _INVERTED]
    first = min(t.i for t in verb.subtree if t.lower_ not in {"but", "and", "yet"} and t.dep_ != "punct")
    return bool(subject and auxiliary) and auxiliary[0].i < subject[0] and auxiliary[0].i == first


def _is_should_before_subject(verb: Token) -> bool:
    """Whether "should" stands before the subject outside a question: a condition wherever its clause stands."""
    subject = [c.i for c in verb.children if c.dep_ in SUBJECTS]
    first = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "should"), None)
    if not subject or first is None or not first.i < subject[0]:
        return False
    before = first.nbor(-1) if first.i > first.sent.start else None
    asked = before is not None and before.tag_ in {"WP", "WRB", "WDT"}
    return not asked and not any(t.text == "?" for t in verb.doc[verb.i : verb.sent.end])


def _asks(verb: Token) -> bool:
    """Whether the sentence of ``verb`` ends in a question mark."""
    return any(t.text == "?" for t in verb.children)


def is_to_come(verb: Token) -> bool:
    """Whether a clause of time in the present tells of what is to come ("before he *takes* office")."""
    opened = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    if verb.dep_ == "relcl" and verb.head.lemma_ in _MOMENTS and verb.head.dep_ == "npadvmod":  # "the minute he *takes* office"
        return _is_present(verb) and lies_ahead_of(verb.head.head)
    if verb.dep_ != "advcl" or not _is_present(verb):
        return False
    return bool(opened & _BOUNDS) or verb.head.lower_ == "soon" or (bool(opened & _WHENEVER) and lies_ahead_of(verb.head))


def is_awaited(verb: Token) -> bool:
    """Whether a clause tells of what nobody doubts will come ("only a matter of time before he *was charged*")."""
    opened = any(c.dep_ == "mark" and c.lower_ in _BOUNDS for c in verb.children)
    told = verb.head.children if verb.dep_ == "advcl" and verb.head.lemma_ == "be" and opened else ()
    return any(c.dep_ == "attr" and c.lower_ == "matter" and any(below.lower_ == "time" for below in c.subtree) for c in told)


def _is_present(verb: Token) -> bool:
    passive = any(c.dep_ == "auxpass" and c.lower_ in BE_NOW for c in verb.children)
    plain = verb.tag_ in {"VBZ", "VBP"} and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return plain or (passive and not any(c.dep_ == "aux" for c in verb.children))


def lies_ahead_of(verb: Token) -> bool:
    """Whether a clause tells of the future or of what shall be, by its auxiliaries or as an order."""
    if any(c.dep_ == "aux" and (c.tag_ == "MD" or c.lower_ in {"will", "'ll", "’ll", "wo"}) for c in verb.children):
        return True
    return verb.tag_ == "VB" and not any(c.dep_ in SUBJECTS for c in verb.children)


def waits_for(verb: Token) -> bool:
    """Whether a clause in the present hangs on what has yet to come ("*Once that happens*, she becomes acting secretary")."""
    plain = verb.tag_ in {"VBZ", "VBP"} and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    below = [c for c in verb.children if c.dep_ == "advcl" and _is_present(c)]
    return plain and any(g.dep_ in {"mark", "advmod"} and g.lower_ == "once" for c in below for g in c.children)


def is_reduced(verb: Token) -> bool:
    """Whether ``verb`` is a participle that describes a noun like a relative clause ("a petition *filed* by …")."""
    return verb.tag_ in {"VBN", "VBG"} and not any(c.dep_ in {"mark", "aux"} or c.dep_ in SUBJECTS for c in verb.children)


def is_fronted(verb: Token) -> bool:
    """Whether ``verb`` is an infinitive at the head of its sentence, which says what for ("*To win*, she will need …")."""
    return verb.dep_ == "advcl" and verb.i < verb.head.i and clause_function(verb) == "infinitive"


def is_for_another(verb: Token) -> bool:
    """Whether ``verb`` has a subject of its own and no tense ("suggest that she *resign*", "want her to *resign*")."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not own or any(c.dep_ == "aux" and c.lower_ not in {"to", "not"} for c in verb.children):
        return False
    if verb.tag_ == "VBN":
        return all(c.lower_ == "be" for c in verb.children if c.dep_ == "auxpass")
    alone = own[0].tag_ in {"NN", "NNP"} or own[0].lower_ in {"he", "she", "it"}
    return verb.tag_ == "VB" or (verb.tag_ == "VBP" and alone and not any(c.dep_ == "conj" for c in own[0].children))


def judged(verb: Token) -> Token:
    """What the clause of ``verb`` is called in "it is false *that* …" or "made clear *that* …", else what ``verb`` hangs on."""
    copula = verb.head
    if copula.lemma_ == "make" and verb.dep_ == "ccomp":  # "made clear *that*"
        return next((c for c in copula.children if c.pos_ == "ADJ" and copula.i < c.i < verb.i), copula)
    if copula.lemma_ != "be" or verb.dep_ not in {"ccomp", "xcomp", "advcl"} or not any(c.lower_ == "it" for c in copula.children):
        return copula
    return next((c for c in copula.children if c.dep_ in {"acomp", "attr"} and c.i < verb.i and c.pos_ in {"ADJ", "NOUN"}), copula)


def is_open_infinitive(verb: Token) -> bool:
    """Whether ``verb`` is an infinitive after a question word ("how to *announce* it")."""
    to = next((c.i for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), 0)
    return any(c.tag_ in {"WRB", "WP", "WDT"} and 0 < to - c.i <= _BETWEEN for c in verb.children)


def is_quoting(verb: Token) -> bool:
    """Whether what ``verb`` of saying governs opens with a quotation mark: the speaker's own tense, not the writer's."""
    firsts = [min(c.subtree, key=lambda t: t.i) for c in verb.children if c.dep_ == "ccomp"]
    return any(first.is_quote or (first.i > 0 and first.nbor(-1).is_quote) for first in firsts)


def is_in_order(noun: Token) -> bool:
    """Whether ``noun`` is the "order" of "in order to"."""
    return noun.lower_ == "order" and noun.head.lower_ == "in" and not any(c.dep_ == "det" for c in noun.children)


def is_past(verb: Token) -> bool:
    """Whether the form of ``verb`` is one of the past."""
    return verb.tag_ in {"VBD", "VBN"}


def is_yet_to_come(verb: Token) -> bool:
    """Whether ``verb`` is the "have" of "has yet to"."""
    return verb.lemma_ in {"have", "be", "remain"} and any(c.lower_ == "yet" and c.i > verb.i for c in verb.children)


def is_purpose(verb: Token) -> bool:
    """Whether ``verb`` is an infinitive of purpose."""
    return verb.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase presupposes what it names: a definite article, a possessor, or a name before it."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE) for c in noun.children)


def is_any(noun: Token) -> bool:
    """Whether a noun phrase speaks of whatever there may be of a kind, and not of one that there is."""
    return any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children)


def asks_if(verb: Token) -> bool:
    """Whether an if-clause is a question that somebody asks or answers, not a condition."""
    marked = any(c.dep_ == "mark" and c.lower_ == "if" for c in verb.children)
    return marked and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in {"ask", "wonder", "see", "know", "decide", "say", "determine"}


def is_even_if(clause: Token) -> bool:
    """Whether the main clause holds all the same."""
    return any(c.lower_ == "even" for c in clause.children)


def is_not_only(verb: Token) -> bool:
    """Whether a "not" on ``verb`` only leads up to more ("not only did he …")."""
    negations = [token for token in verb.subtree if token.lower_ in {"not", "n't", "never"}]
    leading = [token for token in negations if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"only", "just", "merely"}]
    return len(leading) == len(negations) == 1


def tells_how(verb: Token) -> bool:
    """Whether a finite clause is opened by "how" or "why", which takes it for granted ("talked about *how* he won")."""
    return verb.tag_ in {"VBD", "VBZ", "VBP"} and any(c.lower_ in {"how", "why"} for c in verb.children)


def is_of_any_time(verb: Token) -> bool:
    """Whether a clause in the present tells what is so whenever a thing happens ("*when a senator resigns*, the state votes")."""
    whenever = [verb, *(c for c in verb.children if c.dep_ == "advcl")]
    return _is_present(verb) and any(_happens_to_anybody(clause) for clause in whenever)


def _happens_to_anybody(clause: Token) -> bool:
    opened = any(c.dep_ in {"mark", "advmod"} and c.lower_ in {"when", "whenever"} for c in clause.children)
    doers = [c for c in clause.children if c.dep_ in SUBJECTS]
    anybody = any(g.dep_ == "det" and g.lower_ in {"a", "an", "any"} for doer in doers for g in doer.children)
    return clause.dep_ == "advcl" and opened and anybody and _is_present(clause)


def is_one_of_many(noun: Token) -> bool:
    """Whether a noun only speaks of what such a thing would be ("the impact of *a decision* to fire him")."""
    return (
        noun.dep_ == "pobj" and noun.head.lower_ == "of" and any(c.dep_ == "det" and c.lower_ in {"a", "an", "any"} for c in noun.children)
    )


def is_unmade(noun: Token) -> bool:
    """Whether a noun is what somebody did without, or did another thing instead of making ("rather than issuing *a statement*")."""
    verb = noun.head
    spared = verb.dep_ == "pcomp" and (verb.head.lower_ == "without" or is_instead(verb.head))
    return spared and noun.dep_ == "dobj" and not is_definite(noun)


def is_instead(prep: Token) -> bool:
    """Whether ``prep`` is the last word of "instead of" or "rather than"."""
    if prep.lower_ == "than":
        return any(c.lower_ == "rather" for c in prep.children) or (prep.i > 0 and prep.nbor(-1).lower_ == "rather")
    return prep.lower_ == "of" and (prep.head.lower_ == "instead" or any(c.lower_ == "instead" for c in prep.children))


def is_passed_over(verb: Token) -> bool:
    """Whether a clause tells what somebody does another thing than ("resigned rather than *fire* him", "would rather resign than *go*")."""
    joined = verb.head.children if verb.dep_ == "conj" else verb.children
    than = [c for c in joined if c.dep_ in {"cc", "mark"} and c.lower_ == "than" and c.i < verb.i]
    return any(word.nbor(-1).lower_ == "rather" or any(c.lower_ == "rather" for c in verb.head.children) for word in than)


def is_alternative(verb: Token) -> bool:
    """Whether a finite verb is one of two joined by "or", of which one is meant ("*resigned* or *was fired*")."""
    first = verb.head if verb.dep_ == "conj" else verb
    others = [c for c in first.children if c.dep_ == "conj" and is_finite(c)]
    joined = any(c.dep_ == "cc" and c.lower_ == "or" for c in first.children)
    if any(c.dep_ == "neg" or c.lower_ in {"never", "neither"} for c in first.children):
        return False
    return joined and bool(others) and is_finite(first) and verb in {first, *others}


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense, of its own or by an auxiliary."""
    return verb.tag_ in FINITE or any(c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE for c in verb.children)


def is_ordinal(noun: Token) -> bool:
    """Whether a noun is told from others by its place in a row, so that what it did is real ("the first to endorse")."""
    return any(c.lower_ in ORDINAL for c in noun.children)
