"""``kg serve`` as readers meet it: first page, the heaviest pages of each kind, fifty readers at once, a query without end beside them.

    python bench/serve.py [--quads 1000000 | --data dataset.nq] [--seconds 60] [--readers 50]

Without ``--data`` a dataset of that size is generated (``bench/generate.py``) and put into a store, as a build does. The server runs in a
process of its own and is asked over loopback. Every page is asked for once before it is measured in ``again``; ``first`` is the first time.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import generate
import httpx
import pyoxigraph as ox

from kg.answers.dataset import base_of
from kg.model.iri import Namespaces, local_name
from kg.store import keep_store, open_store

HTML = {"accept": "text/html"}
QUERY = "SELECT ?s ?label WHERE { ?s a kgo:Tenure ; rdfs:label ?label } LIMIT 20"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PAGES = ("/", "/timeline", "/sources", "/conflicts", "/quarantine", "/search?q=lee")
PICTURES = ("/graph", "/graph?depth=2")
#: days of the two clocks, and kinds whose pages know of none or tell that nothing was known
DAYS, WITHOUT_DAYS = ("as-of=2015-06-01", "known-at=2015-06-01"), {"situation", "document"}


@dataclass(frozen=True, slots=True)
class Answered:
    """One request: what it was for, its status (0 = none came), how long it took by the clock and, where it was alone, of the processor."""

    kind: str
    status: int
    seconds: float
    cpu: float | None = None


def asked(client: httpx.Client, kind: str, path: str) -> Answered:
    start = time.perf_counter()
    try:
        status = client.get(path, headers=HTML if kind != "SPARQL" else {}).status_code
    except httpx.HTTPError:
        status = 0
    return Answered(kind, status, time.perf_counter() - start)


def alone(client: httpx.Client, process: int, path: str) -> Answered:
    """A page asked for while nothing else is, with what it took of the processor."""
    before = processor(process)
    return replace(asked(client, "page", path), cpu=processor(process) - before)


def processor(process: int) -> float:
    """Seconds of the processor that the threads of a process have had."""
    return sum(int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{process}/task").iterdir()) / 1e9


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of a dataset: of each kind those of which most is said, the weightiest first, and of all entities some drawn by chance."""

    heaviest: Mapping[str, Sequence[str]]
    others: Sequence[str]


def paths_of(path: Path, most: int, others: int) -> Paths:
    """The paths of ``most`` things of each kind: entities by class, situations by their claims, documents by their quotes."""
    store = open_store(path)
    names = Namespaces(base_of(store))
    registry, provenance = (ox.NamedNode(names.graph(name)) for name in ("registry", "provenance"))
    said = Counter(quad.object.value for quad in store if isinstance(quad.object, ox.NamedNode) and quad.graph_name != registry)

    def column(name: str, graph: ox.NamedNode | None) -> Iterator[ox.Quad]:
        return store.quads_for_pattern(None, ox.NamedNode(names.expand(name)), None, graph)

    kinds: dict[str, set[str]] = defaultdict(set)
    for quad in column("rdf:type", registry):
        kinds[local_name(quad.object.value)].add(quad.subject.value)  # type: ignore[union-attr]
    entities = sorted(set().union(*kinds.values()))
    kinds["situation"] = {quad.object.value for quad in column("kgo:about", None)}  # type: ignore[union-attr]
    kinds["document"] = {quad.subject.value for quad in column("dcterms:title", provenance)}  # type: ignore[union-attr]
    heaviest = {kind: sorted(found, key=lambda iri: (-said[iri], iri))[:most] for kind, found in sorted(kinds.items())}
    top = set().union(*heaviest.values())
    drawn = random.Random(1).sample([iri for iri in entities if iri not in top], min(others, len(set(entities) - top)))
    there = {kind: ["/" + iri.removeprefix(names.base) for iri in found if iri.startswith(names.base)] for kind, found in heaviest.items()}
    return Paths({kind: found for kind, found in there.items() if found}, ["/" + iri.removeprefix(names.base) for iri in drawn])


