"""The imperative shell: reads the seeds, calls the stages in order, writes output/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg import __version__
from kg.answers.dataset import base_of
from kg.assemble.dataset import Dataset, assemble
from kg.config import Config
from kg.extract.language import model_identity
from kg.files import write_atomically
from kg.ingest.corpus import Corpus, read_corpus
from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution
from kg.model.span import Place
from kg.publish.exporters import exporter
from kg.publish.manifest import manifest
from kg.publish.publication import Publication
from kg.readings import ExtractorSpec, read_documents
from kg.resolve.corpus import resolve
from kg.store import read_quads, store_of
from kg.validate.quarantine import Settlement, settle
from kg.validate.render import render
from kg.validate.report import Report, in_order
from kg.validate.texts import read_texts, wanted_texts
from kg.validate.validator import Validator
from kg.vocabulary import load

#: file of output/ -> exporter that writes it
OUTPUTS: Mapping[str, str] = {
    "graph.ttl": "turtle",
    "dataset.trig": "trig",
    "dataset.nq": "nquads",
    "graph.jsonld": "jsonld",
    "context.jsonld": "context",
    "graph.graphml": "graphml",
    "claims.tsv": "claims",
    "view.html": "page",
}
#: file of output/ -> format of the report
REPORTS: Mapping[str, str] = {"report.html": "html", "report.json": "json", "report.txt": "text"}


class Counter(Protocol):
    """Something that counts finished pieces of work."""

    def advance(self, by: int = 1) -> None:
        """Count ``by`` more pieces."""


class Console(Protocol):
    """Where a build tells how far it is; the command line's context is one."""

    def step(self, label: str, text: str) -> None:
        """Report a finished step."""

    def progress(self, label: str, total: int) -> AbstractContextManager[Counter]:
        """A counter shown while a step runs."""


class _Uncounted:
    def advance(self, by: int = 1) -> None:
        """Count nothing."""


class Silent:
    """A console that says nothing."""

    def step(self, label: str, text: str) -> None:
        """Say nothing."""

    def progress(self, label: str, total: int) -> AbstractContextManager[Counter]:
        """Count nothing."""
        return nullcontext(_Uncounted())


@dataclass(frozen=True, slots=True)
class Build:
    """The result of a build: the publication, the report on it, what was withheld, and the files as bytes by name."""

    publication: Publication
    report: Report
    resolution: Resolution
    quarantined: Mapping[str, tuple[Finding, ...]]
    files: Mapping[str, bytes] = field(default_factory=dict)


def build(config: Config, console: Console | None = None) -> Build:
    """Everything from the seeds of ``config`` to the bytes of output/; nothing is written.

    Configuration and ontology errors raise before any article is read; trouble in the data becomes findings.
    """
    told = console or Silent()
    spec = ExtractorSpec(config.extractor, config.model, config.ontology, config.base)
    vocabulary = spec.vocabulary()
    validator = Validator(config.shapes, vocabulary.names, vocabulary, jobs=config.jobs or 2)
    corpus = read_corpus((*config.seeds, *config.articles), vocabulary, root=Path(), limit=config.limit)
    resolution = _resolved(corpus, spec, config, told)
    settled = _settled(corpus, resolution, validator, config, vocabulary)
    findings = in_order((*corpus.findings, *resolution.findings, *settled.report.findings))
    report = replace(settled.report, findings=findings, quarantined=settled.quarantined)
    publication = Publication(
        quads=settled.quads,
        names=vocabulary.names,
        vocabulary=vocabulary,
        texts={document.sha256: document.text for document in corpus.documents},
        findings=findings,
        inputs={file.path: file.sha256 for file in corpus.inputs},
        model=model_name(config),
        version=__version__,
    )
    told.step("validating", _outcome(report))
    return Build(publication, report, resolution, settled.quarantined, rendered(publication, report))


def _resolved(corpus: Corpus, spec: ExtractorSpec, config: Config, console: Console) -> Resolution:
    with console.progress("reading", len(corpus.documents)) as counter:
        readings = read_documents(corpus.documents, spec, jobs=config.jobs, advance=counter.advance)
    console.step("reading", f"{len(corpus.documents)} articles, {len(corpus.curated)} curated files")
    resolution = resolve(readings, corpus.registry, corpus.curated, corpus.decisions, spec.vocabulary())
    kinds = [entity.kind.value for entity in resolution.entities]
    counts = ", ".join(f"{kinds.count(kind)} {name}" for kind, name in (("person", "people"), ("post", "posts")))
    console.step("resolving", f"{len(resolution.claims())} claims on {counts}, {kinds.count('contest') + kinds.count('primary')} contests")
    trouble = tuple(finding for reading in readings for finding in reading.findings)
    return replace(resolution, findings=(*resolution.findings, *trouble))


def _settled(corpus: Corpus, resolution: Resolution, validator: Validator, config: Config, vocabulary: Vocabulary) -> Settlement:
    """The dataset with every claim withheld that breaks a shape, and the report on what ships."""
    texts = {document.sha256: document.text for document in corpus.documents}
    places: dict[str, Place] = {claim.id: claim.place for claim in resolution.claims() if claim.place}

    def assembled(withheld: frozenset[str]) -> tuple[ox.Quad, ...]:
        dataset: Dataset = assemble(
            resolution, corpus.documents, corpus.decisions, config.acceptance, withheld, vocabulary, extractor=config.extractor
        )
        return dataset.quads

    def validated(quads: Iterable[ox.Quad]) -> Report:
        return validator.validate(quads, texts)

    return settle(assembled, validated, vocabulary.names, validator.shapes.contradictions, places.get)


def _outcome(report: Report) -> str:
    return (
        f"{len(report.views)} views, {len(report.violations)} violations, {len(report.warnings)} warnings, "
        f"{len(report.quarantined)} claims in quarantine"
    )


def model_name(config: Config) -> str:
    """The language model in use with its version, as the manifest names it."""
    identity = model_identity(config.model or None)
    return f"{identity.name} {identity.version} sha256:{identity.sha256}"


def rendered(publication: Publication, report: Report) -> dict[str, bytes]:
    """The bytes of every file of output/ by name, the manifest last."""
    files = {name: exporter(kind)(publication) for name, kind in OUTPUTS.items()}
    files |= {name: render(report, kind, publication.names).encode() for name, kind in REPORTS.items()}
    return files | {"manifest.json": manifest(publication, files)}


def write(build_: Build, folder: Path) -> None:
    """Put every file of a build into ``folder``; each appears whole or not at all, the manifest last."""
    for name, content in build_.files.items():
        write_atomically(folder / name, content)


def publication_of(path: Path, config: Config) -> Publication:
    """A dataset file as a publication, with the texts of the project's articles that it quotes."""
    quads = read_quads(path)
    names = Namespaces(base_of(store_of(quads)))
    folders = [folder for folder in (*config.seeds, *config.articles) if folder.exists()]
    texts, _ = read_texts(folders, wanted_texts(quads, names))
    return Publication(tuple(quads), names, load(config.ontology, names.base), texts, model=model_name(config), version=__version__)
