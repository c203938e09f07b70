"""Asides: what stands between commas or is left unsaid: an age after a name, "which he did"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import SUBJECTS, children, is_verb
from kg.extract.drafts import Draft, situation_id
from kg.extract.fillers import Entities
from kg.extract.parsed import ParsedText, Sentence, Stance
from kg.model.claim import EntityRef, Filler, TermRef, Words
from kg.model.ontology import Vocabulary

_AGE = re.compile(r"^(?:1[6-9]|[2-9]\d|10\d)$")


def ages(text: ParsedText, entities: Entities, vocabulary: Vocabulary) -> Iterator[Draft]:
    """The ages that stand between commas after a person's name ("Smith, 72, said")."""
    cls = vocabulary.classes.get("AttributeValue")
    for sentence in text.sentences if cls else ():
        for token in sentence.parse[1:-1]:
            person = _aged(sentence, token, entities) if _AGE.match(token.text) else ""
            if not person or cls is None:
                continue
            roles: tuple[tuple[str, Filler], ...] = (
                ("attribute", TermRef("age")),
                ("bearer", EntityRef(person)),
                ("value", Words(token.text, "integer")),
            )
            today = text.document.published.isoformat()
            times = {"begin": f"[..{today}]", "end": f"[{today}..]"}
            draft = Draft(cls, sentence, token, "age", roles, (token.nbor(-2), token), times=times)
            draft.id = situation_id(cls, roles, "", token.text)
            yield draft


def _aged(sentence: Sentence, number: Token, entities: Entities) -> str:
    """The person whose age ``number`` is, by the commas around it."""
    if number.i < sentence.parse.start + 2 or number.nbor(-1).text != "," or number.nbor(1).text not in {",", ".", ";"}:
        return ""
    name = number.nbor(-2)
    found = entities.at(sentence, name)
    return found[0] if len(found) == 1 and name.pos_ == "PROPN" and entities.fits(found[0], ("Person",)) else ""


def done(sentence: Sentence, draft: Draft) -> Draft | None:
    """The same draft as done, where "which he did" follows what was only asked, planned or possible."""
    if draft.stance.modality in {"Actual", "Alleged"}:
        return None
    for verb in sentence.parse:
        if verb.i > draft.trigger.i and _is_last(sentence, draft, verb):
            tokens = (*draft.tokens, verb)
            return replace(draft, stance=Stance(), tokens=tokens, times=dict(draft.times))
    return None


def _is_which_did(verb: Token) -> bool:
    wanted = any(c.lower_ == "which" for c in children(verb, "dobj", "nsubj", "attr"))
    negated = any(c.dep_ == "neg" for c in verb.children)
    return wanted and not negated and verb.tag_ in {"VBD", "VBZ", "VBP"} and any(c.dep_ in SUBJECTS for c in verb.children)


def what_was_done(sentence: Sentence, verb: Token) -> Token | None:
    """The infinitive that "which he did" takes up."""
    if verb.lemma_ != "do" or verb.dep_ != "relcl" or not _is_which_did(verb):
        return None
    infinitives = [t for t in sentence.parse if t.i < verb.i and is_verb(t) and t.tag_ == "VB"]
    return infinitives[-1] if infinitives else None


def told_by(sentence: Sentence, token: Token) -> list[Token]:
    """The words that tell what a word stands for: the infinitive that "which he did" takes up, else the word itself and its predicate."""
    return [what_was_done(sentence, token) or token, *(children(token, "acomp", "attr") if token.lemma_ == "be" else ())]


def _is_last(sentence: Sentence, draft: Draft, verb: Token) -> bool:
    """Whether the draft's verb is the infinitive nearest before "which he did"."""
    return what_was_done(sentence, verb) == draft.trigger
