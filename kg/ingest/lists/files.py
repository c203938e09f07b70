"""The files of lists as streams of bytes: packed ones unpacked on the way, nothing larger than a stated size."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, AnyStr

from kg.errors import InputError, LimitError
from kg.ingest.decode import shown_path
from kg.model.span import Place

#: bytes that one file may have when it is unpacked; the largest list of legislators known to us has 60 MB
MOST = 2_000_000_000
#: bytes that one file of an archive may have; the largest of 3,000 seen has 30 kB
_MOST_IN_ARCHIVE = 20_000_000
#: bytes or characters that one line may have, the line break included
LONGEST_LINE = 20_000_000
_HEAD = 65_536
_GZIP = b"\x1f\x8b"
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, tarfile.TarError)


@dataclass(frozen=True)
class ListFile:
    """One file of a list. ``path`` is how messages name it; ``opened`` gives its bytes, unpacked, from the beginning."""

    path: str
    opened: Callable[[], IO[bytes]]

    @property
    def suffix(self) -> str:
        """The ending of its name without the packing: ``.yaml``."""
        return Path(self.path.removesuffix(".gz")).suffix.lower()

    @property
    def place(self) -> Place:
        """The file as a whole, for messages."""
        return Place(self.path)

    @cached_property
    def head(self) -> str:
        """The first words of the file, by which its format is told."""
        with self.opened() as stream:
            return stream.read(_HEAD).decode("utf-8-sig", "replace")


class _Limited(io.RawIOBase):
    """A stream that ends with an error for people where its bytes are damaged, or too many."""

    def __init__(self, stream: IO[bytes], path: str, most: int) -> None:
        super().__init__()
        self.stream, self.path, self.most, self.seen = stream, path, most, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            found = self.stream.read(len(buffer))
        except _DAMAGED as error:
            raise damaged(self.path, error) from None
        self.seen += len(found)
        if self.seen > self.most:
            message = f"the file is larger than {self.most:,} bytes when unpacked"
            raise LimitError("KG0246", message, place=Place(self.path), remedy="split it; a packed file that grows so much is often a trap")
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        self.stream.close()
        super().close()


def lines_within(stream: IO[AnyStr], path: str) -> Iterator[AnyStr]:
    """The lines of a stream, each held alone; ``LimitError`` KG0246 for one that is longer than ``LONGEST_LINE``."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            message = f"the line is longer than {LONGEST_LINE:,} characters"
            raise LimitError(
                "KG0246", message, place=Place(path, number), remedy="this is no table and no JSON lines, or a line break is lost"
            )
        yield line


def damaged(path: str, error: Exception) -> InputError:
    """The error for a packed file that ends too early or is broken."""
    return InputError("KG0245", f"the packed file is damaged: {error}", place=Place(path), remedy="fetch or pack it again")


def list_files(path: Path, root: Path | None = None) -> Iterator[ListFile]:
    """The files in a path: itself, or those packed in it where it is an archive; ``InputError`` where it cannot be opened."""
    name = shown_path(path, root)
    try:
        with path.open("rb") as stream:
            begin = stream.read(512)
    except OSError as error:
        message = f"it cannot be opened: {(error.strerror or 'unknown reason').lower()}"
        raise InputError("KG0208", message, place=Place(name), remedy="check path and rights") from None
    packed = begin.startswith(_GZIP)
    if path.name.lower().endswith((".tar", ".tar.gz", ".tgz")):
        yield from _archived(path, name, "r|gz" if packed else "r|")
        return

    def opened() -> IO[bytes]:
        raw = gzip.open(path, "rb") if packed else path.open("rb")  # noqa: SIM115 - closed with the stream around it
        return io.BufferedReader(_Limited(raw, name, MOST))  # type: ignore[arg-type]

    yield ListFile(name, opened)


def _archived(path: Path, name: str, mode: str) -> Iterator[ListFile]:
    """The plain files of an archive in its order, each as it comes: links and folders are passed over, nothing is written anywhere."""
    try:
        with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
            for member in archive:
                if not member.isfile():
                    continue
                if member.size > _MOST_IN_ARCHIVE:
                    message = f"{member.name} has {member.size:,} bytes; in an archive {_MOST_IN_ARCHIVE:,} are allowed"
                    raise LimitError("KG0246", message, place=Place(name), remedy="unpack it and name the file itself")
                content = archive.extractfile(member)
                whole = content.read() if content else b""
                yield ListFile(f"{name}/{member.name}", lambda whole=whole: io.BytesIO(whole))  # type: ignore[misc]
    except _DAMAGED as error:
        raise damaged(name, error) from None


def sha256_of(path: Path) -> str:
    """The SHA-256 of the bytes of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
