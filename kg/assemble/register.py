"""The registry as triples: identity only, never events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.assemble.terms import TYPE, Terms, english, node
from kg.model.entity import Entity, EntityKind

#: the class of an entity whose registry entry names none
KIND_CLASSES = {
    EntityKind.PERSON: "foaf:Person",
    EntityKind.ORGANIZATION: "org:FormalOrganization",
    EntityKind.PARTY: "kgo:Party",
    EntityKind.POST: "org:Post",
    EntityKind.CONTEST: "kgo:Contest",
    EntityKind.PRIMARY: "kgo:Primary",
    EntityKind.TOPIC: "kgo:Topic",
    EntityKind.ANONYMOUS_SOURCE: "kgo:AnonymousSource",
    EntityKind.COLLECTIVE: "kgo:Collective",
}


def registry_triples(entities: Sequence[Entity], replaced: Sequence[tuple[str, str]], terms: Terms) -> Iterator[ox.Triple]:
    """Type, names and properties of every entity; minted ones say what made them, merged ones what they became."""
    merged = dict(replaced)
    for entity in entities:
        if entity.iri not in merged:
            yield from _entity(entity, terms)
    yield from _properties([entity for entity in entities if entity.iri not in merged])
    for old, new in sorted(replaced):
        yield ox.Triple(node(old), terms.known("dcterms:isReplacedBy"), node(new))


def _entity(entity: Entity, terms: Terms) -> Iterator[ox.Triple]:
    subject = node(entity.iri)
    for cls in entity.types or (terms.names.expand(KIND_CLASSES[entity.kind]),):
        yield ox.Triple(subject, TYPE, node(cls))
    yield ox.Triple(subject, terms.known("skos:prefLabel"), english(entity.label))
    for alias in entity.aliases:
        yield ox.Triple(subject, terms.known("skos:altLabel"), english(alias))
    if entity.minted:
        yield ox.Triple(subject, terms.known("prov:wasGeneratedBy"), node(terms.names.iri("activity", "resolution")))


def _properties(entities: Sequence[Entity]) -> list[ox.Triple]:
    lines = "\n".join(f"<{entity.iri}> <{name}> {value} ." for entity in entities for name, value in entity.properties)
    return [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)]
