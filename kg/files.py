"""Writing files so that a half file is never seen under its name."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from kg.errors import ConfigError


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


def write_atomically(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``: written beside it, synced, then renamed over it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
