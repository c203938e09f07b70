"""Reads lists one by one, each in a process of its own, and prints what came of them.

    python bench/lists.py FILE_OR_FOLDER…

The columns: file, people, posts, tenures (holdings of posts), parties told of people, findings, seconds, most memory in MB.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kg.ingest.lists.gathering import gather
from kg.ingest.lists.listing import HOLDS, MEMBER, PERSON, POST, Request
from kg.list_import import name_of

COLUMNS = ("file", "people", "posts", "tenures", "party claims", "findings", "seconds", "peak MB")


def measured(path: Path) -> tuple[str, ...]:
    began = time.perf_counter()
    listing = gather([path], Request(name_of([path])))
    seconds = time.perf_counter() - began
    kinds = [one.kind for one in listing.entities]
    predicates = [one.predicate for one in listing.claims]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    counts = (kinds.count(PERSON), kinds.count(POST), predicates.count(HOLDS), predicates.count(MEMBER), len(listing.findings))
    return (path.name, *(f"{count:,}" for count in counts), f"{seconds:.1f}", str(peak))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    rows = []
    for path in parser.parse_args().files:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            rows.append(pool.submit(measured, path).result())
    for row in (COLUMNS, tuple("---" for _ in COLUMNS), *rows):
        print(f"| {' | '.join(row)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
