"""Accusers: who says that somebody did something to him or to her."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.clauses import children, subjects
from kg.extract.drafts import Draft, situation_id
from kg.extract.fillers import Entities
from kg.extract.frames import FrameIndex
from kg.extract.parsed import Sentence, Stance
from kg.extract.word_sets import word_set
from kg.extract.wording import deed
from kg.model.claim import EntityRef, Filler, Words
from kg.model.ontology import SituationClass

#: what is done to somebody who can tell of it
_AGAINST = word_set("abuse assault fondle grope harass molest proposition rape stalk")
_SAYING = word_set("say tell allege claim testify recount state write accuse recall")


def victims(verb: Token) -> list[Token]:
    """Those to whom a verb, or one joined to it, says that such a thing was done ("assaulted or misbehaved with *several women*")."""
    joined = [verb, *children(verb, "conj")]
    if not any(v.lemma_ in _AGAINST for v in joined):
        return []
    with_whom = [
        o for v in joined for prep in children(v, "prep") if prep.lower_ in {"with", "toward", "towards"} for o in children(prep, "pobj")
    ]
    return [*(o for v in joined for o in children(v, "dobj")), *with_whom]


def accused_by_victims(
    sentence: Sentence, told: Iterable[Draft], cls: SituationClass, entities: Entities, frames: FrameIndex
) -> Iterator[Draft]:
    """The charges in "she says he assaulted her": made by who says that it was done to him or to her."""
    read = {draft.trigger.i for draft in told if draft.sentence is sentence and draft.cls is cls}
    for verb in sentence.parse:
        saying = verb.head
        if verb.lemma_ not in _AGAINST or verb.dep_ != "ccomp" or saying.lemma_ not in _SAYING or verb.i in read:
            continue
        speakers = {e for s in subjects(saying, frames.control) for e in entities.at(sentence, s)}
        accuser = next((e for v in victims(verb) for e in entities.at(sentence, v) if e in speakers), "")
        accused = [(s, e) for s in subjects(verb, frames.control) for e in entities.at(sentence, s) if entities.fits(e, ("Person",))]
        if accuser and accused and accused[0][1] != accuser and not any(c.dep_ == "neg" for v in (verb, saying) for c in v.children):
            yield _charge(sentence, verb, accused[0], accuser, cls, entities, subjects(saying, frames.control)[0])


def _charge(
    sentence: Sentence, verb: Token, accused: tuple[Token, str], accuser: str, cls: SituationClass, entities: Entities, by: Token
) -> Draft:
    matter = deed(sentence, verb, entities.document)
    pairs: list[tuple[str, Filler]] = [("agent", EntityRef(accuser)), ("matter", Words(matter)), ("target", EntityRef(accused[1]))]
    roles = tuple(sorted(pairs, key=str))
    draft = Draft(
        cls, sentence, verb, "accuser-says", roles, (by, accused[0], verb), "accused", Stance("Alleged", "Affirmed", "Unspecified", accuser)
    )
    draft.id = situation_id(cls, roles, "accused", str(sentence.number))
    return draft
