"""Writing output/: one file after the other, none of them seen before all are written; part of the shell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.collector import put_off
from kg.files import Staged
from kg.pipeline import Build
from kg.publish.exporters import exporter
from kg.publish.links_table import links_tsv
from kg.publish.manifest import manifest
from kg.publish.publication import pieces
from kg.shards import drop_shards, write_shards
from kg.stopwatch import Stopwatch
from kg.store import keep_store
from kg.validate.render import render

#: file of output/ -> exporter that writes it
OUTPUTS: Mapping[str, str] = {
    "graph.ttl": "turtle",
    "dataset.trig": "trig",
    "dataset.nq": "nquads",
    "graph.jsonld": "jsonld",
    "context.jsonld": "context",
    "graph.graphml": "graphml",
    "claims.tsv": "claims",
    "view.html": "page",
}
MANIFEST = "manifest.json"
#: file of output/ -> format of the report
REPORTS: Mapping[str, str] = {"report.html": "html", "report.json": "json", "report.txt": "text"}


def write(made: Build, folder: Path, watch: Stopwatch | None = None, shards: int = 0) -> tuple[str, ...]:
    """The names of the files that now stand in ``folder``: all of them appear when all are written, the manifest last.

    The embedded store is made of the dataset beside them, and so are its ``shards``, which have a manifest of their own: neither is part
    of the manifest, and every reader does without them.
    """
    timed, publication, resolution = watch or Stopwatch(), made.publication, made.resolution
    hashes: dict[str, str] = {}
    with put_off(), Staged(folder) as staged:
        for name, kind in OUTPUTS.items():
            with timed.time(f"write {name}"):
                hashes[name] = staged.write(name, pieces(exporter(kind)(publication)))
        with timed.time("write links.tsv"):
            links = links_tsv((*resolution.links, *resolution.listed), {entity.iri for entity in resolution.entities}, publication.names)
            hashes["links.tsv"] = staged.write("links.tsv", (links,))
        with timed.time("write reports"):
            for name, kind in REPORTS.items():
                hashes[name] = staged.write(name, (render(made.report, kind, publication.names).encode(),))
            staged.write(MANIFEST, (manifest(publication, hashes),))
    if publication.pieces:
        with timed.time("keep parts of files"):
            publication.pieces.write()
    with timed.time("load store"):
        keep_store(folder / "dataset.nq", hashes["dataset.nq"])
    if shards:
        with timed.time("write shards"):
            write_shards(publication.quads, publication.names, folder, shards)
    else:
        drop_shards(folder)
    return (*hashes, MANIFEST)
