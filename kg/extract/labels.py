"""Labels of situations, made from their class and roles, the same for the same situation."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model.claim import EntityRef, Filler, Situation, SituationRef, TermRef
from kg.model.entity import LocalEntity
from kg.model.ontology import SituationClass

_LONGEST = 140


def label(situation: Situation, cls: SituationClass, entities: Mapping[str, LocalEntity], situations: Mapping[str, Situation]) -> str:
    """What a situation is called in lists: its class, then its roles in the order of the class ("endorsement: Trump, Sessions")."""
    parts = [name for role in cls.roles for filler in situation.fillers(role.name) if (name := _name(filler, entities, situations))]
    told = ", ".join(dict.fromkeys(parts))
    text = f"{cls.label}: {told}" if told else cls.label
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _name(filler: Filler, entities: Mapping[str, LocalEntity], situations: Mapping[str, Situation]) -> str:
    if isinstance(filler, EntityRef):
        return entities[filler.id].name if filler.id in entities else ""
    if isinstance(filler, SituationRef):
        return situations[filler.id].words if filler.id in situations else ""
    return filler.name if isinstance(filler, TermRef) else filler.text
