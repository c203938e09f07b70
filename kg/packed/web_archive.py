"""A web archive (WARC): an article a page that was answered with HTML; its address is the one that was asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.packed.needs import LONGEST, lacking
from kg.packed.rows import Told
from kg.packed.saved_page import page


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """What is told of each page of an archive, packed or not, with the number of its record; what is no page is passed over."""
    if problem := lacking("warcio") or lacking("trafilatura"):
        yield 0, problem
        return
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    with path.open("rb") as file:
        try:
            for number, record in enumerate(ArchiveIterator(file), 1):
                headers = record.http_headers
                if record.rec_type == "response" and headers and headers.get_statuscode() == "200" and _is_page(headers):
                    content = record.content_stream().read(LONGEST)
                    told = "its record is cut short" if _cut(record.raw_stream) else page(content)
                    address = record.rec_headers.get_header("WARC-Target-URI") or ""
                    yield number, told if isinstance(told, str) else {"url": address, **told}
        except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
            yield number + 1, f"the archive is damaged: {' '.join(str(error).split())}"


def _cut(stream: Any) -> bool:
    """Whether the file ends before a record that was read does."""
    stream.read()
    return bool(stream.limit)


def _is_page(headers: Any) -> bool:
    return "html" in (headers.get_header("Content-Type") or "").lower()
