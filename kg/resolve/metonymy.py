"""Who acts for whom: news says of a body what its head or a part of it does ("Comey", "the FBI", "the Justice Department")."""

from __future__ import annotations

from datetime import date

from kg.resolve.known import Context, Key


def acting(value: Key, day: date | None, context: Context) -> frozenset[Key]:
    """A filler with the bodies for which it can act on a day: those of which it is a part, or in which it holds a post, and theirs."""
    kind, iri = value
    if kind != "entity":
        return frozenset([value])
    held = [tenure.post for tenure in context.tenures.of_person(iri) if day and tenure.on(day) != "no"]
    bodies = [body for post in held for body in context.registry.values(post, "org:postIn")]
    return frozenset(("entity", one) for start in (iri, *bodies) for one in context.registry.above(start))


def act_as_one(mine: set[Key], theirs: set[Key], day: date, context: Context) -> bool:
    """Whether of two sets of fillers one acts for the other."""
    return any(one in acting(other, day, context) or other in acting(one, day, context) for one in mine for other in theirs)
