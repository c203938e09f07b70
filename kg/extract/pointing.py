"""Pointing: "the investigation" that somebody opposes is the one last told of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.model.claim import EntityRef, Filler, SituationRef, Words
from kg.model.entity import LocalEntity
from kg.model.ontology import Vocabulary

#: how many sentences back what a definite noun points to may have been told; by eye on 60 unseen articles
_NEAR = 8
_DEFINITE = re.compile(r"(?i)(?:the|this|that) ([a-z]+)")
_ROLES = frozenset({"target", "matter"})


def pointed(drafts: list[Draft], entities: Mapping[str, LocalEntity], vocabulary: Vocabulary) -> list[Draft]:
    """The drafts; a target or matter that is only a definite noun for a doing is the doing of its class told last."""
    nouns = _nouns(vocabulary)
    return [replace(d, roles=tuple(sorted({_led(d, pair, drafts, entities, nouns) for pair in d.roles}, key=str))) for d in drafts]


def _nouns(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The class of events that each noun names which reports nothing but the doing itself."""
    events = [cls for cls in vocabulary.classes.values() if cls.is_event]
    frames = [(frame, cls) for cls in events for frame in cls.frames if frame.part_of_speech == "noun" and "self" not in frame.functions]
    named: dict[str, set[str]] = {}
    for frame, cls in frames:
        for lemma in frame.lemmas if not frame.modality else ():
            named.setdefault(lemma, set()).add(cls.name)
    return {lemma: next(iter(classes)) for lemma, classes in named.items() if len(classes) == 1}


def _led(
    draft: Draft, pair: tuple[str, Filler], drafts: list[Draft], entities: Mapping[str, LocalEntity], nouns: Mapping[str, str]
) -> tuple[str, Filler]:
    role, filler = pair
    known = draft.cls.role(role)
    cls = _class_of(filler, entities, nouns)
    if role not in _ROLES or known is None or "Situation" not in known.ranges or not cls or cls == draft.cls.name:
        return pair
    here = draft.sentence.number, draft.trigger.i
    near = [d for d in drafts if d.cls.name == cls and d.stance.modality == "Actual" and draft.sentence.number - d.sentence.number <= _NEAR]
    told = [d for d in near if (d.sentence.number, d.trigger.i) < here]
    return (role, SituationRef(told[-1].id)) if told else pair


def _class_of(filler: Filler, entities: Mapping[str, LocalEntity], nouns: Mapping[str, str]) -> str:
    """The class of what a definite noun without a name beside it speaks of."""
    if isinstance(filler, EntityRef) and filler.id.startswith("topic:"):
        words = entities[filler.id].name if filler.id in entities else ""
    else:
        words = filler.text if isinstance(filler, Words) else ""
    found = _DEFINITE.fullmatch(words)
    return nouns.get(found[1].lower(), "") if found else ""