@contextmanager
def served(path: Path, timeout: float) -> Iterator[tuple[str, int]]:
    """The address of a server of the dataset, and the number of its process."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--timeout", str(timeout), "--data", str(path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:\d+", next(line for line in server.stderr if "serving" in line))
            assert found is not None
            yield found[0], server.pid
        finally:
            server.terminate()


def row(name: str, taken: Sequence[Answered]) -> str:
    """Requests, errors, and the median, 95th percentile and longest of both times in milliseconds."""
    errors = sum(one.status not in (200, 303) for one in taken)
    cpu = [one.cpu for one in taken if one.cpu is not None]
    return f"| {name} | {len(taken):,} | {errors} | {spread([one.seconds for one in taken])} | {spread(cpu) if cpu else '-'} |"


def spread(seconds: Sequence[float]) -> str:
    times = sorted(one * 1000 for one in seconds)
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    return f"{statistics.median(times):,.0f}, {p95:,.0f}, {times[-1]:,.0f}"


def twice(name: str, client: httpx.Client, process: int, paths: Sequence[str]) -> Iterator[str]:
    """Two rows: every page asked for alone, and all of them once more."""
    for time_ in ("first", "again"):
        yield row(f"{name}, {time_}", [alone(client, process, one) for one in paths])


def crowd(address: str, paths: Sequence[tuple[str, str]], readers: int, seconds: float) -> list[Answered]:
    """What as many readers at once get, each asking for one thing after another for so long."""
    found: list[list[Answered]] = [[] for _ in range(readers)]
    until = time.perf_counter() + seconds

    def reader(number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=address, timeout=120) as client:
            while time.perf_counter() < until:
                found[number].append(asked(client, *chance.choice(paths)))

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one for several in found for one in several]


def measured(path: Path, readers: int, seconds: float, limit: float) -> Iterator[str]:
    asked_for = paths_of(path, 20, 200)
    heavy, light = [one for found in asked_for.heaviest.values() for one in found], asked_for.others
    start = time.perf_counter()
    with served(path, limit) as (address, process), httpx.Client(base_url=address, timeout=120) as client:
        asked(client, "page", "/healthz")
        yield f"ready after {time.perf_counter() - start:.1f} s\n"
        yield "| | requests | errors | ms by the clock: median, 95th, longest | ms of the processor |\n|---|---|---|---|---|"
        yield row("first page", [alone(client, process, "/")])
        for kind, found in asked_for.heaviest.items():
            yield from twice(f"{kind}: the {len(found)} heaviest", client, process, found)
        yield from twice(f"{len(light)} other entities", client, process, light)
        for kind, day in product(sorted(set(asked_for.heaviest) - WITHOUT_DAYS), DAYS):
            few = [f"{one}?{day}" for one in asked_for.heaviest[kind][:3]]
            yield from twice(f"{kind}: the {len(few)} heaviest, `{day}`", client, process, few)
        for one in (*PAGES[1:], *PICTURES):
            yield row(f"`{one}`", [alone(client, process, one) for _ in range(5)])
        sparql = str(httpx.URL("/sparql", params={"query": QUERY}))
        mixed = [*(("page", one) for one in (*heavy, *light, *PAGES * 10)), *(("SPARQL", sparql) for _ in range(100))]
        taken = crowd(address, mixed, readers, seconds)
        for kind in ("page", "SPARQL"):
            yield row(f"{readers} readers for {seconds:g} s: {kind}", [one for one in taken if one.kind == kind])
        endless = str(httpx.URL("/sparql", params={"query": ENDLESS}))
        stopped: list[Answered] = []
        away = threading.Thread(target=lambda: stopped.append(asked(httpx.Client(base_url=address, timeout=120), "SPARQL", endless)))
        away.start()
        beside = []
        while away.is_alive():
            beside.append(asked(client, "SPARQL", sparql))
        yield row("SPARQL beside a query without end", beside)
        peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
        yield f"\nPeak of memory of the server without its workers: {int(peak[1]) / 1024:,.0f} MiB." if peak else ""
        yield f"\nThe query without end was answered with {stopped[0].status} after {stopped[0].seconds:.1f} s (limit {limit:g} s)."


def dataset(quads: int, folder: Path) -> Path:
    """A generated dataset with its store."""
    path = folder / "dataset.nq"
    generate.write(quads, path)
    with path.open("rb") as file:
        keep_store(path, hashlib.file_digest(file, "sha256").hexdigest())
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--timeout", type=float, default=10)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(given.data or dataset(given.quads, Path(folder)), given.readers, given.seconds, given.timeout):
            print(line, flush=True)


if __name__ == "__main__":
    main()
