"""Judges: who holds the opinion that a frame of judgement tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import children, is_passive, is_verb
from kg.extract.drafts import Draft
from kg.extract.fillers import Entities
from kg.extract.frames import Match
from kg.extract.parsed import Stance
from kg.model.claim import EntityRef
from kg.model.ontology import Frame

_ONESELF = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})


def judge(draft: Draft, frame: Frame, matches: Iterable[Match], entities: Entities) -> str:
    """Who holds the opinion ("*Smith* described him as a brilliant lawyer"); empty where nobody known does."""
    return entities.holder(draft.sentence, _words(frame, matches))


def held(stance: Stance, draft: Draft, frame: Frame, matches: Iterable[Match], entities: Entities) -> Stance | None:
    """The stance with who judges as its holder; nothing where the words speak of a judge and nobody knows whom they mean.

    What "it described as weak" is no view of the text itself.
    """
    if stance.holder or not draft.cls.soft:
        return stance
    words = _words(frame, matches) if frame.complement_holder else _callers(draft.trigger)
    found = entities.holder(draft.sentence, words)
    if found and EntityRef(found) in draft.fillers("bearer") and not any(t.lower_ in _ONESELF for t in draft.sentence.parse):
        return None
    return replace(stance, holder=found) if found or not words else None


def _callers(adjective: Token) -> tuple[Token, ...]:
    """Who calls somebody what an adjective says in a noun phrase ("*Smith* called him a corrupt politician")."""
    noun = adjective.head
    if adjective.dep_ != "amod" or noun.dep_ != "oprd" or not is_verb(noun.head) or is_passive(noun.head):
        return ()
    return tuple(children(noun.head, "nsubj"))


def _words(frame: Frame, matches: Iterable[Match]) -> tuple[Token, ...]:
    """The words for whoever judges."""
    return tuple(next((match.functions.get(frame.complement_holder, ()) for match in matches if match.frame is frame), ()))
