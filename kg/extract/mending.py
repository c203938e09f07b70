"""Mending: phrases that the parser hung on the wrong word are put under the verb they belong to, before anything is read."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.clauses import OBJECTS, SUBJECTS, children, is_passive, is_verb
from kg.extract.frames import FrameIndex
from kg.extract.parsed import ParsedText
from kg.extract.word_sets import word_set

#: the word that a word hangs on, and the function that it has there
Place = tuple[Token, str]
#: prepositions before where something is said
_PLACES = frozenset({"in", "at", "during", "on"})
#: verbs of saying that mean nothing without what is said
_SAYING = word_set("say write argue claim contend insist allege assert testify state")
#: prepositions that belong to the noun before them where it asks for one
_OF_NOUNS = frozenset({"into", "from"})


def mend(text: ParsedText, frames: FrameIndex) -> None:
    """Put the infinitives and phrases of every sentence where they belong; a second time changes nothing."""
    for sentence in text.sentences:
        for token in sentence.parse:
            for mended in _MENDS:
                place = mended(token, frames)
                if place is not None:
                    token.head, token.dep_ = place


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _asked(infinitive: Token, frames: FrameIndex) -> Place | None:
    """The verb that asks somebody to do what ``infinitive`` says, where other words stand between the two.

    "Asked a judge in the case *to remove* him": the infinitive is not the case's.
    """
    if infinitive.dep_ != "relcl" or not _is_infinitive(infinitive):
        return None
    node = infinitive.head
    while node.pos_ in {"NOUN", "PROPN", "ADP"} and node.head != node:
        node = node.head
    if node == infinitive.head.head and infinitive.head.dep_ in OBJECTS:
        return None
    controls = is_verb(node) and not is_passive(node) and frames.control(node) == "object"
    asked = [c for c in children(node, *OBJECTS) if c.i < infinitive.i] if controls else []
    taken = any(_is_infinitive(c) for c in node.children)
    return (node, "xcomp") if asked and not taken else None


def _beyond_clause(verb: Token, _: FrameIndex) -> Place | None:
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
    return (above, verb.dep_) if above is not None and above.i < first.i and _is_finite(above) else None


def _is_finite(verb: Token) -> bool:
    """Whether a verb stands in the past tense, by itself or with a helper."""
    return any(word.tag_ == "VBD" for word in (verb, *children(verb, "aux", "auxpass")))


def _of_next_clause(noun: Token, _: FrameIndex) -> Place | None:
    """The verb of which a name right before its auxiliary is the subject ("had he known *Smith* would quit"), if its head has another."""
    if (
        noun.dep_ != "dobj"
        or noun.tag_ not in {"NNP", "PRP"}
        or noun.i + 1 >= len(noun.doc)
        or noun.nbor(1).tag_ != "MD"
        or noun.head.dep_ == "csubj"
    ):
        return None
    verb, above = noun.nbor(1).head, noun.head
    taken = any(c.dep_ == "nsubj" and above.i < c.i < verb.i for c in verb.children)
    apart = verb.i > noun.i and above not in (verb, verb.head) and above.head != verb and noun not in verb.ancestors
    return (verb, "nsubj") if is_verb(verb) and apart and not taken else None


def _of_noun_before(preposition: Token, frames: FrameIndex) -> Place | None:
    """The noun right before "into" or "from" that asks for one: it belongs to that and not to the verb ("opened an inquiry *into* …").

    Whom support comes from is told by the verb as well: "drew support *from* young voters".
    """
    if preposition.lower_ not in _OF_NOUNS or preposition.dep_ != "prep" or preposition.i == 0 or preposition.nbor(-1).pos_ != "NOUN":
        return None
    key = "noun", preposition.nbor(-1).lemma_.lower()
    roles = (frame.functions.get(preposition.lower_) for frame in (*frames.operators.get(key, ()), *frames.single.get(key, ())))
    return (preposition.nbor(-1), "prep") if any(role not in (None, "agent") for role in roles) else None


def _said_around(clause: Token, _: FrameIndex) -> Place | None:
    """The verb of what is said before and behind an aside of saying, to which a clause behind the aside belongs.

    "He would not be charged, *Smith has said*, because he left": the reason is one for what is said.
    """
    if clause.dep_ != "advcl":
        return None
    saying = clause.head
    told, teller = children(saying, "ccomp") or [saying.head] * (saying.dep_ == "parataxis"), children(saying, "nsubj")
    if len(told) != 1 or not teller or not told[0].i < teller[0].i < saying.i < clause.i:
        return None
    before, behind = teller[0].left_edge, clause.left_edge
    commas = before.i > 0 and before.nbor(-1).text == "," and behind.i > 0 and behind.nbor(-1).text == ","
    return (told[0], "advcl") if commas and behind.i == saying.i + 2 and children(clause, "mark") else None


def _named_as(noun: Token, _: FrameIndex) -> Place | None:
    """The verb whose object a noun is that tells who is named or chosen, not what: it has no other, and what follows says what for."""
    if noun.dep_ != "oprd" or not is_verb(noun.head) or is_passive(noun.head) or children(noun.head, *OBJECTS):
        return None
    as_what = any(c.lower_ == "as" and c.i > noun.i for c in children(noun.head, "prep"))
    to_do = any(_is_infinitive(c) and c.i > noun.i for c in children(noun.head, "xcomp"))
    return (noun.head, "dobj") if as_what or to_do else None


def _said_in(clause: Token, _: FrameIndex) -> Place | None:
    """The verb of saying whose content a clause is that the parser took to tell of the place ("said in a letter *that he had left*").

    Without it nothing would be said.
    """
    place = clause.head
    if clause.dep_ != "relcl" or not _opens(clause.left_edge, clause) or place.dep_ != "pobj" or place.head.lower_ not in _PLACES:
        return None
    saying = place.head.head
    silent = saying.lemma_ in _SAYING and saying.dep_ != "parataxis" and not children(saying, "ccomp", "xcomp", "dobj", "parataxis")
    return (saying, "ccomp") if silent and place.head.i > saying.i else None


def _opens(that: Token, clause: Token) -> bool:
    """Whether "that" opens a clause with a subject of its own."""
    return that.lower_ == "that" and that.head == clause and any(c.dep_ in SUBJECTS and c != that for c in clause.children)


def _that(that: Token, frames: FrameIndex) -> Place | None:
    """The clause of what is said that a "that" opens which the parser took for a part of it."""
    clause = that.head
    said = that.dep_ != "mark" and clause.left_edge == that and _said_in(clause, frames) is not None
    return (clause, "mark") if said else None


def _described(preposition: Token, _: FrameIndex) -> Place | None:
    """The verb that an "as" after a comma belongs to, past what the commas enclose ("dismissed Smith, who hoped to win, *as* a joke")."""
    if preposition.lower_ != "as" or preposition.dep_ != "prep" or preposition.i == 0 or preposition.nbor(-1).text != ",":
        return None
    if not is_verb(preposition.head):
        return None
    inner, node = preposition.head, preposition.head.head
    while not is_verb(node) and node.head != node:
        node = node.head
    objects = [c for c in children(node, *OBJECTS) if c.i < inner.i]
    enclosed = objects and any(t.text == "," for t in inner.doc[objects[0].i : inner.i])
    return (node, "prep") if enclosed and node != inner else None


_MENDS: tuple[Callable[[Token, FrameIndex], Place | None], ...] = (
    _asked, _beyond_clause, _described, _of_next_clause, _of_noun_before, _said_around, _named_as, _that, _said_in,
)  # fmt: skip
