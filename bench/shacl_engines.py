"""One engine on one file of triples: what it takes, in a process of its own so that it can be stopped and its memory is its own.

    python bench/shacl_engines.py ENGINE DATA.nt SHAPES.ttl

Prints one line of JSON: CPU seconds to load and to validate (all threads; one number where an engine does both in one call), the
number of results, a digest of their (focus node, path, value, component, severity) where the engine gives them, and the peak of memory.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.shacl.reading import read_shapes
from kg.shacl.reference import by_reference, graph_of
from kg.shacl.results import Result
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import StoreSource
from kg.shacl.validation import validate

#: engine -> the module that it needs
ENGINES = {"compiled": "pyoxigraph", "shacl-rust": "shacl_rust", "pyshifty": "shifty", "pySHACL": "pyshacl"}


@dataclass(frozen=True, slots=True)
class Told:
    """What an engine took: CPU seconds, results, a digest of these, MiB; ``stopped`` at the limit it has nothing to tell."""

    load: float = 0.0
    check: float = 0.0
    results: int = 0
    digest: str = ""
    peak: int = 0
    stopped: bool = False


def installed() -> list[str]:
    """The engines that can be run here."""
    return [name for name, module in ENGINES.items() if importlib.util.find_spec(module)]


def told(engine: str, data: Path, shapes: Path, limit: int) -> Told:
    """What the engine takes in a process of its own, which ends after that many CPU seconds."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

    command = [sys.executable, __file__, engine, str(data), str(shapes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limited)
    if done.returncode < 0:
        return Told(check=float(limit), stopped=True)
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr}")
    return Told(**json.loads(done.stdout))


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """The CPU seconds that something takes, and what it gives."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def shapes_of(path: Path) -> ShapesGraph:
    """The shapes of a file of Turtle."""
    return read_shapes(quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def loaded(path: Path) -> ox.Store:
    """A store that holds the triples of a file."""
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    return store


def digest(results: Iterable[Result]) -> str:
    """A hash of what the results say, each said once."""
    said = {f"{r.focus} {r.path} {r.value} {r.component} {r.severity}" for r in results}
    return hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()[:12]


def _compiled(data: Path, shapes: Path) -> Told:
    asked = shapes_of(shapes)
    load, store = seconds(lambda: loaded(data))
    check, outcome = seconds(lambda: validate(StoreSource(store), asked))
    return Told(load, check, len(outcome.results), digest(outcome.results))


def _pyshacl(data: Path, shapes: Path) -> Told:
    asked = shapes_of(shapes)
    quads = list(ox.parse(path=str(data), format=ox.RdfFormat.N_TRIPLES))
    load, _ = seconds(lambda: graph_of(quad.triple for quad in quads))
    both, results = seconds(lambda: by_reference(quads, asked))
    return Told(load, both - load, len(results), digest(results))


def _shacl_rust(data: Path, shapes: Path) -> Told:
    import shacl_rust

    check, found = seconds(lambda: shacl_rust.validate_file(str(data), str(shapes), experimental_index=True))
    return Told(0.0, check, len(found["results"]))


def _pyshifty(data: Path, shapes: Path) -> Told:
    import shifty

    def run() -> int:
        prepared = shifty.PreparedValidator(str(shapes))
        found = prepared._inner.validate_w3c(None, str(data), "ntriples", "data", None, False, "info", True, "ignore", False)
        return len(re.findall(r"sourceConstraintComponent>", found._report_ntriples))

    check, number = seconds(run)
    return Told(0.0, check, number)


_RUN = {"compiled": _compiled, "pySHACL": _pyshacl, "shacl-rust": _shacl_rust, "pyshifty": _pyshifty}


def main() -> None:
    engine, data, shapes = sys.argv[1:]
    found = _RUN[engine](Path(data), Path(shapes))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"load": found.load, "check": found.check, "results": found.results, "digest": found.digest, "peak": peak}))


if __name__ == "__main__":
    main()
