"""Writing files so that a half file is never seen under its name, and files that belong together are seen together.

Everything that lasts is written here, whatever ends the program: ``write_atomically`` puts one file in its place, ``Staged`` several.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE

from kg.errors import ConfigError, InputError, file_error
from kg.model.span import Place

#: the file that lists what is still to be renamed, should the program end while it does that
_JOURNAL = ".unfinished"
_PART = re.compile(r"\.(.+)\.(\d{1,9})\.part")


def require_folder(path: Path) -> None:
    """Raise ``ConfigError`` where no file can be put into the folder ``path``; it need not exist yet, and nothing is left behind."""
    probe = _part_of(path / "probe")
    try:
        with made_folders(path):
            probe.touch()
            probe.unlink()
    except OSError as error:
        why = "it is a file" if path.is_file() else (error.strerror or type(error).__name__).lower()
        raise ConfigError(
            "KG0803", f"nothing can be written to {path}: {why}", remedy="name another folder with -o, or check the rights"
        ) from None


@contextmanager
def made_folders(path: Path) -> Iterator[None]:
    """The folder is there during the block; of those that had to be made for it the empty ones are gone again afterwards."""
    made = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        path.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()


def sha256_of(path: Path) -> str:
    """The fingerprint of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_atomically(path: Path, content: bytes | Iterable[bytes], *, lasting: bool = True) -> None:
    """Put ``content``, whole or in pieces, at ``path``: written beside it, synced, then renamed over it.

    What is not ``lasting`` is not synced: after a loss of power it may be empty. Raises ``InputError`` KG0108 where it cannot be written.
    """
    target = _real(path)
    with _told(path):
        target.parent.mkdir(parents=True, exist_ok=True)
        if lasting:
            _sweep(target.parent, target.name)
        _put_beside(target, (content,) if isinstance(content, bytes) else content, lasting=lasting)
        try:
            _part_of(target).replace(target)
        except OSError:
            _part_of(target).unlink(missing_ok=True)
            raise
        if lasting:
            _sync(target.parent)


class Staged:
    """Files in or below one folder that appear together when the block ends without an error, and by one writer at a time.

    They are written beside their names and synced; then a list of them is, and they are renamed in order. A program that ends before
    leaves all as it was; of one that ends while it renames, whoever comes to the folder next does the rest.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: list[str] = []
        self._gone: list[str] = []
        self._swept: set[Path] = set()
        self._lock = -1

    def __enter__(self) -> Staged:
        """The folder, made where it is not there, held against other writers."""
        with _told(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(self.folder)
        try:
            _finish(self.folder)
        except BaseException:
            os.close(self._lock)
            raise
        return self

    def read(self, name: str) -> bytes:
        """What stands in a file, nothing where there is none."""
        with _told(self.folder / name), suppress(FileNotFoundError):
            return (self.folder / name).read_bytes()
        return b""

    def write(self, name: str, pieces: Iterable[bytes]) -> str:
        """The sha256 of the pieces, which are on disk when it is known."""
        target = _real(self.folder / name)
        with _told(self.folder / name):
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.parent not in self._swept:
                _sweep(target.parent)
                self._swept.add(target.parent)
            self._written = list(dict.fromkeys([*self._written, name]))
            return _put_beside(target, pieces)

    def remove(self, name: str) -> None:
        """Take a file away together with what is written."""
        self._gone.append(name)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Put every file under its name, or take all that was written away after an error."""
        try:
            if kind is None and (self._written or self._gone):
                self._list()
                _settle(self.folder, os.getpid(), self._written, self._gone, again=False)
            else:
                self._drop()
        finally:
            os.close(self._lock)

    def _list(self) -> None:
        """The list of what is to be done is on disk, and all that it names."""
        told = {"process": os.getpid(), "written": self._written, "gone": self._gone}
        try:
            with _told(self.folder):
                for folder in self._swept:
                    _sync(folder)
            write_atomically(self.folder / _JOURNAL, json.dumps(told).encode())
        except BaseException:
            self._drop()
            raise

    def _drop(self) -> None:
        """Take away what was written; while the list stands it counts, so the list goes first."""
        with suppress(OSError):
            (self.folder / _JOURNAL).unlink(missing_ok=True)
            for name in self._written:
                _part_of(_real(self.folder / name)).unlink(missing_ok=True)


