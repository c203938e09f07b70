"""A web archive (WARC): an article a page that was answered with HTML; its address is the one that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from kg.packed.needs import LONGEST, lacking
from kg.packed.rows import Told
from kg.packed.saved_page import page


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """What is told of each page of an archive, packed or not, with the number of its record; what is no page is passed over."""
    if problem := lacking("warcio") or lacking("trafilatura"):
        yield 0, problem
        return
    with path.open("rb") as file:
        for number, address, content in _answers(file):
            told = content if isinstance(content, str) else page(content)
            yield number, told if isinstance(told, str) else {"url": address, **told}


def _answers(file: BinaryIO) -> Iterator[tuple[int, str, bytes | str]]:
    """Number, address and bytes of each page, or why there are none; where the archive is damaged, no more follow."""
    from warcio.archiveiterator import ArchiveIterator

    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(file), 1):
            headers = record.http_headers
            if record.rec_type == "response" and headers and headers.get_statuscode() == "200" and _is_page(headers):
                content = record.content_stream().read(LONGEST)
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                yield number, address, "its record is cut short" if _cut(record.raw_stream) else content
    except OSError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it stumble on
        yield number + 1, "", f"the archive is damaged: {' '.join(str(error).split())}"


def _cut(stream: Any) -> bool:
    """Whether the file ends before a record that was read does; a record that does not say its length is never cut."""
    stream.read()
    return bool(getattr(stream, "limit", 0))


def _is_page(headers: Any) -> bool:
    return "html" in (headers.get_header("Content-Type") or "").lower()
