"""Bodies, parties and topics: linked by name, else minted."""

from __future__ import annotations

import re

from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.iri import join_slugs, slug
from kg.model.words import fold, place_name, short_slug
from kg.resolve.registry import BODIES, Registry, iri_value, literal

_TOPICS = frozenset({EntityKind.TOPIC})


def find_body(registry: Registry, name: str, jurisdiction: str = "") -> tuple[str, ...]:
    """The bodies and parties that a name can mean, those of the stated jurisdiction first and alone."""
    found = registry.find(name, BODIES) or registry.find(f"U.S. {name}", BODIES)
    if not jurisdiction:
        return found
    place = fold(place_name(jurisdiction))
    local = registry.find(f"{jurisdiction} {name}", BODIES)
    fitting = tuple(iri for iri in found if _place_of(registry, iri) in ("", place))
    return local or fitting


def _place_of(registry: Registry, iri: str) -> str:
    """The jurisdiction of a body, its own or that of the nearest body above it; empty where nobody said."""
    return next((place for body in registry.above(iri) if (place := registry.place_of(body))), "")


def mint_body(registry: Registry, local: LocalEntity, document: SourceDocument) -> str:
    """A new body. One that the text names only by a common noun ("the committee") belongs to its document."""
    name = re.sub(r"^(the|a|an)\s+", "", " ".join(local.name.split()), flags=re.IGNORECASE)
    jurisdiction = local.attribute("jurisdiction")
    if not re.search(r"[A-Z]", name):
        key = f"{document.slug}_{short_slug(name)}"
    else:
        place = slug(jurisdiction)
        key = join_slugs(short_slug(name), "" if place in slug(name) else place)
    if not short_slug(name):
        key = f"{document.slug}_body"
    properties = [(registry.names.expand("kgo:jurisdiction"), literal(place_name(jurisdiction)))] if jurisdiction else []
    if parent := next(iter(find_body(registry, local.attribute("parent"))), ""):
        properties.append((registry.names.expand("org:subOrganizationOf"), iri_value(parent)))
    kind = local.kind if local.kind in BODIES else EntityKind.ORGANIZATION
    iri = registry.names.iri("org", key)
    if parent == iri:
        properties = [pair for pair in properties if not pair[0].endswith("subOrganizationOf")]
    return registry.add(Entity(iri, kind, name, properties=tuple(sorted(properties)), minted=True))


def find_topic(registry: Registry, name: str) -> tuple[str, ...]:
    """The curated topics of that name."""
    return registry.find(name, _TOPICS)
