"""Files and folders to a corpus: articles, registry, curated claims, decisions, each told by what the file holds."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from kg.ingest.article import ArticleReader, ArticleResult
from kg.ingest.csv_file import header_of
from kg.ingest.decisions import distinct, read_decisions
from kg.ingest.decode import DEFAULT_LIMIT, SourceText, foreign, read_source, shown_path
from kg.ingest.history import COLUMNS as HISTORY_COLUMNS
from kg.ingest.history import read_history
from kg.ingest.knowledge import Knowledge, known_from, source_of
from kg.ingest.lists.tables import list_of
from kg.ingest.outliers import far_ahead
from kg.ingest.readers import installed_readers, reader_for
from kg.ingest.rows import read_rows
from kg.ingest.slugs import unique_slugs
from kg.model.decision import Decision
from kg.model.document import SourceDocument
from kg.model.entity import Entity
from kg.model.finding import Finding, Severity
from kg.model.naming import UNSEEN
from kg.model.ontology import Vocabulary
from kg.model.record import UNRECORDED, Record, Recorded, recorded_of, together
from kg.model.resolution import Matched, Source
from kg.model.span import Place
from kg.packed import packed

_TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_TABLES = frozenset({".csv", ".tsv"})
#: endings of files that hold knowledge of the project's own, and no article
KNOWLEDGE = _TABLES | {".ttl"}
_SUFFIXES = _TEXT_SUFFIXES | KNOWLEDGE
_NOT_CONTENT = frozenset({"readme", "license", "sources", "changelog"})


class FileKind(StrEnum):
    """What a file of the seeds holds."""

    ARTICLE = "article"
    TURTLE = "turtle"
    CURATED = "curated"
    LIST = "list"
    DECISIONS = "decisions"
    HISTORY = "history"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    """A file that was read: how messages name it, the hash of its text, what it holds."""

    path: str
    sha256: str
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that was read, in an order that does not depend on the order of the files.

    ``curated`` holds one source for each curated file, its situations and claims already on IRIs; ``inputs`` are all files.
    ``recorded`` says when each source was first seen here, by the slug of the document or the name of the curated source; ``matched``
    whom the people of imported lists were taken for.
    """

    documents: tuple[SourceDocument, ...] = ()
    registry: tuple[Entity, ...] = ()
    curated: tuple[Source, ...] = ()
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    inputs: tuple[InputFile, ...] = field(default=())
    recorded: Mapping[str, Recorded] = field(default_factory=dict)
    matched: tuple[Matched, ...] = ()


def read_corpus(
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    *,
    root: Path | None = None,
    limit: int = DEFAULT_LIMIT,
    readers: Sequence[ArticleReader] | None = None,
) -> Corpus:
    """The corpus that files and folders make. Whatever is wrong with one file is a finding, and the rest is read.

    A file of another program holds articles (``kg.packed``), each taken as a file of its own. In a folder, hidden files
    and texts called README, LICENSE, SOURCES or CHANGELOG are passed over; a table or a Turtle file of such a name is read, and a file
    that is named itself is always looked at.
    ``root`` is the folder that paths in messages and results are relative to.
    """
    texts, findings = _texts(paths, root, limit)
    articles = [source.as_written() for source in texts[FileKind.ARTICLE]]
    results = [reader_for(source, readers or installed_readers()).read(source) for source in articles]
    decisions, trouble = _decisions(texts[FileKind.DECISIONS])
    knowledge = known_from(texts[FileKind.TURTLE], texts[FileKind.CURATED], texts[FileKind.LIST], decisions, vocabulary)
    documents, complaints = _documents(results, knowledge.short_names)
    history, unread = _history(texts[FileKind.HISTORY])
    inputs = _inputs(texts)
    return Corpus(
        documents=documents,
        registry=knowledge.registry,
        curated=knowledge.curated,
        decisions=decisions,
        findings=_ordered([*findings, *complaints, *far_ahead(documents), *knowledge.findings, *trouble, *unread]),
        inputs=inputs,
        recorded=_recorded(documents, inputs, history),
        matched=knowledge.matched,
    )


