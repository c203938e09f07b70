"""Consequences: causal links that the words of another situation state ("…, angering him": who did what angers him)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from kg.extract.drafts import Draft, situation_id
from kg.extract.frames import Match
from kg.extract.parsed import Sentence
from kg.model.claim import Filler, SituationRef, TermRef
from kg.model.ontology import SituationClass

#: how the two are linked, by the side on which the other situation stands
_HOW = {"cause": "Trigger", "effect": "Instigation"}
_OTHER = {"cause": "effect", "effect": "cause"}

SituationAt = Callable[[Sentence, Token], str]


def links(draft: Draft, matches: Iterable[Match], cls: SituationClass, situation_at: SituationAt) -> Iterator[Draft]:
    """The causal links that the frame of ``draft`` states between its situation and one that stands in a function of its trigger."""
    for match in matches:
        if match.frame.id != draft.frame or match.sentence is not draft.sentence:
            continue
        for side, functions in match.frame.links:
            tokens = [token for name in functions for token in match.functions.get(name, ())]
            other, token = next(
                ((found, t) for t in tokens if (found := situation_at(match.sentence, t)) and found != draft.id), ("", None)
            )
            if token is None:
                continue
            roles: tuple[tuple[str, Filler], ...] = (
                (side, SituationRef(other)),
                (_OTHER[side], SituationRef(draft.id)),
                ("linkType", TermRef(_HOW[side])),
            )
            roles = tuple(sorted(roles, key=str))
            link = Draft(cls, draft.sentence, draft.trigger, draft.frame, roles, (*draft.tokens, token), stance=draft.stance,
                         certainty_of_mentions=draft.certainty_of_mentions)  # fmt: skip
            link.id = situation_id(cls, roles, "", "")
            yield link
            break
