"""Pieces of work kept from one build to the next, each under the hash of all that it was made from. Part of the shell.

A kind of pieces is a folder of the cache with one file: the pieces of the last build, named by a fingerprint of the code and of the data
that make them, so that those of an older version are never found. A file that was cut short or written to counts as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import kg
from kg.errors import KgError
from kg.files import write_atomically


class Kept:
    """The pieces of one kind, read when one is first asked for. Without them nothing changes but the time taken."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._path = folder / f"{fingerprint}.kept"
        self._used: dict[str, bytes] = {}

    @cached_property
    def _known(self) -> Mapping[str, bytes]:
        return _read(self._path)

    def find(self, key: str) -> bytes | None:
        """The piece under a key, or nothing where it is not known."""
        found = self._used.get(key, self._known.get(key))
        if found is not None:
            self._used[key] = found
        return found

    def keep(self, key: str, piece: bytes) -> None:
        """Know this piece from now on."""
        self._used[key] = piece

    def write(self) -> None:
        """Store what this build used and made, unless it used nothing, as with an engine that keeps no pieces.

        A folder that cannot be written to is no reason to stop a build.
        """
        if not self._used or self._used == self._known:
            return
        index = json.dumps([[key, len(piece)] for key, piece in self._used.items()]).encode() + b"\n"
        digest = hashlib.sha256(index)
        for piece in self._used.values():
            digest.update(piece)
        try:
            write_atomically(self._path, (digest.hexdigest().encode() + b"\n", index, *self._used.values()), lasting=False)
        except KgError:
            return
        for other in self._path.parent.iterdir():
            if other != self._path:
                other.unlink(missing_ok=True)


def _read(path: Path) -> Mapping[str, bytes]:
    """What the file holds, if it holds what was written."""
    found: dict[str, bytes] = {}
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
        if hashlib.sha256(content).hexdigest().encode() != digest:
            return {}
        start = content.index(b"\n") + 1
        for key, length in json.loads(content[:start]):
            found[key] = content[start : start + length]
            start += length
    except (OSError, ValueError, TypeError):
        return {}
    return found


def fingerprint(words: Iterable[str], packages: Iterable[str], parts: Iterable[str], folder: Path) -> str:
    """What stands for everything but the input of a piece: words, versions of packages, parts of our own code, the files of a folder."""
    digest = hashlib.sha256()
    for word in (kg.__version__, *words, *map(version, packages)):
        digest.update(word.encode() + b"\0")
    own = Path(kg.__file__).parent
    add_files(digest.update, own, [path for name in parts for path in (own / name).rglob("*.py")])
    add_files(digest.update, folder, [path for path in folder.rglob("*") if path.is_file()])
    return digest.hexdigest()[:16]


def add_files(update: Callable[[bytes], object], folder: Path, files: Iterable[Path]) -> None:
    """Put the names and contents of files of a folder into a hash."""
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