def read_inputs(
    paths: Sequence[Path], *, root: Path | None = None, limit: int = DEFAULT_LIMIT, suffixes: frozenset[str] = frozenset()
) -> tuple[InputFile, ...]:
    """The files of a corpus with their hashes and kinds, as ``read_corpus`` lists them; their content is not looked into.

    Where ``suffixes`` are given, other files are not opened.
    """
    return _inputs(_texts(paths, root, limit, suffixes)[0])


def read_knowledge(
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    *,
    root: Path | None = None,
    limit: int = DEFAULT_LIMIT,
    instead: Iterable[SourceText] = (),
) -> Knowledge:
    """What the files of a corpus that are no articles hold together; ``instead`` are texts that take the place of files of that path."""
    texts, _ = _texts(paths, root, limit, KNOWLEDGE)
    new = {source.path: source for source in instead}
    for kind, group in texts.items():
        texts[kind] = [source for source in group if source.path not in new]
    for source in new.values():
        texts[_kind(Path(source.path), source, False)].append(source)
    decisions, _ = _decisions(texts[FileKind.DECISIONS])
    return known_from(texts[FileKind.TURTLE], texts[FileKind.CURATED], texts[FileKind.LIST], decisions, vocabulary)


def _inputs(texts: Mapping[FileKind, Sequence[SourceText]]) -> tuple[InputFile, ...]:
    return tuple(sorted(InputFile(source.path, source.sha256, kind) for kind, group in texts.items() for source in group))


def _texts(
    paths: Sequence[Path], root: Path | None, limit: int, suffixes: frozenset[str] = frozenset()
) -> tuple[dict[FileKind, list[SourceText]], list[Finding]]:
    """The files as text by what they hold, and what is wrong with files; only those with one of the ``suffixes`` where some are given."""
    files, findings = files_of(paths, root)
    texts: dict[FileKind, list[SourceText]] = {kind: [] for kind in FileKind}
    for name, path, named in files:
        if suffixes and path.suffix.lower() not in suffixes:
            continue
        if packed(path.name):
            told = list(read_rows(path, name, limit))
            texts[FileKind.ARTICLE] += [row.source for row in told if row.source]
            findings += [finding for row in told for finding in row.findings] if told else [foreign(name)]
            continue
        decoded = read_source(path, name, limit)
        known = named or path.suffix.lower() in _SUFFIXES
        findings += decoded.findings if known else [foreign(name)]
        if decoded.source is not None:
            kind = _kind(path, decoded.source, named)
            texts[kind].append(decoded.source)
            findings += [foreign(name)] if known and kind is FileKind.OTHER else []
    return texts, findings


def files_of(paths: Iterable[Path], root: Path | None) -> tuple[list[tuple[str, Path, bool]], list[Finding]]:
    """Files to read, each once, ordered by the name that messages give them; true where the user named the file itself."""
    found: dict[Path, tuple[str, Path, bool]] = {}
    closed: list[Finding] = []

    def unread(error: OSError) -> None:
        name = shown_path(Path(str(error.filename)), root)
        message = f"the folder cannot be read: {(error.strerror or 'unknown reason').lower()}"
        closed.append(Finding("KG0208", message, Place(name), "check the rights"))

    for path in paths:
        inside = [Path(folder, name) for folder, _, names in os.walk(path, onerror=unread) for name in names] if path.is_dir() else [path]
        for file in sorted(inside):
            named = file is path
            if not named and _hidden(file, path):
                continue
            if UNSEEN.search(str(file)):
                name = shown_path(file, root, path).encode("ascii", "backslashreplace").decode()
                message = "the name of the file has a character that cannot be shown"
                closed.append(Finding("KG0208", message, Place(UNSEEN.sub("\ufffd", name)), "give it another name"))
            else:
                found.setdefault(file.resolve(), (shown_path(file, root, path), file, named))
    return sorted(found.values()), closed


def is_read(name: str) -> bool:
    """Whether a file of a folder that is called so is read."""
    return bool(packed(name)) or Path(name).suffix.lower() in _SUFFIXES


