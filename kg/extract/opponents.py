"""Opponents: candidacies that only a contest between two people tells ("Smith will face Jones in the runoff": both stand in it)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.drafts import Draft, situation_id
from kg.model.claim import EntityRef, Filler
from kg.model.ontology import SituationClass

OPPONENTS = "opponents"  #: in place of a frame
_POLLED = frozenset({"trail"})  #: verbs that by themselves tell of a race, of the one that the document is about
_SURE = frozenset({"Certain", "Probable"})


def opponents(drafts: Sequence[Draft], cls: SituationClass | None) -> Iterator[Draft]:
    """The candidacies of those who are told to stand against each other and of whom no other words tell that they stand."""
    if cls is None:
        return
    told = {filler for draft in drafts if draft.cls is cls for filler in draft.fillers("candidate")}
    for draft in drafts:
        if draft.cls.name != "Competition" or draft.stance.polarity != "Affirmed" or draft.stance.certainty not in _SURE:
            continue
        people = [filler for side in _sides(draft) for filler in draft.fillers(side) if _is_person(filler) and filler not in told]
        for person in dict.fromkeys(people):
            told.add(person)
            yield _standing(draft, person, cls)


def _standing(draft: Draft, person: Filler, cls: SituationClass) -> Draft:
    contests = tuple(("contest", filler) for filler in draft.fillers("contest"))
    roles: tuple[tuple[str, Filler], ...] = (("candidate", person), *contests)
    frame = draft.frame if draft.trigger.lemma_ in _POLLED else OPPONENTS
    found = replace(draft, cls=cls, frame=frame, roles=roles, stage="declared", times={}, words="", unfilled=frozenset())
    found.id = situation_id(cls, roles, found.stage, f"{draft.sentence.span.start}")
    return found


def _sides(draft: Draft) -> tuple[str, ...]:
    """The sides of a contest that are told to stand in it; who trails may only be thought of."""
    return ("target",) if draft.trigger.lemma_ in _POLLED else ("agent", "target")


def _is_person(filler: Filler) -> bool:
    return isinstance(filler, EntityRef) and filler.id.startswith("person:")
