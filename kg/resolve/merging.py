"""Entities that decisions made one: one description, with the names of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model.entity import Entity
from kg.model.finding import Finding, Severity
from kg.model.iri import nearest_of_kind
from kg.model.resolution import Resolution
from kg.resolve.ledger import EntityLedger

_OBJECT = re.compile(r"<([^>]*)>")


def merged(entities: Iterable[Entity], ledger: EntityLedger) -> tuple[Entity, ...]:
    """The entities, of those that are the same one that has the names and properties of all; what refers to another refers to it."""
    if not ledger.same:
        return tuple(entities)
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(ledger.final(entity.iri), []).append(entity)
    return tuple(_one(iri, groups[iri], ledger) for iri in sorted(groups))


def _one(iri: str, group: Sequence[Entity], ledger: EntityLedger) -> Entity:
    first, *others = sorted(group, key=lambda entity: (entity.iri != iri, entity.minted, entity.iri))
    properties = tuple((name, _final(value, ledger)) for name, value in first.properties)
    if not others and properties == first.properties and iri == first.iri:
        return first
    told = {name for name, _ in properties}
    more = {(name, _final(value, ledger)) for other in others for name, value in other.properties if name not in told}
    aliases = {name for entity in (first, *others) for name in (entity.label, *entity.aliases)} - {first.label}
    return replace(
        first,
        iri=iri,
        aliases=tuple(sorted(aliases)),
        properties=tuple(sorted({*properties, *more})) if more else properties,
    )


def _final(value: str, ledger: EntityLedger) -> str:
    """An object of a property, an IRI in it being the one that is left."""
    found = _OBJECT.fullmatch(value)
    return f"<{ledger.final(found[1])}>" if found else value


def settled_entities(resolution: Resolution, curated: Iterable[str], ledger: EntityLedger) -> Resolution:
    """The resolution with every merged entity under the IRI that is left, and what each of the others has become.

    An IRI that nothing has any more, since its name is now read as that of the one that is left, has become that one too.
    """
    known = {entity.iri for entity in resolution.entities}.union(curated)
    became = {old: kept for old, kept in ledger.same.items() if old in known or kept in known}
    lost = sorted({kept for kept in became.values() if kept not in known})
    return replace(
        resolution,
        entities=merged(resolution.entities, ledger),
        findings=(*resolution.findings, *ledger.findings, *(_lost(iri, known, became) for iri in lost)),
        authors={slug: tuple(dict.fromkeys(map(ledger.final, people))) for slug, people in resolution.authors.items()},
        publishers={slug: ledger.final(body) for slug, body in resolution.publishers.items()},
        replaced=tuple(sorted(became.items())),
        unborne=tuple(sorted(old for old in became if old not in known)),
    )


def _lost(iri: str, known: Iterable[str], became: Mapping[str, str]) -> Finding:
    """The finding for a name that stays by decision although nothing bears it: a slip, or its entry in the registry was taken out."""
    olds = sorted(old for old, kept in became.items() if kept == iri)
    near = nearest_of_kind(iri, known)
    meant = f"did you mean {near}? " if near else ""
    return Finding(
        "KG0623",
        f"{' and '.join(olds)} became {iri} by decision, and nothing else is called that; it is described as what was merged into it",
        remedy=f"{meant}otherwise add it to seeds/registry/, or withdraw the decision with kg undo",
        severity=Severity.WARNING,
        focus=iri,
    )
