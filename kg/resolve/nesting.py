"""Situations inside situations: the order in which they get their IRIs, and the IRIs put in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model.claim import EntityRef, Filler, Situation, SituationRef
from kg.resolve.rewrite import sorted_roles


@dataclass(frozen=True, slots=True)
class Identity:
    """What a situation of a document is: its IRI, and those that it may be the same as.

    ``corrected`` are fillers that its document calls otherwise: IRI -> the one that is meant.
    """

    iri: str
    perhaps: tuple[str, ...] = ()
    corrected: Mapping[str, str] = field(default_factory=dict)


def inner_first(situations: Sequence[Situation]) -> list[Situation]:
    """Situations with those that fill their roles before them, else those told in most detail first, so that the vaguer find them."""
    by_id = {situation.id: situation for situation in situations}
    order: dict[str, Situation] = {}
    under_way: set[str] = set()

    def visit(situation: Situation) -> None:
        if situation.id in order or situation.id in under_way:
            return
        under_way.add(situation.id)
        for _, filler in situation.roles:
            if isinstance(filler, SituationRef) and filler.id in by_id:
                visit(by_id[filler.id])
        order[situation.id] = situation

    for situation in sorted(situations, key=lambda situation: (-len(situation.roles), situation.id)):
        visit(situation)
    return list(order.values())


def renamed(situation: Situation, identities: Mapping[str, Identity]) -> Situation:
    """The situation under its IRI, with those of the situations that fill its roles, and links to what it may be the same as."""
    own = identities[situation.id]

    def named(filler: Filler) -> Filler:
        if isinstance(filler, SituationRef) and filler.id in identities:
            return SituationRef(identities[filler.id].iri)
        return EntityRef(own.corrected.get(filler.id, filler.id)) if isinstance(filler, EntityRef) else filler

    roles = [(role, named(filler)) for role, filler in situation.roles]
    roles += [("possiblySameAs", SituationRef(other)) for other in own.perhaps]
    return replace(situation, id=own.iri, roles=sorted_roles([pair for pair in roles if pair[1] != SituationRef(own.iri)]))
