"""What each engine takes for the same articles, and whether it writes the same bytes.

    python bench/engines.py ARTICLES [--some 100] [--engines serial process spark] [--workers 2]
    python bench/engines.py --made 2000 [--engines process] [--growth 125 250 500 1000]
    python bench/engines.py ARTICLES --some 100 --speed [--engines process spark]

The first form builds the seeds with the articles (spread evenly where --some is fewer) once for each engine, nothing taken from a cache:
seconds of the extraction and of the whole, processor seconds and peak of memory of all processes together, the Java of Spark among them.
--made takes articles made from templates (bench/made_articles.py), of which there are as many as one likes: --made 100000 is the size that
one machine is not for. The last form reads only, with one worker and with two. On a machine that does other work as well, the clock says
little: the processor seconds of the busiest process are what the clock would say if each had a core to itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from building import project, some
from made_articles import write as write_made

_TICKS, _PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


@dataclass
class Usage:
    """What a process and all that it started took: processor seconds by process, peak of memory in bytes."""

    cpu: dict[int, float] = field(default_factory=dict)
    peak: int = 0

    def look(self, root: int) -> None:
        """Note what stands in /proc now."""
        parents, memory, used = {}, {}, {}
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                words = entry.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            number = int(entry.parent.name)
            parents[number], memory[number] = int(words[1]), int(words[21]) * _PAGE
            used[number] = (int(words[11]) + int(words[12])) / _TICKS
        family = [number for number in parents if _descends(number, root, parents)]
        self.peak = max(self.peak, sum(memory[number] for number in family))
        self.cpu |= {number: used[number] for number in family}


def _descends(number: int, root: int, parents: dict[int, int]) -> bool:
    while number and number != root:
        number = parents.get(number, 0)
    return number == root


def run(words: Sequence[str]) -> tuple[str, Usage, float]:
    """What a command printed, what it took, and its seconds by the clock."""
    began, usage = time.monotonic(), Usage()
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(1):
                usage.look(process.pid)

        threading.Thread(target=watch, daemon=True).start()
        told, complaints = process.communicate()
        ended.set()
    if process.returncode:
        raise SystemExit(complaints)
    return told, usage, time.monotonic() - began


def built(articles: Path, engine: str, workers: int, scratch: Path) -> list[str]:
    """A row of the table of builds."""
    home = project(scratch / engine)
    words = ["-m", "kg", "-C", str(home), "build", "--articles", str(articles.resolve()), "--engine", engine, "--json", "--timings"]
    if engine != "serial":
        words += ["--workers", str(workers)]
    told, usage, seconds = run([*words, "--no-cache"])
    laps = {lap["stage"]: lap for lap in json.loads(told)["timings"]}
    digest = hashlib.sha256((home / "output" / "manifest.json").read_bytes()).hexdigest()[:12]
    quads = json.loads((home / "output" / "manifest.json").read_bytes())["quads"]
    taken = [f"{laps[stage]['seconds']:.1f}" for stage in ("extract", "resolve", "validate")]
    return [*taken, f"{seconds:.1f}", f"{sum(usage.cpu.values()):.1f}", f"{usage.peak >> 20:,}", f"{quads:,}", digest]


def read(articles: Path, engine: str, workers: int) -> None:
    """Read the articles with an engine and print the seconds of the reading alone."""
    from kg.config import Config
    from kg.engines.chosen import engine_of
    from kg.ingest.corpus import read_corpus
    from kg.readings import ExtractorSpec, read_documents

    spec = ExtractorSpec()
    documents = read_corpus([articles], spec.vocabulary()).documents
    with engine_of(Config(engine=engine, jobs=workers)) as chosen:
        read_documents(documents[:1], spec, engine=chosen)
        began = time.monotonic()
        claims = sum(len(reading.claims) for reading in read_documents(documents, spec, engine=chosen))
        print(json.dumps({"seconds": time.monotonic() - began, "documents": len(documents), "claims": claims}))


def speed(articles: Path, engines: Sequence[str]) -> None:
    print("| engine | workers | articles | claims | seconds | processor, all | processor, busiest | load |")
    print("|---|---|---|---|---|---|---|---|")
    for engine in engines:
        for workers in (1, 2):
            told, usage, _ = run([__file__, str(articles), "--read", engine, str(workers)])
            found = json.loads(told)
            row = [engine, str(workers), str(found["documents"]), str(found["claims"]), f"{found['seconds']:.1f}"]
            row += [f"{sum(usage.cpu.values()):.1f}", f"{max(usage.cpu.values()):.1f}", f"{os.getloadavg()[0]:.1f}"]
            print(f"| {' | '.join(row)} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--some", type=int, default=0)
    parser.add_argument("--made", type=int, default=0)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    parser.add_argument("--engines", nargs="+", default=["serial", "process", "spark"])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--read", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        read(asked.articles, asked.read[0], int(asked.read[1]))
        return
    if not asked.articles and not asked.made:
        parser.error("give a folder of articles, or --made N")
    with tempfile.TemporaryDirectory() as scratch:
        if asked.speed:
            chosen = (
                some(asked.articles, asked.some, Path(scratch)) if asked.articles else write_made(asked.made, Path(scratch, "made.jsonl"))
            )
            speed(chosen, [engine for engine in asked.engines if engine != "serial"])
            return
        print("| articles | engine | extract s | resolve s | validate s | whole s | processor s | peak MiB | quads | manifest |")
        print("|---|---|---|---|---|---|---|---|---|---|")
        for number in (*asked.growth, asked.made or asked.some):
            home = Path(scratch, str(number))
            home.mkdir()
            chosen = write_made(number, home / "made.jsonl") if asked.made else some(asked.articles, number, home)
            for engine in asked.engines:
                print(f"| {number or 'all'} | {engine} | {' | '.join(built(chosen, engine, asked.workers, home))} |", flush=True)


if __name__ == "__main__":
    main()