def _hidden(file: Path, folder: Path) -> bool:
    about = file.stem.lower() in _NOT_CONTENT and file.suffix.lower() in _TEXT_SUFFIXES
    return about or any(part.startswith(".") for part in file.relative_to(folder).parts)


def _kind(path: Path, source: SourceText, named: bool) -> FileKind:
    suffix = path.suffix.lower()
    if list_of(source.path) and suffix == ".tsv":
        return FileKind.LIST
    if suffix == ".ttl":
        return FileKind.TURTLE
    if suffix in _TABLES:
        columns = set(header_of(source.text)[1])
        if "verdict" in columns:
            return FileKind.DECISIONS
        if columns >= set(HISTORY_COLUMNS):
            return FileKind.HISTORY
        return FileKind.CURATED if named or columns & {"predicate", "subject"} else FileKind.OTHER
    return FileKind.ARTICLE if named or suffix in _TEXT_SUFFIXES else FileKind.OTHER


def _documents(results: Iterable[ArticleResult], short_names: Mapping[str, str]) -> tuple[tuple[SourceDocument, ...], list[Finding]]:
    """The documents, each text once, with slugs that no two share; ordered by slug."""
    findings: list[Finding] = []
    kept: dict[str, SourceDocument] = {}
    for result in results:
        findings += result.findings
        document = result.document
        if document is None:
            continue
        first = kept.setdefault(_words(document), document)
        if first is not document:
            message = f"the same text as {first.path}; it is read once"
            findings.append(Finding("KG0211", message, Place(document.path), "delete one of the two", Severity.INFO))
    named = [replace(document, slug=_short(document, short_names)) for document in kept.values()]
    return tuple(sorted(unique_slugs(named), key=lambda document: document.slug)), findings


def _words(document: SourceDocument) -> str:
    """The text by which two files are told to be one article: line ends and white space at them do not count."""
    return "\n".join(line.rstrip() for line in document.text.strip().split("\n"))


def _short(document: SourceDocument, short_names: Mapping[str, str]) -> str:
    return short_names.get(document.sha256) or short_names.get(document.url) or document.slug


def _decisions(sources: Iterable[SourceText]) -> tuple[tuple[Decision, ...], list[Finding]]:
    read = [read_decisions(source) for source in sources]
    kept, repeated = distinct(decision for found, _ in read for decision in found)
    return kept, [*(finding for _, complaints in read for finding in complaints), *repeated]


def _history(sources: Iterable[SourceText]) -> tuple[set[Record], list[Finding]]:
    told = [read_history(source) for source in sources]
    return {row for rows, _ in told for row in rows}, [finding for _, findings in told for finding in findings]


def _recorded(documents: Iterable[SourceDocument], inputs: Iterable[InputFile], history: set[Record]) -> Mapping[str, Recorded]:
    """Document or curated source -> when it was first seen; those of which nothing is recorded are left out."""
    found = {document.slug: [recorded_of(document.path, document.sha256, history)] for document in documents}
    curated: dict[str, list[Recorded]] = defaultdict(list)
    for file in inputs:
        if file.kind in (FileKind.TURTLE, FileKind.CURATED, FileKind.LIST):
            curated[source_of(file.path)].append(recorded_of(file.path, file.sha256, history))
    times = {origin: together(parts) for origin, parts in (found | curated).items()} if history else {}
    return {origin: times[origin] for origin in sorted(times) if times[origin] != UNRECORDED}


def read_ledgers(paths: Sequence[Path], *, root: Path | None = None) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """The decisions in files and folders, as ``read_corpus`` reads them, without reading anything else."""
    texts, _ = _texts(paths, root, DEFAULT_LIMIT, _TABLES)
    decisions, findings = _decisions(texts[FileKind.DECISIONS])
    return decisions, _ordered(findings)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    def key(finding: Finding) -> tuple[str, int, int, str, str]:
        place = finding.place or Place("")
        return place.path, place.line, place.column, finding.code, finding.message

    return tuple(sorted(findings, key=key))
