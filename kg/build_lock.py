"""One build at a time into a folder; part of the shell."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import ConfigError, file_error
from kg.files import made_folders, require_folder

#: the file that a build holds while it runs, with the number of its process in it
LOCK = ".building"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else builds into the folder during the block; the system lets go of the lock of a process that has ended, however it ended.

    Raises ``ConfigError`` KG0803 where nothing can be written there, KG0139 where another process builds.
    """
    require_folder(folder)
    with made_folders(folder):
        lock = _held(folder / LOCK)
        try:
            yield
        finally:
            (folder / LOCK).unlink(missing_ok=True)
            os.close(lock)


def holder(folder: Path) -> str:
    """The number of the process that builds into the folder now; empty where none does."""
    try:
        descriptor = os.open(folder / LOCK, os.O_RDWR)
    except OSError:
        return ""
    try:
        return "" if _locked(descriptor) else os.read(descriptor, 20).decode(errors="replace") or "unknown"
    finally:
        os.close(descriptor)


def _held(path: Path) -> int:
    """The lock file, open and held by this process alone; one that was taken away while it was opened is made anew."""
    try:
        while (held := _tried(path)) is None:
            continue
        return held
    except OSError as error:
        raise file_error(error, path) from error


def _tried(path: Path) -> int | None:
    """The lock file, open and held with the number of this process in it; nothing where it was taken away meanwhile."""
    descriptor, kept = os.open(path, os.O_RDWR | os.O_CREAT, 0o666), False
    try:
        if not _locked(descriptor):
            raise _taken(path.parent, os.read(descriptor, 20).decode(errors="replace"))
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                os.ftruncate(descriptor, 0)
                os.write(descriptor, str(os.getpid()).encode())
                kept = True
        return descriptor if kept else None
    finally:
        if not kept:
            os.close(descriptor)


def _locked(descriptor: int) -> bool:
    """Whether this process has the lock now: it is one of the process, not of the open file, so that child processes do not keep it."""
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _taken(folder: Path, holder: str) -> ConfigError:
    message = f"another build is writing to {folder}: process {holder or 'unknown'}"
    return ConfigError("KG0139", message, remedy="wait until it is done, or build into another folder with -o")
