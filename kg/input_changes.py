"""Whether the files that a build reads stay as they are while it runs; part of the shell."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import InputError
from kg.files import sha256_of
from kg.ingest.corpus import KNOWLEDGE, InputFile, files_of, is_read
from kg.model.span import Place
from kg.packed import packed


@dataclass(frozen=True, slots=True)
class Look:
    """A file as the file system tells of it: how messages name it, which one it is, its length, and when it was last written to.

    ``sha256`` is that of a file of which reading tells none of its own: one of the ontology or the shapes, or one with many articles.
    """

    name: str
    inode: int
    size: int
    modified: int
    sha256: str = field(default="", compare=False)


def looks_of(paths: Iterable[Path], rules: Iterable[Path] = ()) -> Mapping[Path, Look]:
    """The files that are read of paths, each as it looks now; what is no plain file, as a pipe, can be read only once and is left out.

    ``rules`` are folders of files that are read by other rules than articles and curated files, all of them.
    """
    looks: dict[Path, Look] = {}
    for every, group in ((False, paths), (True, rules)):
        found, _ = files_of(group, Path())
        seen = (
            (file, every or packed(file.name), _look(file, name)) for name, file, named in found if every or named or is_read(file.name)
        )
        looks |= {file: replace(look, sha256=_hash(file)) if hashed else look for file, hashed, look in seen if look}
    return looks


def _hash(file: Path) -> str:
    with suppress(OSError):
        return sha256_of(file)
    return ""


def _look(file: Path, name: str) -> Look | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return Look(name, found.st_ino, found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def later_rows(before: Mapping[Path, Look], inputs: Iterable[InputFile]) -> tuple[str, ...]:
    """The tables to which rows were added since they were read: these count from the next build on.

    Raises ``InputError`` KG0141 where any other file is gone, or holds something else than what was read.
    """
    read = {file.path: file.sha256 for file in inputs}
    changed = {look.name: file for file, look in before.items() if _look(file, look.name) != look}
    grown = []
    for name, file in sorted(changed.items()):
        found = _content(file)
        if found is None:
            raise _changed(name, "was taken away")
        known, size = read.get(name) or before[file].sha256, before[file].size
        if file.suffix.lower() in KNOWLEDGE and len(found) > size and _sha256(found[:size]) == known:
            grown.append(name)
        elif _sha256(found) != known:
            raise _changed(name, "was changed")
    return tuple(grown)


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _changed(name: str, how: str) -> InputError:
    message = f"the file {how} while the build read it; nothing was written"
    return InputError("KG0141", message, place=Place(name), remedy="run the build again: what was read of other articles is kept")
