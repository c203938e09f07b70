"""Posts to come: who is nominated for an office, or may yet be confirmed in it, is to hold it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.drafts import Draft, situation_id
from kg.extract.fillers import Entities
from kg.extract.lexicon import Lexicon
from kg.model.claim import EntityRef, Filler, Situation
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.ontology import SituationClass

_PERSON, _POST = "person:", "post:"


def designated(drafts: Iterable[Draft], held: Iterable[Situation], tenure: SituationClass | None, entities: Entities) -> list[Draft]:
    """The planned tenures of those whom the drafts nominate, one of each person and title that the document gives no tenure."""
    if tenure is None:
        return []
    own = [s for s in held if s.cls == tenure.name]
    told = {(member, _title(post, entities)) for s in own for member in s.fillers("member") for post in s.fillers("post")}
    found: dict[tuple[Filler, str], Draft] = {}
    for draft in drafts:
        if not _puts_forward(draft):
            continue
        for person in (f for f in draft.fillers("target") if isinstance(f, EntityRef) and f.id.startswith(_PERSON)):
            post = _office(draft, entities)
            if post is not None and (key := (person, _title(post, entities))) not in told | found.keys():
                found[key] = _planned(draft, tenure, (("member", person), ("post", post)))
    return list(found.values())


def _title(post: Filler, entities: Entities) -> str:
    known = entities.get(post.id) if isinstance(post, EntityRef) else None
    return known.attribute("title") if known else str(post)


def _puts_forward(draft: Draft) -> bool:
    """Whether a draft tells of a nomination, or of a confirmation that has not happened."""
    if draft.cls.name != "Appointment" or draft.stance.polarity != "Affirmed":
        return False
    return draft.stage == "nominated" or (draft.stage == "confirmed" and draft.stance.modality != "Actual")


def _office(draft: Draft, entities: Entities) -> Filler | None:
    """The post that somebody is put forward for: the one told, or the seat in a body that has but one kind of them."""
    told = next((f for f in draft.fillers("office") if isinstance(f, EntityRef) and f.id.startswith(_POST)), None)
    bodies = [entity for f in draft.fillers("org") if isinstance(f, EntityRef) and (entity := entities.get(f.id))]
    seats = (seat for body in bodies if (seat := _seat_in(body, entities.stand_ins.lexicon)))
    seat = next(seats, None) if told is None else None
    return told or (EntityRef(entities.add(seat)) if seat else None)


def _seat_in(body: LocalEntity, lexicon: Lexicon) -> LocalEntity | None:
    name = lexicon.bodies.get(body.name.removeprefix("the "), "")
    title = lexicon.seats.get(name, "")
    facts = (("body", name), ("title", title.lower()))
    return LocalEntity(_POST + slug(f"{title} {name}"), EntityKind.POST, f"{title} of the {name}", (), facts, body.first) if title else None


def _planned(draft: Draft, tenure: SituationClass, roles: tuple[tuple[str, Filler], ...]) -> Draft:
    stance = replace(draft.stance, modality="Planned")
    made = replace(draft, cls=tenure, roles=roles, stage="future", stance=stance, times={}, words="")
    made.id = situation_id(tenure, roles, "", "")
    return made
