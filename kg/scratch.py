"""Folders for what does not last, taken away however the program that made them has ended."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: seconds after which a folder that nobody holds was left behind
_FRESH = 60


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
