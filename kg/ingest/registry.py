"""Entities out of a Turtle file of the registry."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.ingest.suggest import did_you_mean
from kg.ingest.turtle_file import TYPE, Subject, Term
from kg.model.entity import Entity, EntityKind
from kg.model.finding import Finding
from kg.model.iri import local_name
from kg.model.naming import UNSEEN
from kg.model.ontology import Vocabulary

#: local name of a class -> kind, narrower classes first
KINDS = {
    "Primary": EntityKind.PRIMARY,
    "Contest": EntityKind.CONTEST,
    "Party": EntityKind.PARTY,
    "Person": EntityKind.PERSON,
    "Post": EntityKind.POST,
    "Topic": EntityKind.TOPIC,
    "AnonymousSource": EntityKind.ANONYMOUS_SOURCE,
    "Collective": EntityKind.COLLECTIVE,
    "Organization": EntityKind.ORGANIZATION,
}
_PREF = "http://www.w3.org/2004/02/skos/core#prefLabel"
_ALT = "http://www.w3.org/2004/02/skos/core#altLabel"


def kind_of(subject: Subject, vocabulary: Vocabulary) -> EntityKind | None:
    """The kind of entity that the subject's types make it, or nothing."""
    types = [local_name(iri) for iri in subject.types]
    return next((kind for name, kind in KINDS.items() if any(vocabulary.is_a(given, name) for given in types)), None)


def read_entity(subject: Subject, kind: EntityKind, vocabulary: Vocabulary) -> tuple[Entity | None, tuple[Finding, ...]]:
    """The entity that a subject describes; one without exactly one label is set aside, an unknown property of ours is left out."""
    labels = _words(subject, _PREF)
    if len(labels) != 1:
        name = vocabulary.names.shorten(subject.iri)
        message = f"{name} has {'no' if not labels else len(labels)} skos:prefLabel; an entity needs exactly one"
        return None, (Finding("KG0222", message, subject.place, "keep one, make the others skos:altLabel"),)
    if strange := next((word for word in (*labels, *_words(subject, _ALT)) if UNSEEN.search(word)), ""):
        message = f"the name {strange!a} has a character that nobody sees, so that it looks like another name"
        return None, (Finding("KG0222", message, subject.place, "type the name anew"),)
    properties: list[tuple[str, str]] = []
    findings: list[Finding] = []
    for iri, objects in subject.statements.items():
        if iri in {TYPE, _PREF, _ALT}:
            continue
        if trouble := unknown_term(iri, subject, vocabulary):
            findings.append(trouble)
            continue
        properties += [(iri, written(term)) for term in objects]
    entity = Entity(
        iri=subject.iri,
        kind=kind,
        label=labels[0],
        aliases=tuple(sorted(set(_words(subject, _ALT)) - set(labels))),
        types=tuple(sorted(subject.types)),
        properties=tuple(sorted(properties)),
        place=subject.place,
    )
    return entity, tuple(findings)


def unknown_term(iri: str, subject: Subject, vocabulary: Vocabulary) -> Finding | None:
    """The finding for a term of our own namespace that the ontology does not define, or nothing."""
    prefix = vocabulary.names.term("")
    if not iri.startswith(prefix) or iri.removeprefix(prefix) in vocabulary.terms:
        return None
    name = iri.removeprefix(prefix)
    remedy = did_you_mean(name, vocabulary.terms, "add the term to ontology/, or correct the spelling")
    return Finding("KG0213", f"kgo:{name} is not a term of the ontology; the statement is set aside", subject.place, remedy)


def written(term: Term) -> str:
    """A term as N-Triples writes it."""
    return str(term)


def merge(entities: Iterable[Entity]) -> tuple[tuple[Entity, ...], tuple[Finding, ...]]:
    """One entity per IRI, ordered by IRI; where two files give one IRI different labels the second (by place) is set aside."""
    merged: dict[str, Entity] = {}
    findings: list[Finding] = []
    for entity in sorted(entities, key=lambda entity: (entity.iri, str(entity.place))):
        first = merged.setdefault(entity.iri, entity)
        if first is entity:
            continue
        if first.label != entity.label:
            message = f"{entity.iri} is called {first.label!r} in {first.place} and {entity.label!r} here"
            findings.append(Finding("KG0222", message, entity.place, "keep one label; make the other skos:altLabel"))
            continue
        merged[entity.iri] = Entity(
            iri=first.iri,
            kind=first.kind,
            label=first.label,
            aliases=tuple(sorted({*first.aliases, *entity.aliases})),
            types=tuple(sorted({*first.types, *entity.types})),
            properties=tuple(sorted({*first.properties, *entity.properties})),
            place=first.place,
        )
    return tuple(merged.values()), tuple(findings)


def _words(subject: Subject, iri: str) -> list[str]:
    return [term.value for term in subject.statements.get(iri, ()) if isinstance(term, ox.Literal)]
