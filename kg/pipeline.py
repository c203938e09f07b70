"""The imperative shell: reads the seeds, calls the stages in order, writes output/."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg import __version__
from kg.answers.dataset import base_of_quads
from kg.assemble.dataset import Dataset, assemble
from kg.assemble.memory import Memory
from kg.collector import put_off
from kg.config import Config
from kg.conflicts import disagreement
from kg.engines.chosen import engine_of
from kg.engines.contract import Engine
from kg.errors import ConfigError
from kg.file_pieces import file_pieces
from kg.hindsight import known_by
from kg.ingest.corpus import Corpus, read_corpus
from kg.input_changes import later_rows, looks_of
from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.quads import added
from kg.model.resolution import Resolution
from kg.model.span import Place
from kg.publish.publication import Publication
from kg.quad_file import QuadFile
from kg.reading_cache import read_cached
from kg.readings import ExtractorSpec
from kg.resolve.comparators import comparators
from kg.resolve.corpus import resolve
from kg.resolve.listed import listed_links
from kg.stopwatch import Stopwatch
from kg.validate.evidence import Evidence
from kg.validate.report import Report, counted, in_order
from kg.validate.settlement import Settlement, settle
from kg.validate.texts import place_at, read_texts, wanted_texts
from kg.validate.validator import Validator
from kg.view_cache import ViewCache
from kg.vocabulary import load


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
    """The result of a build: the publication, the report on it, and what was withheld.

    ``unsettled`` are the errors in curated facts and in the registry that only a person can mend (KG0480, KG0484).
    """

    publication: Publication
    report: Report
    resolution: Resolution
    quarantined: Mapping[str, tuple[Finding, ...]]
    unsettled: tuple[Finding, ...] = ()


def build(
    config: Config, console: Console | None = None, cache: Path | None = None, watch: Stopwatch | None = None, known_at: date | None = None
) -> Build:  # fmt: skip
    """Everything from the seeds of ``config`` to what is published; nothing is written but readings, to ``cache`` where it is given.

    Configuration and ontology errors raise before any article is read; trouble in the data becomes findings. ``watch`` times the stages.
    The engine that ``config`` names does the reading; without one, processes where they pay.
    With ``known_at`` it is made of what could be known on that day.
    """
    with engine_of(config) as engine:
        return _built(config, engine, console or Silent(), cache, watch or Stopwatch(), known_at)


def _built(
    config: Config, engine: Engine | None, told: Console, cache: Path | None, timed: Stopwatch, known_at: date | None
) -> Build:  # fmt: skip
    _require((*config.seeds, *config.articles))
    looks = looks_of((*config.seeds, *config.articles), rules=[*filter(None, (config.ontology, config.shapes))])
    with timed.time("load ontology and shapes"):
        spec = ExtractorSpec.of(config)
        vocabulary = spec.vocabulary()
        _require_classes(config, vocabulary)
        views = ViewCache(cache, config.shapes, vocabulary.names) if cache else None
        pieces = file_pieces(cache, config.ontology, vocabulary.names) if cache else None
        validator = Validator(config.shapes, vocabulary.names, vocabulary, engine=config.shacl, known=views, spread=_work(engine))
    with timed.time("ingest"):
        read = read_corpus((*config.seeds, *config.articles), vocabulary, root=Path(), limit=config.limit)
        corpus = _of_day(read, known_at, told) if known_at else read
    resolution = _resolved(corpus, spec, config, engine, told, cache, timed)
    with timed.time("settle"), put_off():
        settled = _settled(corpus, resolution, validator, config, vocabulary, timed)
        if views:
            views.write()
    findings = _readable((*corpus.findings, *resolution.findings, *settled.report.findings), vocabulary.names)
    unsettled = _readable(settled.unsettled, vocabulary.names)
    report = replace(settled.report, findings=findings, quarantined=settled.quarantined, people=resolution.people())
    publication = Publication(
        quads=settled.quads,
        names=vocabulary.names,
        vocabulary=vocabulary,
        texts={document.sha256: document.text for document in corpus.documents},
        findings=findings,
        inputs={file.path: file.sha256 for file in corpus.inputs},
        model=model_name(config),
        version=__version__,
        pieces=pieces,
    )
    told.step("validating", _outcome(report))
    if later := later_rows(looks, read.inputs):
        told.step("later", f"{', '.join(later)}: rows that were added meanwhile count from the next build on")
    return Build(publication, report, resolution, settled.quarantined, unsettled)


def _of_day(corpus: Corpus, day: date, console: Console) -> Corpus:
    seen = known_by(corpus, day)
    console.step("known", seen.told())
    return seen.corpus


def _readable(findings: Iterable[Finding], names: Namespaces) -> tuple[Finding, ...]:
    """The findings in order, each IRI of the graph in what they say under its short name."""
    return in_order(replace(one, message=names.shortened(one.message), remedy=names.shortened(one.remedy)) for one in findings)


def _require(inputs: Iterable[Path]) -> None:
    """Raise ``ConfigError`` for a folder or file of seeds that is not there: a build of nothing would be written over a good one."""
    missing = [str(path) for path in inputs if not path.exists()]
    if missing:
        remedy = "give a project's folder with -C DIR, or make one: kg init DIR --example"
        raise ConfigError("KG0112", f"there is nothing to build from: {', '.join(missing)} is not there", remedy=remedy)


def _require_classes(config: Config, vocabulary: Vocabulary) -> None:
    """Raise ``ConfigError`` where the policy of acceptance names a class that the ontology does not have: nothing would be accepted."""
    wrong = sorted(name for name in config.acceptance.classes if not any(vocabulary.is_a(cls, name) for cls in vocabulary.classes))
    if wrong:
        near = difflib.get_close_matches(wrong[0], sorted(vocabulary.classes), n=1)
        remedy = f"did you mean {near[0]!r}?" if near else "name classes of docs/reference/ontology.md, or none for all"
        message = f"acceptance.classes: there is no class {' and no '.join(map(repr, wrong))}"
        raise ConfigError("KG0103", message, place=Place(config.origins.get("acceptance.classes", "")), remedy=remedy)


def _resolved(
    corpus: Corpus, spec: ExtractorSpec, config: Config, engine: Engine | None, console: Console, cache: Path | None, timed: Stopwatch
) -> Resolution:
    with timed.time("extract"), console.progress("reading", len(corpus.documents)) as counter:
        readings, known = read_cached(corpus.documents, spec, cache, jobs=config.jobs, engine=engine, advance=counter.advance)
    again = f"   ({known:,} as read before)" if known else ""
    console.step("reading", f"{counted(len(corpus.documents), 'article')}, {counted(len(corpus.curated), 'curated file')}{again}")
    with timed.time("resolve"), put_off():
        resolution = resolve(readings, corpus.registry, corpus.curated, corpus.decisions, spec.vocabulary(), _work(engine))
    kinds = [entity.kind.value for entity in resolution.entities]
    people = f"{kinds.count('person'):,} {'person' if kinds.count('person') == 1 else 'people'} ({resolution.people()})"
    others = f"{counted(kinds.count('post'), 'post')}, {counted(kinds.count('contest') + kinds.count('primary'), 'contest')}"
    console.step("resolving", f"{counted(len(resolution.claims()), 'claim')} on {people}, {others}")
    trouble = tuple(finding for reading in readings for finding in reading.findings)
    listed = listed_links(corpus.matched, dict(resolution.replaced), comparators())
    return replace(resolution, findings=(*resolution.findings, *trouble), listed=listed)


def _work(engine: Engine | None) -> Engine | None:
    """The engine where it settles people and validates as well: Spark alone. Child processes take longer to be sent mentions than to settle
    them, and what one machine has room for is validated faster by following the changes of each round.
    """
    return engine if engine is not None and engine.name == "spark" else None


def _settled(
    corpus: Corpus, resolution: Resolution, validator: Validator, config: Config, vocabulary: Vocabulary, timed: Stopwatch
) -> Settlement:
    """The dataset with every claim withheld that breaks a shape; its report also tells what assembling it found."""
    texts = {document.sha256: document.text for document in corpus.documents}
    places = _places(corpus, resolution)

    last: list[Dataset] = []
    memory = Memory()

    def assembled(withheld: frozenset[str]) -> tuple[ox.Quad, ...]:
        with timed.time("assemble"):
            dataset = assemble(
                resolution, corpus.documents, corpus.decisions, config.acceptance, withheld, vocabulary,
                extractor=config.extractor, recorded=corpus.recorded, memory=memory,
            )  # fmt: skip
        last[:] = [dataset]
        return dataset.quads

    def validated(quads: Iterable[ox.Quad], evidence: Evidence) -> Report:
        with timed.time("validate"):
            return validator.validate(quads, texts, evidence)

    settled = settle(assembled, validated, vocabulary.names, validator.shapes.contradictions, places.get)
    dataset = last[0]
    validator.forget()
    with timed.time("compare sources"):
        found = disagreement(
            resolution, corpus.documents, corpus.decisions, dataset.assessment.statuses, validator, vocabulary, places.get, corpus.recorded
        )
    findings = (*settled.report.findings, *dataset.findings, *found.findings)
    return replace(settled, quads=added(settled.quads, found.quads), report=replace(settled.report, findings=findings))


def _places(corpus: Corpus, resolution: Resolution) -> dict[str, Place]:
    """Where each claim and each curated entity stands in a file: its row or statement, or the first words it rests on."""
    documents = {document.slug: document for document in corpus.documents}
    places = {entity.iri: entity.place for entity in corpus.registry if entity.place}
    for claim in resolution.claims():
        if claim.place:
            places[claim.id] = claim.place
        elif claim.quotes and (document := documents.get(claim.quotes[0].document)):
            places[claim.id] = place_at(document.path, document.text, claim.quotes[0].span.start)
    return places


def _outcome(report: Report) -> str:
    return f"{counted(len(report.views), 'view')}, {report.counts()}, {counted(len(report.quarantined), 'claim')} in quarantine"


def model_name(config: Config) -> str:
    """The models in use with their versions, as the manifest names them."""
    return "; ".join(ExtractorSpec.of(config).rests_on())


class _Texts(Mapping[str, str]):
    """The texts of a project's articles that a dataset quotes, by their sha256; read when the first is asked for."""

    def __init__(self, quads: QuadFile, names: Namespaces, folders: Iterable[Path]) -> None:
        self._quads, self._names, self._folders = quads, names, tuple(folders)

    @cached_property
    def _read(self) -> Mapping[str, str]:
        return read_texts(self._folders, wanted_texts(self._quads.by_subject(), self._names))[0]

    def __getitem__(self, sha256: str) -> str:
        return self._read[sha256]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def publication_of(path: Path, config: Config) -> Publication:
    """A dataset file as a publication that is read from the file as often as it is written, with the project's articles that it quotes."""
    quads = QuadFile(path)
    names = Namespaces(base_of_quads(quads.by_subject()))
    texts = _Texts(quads, names, (folder for folder in (*config.seeds, *config.articles) if folder.exists()))
    return Publication(quads, names, load(config.ontology, names.base), texts, model=model_name(config), version=__version__)
