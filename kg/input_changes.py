"""Whether the files that a build reads stay as they are while it runs; part of the shell."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.ingest.corpus import KNOWLEDGE, InputFile, files_of, is_read
from kg.model.span import Place


@dataclass(frozen=True, slots=True)
class Look:
    """A file as the file system tells of it: how messages name it, which one it is, its length, and when it was last written to."""

    name: str
    inode: int
    size: int
    modified: int


def looks_of(paths: Iterable[Path]) -> Mapping[Path, Look]:
    """The files that are read of paths, each as it looks now; what is no plain file, as a pipe, can be read only once and is left out."""
    found, _ = files_of(paths, Path())
    return {file: look for name, file, named in found if (named or is_read(file.name)) and (look := _look(file, name))}


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
        known, size = read.get(name, ""), before[file].size
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
