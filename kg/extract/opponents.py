"""Opponents: candidacies that only a contest between two people tells ("Smith will face Jones in the runoff": both stand in it)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import children, conjuncts
from kg.extract.drafts import Draft, situation_id
from kg.extract.parsed import Sentence, Stance
from kg.model.claim import EntityRef, Filler
from kg.model.ontology import SituationClass

OPPONENTS = "opponents"  #: in place of a frame
_POLLED = frozenset({"trail"})  #: verbs that by themselves tell of a race, of the one that the document is about
_SURE = frozenset({"Certain", "Probable"})


At = Callable[[Sentence, Token], tuple[str, ...]]


def opponents(drafts: Sequence[Draft], cls: SituationClass | None, at: At) -> Iterator[Draft]:
    """The candidacies of those who are told to stand against each other and of whom no other words tell that they stand."""
    if cls is None:
        return
    told = {filler for draft in drafts if draft.cls is cls for filler in draft.fillers("candidate")}
    for draft in drafts:
        if draft.stance.polarity != "Affirmed" or draft.stance.certainty not in _SURE:
            continue
        sides = [filler for side in _sides(draft) for filler in draft.fillers(side) if _is_person(filler)]
        for person in dict.fromkeys(filler for filler in (*sides, *map(EntityRef, stood_against(draft, at))) if filler not in told):
            told.add(person)
            yield _standing(draft, person, cls)


def _standing(draft: Draft, person: Filler, cls: SituationClass) -> Draft:
    contests = tuple(("contest", filler) for filler in draft.fillers("contest"))
    roles: tuple[tuple[str, Filler], ...] = (("candidate", person), *contests)
    frame = draft.frame if draft.trigger.lemma_ in _POLLED else OPPONENTS
    found = replace(draft, cls=cls, frame=frame, roles=roles, stage="declared", times={}, words="", unfilled=frozenset())
    found.id = situation_id(cls, roles, found.stage, f"{draft.sentence.span.start}")
    return found


def voted_on(drafts: Sequence[Draft], cls: SituationClass, is_open: Callable[[Filler], bool]) -> Iterator[Draft]:
    """The candidacies of those who are told to win or lose an open contest, and of whom no other words tell that they stand."""
    told = {filler for draft in drafts if draft.cls is cls for filler in draft.fillers("candidate")}
    for draft in drafts:
        if draft.cls.name != "ContestResult" or len(draft.fillers("contest")) != 1 or not is_open(draft.fillers("contest")[0]):
            continue
        if draft.stance.modality == "Actual" and draft.stance.polarity == "Affirmed":
            continue
        people = [f for side in ("winner", "loser") for f in draft.fillers(side) if _is_person(f) and f not in told]
        for person in dict.fromkeys(people):
            told.add(person)
            yield replace(_standing(draft, person, cls), stance=Stance())


def stood_against(draft: Draft, at: At) -> tuple[str, ...]:
    """The people against whom the candidate of a draft stands ("ran *against* Smith", "*Smith*'s opponent")."""
    if draft.cls.role("candidate") is None:
        return ()
    preps = [c for c in draft.trigger.children if c.dep_ == "prep" and c.lower_ == "against"]
    names = [name for prep in preps for obj in children(prep, "pobj") for name in conjuncts(obj)]
    owners = children(draft.trigger, "poss") if draft.frame.endswith("-rival-candidate") else []
    told = [person for token in (*names, *owners) for person in at(draft.sentence, token) if person.startswith("person:")]
    return tuple(person for person in dict.fromkeys(told) if EntityRef(person) not in draft.fillers("candidate"))


def faced(drafts: Sequence[Draft], at: At) -> Mapping[str, tuple[str, ...]]:
    """Person -> those against whom the drafts tell that he or she stands."""
    found: dict[str, dict[str, None]] = {}
    for draft in drafts:
        sides = [[f.id for f in draft.fillers(side) if isinstance(f, EntityRef) and _is_person(f)] for side in ("agent", "target")]
        pairs = [(a, b) for a in (x for side in sides for x in side) for b in (x for side in sides for x in side) if a != b]
        standing = [f.id for f in draft.fillers("candidate") if isinstance(f, EntityRef)]
        pairs = pairs if draft.cls.name == "Competition" else [(a, b) for a in standing for b in stood_against(draft, at)]
        for one, other in pairs:
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None
    return {person: tuple(others) for person, others in found.items()}


def _sides(draft: Draft) -> tuple[str, ...]:
    """The sides of a contest that are told to stand in it; who trails may only be thought of."""
    if draft.cls.name != "Competition":
        return ()
    return ("target",) if draft.trigger.lemma_ in _POLLED else ("agent", "target")


def _is_person(filler: Filler) -> bool:
    return isinstance(filler, EntityRef) and filler.id.startswith("person:")
