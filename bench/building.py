"""A build in a process of its own: what it says of itself, and what lies in its output folder afterwards."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Run:
    """What ``kg build --json --timings`` told, and how many articles were read in it rather than taken from the cache."""

    told: dict[str, Any]
    articles: int
    read: int
    output: Path

    @property
    def laps(self) -> list[dict[str, Any]]:
        """Stage, seconds, cpu, runs and peak of each stage."""
        return list(self.told["timings"])

    def total(self, clock: str) -> float:
        """Seconds of all stages by one clock, ``seconds`` or ``cpu``."""
        return float(sum(lap[clock] for lap in self.laps))

    def report(self) -> dict[str, Any]:
        """The report of the build."""
        return dict(json.loads((self.output / "report.json").read_bytes()))


def project(folder: Path, seeds: Path = SEEDS, kept: Path | None = None) -> Path:
    """A project of its own with a copy of the seeds, and of the readings that the project ``kept`` has."""
    shutil.copytree(seeds, folder / "seeds")
    if kept and (kept / ".kg-cache").is_dir():
        shutil.copytree(kept / ".kg-cache", folder / ".kg-cache")
    return folder


def some(articles: Path, number: int, target: Path) -> Path:
    """A folder of the same name under ``target`` with that many of the articles, spread evenly; all of them for 0."""
    files = sorted(articles.rglob("*.txt"))
    chosen = [files[at * len(files) // number] for at in range(number)] if number else files
    for path in chosen:
        copy = target / articles.name / path.relative_to(articles)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return target / articles.name


def build(folder: Path, articles: Path, output: str = "output", *options: str) -> Run:
    """One build of a project with further articles; a build that fails ends the benchmark with what it said.

    Python may keep its compiled modules, as it does for whoever installs the program.
    """
    words = ["-m", "kg", "-C", str(folder), "build", "--articles", str(articles.resolve()), "-o", output, "--json", "--timings", *options]
    compiled = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, env=compiled)
    if not done.stdout:
        raise SystemExit(done.stderr)
    count = re.search(r"^reading +([\d,]+) articles?.*?(?:\(([\d,]+) as read before\))?$", done.stderr, re.M)
    assert count is not None, done.stderr
    number, known = (int((text or "0").replace(",", "")) for text in count.groups())
    return Run(json.loads(done.stdout), number, number - known, folder / output)
