"""The whole corpus on IRIs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model.claim import Claim, EntityRef, Modality, Reading, Situation, SituationRef
from kg.model.decision import Decision
from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.finding import Finding
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution, Source
from kg.model.time import agreed
from kg.resolve.blocks import Work
from kg.resolve.bodies import find_body, mint_body
from kg.resolve.company import has_company, named_people, surroundings
from kg.resolve.comparators import comparators
from kg.resolve.explained import settled_link
from kg.resolve.fill import fill, known_candidacies
from kg.resolve.identity import Identities
from kg.resolve.labels import labelled
from kg.resolve.ledger import EntityLedger, read_entity_ledger
from kg.resolve.linking import Linker
from kg.resolve.merging import merged, settled_entities
from kg.resolve.minted_people import person_slug
from kg.resolve.nesting import Identity, renamed
from kg.resolve.opposed import possible
from kg.resolve.people import People
from kg.resolve.profiles import PERSON, KnownPeople, curated_company
from kg.resolve.registry import BODIES, Registry
from kg.resolve.reprints import reprints
from kg.resolve.rewrite import rewrite, sorted_roles
from kg.resolve.standing import Standing
from kg.resolve.stretches import united
from kg.resolve.tenures import known_tenures
from kg.resolve.unrealised import unrealised

_TO_COME = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.REQUESTED, Modality.REQUIRED})


def resolve(
    readings: Sequence[Reading],
    registry: Sequence[Entity],
    curated: Sequence[Source],
    decisions: Sequence[Decision],
    vocabulary: Vocabulary,
    work: Work | None = None,
) -> Resolution:
    """Every reading on IRIs: decisions first, then the registry, then what the documents have in common; the rest is minted.

    ``curated`` are the sources of curated files, whose situations have their IRIs already. The order of the readings does not matter:
    they are taken by date, so that a later document never changes the IRIs of an earlier one. ``work`` settles people in blocks.
    """
    ordered = sorted(readings, key=lambda reading: (reading.document.published, reading.document.published_at, reading.document.slug))
    curated_iris = tuple(entity.iri for entity in registry)
    ledger = read_entity_ledger(decisions, curated_iris, vocabulary.names, ordered)
    index = Registry.of(merged(registry, ledger), vocabulary.names)
    settled = united([_settled(source, ledger) for source in sorted(curated, key=lambda source: source.origin)], vocabulary)
    candidacies = known_candidacies(settled)
    tenures = known_tenures(settled, vocabulary)
    standing = Standing.of(index, candidacies, tenures)
    linker = Linker(index, tenures, ledger, standing, _manifold(vocabulary))
    known = KnownPeople(index, tenures, curated_company(settled, index), standing.runs())
    linker.link_all(ordered, People(index, known, ledger, comparators(), work))
    identities = Identities(vocabulary, index, tenures)
    identities.add_curated(settled)
    told = [_read(reading, linker, identities, candidacies) for reading in ordered]
    authors, publishers = _people_behind(ordered, index)
    resolution = Resolution(
        entities=tuple(index.entities[iri] for iri in sorted(index.entities)),
        sources=tuple(sorted((*settled, *(source for source, _ in told)), key=lambda source: source.origin)),
        links=tuple(sorted(settled_link(link, ledger) for link in linker.links.values())),
        findings=(*linker.findings, *(finding for _, found in told for finding in found), *identities.findings),
        authors=authors,
        publishers=publishers,
        reprints=reprints([reading.document for reading in ordered]),
    )
    return labelled(settled_entities(resolution, curated_iris, ledger), vocabulary)


def _manifold(vocabulary: Vocabulary) -> frozenset[str]:
    """The last words of titles that there are in many places at once."""
    return frozenset(word for entry in vocabulary.lexicon("ManifoldTitles") for word in entry.get("word", ()))


def _read(
    reading: Reading, linker: Linker, identities: Identities, candidacies: Mapping[str, frozenset[str]]
) -> tuple[Source, tuple[Finding, ...]]:
    """One reading as a source on IRIs."""
    told = rewrite(reading, linker, identities.vocabulary)
    settled = [identities.settle(situation) for situation in told.situations]
    filled = fill(settled, told.document, linker.registry, linker.tenures, candidacies, identities.vocabulary)
    situations, claims, findings = possible(filled, told.claims, told.document, linker.registry, identities.vocabulary)
    iris = {mention.entity: linker.iri(told.document.slug, mention.entity) for mention in reading.mentions}
    affairs = {one.id for one in situations if has_company(identities.vocabulary.classes[one.cls])}
    beside = [claim for claim in claims if claim.situation in affairs]
    around = surroundings(beside, told.document, named_people(reading.mentions, iris))
    ends = unrealised(situations, claims, identities.vocabulary)
    found = identities.identify(situations, told.document, _implied(claims, told.document), around, ends)
    return _source(told.document, [renamed(situation, found) for situation in situations], claims, found), told.findings + findings


def _implied(claims: Sequence[Claim], document: SourceDocument) -> dict[str, str]:
    """Situation -> when it must lie, going by how the document speaks of it: as something that happened, or only as something to come."""
    day = document.published.isoformat()
    modalities: dict[str, set[Modality]] = {}
    for claim in claims:
        modalities.setdefault(claim.situation, set()).add(claim.modality)
    past = {local: f"[..{day}]" for local, found in modalities.items() if Modality.ACTUAL in found}
    return past | {local: f"[{day}..]" for local, found in modalities.items() if found <= _TO_COME}


def _settled(source: Source, ledger: EntityLedger) -> Source:
    """A curated source with merged entities under the IRI that is left."""
    if not ledger.same:
        return source
    situations = tuple(
        replace(s, roles=tuple((role, EntityRef(ledger.final(f.id)) if isinstance(f, EntityRef) else f) for role, f in s.roles))
        for s in source.situations
    )
    return replace(
        source, situations=situations, claims=tuple(replace(c, holder=ledger.final(c.holder) if c.holder else "") for c in source.claims)
    )


def _source(
    document: SourceDocument, situations: Sequence[Situation], claims: Sequence[Claim], identities: Mapping[str, Identity]
) -> Source:
    """The source of a document: situations that turned out to be one are one, claims speak of IRIs."""
    merged: dict[str, Situation] = {}
    for situation in situations:
        merged[situation.id] = _joined(merged[situation.id], situation) if situation.id in merged else situation
    resolved = {local: identity.iri for local, identity in identities.items()}
    spoken = tuple(
        replace(
            claim,
            situation=resolved[claim.situation],
            condition=resolved.get(claim.condition, ""),
            conveyed_by=resolved.get(claim.conveyed_by, ""),
        )
        for claim in sorted(claims, key=lambda claim: claim.id)
    )
    return Source(document.slug, tuple(merged[iri] for iri in sorted(merged)), spoken)


def _joined(first: Situation, second: Situation) -> Situation:
    """One description of a situation that a document tells twice: all roles, the sharper times."""
    return replace(
        first,
        roles=tuple(pair for pair in sorted_roles([*first.roles, *second.roles]) if pair[1] != SituationRef(first.id)),
        date=agreed((first.date, second.date)),
        begin=agreed((first.begin, second.begin)),
        end=agreed((first.end, second.end)),
        duration=first.duration or second.duration,
        duration_less_than=first.duration_less_than or second.duration_less_than,
        stage=first.stage or second.stage,
        label=first.label or second.label,
        words=first.words or second.words,
    )


def _people_behind(readings: Sequence[Reading], registry: Registry) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Document slug -> its authors, and its publisher, as entities."""
    authors: dict[str, tuple[str, ...]] = {}
    publishers: dict[str, str] = {}
    for document in (reading.document for reading in readings):
        if document.publisher:
            found = find_body(registry, document.publisher)
            body = LocalEntity("publisher", EntityKind.ORGANIZATION, document.publisher)
            publishers[document.slug] = found[0] if found else mint_body(registry, body, document)
        authors[document.slug] = tuple(dict.fromkeys(_author(registry, name) for name in document.authors if name.strip()))
    return authors, publishers


def _author(registry: Registry, name: str) -> str:
    found = registry.find(name, PERSON) or registry.find(name, BODIES)
    if found:
        return found[0]
    return registry.add(Entity(registry.names.iri("person", person_slug(name)), EntityKind.PERSON, name, minted=True))
