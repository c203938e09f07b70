"""What the importers of lists do with bytes: from a file to a listing and its tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from kg.ingest.lists.gathering import gather
from kg.ingest.lists.listing import Request
from kg.ingest.lists.tables import files_of
from tests.fuzz import generated, samples
from tests.fuzz.reading import Reader, Reads


def imported(folder: Path, name: str, packer: Callable[[bytes], bytes] = bytes) -> Reads:
    """Reads a file of this name as a list."""
    path = folder / name

    def reads(content: bytes) -> int:
        path.write_bytes(packer(content))
        listing = gather([path], Request("oz", "Oz", "2024-05-01"), root=folder)
        files_of(listing)
        for finding in listing.findings:
            str(finding).encode()
        return len(listing.findings)

    return reads


def with_part(part: str) -> Callable[[bytes], bytes]:
    """Puts bytes into the workbook as one of its parts."""

    def packed(content: bytes) -> bytes:
        parts: Mapping[str, bytes] = {**samples.workbook(), part: content}
        return samples.named(parts)

    return packed


def _list(name: str, packer: Callable[[bytes], bytes] = bytes) -> Callable[[Path], Reads]:
    return partial(imported, name=name, packer=packer)


_SHEET = "xl/worksheets/sheet1.xml"

LISTS = (
    Reader("list: YAML", 6, _list("a.yaml"), samples.LISTS_YAML, generated.yaml),
    Reader("list: JSON", 4, _list("a.json"), samples.LISTS_JSON, generated.json),
    Reader("list: JSON lines", 4, _list("a.jsonl"), samples.LISTS_LINES, generated.json),
    Reader("list: CSV", 3, _list("a.csv"), samples.LISTS_CSV, generated.rows),
    Reader("list: TSV", 1, _list("a.tsv"), samples.LISTS_TSV),
    Reader("list: XLSX, its bytes", 0.2, _list("a.xlsx"), [samples.named(samples.workbook())]),
    Reader("list: XLSX, its sheet", 0.2, _list("a.xlsx", with_part(_SHEET)), [samples.workbook()[_SHEET]]),
    Reader("list: XLSX, its styles", 0.05, _list("a.xlsx", with_part("xl/styles.xml")), [samples.workbook()["xl/styles.xml"]]),
    Reader("list: XLSX, its parts", 0.05, _list("a.xlsx", with_part("xl/workbook.xml")), [samples.workbook()["xl/workbook.xml"]]),
    Reader("list: packed", 3, _list("a.yaml.gz"), samples.packed(samples.LISTS_YAML)),
    Reader("list: Turtle", 5, _list("a.ttl"), samples.LISTS_TURTLE, generated.turtle),
    Reader("list: JSON-LD", 5, _list("a.jsonld"), samples.LISTS_JSONLD, generated.json),
    Reader("list: RDF/XML", 5, _list("a.rdf"), samples.RDF_XML),
)
