"""The texts that quotes are checked against: files found by the SHA-256 of what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.model.span import Place


def wanted_texts(quads: Iterable[ox.Quad], names: Namespaces) -> frozenset[str]:
    """The fingerprints of the documents that a dataset speaks of."""
    sha = names.term("sha256")
    return frozenset(quad.object.value for quad in quads if quad.predicate.value == sha and isinstance(quad.object, ox.Literal))


def read_texts(paths: Iterable[Path], wanted: frozenset[str]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The wanted texts among the files (folders are searched), by fingerprint; a finding for each path that cannot be read."""
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for path in paths:
        for file in _files(path):
            try:
                content = file.read_bytes()
            except OSError as error:
                findings.append(_unreadable(file, error.strerror or str(error)))
                continue
            texts |= {sha: text for sha, text in _readings(content) if sha in wanted}
    return texts, tuple(findings)


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or the files under a folder in order; hidden ones are left out."""
    if not path.is_dir():
        yield path
        return
    yield from sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))


def _readings(content: bytes) -> Iterator[tuple[str, str]]:
    """The fingerprints under which a document may know this file: of its bytes, and of its text with one kind of line end."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    plain = text.replace("\r\n", "\n")
    yield hashlib.sha256(content).hexdigest(), plain
    yield hashlib.sha256(plain.encode()).hexdigest(), plain


def _unreadable(path: Path, why: str) -> Finding:
    return Finding(
        code="KG0406",
        message=f"the article cannot be read: {why}",
        place=Place(str(path)),
        remedy="check the path given with --articles",
        severity=Severity.WARNING,
    )