def finish(folder: Path) -> None:
    """Do what a program that was ended while it renamed files has left to do in the folder; nothing where there is nothing."""
    if (folder / _JOURNAL).exists():
        with Staged(folder):
            return


def _finish(folder: Path) -> None:
    """Do what a list that was left behind tells; nothing where there is none."""
    if (folder / _JOURNAL).exists():
        _settle(folder, *_listed(folder / _JOURNAL))


def _settle(folder: Path, process: int, written: Sequence[str], gone: Sequence[str], *, again: bool = True) -> None:
    """Put what a process has written under its name and take others away; what an earlier try has done, where there was one, is left."""
    for name in written:
        target = _real(folder / name)
        part = _part_of(target, process)
        with _told(folder / name):
            if not again or part.exists():
                part.replace(target)
    for name in gone:
        with _told(folder / name):
            (folder / name).unlink(missing_ok=True)
    with _told(folder):
        for changed in {_real(folder / name).parent for name in (*written, *gone)}:
            _sync(changed)
        (folder / _JOURNAL).unlink()


def _listed(journal: Path) -> tuple[int, Sequence[str], Sequence[str]]:
    """The process that wrote the list, what it wrote, and what is to go; ``InputError`` KG0142 for one that leads out of the folder."""
    home = _real(journal.parent)
    try:
        told = json.loads(journal.read_bytes())
        process, written, gone = int(told["process"]), [*map(str, told["written"])], [*map(str, told["gone"])]
    except (ValueError, TypeError, KeyError):
        process, written, gone = 0, [".."], []
    if not all(_real((journal.parent / name).parent).is_relative_to(home) and Path(name).name != ".." for name in (*written, *gone)):
        message = "this is not the list of files that a command of ours left; nothing was done"
        raise InputError("KG0142", message, place=Place(str(journal)), remedy="look at it, and delete it")
    return process, written, gone


def _put_beside(target: Path, pieces: Iterable[bytes], *, lasting: bool = True) -> str:
    """The sha256 of the pieces, which stand in a file beside the target now, with the rights that the target has."""
    part, digest = _part_of(target), hashlib.sha256()
    try:
        with part.open("wb", buffering=1 << 20) as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
            file.flush()
            with suppress(FileNotFoundError):
                os.fchmod(file.fileno(), S_IMODE(target.stat().st_mode))
            if lasting:
                os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def _part_of(target: Path, process: int = 0) -> Path:
    """Where a process, by default this one, writes what is to stand at the target."""
    return target.with_name(f".{target.name}.{process or os.getpid()}.part")


def _sweep(folder: Path, name: str = "") -> None:
    """Take away what programs that have ended left half written in the folder, of one file or of all."""
    for path in folder.iterdir():
        found = _PART.fullmatch(path.name)
        if found and name in ("", found[1]) and not runs(int(found[2])):
            path.unlink(missing_ok=True)


def runs(process: int) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _real(path: Path) -> Path:
    """The file itself where the path is a link to it."""
    return Path(os.path.realpath(path))


def _locked(folder: Path) -> int:
    """A descriptor of the folder that no other has while this one is open."""
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def move_folder(folder: Path, target: Path) -> None:
    """Give a folder of files its name once all of them are on disk."""
    for path in folder.iterdir():
        _sync(path)
    _sync(folder)
    folder.rename(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    """A file, or the names in a folder, is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What goes wrong with the file becomes an ``InputError`` that names it."""
    try:
        yield
    except OSError as error:
        raise file_error(error, path) from error
