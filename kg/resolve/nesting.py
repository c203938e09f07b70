"""Situations inside situations: the order in which they get their IRIs, and the IRIs put in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model.claim import Situation, SituationRef
from kg.resolve.rewrite import sorted_roles


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


def renamed(situation: Situation, iris: Mapping[str, tuple[str, tuple[str, ...]]]) -> Situation:
    """The situation under its IRI, with those of the situations that fill its roles, and links to what it may be the same as."""
    iri, perhaps = iris[situation.id]
    roles = [
        (role, SituationRef(iris[filler.id][0]) if isinstance(filler, SituationRef) and filler.id in iris else filler)
        for role, filler in situation.roles
    ]
    roles += [("possiblySameAs", SituationRef(other)) for other in perhaps]
    return replace(situation, id=iri, roles=sorted_roles([pair for pair in roles if pair[1] != SituationRef(iri)]))
