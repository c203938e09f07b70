"""The dataset in parts, each as N-Quads and as Parquet: what stores and programs load side by side; part of the shell."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

import pyoxigraph as ox

from kg.files import Staged
from kg.model.iri import Namespaces
from kg.model.shards import place_of, shard_of

FOLDER = "shards"
MANIFEST = "manifest.json"
#: the columns of a Parquet part: the terms of a quad as N-Quads writes them, in the order of the lines
COLUMNS = ("subject", "predicate", "object", "graph")


def write_shards(quads: Iterable[ox.Quad], names: Namespaces, folder: Path, shards: int) -> Mapping[str, str]:
    """File -> sha256 of the parts that now stand in ``folder``/shards; other parts are gone.

    The lines of all N-Quads parts together, sorted, are those of dataset.nq.
    """
    target = folder / FOLDER
    hashes: dict[str, str] = {}
    parts = sharded(quads, names, shards)
    with Staged(target) as staged:
        for number, part in enumerate(parts):
            told = sorted(((f"{quad} .\n".encode(), quad) for quad in part), key=itemgetter(0))
            name = f"part-{number:05}"
            hashes[f"{name}.nq"] = staged.write(f"{name}.nq", (line for line, _ in told))
            hashes[f"{name}.parquet"] = staged.write(f"{name}.parquet", (parquet_of(quad for _, quad in told),))
        staged.write(MANIFEST, (_manifest([len(part) for part in parts], hashes),))
    _tidy(target, {*hashes, MANIFEST})
    return hashes


def drop_shards(folder: Path) -> None:
    """Take away the shards of an earlier dataset, and their folder unless something else lies in it."""
    _tidy(folder / FOLDER)
    with suppress(OSError):  # not there, or not empty
        (folder / FOLDER).rmdir()


def _tidy(folder: Path, keep: Collection[str] = ()) -> None:
    """Take away parts of a dataset, with their manifest, but for the files to keep; what else lies there stays."""
    parts = [path for kind in ("nq", "parquet") for path in folder.glob(f"part-*.{kind}")]
    for path in (*parts, *((folder / MANIFEST,) if parts else ())):
        if path.name not in keep:
            path.unlink(missing_ok=True)


def sharded(quads: Iterable[ox.Quad], names: Namespaces, shards: int) -> list[list[ox.Quad]]:
    """The quads by shard, in their order."""
    numbered = lru_cache(maxsize=1 << 16)(lambda place: shard_of(place, shards))
    parts: list[list[ox.Quad]] = [[] for _ in range(shards)]
    for quad in quads:
        parts[numbered(place_of(quad, names))].append(quad)
    return parts


def parquet_of(quads: Iterable[ox.Quad]) -> bytes:
    """The quads as a Parquet file with the columns ``COLUMNS``; the same bytes for the same quads and the same pyarrow."""
    import pyarrow as pa
    from pyarrow import parquet

    terms = [(str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)) for quad in quads]
    columns = zip(*terms, strict=True) if terms else ((),) * len(COLUMNS)
    table = pa.table({name: pa.array(column, pa.string()) for name, column in zip(COLUMNS, columns, strict=True)})
    written = io.BytesIO()
    parquet.write_table(table, written, compression="zstd")
    return written.getvalue()


def _manifest(sizes: list[int], hashes: Mapping[str, str]) -> bytes:
    digest = hashlib.sha256("\n".join(f"{name} {value}" for name, value in sorted(hashes.items())).encode()).hexdigest()
    content = {"shards": len(sizes), "quads": sizes, "outputs": dict(sorted(hashes.items())), "digest": digest}
    return (json.dumps(content, indent=1) + "\n").encode()
