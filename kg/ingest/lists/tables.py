"""A listing as three files to read and compare, and back: ``entities.tsv``, ``claims.tsv``, ``list.ttl``.

One thing is one line, the lines are sorted, the same listing gives the same bytes. ``claims.tsv`` has the nine columns of curated files.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from kg.ingest.csv_columns import COLUMNS
from kg.ingest.csv_file import read_rows
from kg.ingest.decode import SourceText
from kg.ingest.lists.listing import Listed, Listing
from kg.model.finding import Finding
from kg.model.iri import Namespaces

ENTITIES, CLAIMS, ABOUT = "entities.tsv", "claims.tsv", "list.ttl"
#: the folder of lists among the seeds
FOLDER = "lists"
_COLUMNS = ("key", "kind", "name", "names", "born", "died", "gender", "place", "within", "seats", "slug", "identifiers")
_BETWEEN = " | "


def files_of(listing: Listing) -> dict[str, bytes]:
    """The files of a listing by name."""
    entities = [
        (one.key, one.kind, one.name, _BETWEEN.join(one.names), one.born, one.died, one.gender, one.place, one.within, one.seats, one.slug,
         _BETWEEN.join(one.identifiers))
        for one in listing.entities
    ]  # fmt: skip
    claims = [
        (one.subject, one.predicate, one.object, one.begin, one.end, one.modality, one.source, one.quote, one.note)
        for one in listing.claims
    ]
    return {ENTITIES: _table(_COLUMNS, entities), CLAIMS: _table(COLUMNS, sorted(claims)), ABOUT: _about(listing).encode()}


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([" ".join(cell.split()) for cell in row] for row in rows)
    return buffer.getvalue().encode()


def _about(listing: Listing) -> str:
    names = Namespaces()
    prefixes = "".join(f"@prefix {prefix}: <{names.prefixes[prefix]}> .\n" for prefix in ("kgo", "graph"))
    files = "".join(f"#   {name}   sha256 {digest}\n" for name, digest in listing.files)
    authority = "kgo:Official" if listing.official else "kgo:Curated"
    return (
        f"# Written by `kg import`, format {', '.join(listing.formats)}; import the list again rather than edit these files. Read from:\n"
        f"{files}{prefixes}\ngraph:{origin_of(listing.name)} a kgo:SourceGraph ; kgo:authority {authority} .\n"
    )


def origin_of(name: str) -> str:
    """The source under which the claims of a list stand."""
    return f"curated_{name}"


def list_of(path: str) -> str:
    """The list that a file of the seeds belongs to, by its path, or the empty string.

    >>> list_of("seeds/lists/congress/claims.tsv"), list_of("seeds/curated/story.csv")
    ('congress', '')
    """
    parts = PurePosixPath(path).parts
    return parts[-2] if len(parts) > 2 and parts[-3] == FOLDER and parts[-1] in (ENTITIES, CLAIMS, ABOUT) else ""


def read_entities(source: SourceText) -> tuple[list[Listed], list[Finding]]:
    """The things in a file of entities, each with its line."""
    rows, findings = read_rows(source, _COLUMNS)
    made = [
        Listed(
            **{name: row.cells[name] for name in _COLUMNS if name not in ("names", "identifiers")},
            names=_several(row.cells["names"]),
            identifiers=_several(row.cells["identifiers"]),
            at=row.place,
        )
        for row in rows
    ]
    return made, findings


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_BETWEEN)) if cell else ()
