"""Voices: whose words something is where the verb of saying does not name it: "it", "they", a drive that calls for something."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.clauses import OBJECTS, SUBJECTS, Control, children, is_verb, subjects
from kg.extract.frames import FrameIndex, functions_of, part_of_speech
from kg.extract.parsed import ParsedText, Sentence
from kg.extract.word_sets import word_set
from kg.model.ontology import Frame

#: papers that speak for those who sign them, and verbs for signing
_PAPERS = word_set("letter petition statement resolution amendment complaint ad brief memo email tweet motion")
_SIGNING = word_set("sign send write issue release publish introduce circulate file pen author cosign post draft")
_MANY = frozenset({"NNS", "NNPS"})
#: singular words for those who are "they" as well
_TEAMS = frozenset({"campaign", "team", "committee", "party", "group", "coalition", "staff", "panel", "camp", "family", "union", "agency"})
#: verbs of which "it" is the subject for form's sake alone
_IMPERSONAL = frozenset({"be", "seem", "appear", "become", "remain", "turn", "mean", "look", "sound", "help", "take"})


def tellers(operator: Frame, head: Token, frames: FrameIndex) -> Iterator[tuple[Token, ...]]:
    """The words that may name who tells what ``head`` governs, likeliest first."""
    found = functions_of(head, (head,), part_of_speech(head), frames)
    owner = ("possessive", "from", "by", "compound") if head.pos_ == "NOUN" else ()
    places = sorted((operator.complement_holder, "light_agent", *owner), key="self".__eq__)
    yield from (tuple(words) for words in _signers(head, frames.control))
    yield from (tuple(found[name]) for name in places if found.get(name))
    yield tuple(_behind(head, frames.control))


def _signers(head: Token, control: Control) -> Iterator[list[Token]]:
    """Who put a name to the paper that asks for something ("signed a letter *calling* on …", "Smith's letter *demanding* …")."""
    if head.dep_ != "acl" or head.tag_ != "VBG":
        return
    above = head.head
    paper = above.head.head if above.dep_ == "pobj" and above.head.lower_ in {"to", "from"} else above
    if paper.lemma_.lower() not in _PAPERS:
        return
    yield children(paper, "poss")
    if paper.dep_ in OBJECTS and paper.head.lemma_.lower() in _SIGNING:
        yield subjects(paper.head, control)


def _behind(head: Token, control: Control) -> list[Token]:
    """Who speaks through ``head``, which has no speaker of its own.

    So who "made clear that …", and who "launched a drive *calling* for …".
    """
    if head.pos_ == "ADJ" and head.head.lemma_ == "make":
        return subjects(head.head, control)
    through = head.head if head.dep_ == "acl" and head.tag_ == "VBG" else None
    if through is None or through.dep_ not in OBJECTS or not is_verb(through.head):
        return []
    return subjects(through.head, control)


def meant(sentence: Sentence, pronouns: tuple[Token, ...], text: ParsedText) -> Iterator[tuple[Sentence, Token]]:
    """The nouns that "it" or "they" may stand for as a speaker, likeliest first, each with its sentence.

    Those are the subjects before it in its own sentence, then the main subject of the sentence before in the same paragraph, then
    the thing that was made known there ("The panel issued a report. *It* said …").
    """
    for pronoun in pronouns:
        if pronoun.lower_ not in {"it", "they"} or pronoun.dep_ != "nsubj" or not is_verb(pronoun.head):
            continue
        if pronoun.head.lemma_ in _IMPERSONAL:
            continue
        earlier = [t for t in sentence.parse if t.dep_ in SUBJECTS and t.i < pronoun.i]
        own = [t for t in earlier if _agrees(t, pronoun) and sum(mark.is_quote for mark in t.doc[t.i : pronoun.i]) % 2 == 0]
        yield from ((sentence, token) for token in reversed(own))
        before = next((s for s in text.sentences if s.number == sentence.number - 1 and s.paragraph == sentence.paragraph), None)
        if before is not None:
            again = tuple(t for t in before.parse if t.dep_ == "nsubj" and t.lower_ == pronoun.lower_ and t.head.dep_ == "ROOT")
            yield from meant(before, again, text)
            yield from ((before, token) for token in _main(before) if _agrees(token, pronoun))


def _main(sentence: Sentence) -> list[Token]:
    """The subject and the objects of the main clause of a sentence."""
    roots = [token for token in sentence.parse if token.dep_ == "ROOT" and is_verb(token)]
    return [noun for root in roots for noun in (*children(root, "nsubj", "nsubjpass"), *children(root, "dobj"))]


def _agrees(noun: Token, pronoun: Token) -> bool:
    """Whether a noun is one where the pronoun is "it", several or a team where it is "they"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    return noun.tag_ not in _MANY if pronoun.lower_ == "it" else noun.tag_ in _MANY or noun.lemma_.lower() in _TEAMS
