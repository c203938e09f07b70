"""A dataset of millions of quads: loaded, validated, asked every named query, exported in every format; seconds and memory of each.

    python bench/quads.py [--quads 500000 1000000 5000000] [--folder FOLDER] [--page 500000]

The datasets are those of ``bench/generate.py``, made in ``--folder`` where they are not there yet. Every step runs in a process of its own
and is told its CPU seconds and its peak of memory. Validation is that of the view world, copied into memory, and of the view audit, on
the kept store, by compiled shapes. Queries run on the kept store, the slowest of three runs counts; ``kg query`` is the whole command. The
page holds the dataset in memory and is asked for up to ``--page`` quads only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import generate
import pyoxigraph as ox

from kg.config import Config
from kg.model.iri import Namespaces
from kg.pipeline import publication_of
from kg.publish.exporters import exporter, names
from kg.publish.publication import pieces
from kg.query import Table, named_queries, run
from kg.shacl.source import Source, StoreSource
from kg.store import STORE, keep_store, open_store, world_graphs
from kg.validate.validator import Validator
from kg.vocabulary import load

NAMES = Namespaces()
#: what the parameters of the named queries mean in a generated dataset; those not named here keep their defaults
VALUES = {
    "post": "post:post-0",
    "person": "per:person-0",
    "one": "per:person-0",
    "other": "per:person-1",
    "agent": "per:person-0",
    "contest": "con:contest-0",
}

Told = dict[str, str]


def sources(store: ox.Store) -> dict[str, Source]:
    """The views world and audit of a store; the world stands in memory as one graph, as it does in a build."""
    world = ox.Store()
    for graph in world_graphs(store, NAMES):
        world.bulk_extend(ox.Quad(*quad.triple) for quad in store.quads_for_pattern(None, None, None, graph))
    return {"world": StoreSource(world), "audit": StoreSource(store, union=True)}


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def load_store(path: Path) -> Told:
    with path.open("rb") as file:
        keep_store(path, hashlib.file_digest(file, "sha256").hexdigest())
    return {"what": f"{size_of(path.parent / STORE) / 1e6:,.0f} MB on disk, {path.stat().st_size / 1e6:,.0f} MB as N-Quads"}


def validate(path: Path) -> Told:
    store = open_store(path)
    report = Validator(None, NAMES, load()).validate_at(sources(store))
    return {"what": f"{len(report.violations):,} violations, {len(report.warnings):,} warnings"}


def queries(path: Path) -> Told:
    store = open_store(path)
    document = next(quad.subject for quad in store.quads_for_pattern(None, ox.NamedNode(NAMES.expand("dcterms:title")), None, None))
    assert isinstance(document, ox.NamedNode)
    slowest: dict[str, tuple[float, int]] = {}
    for name, query in named_queries().items():
        values = {parameter.name: VALUES[parameter.name] for parameter in query.parameters if parameter.name in VALUES}
        if any(parameter.name == "document" for parameter in query.parameters):
            values["document"] = document.value.removeprefix(NAMES.iri("doc", ""))
        text, spent, rows = query.filled(values, NAMES), 0.0, 0
        for _ in range(3):
            start = time.process_time()
            answer = run(store, text, NAMES, view=query.view, timeout=0)
            spent = max(spent, time.process_time() - start)
            rows = len(answer.rows) if isinstance(answer, Table) else len(answer.lines)
        slowest[name] = (spent, rows)
    listed = sorted(slowest.items(), key=lambda item: -item[1][0])
    return {"what": ", ".join(f"{name} {spent:.3f} s ({rows:,} rows)" for name, (spent, rows) in listed)}


def command(path: Path) -> Told:
    """The whole of ``kg query``, in processes of its own."""
    asked = [sys.executable, "-m", "kg", "query", "who-held", "--set", "post=post:post-0", "--data", str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return {"what": done.stderr.strip().splitlines()[-1]}


def export(path: Path, name: str) -> Told:
    digest, size = hashlib.sha256(), 0
    for piece in pieces(exporter(name)(publication_of(path, Config(seeds=(), articles=())))):
        digest.update(piece)
        size += len(piece)
    return {"what": f"{size / 1e6:,.0f} MB, sha256 {digest.hexdigest()[:12]}"}


def steps(path: Path, *, page: bool) -> Mapping[str, Callable[[], Told]]:
    formats = [name for name in names() if name != "page" or page]
    exports = {f"export {name}": (lambda name=name: export(path, name)) for name in formats}
    plain: dict[str, Callable[[], Told]] = {
        "load into the kept store": lambda: load_store(path),
        "validate": lambda: validate(path),
        "named queries": lambda: queries(path),
        "kg query": lambda: command(path),
    }
    return plain | exports


def measured(path: Path, name: str) -> dict[str, str]:
    """One step in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "--step", name, "--data", str(path)], capture_output=True, text=True, check=False)
    if done.returncode:
        return {"cpu": "-", "peak": "-", "what": (done.stderr.strip().splitlines() or [f"killed by signal {-done.returncode}"])[-1][:120]}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def one(path: Path, name: str) -> None:
    """The step, and what it took, as one line of JSON."""
    told = steps(path, page=True)[name]()
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = sum(used.ru_utime + used.ru_stime for used in (own, children))
    peak = max(own.ru_maxrss, children.ru_maxrss) / 1024
    print(json.dumps({"cpu": f"{cpu:.1f}", "peak": f"{peak:,.0f}", **told}))


def dataset(quads: int, folder: Path) -> Path:
    path = folder / f"{quads}" / "dataset.nq"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        start = time.process_time()
        made = generate.write(quads, path)
        print(f"generated {made:,} quads in {time.process_time() - start:.0f} CPU s", file=sys.stderr, flush=True)
    return path


def table(sizes: Iterable[int], folder: Path, page: int) -> None:
    for quads in sizes:
        path = dataset(quads, folder)
        with path.open("rb") as file:
            print(f"\n{sum(1 for _ in file):,} quads\n\n| step | CPU s | peak MiB | |\n|---|---|---|---|", flush=True)
        for name in steps(path, page=quads <= page):
            found = measured(path, name)
            print(f"| {name} | {found['cpu']} | {found['peak']} | {found['what']} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, nargs="*", default=[500_000, 1_000_000, 5_000_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--page", type=int, default=500_000)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    os.environ.pop("KG_CONFIG", None)
    if given.step:
        one(given.data, given.step)
    elif given.folder:
        table(given.quads, given.folder, given.page)
    else:
        with tempfile.TemporaryDirectory() as folder:
            table(given.quads, Path(folder), given.page)


if __name__ == "__main__":
    main()
