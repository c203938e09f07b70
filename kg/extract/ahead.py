"""What is over and what lies ahead: events that a date puts after the day of publication have not happened, however they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from kg.extract.conditions import BE_NOW
from kg.extract.drafts import Draft
from kg.extract.parsed import Stance
from kg.model.claim import EntityRef
from kg.model.time import bounds


def lies_ahead(edtf: str, today: date) -> bool:
    """Whether an event of this date has certainly not happened on ``today``."""
    if not edtf:
        return False
    earliest = bounds(edtf).min
    return earliest is not None and earliest > today


def ahead(stance: Stance, *, dated: bool) -> Stance:
    """What is spoken of as real but lies ahead is fixed, not done; so is what will surely happen on a certain day."""
    fixed = stance.modality == "Actual" or (stance.modality == "Predicted" and stance.certainty == "Certain" and dated)
    return replace(stance, modality="Planned") if fixed else stance


def own_plan(stance: Stance, draft: Draft) -> Stance:
    """What somebody says of his own doing in the future is his plan."""
    own = stance.holder and any(EntityRef(stance.holder) == filler for _, filler in draft.roles[:1] if isinstance(filler, EntityRef))
    own = own or any(role in {"agent", "candidate", "member"} and filler == EntityRef(stance.holder) for role, filler in draft.roles)
    if stance.modality == "Predicted" and own:
        return replace(stance, modality="Planned")
    bearer = stance.holder and any(role == "bearer" and filler == EntityRef(stance.holder) for role, filler in draft.roles)
    if stance.modality == "Alleged" and bearer and stance.certainty == "Unspecified":  # what he thinks he knows best
        return replace(stance, modality="Actual", certainty="Certain")
    return stance


def is_over(draft: Draft) -> bool:
    """Whether a state is told as one of the past ("was once a favorite")."""
    copula = draft.trigger.head.children if draft.trigger.dep_ in {"attr", "acomp", "oprd"} else ()
    beside = [*draft.trigger.children, *copula]
    return any(c.dep_ in {"advmod", "amod"} and c.lower_ in {"once", "formerly", "previously", "former"} for c in beside)


def is_underway(draft: Draft) -> bool:
    """Whether a change of office is told in the present progressive: somebody "is leaving", or "is leaving *to become*" something."""
    return draft.cls.role("office") is not None and (_is_progressive(draft.trigger) or _is_end_of_progressive(draft.trigger))


def _is_end_of_progressive(verb: Token) -> bool:
    """Whether an infinitive tells what somebody does something for that is under way."""
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return to and verb.dep_ in {"xcomp", "advcl"} and _is_progressive(verb.head)


def _is_progressive(verb: Token) -> bool:
    present = any(c.dep_ == "aux" and c.lower_ in BE_NOW for c in verb.children)
    return verb.tag_ == "VBG" and present
