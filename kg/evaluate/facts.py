"""What a reading says of people and bodies, in the plain pairs that other people's data sets annotate."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.claim import EntityRef, Modality, Polarity, Reading, Situation
from kg.model.entity import EntityKind, LocalEntity

#: role of the one who holds, takes, gets or leaves a post, by class
_HOLDERS = {"Tenure": "member", "TakingOffice": "agent", "Departure": "agent", "Removal": "target", "Appointment": "target"}
_BODIES = ("organization", "org", "office", "post")
_CHIEF = ("chief executive", "ceo")


def told_as_real(reading: Reading) -> Iterator[Situation]:
    """The situations that somebody says to hold or to have happened."""
    real = {c.situation for c in reading.claims if c.modality == Modality.ACTUAL and c.polarity == Polarity.AFFIRMED}
    return (situation for situation in reading.situations if situation.id in real)


def entities(situation: Situation, *roles: str) -> list[str]:
    """The ids of the entities that fill some roles."""
    return [filler.id for role in roles for filler in situation.fillers(role) if isinstance(filler, EntityRef)]


def holdings(reading: Reading) -> Iterator[tuple[str, str, Situation]]:
    """(person, post or body, situation) for everyone who is said to hold, take, get or leave a post."""
    for situation in told_as_real(reading):
        role = _HOLDERS.get(situation.cls)
        for person in entities(situation, role) if role else ():
            for place in dict.fromkeys(entities(situation, *_BODIES)):
                yield person, place, situation


def memberships(reading: Reading) -> Iterator[tuple[str, str]]:
    """(person, party) for everyone whose party is told, by a label, by joining or leaving it, or by running for it."""
    parties = {entity.id for entity in reading.entities if is_party(entity)}
    for situation in told_as_real(reading):
        if situation.cls == "PartyAffiliation":
            yield from ((p, o) for p in entities(situation, "member") for o in entities(situation, "organization"))
        elif situation.cls == "Candidacy":
            yield from ((p, o) for p in entities(situation, "candidate") for o in entities(situation, "candidateParty"))
    for person, place, _ in holdings(reading):
        if place in parties:
            yield person, place


def is_party(entity: LocalEntity) -> bool:
    """Whether a body is a party, by its kind or by its name."""
    return entity.kind is EntityKind.PARTY or (entity.kind is EntityKind.ORGANIZATION and "party" in entity.name.lower().split())


def is_chief(post: LocalEntity | None) -> bool:
    """Whether a post is that of a chief executive."""
    return post is not None and any(word in post.name.lower().replace("-", " ") for word in _CHIEF)
