"""Writing files so that a half file is never seen under its name."""

from __future__ import annotations

import csv
import fcntl
import hashlib
import io
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg.errors import ConfigError

#: seconds after which a folder that nobody holds was left behind
_FRESH = 60


def require_folder(path: Path) -> None:
    """Raise ``ConfigError`` where no file can be put into the folder ``path``; it need not exist yet, and nothing is left behind."""
    made = [folder for folder in (path, *path.parents) if not folder.exists()]
    probe = path / f".{os.getpid()}.part"
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        why = "it is a file" if path.is_file() else (error.strerror or type(error).__name__).lower()
        raise ConfigError(
            "KG0803", f"nothing can be written to {path}: {why}", remedy="name another folder with -o, or check the rights"
        ) from None
    finally:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()


def sha256_of(path: Path) -> str:
    """The fingerprint of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_atomically(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Put ``content``, whole or in pieces, at ``path``: written beside it, synced, then renamed over it."""
    with Staged(path.parent) as staged:
        staged.write(path.name, (content,) if isinstance(content, bytes) else content)


class Staged:
    """Files of one folder that appear together: written beside their names, renamed in order when the block ends without an error."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._waiting: dict[str, Path] = {}

    def __enter__(self) -> Staged:
        """The folder, made where it is not there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def write(self, name: str, pieces: Iterable[bytes]) -> str:
        """The sha256 of the pieces, which are on disk when it is known."""
        temporary = self._waiting[name] = self.folder / f".{name}.{os.getpid()}.part"
        digest = hashlib.sha256()
        with temporary.open("wb", buffering=1 << 20) as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        return digest.hexdigest()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Put every file under its name, or take all away after an error."""
        for name, temporary in self._waiting.items():
            if kind is None:
                temporary.replace(self.folder / name)
            else:
                temporary.unlink(missing_ok=True)


@contextmanager
def lent_folder(prefix: str) -> Iterator[Path]:
    """A folder of this program among the temporary ones, for the length of a block.

    It is held by a lock, which the system lifts however the program ends. Folders of that prefix that nobody holds are taken away first.
    """
    _clear(prefix)
    with tempfile.TemporaryDirectory(prefix=prefix) as name:
        lock = os.open(name, os.O_RDONLY)
        try:
            with suppress(OSError):  # not every file system has locks
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            os.close(lock)


def _clear(prefix: str) -> None:
    """Take away what programs that were killed left; a folder made just now may not be locked yet."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if time.time() - os.fstat(lock).st_mtime > _FRESH:
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)


def append_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Add rows to the end of a CSV file, under a lock and synced; the rows before are never touched.

    A file that is not there begins with its ``columns``; one whose last line was never ended gets its line end first.
    """

    def added(before: str) -> str:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows if before else (columns, *rows))
        return text.getvalue()

    append_text(path, added)


def append_text(path: Path, compose: Callable[[str], str]) -> None:
    """Add to the end of a text file what ``compose`` makes of the text that it has; what stands there is never touched.

    Composed and written under a lock, so that of two writers each sees what the other wrote, and synced. A last line that was never ended
    gets its line end first; where the disk is full nothing is left of the attempt.
    """
    with _held(path) as file:
        before = file.read()
        addition = compose(before.decode("utf-8", "replace")).encode()
        try:
            file.write((b"" if not before or before.endswith(b"\n") else b"\n") + addition)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.ftruncate(file.fileno(), len(before))
            raise


def rewrite_text(path: Path, change: Callable[[str], str]) -> None:
    """Put in place of a text file what ``change`` makes of its text, under the same lock; a file of which nothing is left is taken away."""
    with _held(path) as file:
        after = change(file.read().decode("utf-8", "replace"))
        if after:
            write_atomically(path, after.encode())
        else:
            path.unlink()


@contextmanager
def _held(path: Path) -> Iterator[BinaryIO]:
    """The file, read from its start and written at its end by this writer alone; it is made where it is not there.

    One that was put in its place, or taken away, while the lock was waited for is opened anew.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        with path.open("ab+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if _stands_at(path, file):
                file.seek(0)
                yield file
                return


def _stands_at(path: Path, file: BinaryIO) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    return False
