"""Saying: where a verb of saying stands to what is said, read off places that the parser labels as something else."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import SUBJECTS, children, is_verb
from kg.extract.word_sets import word_set

_APART = frozenset({":", ";"})
#: conjunctions after "…, she said," with which the speaker goes on
_GOING_ON = frozenset({"because", "if", "unless", "since", "although", "though", "until", "so", "provided"})
#: prepositions before whom something is told, and before where it is told ("said *in a debate* that …")
_HEARERS = frozenset({"to", "with"})
_PLACES = _HEARERS | {"in", "at", "during", "on"}
#: nouns whose own content a "that" clause gives
_TOLD = word_set("letter statement report memo suspicion belief ground assumption condition hope fear claim evidence fact")
_MANY = frozenset({"NNS", "NNPS"})
#: what stands after a verb that lacks nothing
_COMPLETING = frozenset({"dobj", "prep", "ccomp", "xcomp", "attr", "acomp"})
#: how many words may stand between a verb of saying put between commas and the second comma ("…, he said Friday, …")
_BEHIND = 3


def is_put_between(verb: Token) -> bool:
    """Whether a clause stands between commas inside another ("the panel, *she said*, backs him")."""
    subject = [c for c in verb.children if c.dep_ in SUBJECTS]
    if verb.dep_ != "parataxis" or not subject:
        return False
    first = min(t.i for t in subject[0].subtree)
    behind = verb.doc[verb.i + 1 : verb.i + 2 + _BEHIND]
    return first > 0 and verb.doc[first - 1].text == "," and any(t.text == "," for t in behind)


def is_told_apart(verb: Token) -> bool:
    """Whether ``verb`` tells something of its own although the parser puts a verb of saying over it.

    So where a colon or a semicolon stands between it and the clause after it ("He may quit: He said …"), and where it only goes on
    with what the speaker did ("has declared victory, *resigned* and named a team").
    """
    head = verb.head
    if verb.dep_ != "ccomp":
        return False
    if head.i < verb.i:
        return _is_next_doing(verb)
    subject = [c for c in head.children if c.dep_ in SUBJECTS and c.i > verb.i]
    first = min(t.i for t in subject[0].subtree) if subject else head.i
    return any(t.text in _APART for t in verb.doc[max(first - 2, verb.i) : first])


def _is_next_doing(verb: Token) -> bool:
    """Whether a finite verb without subject and auxiliary stands after a comma, where only a further doing can."""
    bare = not any(c.dep_ in {*SUBJECTS, "aux", "auxpass", "mark"} for c in verb.children)
    return bare and verb.tag_ in {"VBD", "VBN"} and verb.nbor(-1).text == ","


def goes_on(clause: Token) -> bool:
    """Whether a clause after "…, she said," goes on with what is said ("…, she said, *because he lied*")."""
    head = clause.head
    told = [c for c in children(head, "ccomp") if c.i < head.i]
    opens = any(c.dep_ in {"mark", "advmod"} and c.lower_ in _GOING_ON for c in clause.children)
    return bool(told) and opens and clause.i > head.i + 1 and head.nbor(1).text == ","


def told_to(clause: Token) -> Token | None:
    """The verb over a "that" clause which the parser hangs on the hearer ("indicated to aides *that he would stay*")."""
    if clause.dep_ not in {"relcl", "acl"} or not _opens_with_that(clause):
        return None
    hearer = clause.head
    places = _HEARERS if clause.dep_ == "relcl" else _PLACES
    over = hearer.head.head if hearer.dep_ == "pobj" and hearer.head.lower_ in places else hearer.head
    if clause.dep_ == "acl" and (over == hearer.head or hearer.lemma_.lower() in _TOLD):
        return None
    whole = any(c.dep_ in SUBJECTS for c in clause.children)
    return over if whole and is_verb(over) and hearer.dep_ in {"pobj", "dobj", "dative"} else None


#: verbs that say only that somebody has what their object names
_HAVING = frozenset({"have", "hold", "possess", "get", "see"})


def told_as(clause: Token) -> Token | None:
    """The noun before a whole "that" clause which the parser took for a relative clause ("findings *that Russia interfered in it*").

    Or hung on the verb that has the noun for its object ("had no evidence yesterday *that he lied*").
    """
    first = min(clause.subtree, key=lambda t: t.i)
    if clause.dep_ == "ccomp" and clause.head.lemma_ in _HAVING and first.lower_ == "that" and first.head == clause:
        return next((c for c in clause.head.children if c.dep_ == "dobj" and c.i < clause.i), None)
    if clause.dep_ != "relcl" or first.lower_ != "that" or first.head != clause:
        return None
    subject = any(c.dep_ in SUBJECTS and c != first for c in clause.children)
    more = any((c.dep_ in _COMPLETING and c != first and c.i > clause.i) or c.tag_ == "MD" for c in clause.children)
    return clause.head if subject and more else None


def said_before(clause: Token) -> Token | None:
    """The verb over an earlier "that" clause to which the parser does not join one more ("said that …, *but that he would stay*")."""
    if clause.dep_ not in {"ROOT", "conj"} or not _opens_with_that(clause):
        return None
    if clause.dep_ == "conj":
        return clause.head if is_verb(clause.head) and not _opens_with_that(clause.head) else None
    start = next((i for i in range(clause.i, 0, -1) if clause.doc[i].is_sent_start and clause.doc[i].lower_ != "but"), 0)
    before = [t for t in clause.doc[start : clause.i] if t.lower_ == "that" and t.dep_ == "mark" and t.head.i != clause.i]
    if not before:
        return None
    told = before[-1].head
    return told.head if told.dep_ == "ccomp" else told_to(told)


def described_in(clause: Token) -> Token | None:
    """The verb in whose clause a relative clause narrows down something new ("said there were calls *that she resign*").

    What is set off by a comma, and what is said of something known, is not of that clause.
    """
    noun = clause.head
    if clause.dep_ != "relcl" or noun.pos_ not in {"NOUN", "PRON"}:
        return None
    first = min(t.i for t in clause.subtree)
    determined = [c for c in noun.children if c.dep_ in {"det", "poss"}]
    new = any(c.lower_ in {"a", "an", "any", "no", "some"} for c in determined) or (not determined and noun.tag_ in _MANY)
    if not new or clause.doc[first - 1].text in {",", "(", "–", "—", "--"}:
        return None
    return next((t for t in noun.ancestors if is_verb(t)), None)


def _opens_with_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def told_clauses(verb: Token) -> list[Token]:
    """The clauses that ``verb`` tells: those behind it, else the one it follows ("*He had to go*, leaders decided").

    A clause before an inverted verb is the main one ("nobody would mind, *should she decide* to run"), and one behind an infinitive
    is that of the infinitive ("decided *to divide* them into what became known as …").
    """
    clauses = children(verb, "ccomp")
    doers = children(verb, "nsubj", "nsubjpass")
    inverted = doers and any(c.i < doers[0].i for c in children(verb, "aux"))
    asked = any(c.tag_ == "WRB" and c.i < verb.i for c in verb.children)  # "she knows, *why* he decided"
    done = [c.i for c in children(verb, "xcomp") if any(aux.lower_ == "to" for aux in children(c, "aux"))]
    behind = [c for c in clauses if c.i > verb.i and not any(verb.i < at < c.i for at in done)]
    return behind or ([] if inverted or asked or done else [c for c in clauses if c.i < verb.i])
