"""From the bytes of a file to text: UTF-8, with LF at line ends; of an article the offsets stay those of the file."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from kg.model.document import aligned
from kg.model.finding import Finding, Severity
from kg.model.span import Place

#: bytes; the longest of 708 real articles has 72 kB
DEFAULT_LIMIT = 5_000_000

#: first bytes of files that are no text -> what they are
_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word, OpenDocument or other packed file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file",
}
#: endings of documents that people put among articles -> what they are
_DOCUMENTS = {
    "doc": "a Word file", "docx": "a Word file", "odt": "an OpenDocument file", "rtf": "a rich text file",
    "epub": "an e-book",
    "xls": "an Excel file", "xlsx": "an Excel file", "ods": "an OpenDocument file",
}  # fmt: skip

_MOJIBAKE = re.compile("â€[™œ\x9d˜\x99\x9c“”\x93\x94]|Ã[©¨¡³±¶¼]|Â[ \xa0«»£]|\ufffd")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as text. ``path`` is how messages name it; ``sha256`` is that of the file's bytes.

    ``text`` has no byte order mark and LF at line ends. ``written`` is as long as the file: there a space stands for the mark and
    for each carriage return before a line end, so that offsets into it are offsets into the file.
    """

    path: str
    text: str
    sha256: str
    written: str = ""

    def as_written(self) -> SourceText:
        """The same file with ``written`` as its text: what articles are read from."""
        return replace(self, text=self.written) if self.written else self

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, in which a character stands."""
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, or the findings that say why there is none; warnings may stand beside a text."""

    source: SourceText | None
    findings: tuple[Finding, ...] = ()


def shown_path(path: Path, root: Path | None, given: Path | None = None) -> str:
    """The path as messages and results show it, with forward slashes.

    Relative to ``root`` where it lies inside; without a root, or where it was given relative, as it is. An absolute path outside begins at
    the name of the folder that was ``given``, so that what a build writes does not tell where on a machine its inputs lie.
    """
    if root is not None:
        try:
            return path.resolve().relative_to(root.resolve()).as_posix()
        except ValueError:
            if path.is_absolute():
                return path.relative_to(given.parent).as_posix() if given else path.name
    return path.as_posix()


def read_source(path: Path, name: str, limit: int = DEFAULT_LIMIT) -> Decoded:
    """The text of one file, called ``name``; whatever is wrong with it comes back as findings KG0205 to KG0210, never as an exception."""
    try:
        if path.is_dir():
            return _refused(
                "KG0208", f"{path.name} is a folder, not a file", name, "name the files in it, or give the folder to `kg build`"
            )
        if (size := os.stat(path).st_size) > limit:
            return _refused(
                "KG0207",
                f"the file has {size:,} bytes; the limit is {limit:,}",
                name,
                "split it, or raise `limit` under [ingest] in kg.toml",
            )
        raw = path.read_bytes()
    except OSError as error:
        return _refused("KG0208", f"it cannot be opened: {(error.strerror or 'unknown reason').lower()}", name, "check path and rights")
    return decode(raw, name)


def kind_of(raw: bytes) -> str:
    """What a file is that is no text, by its first bytes: ``a PDF``, …; the empty string for anything else.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"PK\\x03\\x04"), kind_of(b"# Title")
    ('a PDF', 'a Word, OpenDocument or other packed file', '')
    """
    return next((kind for begin, kind in _KINDS.items() if raw.startswith(begin)), "")


def foreign(name: str, kind: str = "") -> Finding:
    """The finding for a file of a kind that is not read: a document that somebody meant to be read is a warning, anything else a remark."""
    if kind := kind or _DOCUMENTS.get(name.rpartition(".")[2].lower(), ""):
        return Finding(
            "KG0224", f"the file is {kind}, which is not read", Place(name), "save its text as a .txt or .md file", Severity.WARNING
        )
    remedy = "articles are .txt or .md files, curated files .csv or .ttl"
    return Finding("KG0224", "the file is of a kind that is not read", Place(name), remedy, Severity.INFO)


def decode(raw: bytes, name: str) -> Decoded:
    """The text in ``raw``, with CRLF turned into LF and a byte order mark dropped.

    >>> decode(b"\\xef\\xbb\\xbfa\\r\\nb", "x.txt").source.text
    'a\\nb'
    """
    if kind := kind_of(raw):
        return Decoded(None, (foreign(name, kind),))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused("KG0205", "the file is not UTF-8: byte 0 begins a UTF-16 text", name, "save it as UTF-8", line=1)
    if b"\0" in raw:
        return _refused("KG0209", f"the file is not text: byte {raw.index(0)} is NUL", name, "turn it into text first")
    try:
        written = aligned(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"the file is not UTF-8: byte {error.start} (0x{raw[error.start]:02x}) in line {line}"
        return _refused("KG0205", message, name, "save it as UTF-8; it looks like Windows-1252 or Latin-1", line=line)
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    if not text.strip():
        return _refused("KG0206", "the file is empty", name, "delete it or fill it")
    source = SourceText(name, text, hashlib.sha256(raw).hexdigest(), written)
    return Decoded(source, _mojibake(source))


def _mojibake(source: SourceText) -> tuple[Finding, ...]:
    found = _MOJIBAKE.search(source.text)
    if not found:
        return ()
    total = len(_MOJIBAKE.findall(source.text))
    message = f"the text seems to have been decoded wrongly before it came here: {found[0]!r} stands in it ({total} such places)"
    place = Place(source.path, source.line_of(found.start()))
    return (Finding("KG0210", message, place, "fetch the article again as UTF-8; it is read as it stands", Severity.WARNING),)


def _refused(code: str, message: str, name: str, remedy: str, line: int = 0) -> Decoded:
    return Decoded(None, (Finding(code, message, Place(name, line), remedy),))
