"""Articles to flat tables: read, extracted, names completed from the registry, each article apart from the others; part of the shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.config import Config
from kg.ingest.corpus import KNOWLEDGE, Corpus, read_corpus
from kg.ingest.readers import read_article
from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind
from kg.model.finding import Finding
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution
from kg.publish.facts import FlatFact, flat_rows
from kg.reading_cache import read_cached
from kg.readings import ExtractorSpec, read_documents
from kg.resolve import resolve

#: only these are called as the registry calls them; posts and bodies keep the words of the article
_NAMED = frozenset({EntityKind.PERSON, EntityKind.PARTY, EntityKind.CONTEST, EntityKind.PRIMARY})
_CONTESTS = frozenset({EntityKind.CONTEST, EntityKind.PRIMARY})


@dataclass(frozen=True, slots=True)
class FactTable:
    """The facts of one article, with what it was read from."""

    path: Path
    document: SourceDocument
    rows: tuple[FlatFact, ...]
    reading: Reading


def fact_tables(
    paths: Sequence[Path], config: Config, advance: Callable[[], None] = lambda: None
) -> tuple[tuple[FactTable, ...], tuple[Finding, ...]]:
    """One table an article, in the order given, and the findings about those that could not be read."""
    spec = ExtractorSpec.of(config)
    vocabulary = spec.vocabulary()
    results = [(path, read_article(path, Path(), limit=config.limit)) for path in paths]
    findings = tuple(finding for _, result in results for finding in result.findings)
    read = [(path, result.document) for path, result in results if result.document is not None]
    seeds = [path for path in config.seeds if path.exists()]
    knowledge = read_corpus(knowledge_files(seeds), vocabulary, root=Path(), limit=config.limit)
    readings = read_documents([document for _, document in read], spec, jobs=config.jobs, advance=advance)
    tables = (
        FactTable(path, document, tuple(flat_rows(reading, display_names(reading, knowledge, vocabulary), vocabulary)), reading)
        for (path, document), reading in zip(read, readings, strict=True)
    )
    return tuple(tables), (*findings, *(finding for reading in readings for finding in reading.findings))


def resolved(
    paths: Sequence[Path], config: Config, cache: Path | None = None, advance: Callable[[], None] = lambda: None
) -> tuple[Resolution, tuple[SourceDocument, ...]]:
    """Some articles on the IRIs of the seeds' registry, without the other articles of the seeds; ``cache`` is where readings are kept."""
    spec = ExtractorSpec.of(config)
    vocabulary = spec.vocabulary()
    files = (*knowledge_files([path for path in config.seeds if path.exists()]), *paths)
    corpus = read_corpus(files, vocabulary, root=Path(), limit=config.limit)
    readings, _ = read_cached(corpus.documents, spec, cache, jobs=config.jobs, advance=advance)
    return resolve(readings, corpus.registry, corpus.curated, corpus.decisions, vocabulary), corpus.documents


def display_names(reading: Reading, knowledge: Corpus, vocabulary: Vocabulary) -> dict[str, str]:
    """Ids of the reading's entities with the registry's names, for people, parties and contests that it surely knows."""
    resolution = resolve([reading], knowledge.registry, knowledge.curated, knowledge.decisions, vocabulary)
    return _names(reading, resolution)


def _names(reading: Reading, resolution: Resolution) -> dict[str, str]:
    known = {
        entity.iri: entity for entity in resolution.entities if entity.kind in _NAMED and (not entity.minted or entity.kind in _CONTESTS)
    }
    slug = reading.document.slug
    suffix = f" ({slug})"  # what keeps apart contests half told in two documents says nothing within one
    linked = ((link.local, known[link.iri].label) for link in resolution.links if link.document == slug and link.sure and link.iri in known)
    return {local: label.removesuffix(suffix) for local, label in linked}


def knowledge_files(seeds: Sequence[Path]) -> list[Path]:
    """The files of the seeds that are no articles."""
    files = [file for seed in seeds for file in (sorted(seed.rglob("*")) if seed.is_dir() else [seed]) if file.is_file()]
    return [file for file in files if file.suffix.lower() in KNOWLEDGE]
