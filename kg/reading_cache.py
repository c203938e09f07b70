"""Readings kept between builds: what a document says depends on the document, the ontology, the extractor and the model alone.

An entry lies under ``readings/<fingerprint>/<key>.json`` of the cache's folder: the fingerprint stands for everything but the
document, so that readings of an older ontology or version are never found, and their folder is removed. Part of the shell.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from pathlib import Path

import kg
from kg.collector import put_off
from kg.engines.contract import Engine
from kg.errors import KgError
from kg.files import write_atomically
from kg.kept import add_files
from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.plain_values import from_plain, to_plain
from kg.readings import ExtractorSpec, read_documents
from kg.resources import shipped

#: parts of this package that a reading depends on; their source is part of the fingerprint, so that a changed rule is never missed
_READS = ("extract", "extractors", "model", "vocabulary")
#: findings about what another try may bring: a server that did not answer, a cap that was reached, a process that was ended
_PASSING = frozenset({"KG0520", "KG0521", "KG0591"})


@dataclass(frozen=True, slots=True)
class Kept:
    """Readings that were kept: those that ``fit`` what reads now, and those that are ``stale``."""

    fit: int
    stale: int


@dataclass(frozen=True, slots=True)
class ReadingCache:
    """The readings of one extractor with one ontology and one model, by document. Without it nothing changes but the time taken."""

    root: Path
    fingerprint: str

    def find(self, document: SourceDocument) -> Reading | None:
        """The reading of this very document, or nothing where there is none or its entry cannot be read."""
        try:
            told = from_plain(Reading, json.loads(self._path(document).read_bytes()))
        except (OSError, ValueError):
            return None
        return replace(told, document=document) if isinstance(told, Reading) and told.document == _outline(document) else None

    def keep(self, reading: Reading) -> None:
        """Store a reading; a folder that cannot be written to is no reason to stop a build."""
        content = json.dumps(to_plain(replace(reading, document=_outline(reading.document))), ensure_ascii=False, separators=(",", ":"))
        try:
            write_atomically(self._path(reading.document), content.encode(), lasting=False)
        except KgError:
            return

    def tidy(self) -> None:
        """Remove the readings of other fingerprints, and keep the folder out of version control."""
        folder = self.root / "readings"
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name != self.fingerprint:
                shutil.rmtree(path, ignore_errors=True)
        ignored = self.root / ".gitignore"
        if self.root.is_dir() and not ignored.exists():
            with suppress(KgError):
                write_atomically(ignored, b"*\n", lasting=False)

    def kept(self) -> Kept:
        """How many readings are there that may serve, and how many of other fingerprints."""
        there = list((self.root / "readings").glob("*/*.json"))
        fit = sum(path.parent.name == self.fingerprint for path in there)
        return Kept(fit, len(there) - fit)

    def _path(self, document: SourceDocument) -> Path:
        key = hashlib.sha256(json.dumps(to_plain(document), ensure_ascii=False).encode()).hexdigest()
        return self.root / "readings" / self.fingerprint / f"{key}.json"


def _outline(document: SourceDocument) -> SourceDocument:
    """The document without its text, which an entry need not repeat: its key is made of it."""
    return replace(document, text="")


def cache_for(root: Path, spec: ExtractorSpec) -> ReadingCache:
    """The cache under ``root`` for an extractor: a change of its version, the model, the ontology or our own rules finds it empty."""
    digest = hashlib.sha256()
    points = [point for point in entry_points(group="kg.extractors") if point.name == spec.name]
    versions = sorted(f"{point.value} {point.dist.version if point.dist else ''}" for point in points)
    for part in (kg.__version__, spec.name, spec.base, *versions, *spec.rests_on()):
        digest.update(part.encode() + b"\0")
    package = Path(kg.__file__).parent
    sources = [path for name in _READS for path in (package / name).rglob("*") if path.suffix in (".py", ".toml", ".tsv", ".csv")]
    for folder, files in ((package, sources), (spec.ontology or shipped("ontology"), None)):
        add_files(digest.update, folder, files if files is not None else [p for p in folder.rglob("*") if p.is_file()])
    return ReadingCache(root, digest.hexdigest()[:16])


def read_cached(
    documents: Sequence[SourceDocument],
    spec: ExtractorSpec,
    root: Path | None,
    *,
    jobs: int = 0,
    engine: Engine | None = None,
    advance: Callable[[], None] = lambda: None,
) -> tuple[list[Reading], int]:
    """One reading per document, in order, and how many of them were read before; without ``root`` all are read now."""
    if root is None:
        return read_documents(documents, spec, jobs=jobs, engine=engine, advance=advance), 0
    cache = cache_for(root, spec)
    with put_off():
        known = {document.slug: reading for document in documents if (reading := cache.find(document))}
    for _ in known:
        advance()
    missing = [document for document in documents if document.slug not in known]
    read = read_documents(missing, spec, jobs=jobs, engine=engine, advance=advance) if missing else []
    for reading in read:
        if not any(finding.code in _PASSING for finding in reading.findings):
            cache.keep(reading)
    cache.tidy()
    known |= {reading.document.slug: reading for reading in read}
    return [known[document.slug] for document in documents], len(documents) - len(missing)
