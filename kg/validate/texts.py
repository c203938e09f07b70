"""The texts that quotes are checked against: files found by the SHA-256 of what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.model.document import aligned
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.model.span import Place
from kg.packed import packed, rows


def wanted_texts(quads: Iterable[ox.Quad], names: Namespaces) -> frozenset[str]:
    """The fingerprints of the documents that a dataset speaks of."""
    sha = names.term("sha256")
    return frozenset(quad.object.value for quad in quads if quad.predicate.value == sha and isinstance(quad.object, ox.Literal))


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts and the names of their files by fingerprint, and a finding for each path that cannot be read."""

    texts: dict[str, str]
    paths: dict[str, str]
    findings: tuple[Finding, ...] = ()


def read_texts(paths: Iterable[Path], wanted: frozenset[str]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The wanted texts among the files (folders are searched), by fingerprint; a finding for each path that cannot be read."""
    found = find_texts(paths, wanted)
    return found.texts, found.findings


def find_texts(paths: Iterable[Path], wanted: frozenset[str]) -> Texts:
    """The wanted texts among the files (folders are searched), with the file that each was found in."""
    found = Texts({}, {})
    findings: list[Finding] = []
    for path in paths:
        for file in _files(path):
            try:
                for name, content in _contents(file):
                    for sha, text in _readings(content):
                        if sha in wanted:
                            found.texts[sha] = text
                            found.paths.setdefault(sha, name)
            except OSError as error:
                findings.append(_unreadable(file, error.strerror or str(error)))
    return replace(found, findings=tuple(findings))


def claim_places(quads: Iterable[ox.Quad], names: Namespaces, found: Texts) -> dict[str, Place]:
    """File, line and column of the first words that each claim rests on, where the text of its document is known."""
    values: dict[tuple[str, str], str] = {}
    evidence: list[tuple[str, str]] = []
    kept = {names.expand(name) for name in ("oa:start", "dcterms:source")} | {names.term("sha256")}
    for quad in quads:
        subject, value = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        if quad.predicate.value in kept:
            values[subject, quad.predicate.value] = value
        elif quad.predicate.value == names.term("evidence"):
            evidence.append((subject, value))
    places: dict[str, Place] = {}
    for claim, quote in sorted(evidence):
        start = values.get((quote, names.expand("oa:start")), "")
        sha = values.get((values.get((quote, names.expand("dcterms:source")), ""), names.term("sha256")), "")
        if start.isdecimal() and sha in found.texts:
            places.setdefault(claim, place_at(found.paths[sha], found.texts[sha], int(start)))
    return places


def place_at(path: str, text: str, offset: int) -> Place:
    """The line and column of an offset in a text, counted from 1."""
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or the files under a folder in order; hidden ones are left out."""
    if not path.is_dir():
        yield path
        return
    yield from sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))


def _contents(file: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of a file, or those of each article of a file of another program."""
    if packed(file.name):
        yield from ((row.name, row.content) for row in rows(file, file.as_posix()))
    else:
        yield file.as_posix(), file.read_bytes()


def _readings(content: bytes) -> Iterator[tuple[str, str]]:
    """The fingerprints under which a document may know this file, each with its text: of its bytes, and with one kind of line end."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    plain = text.replace("\r\n", "\n")
    yield hashlib.sha256(content).hexdigest(), aligned(content.decode("utf-8"))
    yield hashlib.sha256(plain.encode()).hexdigest(), plain


def _unreadable(path: Path, why: str) -> Finding:
    return Finding(
        code="KG0406",
        message=f"the article cannot be read: {why}",
        place=Place(str(path)),
        remedy="check the path given with --articles",
        severity=Severity.WARNING,
    )
