"""Mending: phrases that the parser hung on the wrong word are put under the verb they belong to, before anything is read."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import OBJECTS, SUBJECTS, children, is_passive, is_verb
from kg.extract.frames import FrameIndex
from kg.extract.parsed import ParsedText


def mend(text: ParsedText, frames: FrameIndex) -> None:
    """Put the infinitives and phrases of every sentence where they belong; a second time changes nothing."""
    for sentence in text.sentences:
        for token in sentence.parse:
            asking = _asks(token, frames) if token.dep_ == "relcl" and _is_infinitive(token) else None
            if asking is not None:
                token.head = asking
                token.dep_ = "xcomp"
            main = _beyond_clause(token)
            if main is not None:
                token.head = main
            verb = _described(token) if token.lower_ == "as" and token.dep_ == "prep" else None
            if verb is not None:
                token.head = verb
            if token.dep_ == "dobj" and (own := _of_next_clause(token)) is not None:
                token.head = own
                token.dep_ = "nsubj"
            if token.lower_ == "into" and token.dep_ == "prep" and _goes_into(token, frames):
                token.head = token.nbor(-1)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _asks(infinitive: Token, frames: FrameIndex) -> Token | None:
    """The verb that asks somebody to do what ``infinitive`` says, where other words stand between the two.

    "Asked a judge in the case *to remove* him": the infinitive is not the case's.
    """
    node = infinitive.head
    while node.pos_ in {"NOUN", "PROPN", "ADP"} and node.head != node:
        node = node.head
    if node == infinitive.head.head and infinitive.head.dep_ in OBJECTS:
        return None
    controls = is_verb(node) and not is_passive(node) and frames.control(node) == "object"
    asked = [c for c in children(node, *OBJECTS) if c.i < infinitive.i] if controls else []
    taken = any(_is_infinitive(c) for c in node.children)
    return node if asked and not taken else None


def _beyond_clause(verb: Token) -> Token | None:
    """The main verb that ``verb`` goes on from, where commas set off the clause between the two that the parser joined it to.

    "She gave it up, *when Smith called*, and was forced to resign": the one who was forced is not Smith.
    """
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ not in {"relcl", "advcl"} or children(verb, *SUBJECTS) or len(children(clause, "conj")) > 1:
        return None
    first, joins = clause.left_edge, [c for c in children(clause, "cc") if clause.i < c.i < verb.i]
    if not joins or first.i == 0 or first.nbor(-1).text != "," or joins[0].nbor(-1).text != "," or not _is_finite(verb):
        return None
    above = next((node for node in clause.ancestors if is_verb(node)), None)
    return above if above is not None and above.i < first.i and _is_finite(above) else None


def _is_finite(verb: Token) -> bool:
    """Whether a verb stands in the past tense, by itself or with a helper."""
    return any(word.tag_ == "VBD" for word in (verb, *children(verb, "aux", "auxpass")))


def _of_next_clause(noun: Token) -> Token | None:
    """The verb of which a name right before its auxiliary is the subject ("had he known *Smith* would quit"), if its head has another."""
    if noun.tag_ not in {"NNP", "PRP"} or noun.i + 1 >= len(noun.doc) or noun.nbor(1).tag_ != "MD" or noun.head.dep_ == "csubj":
        return None
    verb, above = noun.nbor(1).head, noun.head
    taken = any(c.dep_ == "nsubj" and above.i < c.i < verb.i for c in verb.children)
    apart = verb.i > noun.i and above not in (verb, verb.head) and above.head != verb and noun not in verb.ancestors
    return verb if is_verb(verb) and apart and not taken else None


def _goes_into(preposition: Token, frames: FrameIndex) -> bool:
    """Whether an "into" belongs to the noun right before it, which asks for one, and not to the verb ("opened an inquiry *into* …")."""
    if preposition.i == 0 or preposition.nbor(-1).pos_ != "NOUN" or preposition.nbor(-1) == preposition.head:
        return False
    key = "noun", preposition.nbor(-1).lemma_.lower()
    return any("into" in frame.functions for frame in (*frames.operators.get(key, ()), *frames.single.get(key, ())))


def _described(preposition: Token) -> Token | None:
    """The verb that an "as" after a comma belongs to, past what the commas enclose ("dismissed Smith, who hoped to win, *as* a joke")."""
    if preposition.i == 0 or preposition.nbor(-1).text != "," or not is_verb(preposition.head):
        return None
    inner, node = preposition.head, preposition.head.head
    while not is_verb(node) and node.head != node:
        node = node.head
    objects = [c for c in children(node, *OBJECTS) if c.i < inner.i]
    enclosed = objects and any(t.text == "," for t in inner.doc[objects[0].i : inner.i])
    return node if enclosed and node != inner else None
