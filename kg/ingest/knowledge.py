"""What the files of the seeds that are no articles hold together: the registry with the lists, and one source a file or list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.ingest.csv_columns import COLUMNS
from kg.ingest.csv_file import read_rows
from kg.ingest.curated_csv import curated_rows, read_curated
from kg.ingest.decode import SourceText
from kg.ingest.index import NameIndex
from kg.ingest.lists.linking import Linked, StoredList, link, posts_held
from kg.ingest.lists.listing import Listed
from kg.ingest.lists.tables import CLAIMS, list_of, origin_of, read_entities
from kg.ingest.references import settled
from kg.ingest.registry import merge
from kg.ingest.turtle import CuratedContent, read_turtle
from kg.model.claim import EntityRef
from kg.model.decision import Decision
from kg.model.entity import Entity
from kg.model.finding import Finding
from kg.model.iri import slug
from kg.model.ontology import Vocabulary
from kg.model.resolution import Matched, Source


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The registry, the curated sources with references checked, the short names of articles by address or hash, and whom lists know."""

    registry: tuple[Entity, ...]
    curated: tuple[Source, ...]
    short_names: Mapping[str, str]
    findings: tuple[Finding, ...]
    matched: tuple[Matched, ...] = ()


def known_from(
    turtle: Sequence[SourceText],
    tables: Sequence[SourceText],
    lists: Sequence[SourceText],
    decisions: Iterable[Decision],
    vocabulary: Vocabulary,
) -> Knowledge:
    """What curated files in Turtle, tables of claims and lists say together."""
    files = [(source_of(source.path), read_turtle(source, vocabulary, source_of(source.path))) for source in turtle]
    registry, findings = merge(entity for _, content in files for entity in content.entities)
    official = frozenset(name for _, content in files for name in content.official)
    index = _index(registry, files, vocabulary)
    contents = [*files, *((source_of(s.path), read_curated(s, vocabulary, index, source_of(s.path))) for s in tables)]
    matched: tuple[Matched, ...] = ()
    if lists:
        stored, trouble = _stored(lists, official)
        linked = link(stored, registry, posts_held(_held(contents)), decisions, vocabulary.names)
        index = _index(linked.entities, files, vocabulary, first=registry)
        contents = [*files, *((source_of(s.path), read_curated(s, vocabulary, index, source_of(s.path))) for s in tables)]
        contents += [_content(one, linked, index, vocabulary) for one in stored]
        matched = linked.matched
        registry, findings = linked.entities, (*findings, *trouble, *linked.findings)
    findings += tuple(finding for _, content in contents for finding in content.findings)
    curated, complaints = settled(_sources(contents, official), index)
    short_names = {key: name for _, content in files for name, key in content.documents}
    return Knowledge(registry, curated, short_names, (*findings, *complaints), matched)


def _index(
    entities: Iterable[Entity], files: Iterable[tuple[str, CuratedContent]], vocabulary: Vocabulary, first: Iterable[Entity] = ()
) -> NameIndex:
    index = NameIndex(vocabulary, first=frozenset(entity.iri for entity in first))
    index.add_entities(entities)
    for _, content in files:
        index.add_situations(content.situations)
    return index


def _held(contents: Iterable[tuple[str, CuratedContent]]) -> Iterator[tuple[str, str]]:
    """Who holds which post by what is curated by hand."""
    for _, content in contents:
        for situation in content.situations:
            for who in situation.fillers("member"):
                for post in situation.fillers("post"):
                    if isinstance(who, EntityRef) and isinstance(post, EntityRef):
                        yield who.id, post.id


def _stored(files: Iterable[SourceText], official: frozenset[str]) -> tuple[list[StoredList], list[Finding]]:
    """The lists that their files make."""
    found: dict[str, StoredList] = {}
    findings: list[Finding] = []
    for source in files:
        name = list_of(source.path)
        before = found.setdefault(name, StoredList(name, origin_of(name) in official))
        trouble: list[Finding]
        if source.path.endswith(CLAIMS):
            rows, trouble = read_rows(source, COLUMNS)
            found[name] = replace(before, rows=tuple(rows))
        else:
            entities: list[Listed]
            entities, trouble = read_entities(source)
            found[name] = replace(before, entities=tuple(entities))
        findings += trouble
    return [found[name] for name in sorted(found)], findings


def _content(one: StoredList, linked: Linked, index: NameIndex, vocabulary: Vocabulary) -> tuple[str, CuratedContent]:
    """The claims of a list, their keys turned into what they name."""
    own = replace(index, keys=linked.keys[one.name])
    return origin_of(one.name), curated_rows(one.rows, vocabulary, own, origin_of(one.name))


def _sources(contents: Iterable[tuple[str, CuratedContent]], official: frozenset[str]) -> list[Source]:
    gathered: dict[str, Source] = {}
    for origin, content in contents:
        if content.situations or content.claims:
            before = gathered.get(origin, Source(origin, official=origin in official))
            situations = {situation.id: situation for situation in (*before.situations, *content.situations)}
            claims = {claim.id: claim for claim in (*before.claims, *content.claims)}
            ordered = (tuple(situations[i] for i in sorted(situations)), tuple(claims[i] for i in sorted(claims)))
            gathered[origin] = Source(origin, *ordered, before.official)
    return [gathered[origin] for origin in sorted(gathered)]


def source_of(path: str) -> str:
    """The name of the source that a file is: that of the file, of a file of a list that of the list."""
    return origin_of(list_of(path) or slug(Path(path).stem))
