"""What lives in one document only: anonymous sources, collectives, and topics that nobody curated."""

from __future__ import annotations

from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.iri import key_hash
from kg.model.words import short_slug
from kg.resolve.bodies import find_body
from kg.resolve.registry import Registry, iri_value


def mint_scoped(registry: Registry, local: LocalEntity, document: SourceDocument) -> str:
    """An entity under the slug of its document, so that no other document can speak of it by accident."""
    key = f"{document.slug}_{short_slug(local.name) or key_hash(local.id)}"
    names = registry.names
    doc = names.iri("doc", document.slug)
    properties = []
    if local.kind is not EntityKind.TOPIC:
        properties.append((names.expand("kgo:quotedIn"), iri_value(doc)))
    affiliation = next(iter(find_body(registry, local.attribute("affiliation"))), "")
    if affiliation and local.kind is EntityKind.ANONYMOUS_SOURCE:
        properties.append((names.expand("kgo:affiliation"), iri_value(affiliation)))
    label = local.name
    if local.kind is EntityKind.ANONYMOUS_SOURCE:
        paper = f"{document.publisher}, " if document.publisher else ""
        label = f"{local.name} ({paper}{document.published.isoformat()})"
    return registry.add(Entity(names.iri(local.kind.segment, key), local.kind, label, properties=tuple(sorted(properties)), minted=True))


def mint_accusers(registry: Registry, document: SourceDocument) -> str:
    """Whoever stands behind what a document calls alleged without naming anybody: it is never the document itself."""
    quoted = (registry.names.expand("kgo:quotedIn"), iri_value(registry.names.iri("doc", document.slug)))
    iri = registry.names.iri(EntityKind.COLLECTIVE.segment, f"{document.slug}_unnamed-accusers")
    return registry.add(Entity(iri, EntityKind.COLLECTIVE, "unnamed accusers", properties=(quoted,), minted=True))
