"""Measures how much of each stage its tests execute: statements, and branches, of which both ways must be taken.

    python bench/covered.py [STAGE…] [--keep FOLDER] [--golden] [--jobs 2]

The tests of a stage are those of its folder and a few beside it, see ``STAGES``; those of ``--golden`` build from end to end. The right
column tells of branches that any of the measured tests takes. ``--keep`` leaves there which test executes which line
(``bench/mutants.py`` chooses tests by it), and a stage whose file is there already is not measured again. What is not executed is listed
below the table.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
#: stage -> its tests
STAGES: Mapping[str, tuple[str, ...]] = {
    "model": ("tests/model", "tests/test_shards.py", "tests/test_docstrings.py"),
    "ingest": ("tests/ingest",),
    "extract": ("tests/extract", "tests/extractors", "tests/ontology"),
    "resolve": ("tests/resolve", "tests/test_namesakes.py"),
    "assemble": ("tests/assemble", "tests/test_conflicts.py"),
    "validate": ("tests/validate", "tests/shapes", "tests/engines/test_build.py"),
    "shacl": ("tests/shacl",),
    "publish": ("tests/publish", "tests/test_quad_file.py"),
    "curation": ("tests/curation", "tests/cli/test_review.py", "tests/cli/test_decide.py"),
}
GOLDEN = "golden"


@dataclass(frozen=True, slots=True)
class Covered:
    """What tests execute of a stage: statements and branches, each done and in all, and what is left by file."""

    statements: tuple[int, int]
    branches: tuple[int, int]
    left: tuple[str, ...]


def measure(name: str, paths: Iterable[str], folder: Path, jobs: int) -> Path:
    """Runs tests and gives the file that tells which of them executes what; that is left as it is where it stands already."""
    found = folder / f"{name}.coverage"
    if not found.exists():
        options = ["--cov", "--cov-context=test", "--cov-report=", f"-n{jobs}", "-q"]
        running = folder / f"{name}.running"
        command = [sys.executable, "-m", "pytest", *options, *paths]
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "COVERAGE_FILE": str(running)}, check=True, stdout=sys.stderr
        )
        running.rename(found)
    return found


def together(files: Iterable[Path], folder: Path) -> Path:
    """A file with all that stands in the files."""
    found = Coverage(data_file=str(folder / "together"), config_file=str(ROOT / "pyproject.toml"))
    found.combine([str(file) for file in files], keep=True)
    found.save()
    return folder / "together"


def covered(stage: str, file: Path) -> Covered:
    """What the tests whose measurements stand in a file execute of a stage."""
    found = Coverage(data_file=str(file), config_file=str(ROOT / "pyproject.toml"))
    found.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        found.json_report(outfile=str(report), include=[f"kg/{stage}/*"])
        return _read(json.loads(report.read_text()))


def _read(report: Mapping[str, Any]) -> Covered:
    totals = report["totals"]
    return Covered(
        (totals["covered_lines"], totals["num_statements"]),
        (totals["covered_branches"], totals["num_branches"]),
        tuple(f"{file}: {', '.join(left)}" for file, one in report["files"].items() if (left := [*_left(one)])),
    )


def _left(file: Mapping[str, Any]) -> Iterator[str]:
    yield from map(str, file["missing_lines"])
    missing = set(file["missing_lines"])
    yield from (f"{first}->{to if to > 0 else 'end'}" for first, to in file["missing_branches"] if missing.isdisjoint({first, to}))


def _share(counts: tuple[int, int]) -> str:
    done, number = counts
    return f"{done}/{number} {100 * done / number:5.1f} %" if number else "-"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stages", nargs="*", metavar="STAGE", help=", ".join(STAGES))
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--golden", action="store_true")
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    if unknown := sorted({*given.stages} - {*STAGES}):
        asked.error(f"no stages: {', '.join(unknown)}")
    stages = given.stages or list(STAGES)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(exist_ok=True)
        files = {stage: measure(stage, STAGES[stage], folder.resolve(), given.jobs) for stage in stages}
        beside = [measure(GOLDEN, ["tests/golden"], folder.resolve(), given.jobs)] if given.golden else []
        whole = together([*files.values(), *beside], Path(scratch))
        tell({stage: (covered(stage, files[stage]), covered(stage, whole)) for stage in stages})


def tell(found: Mapping[str, tuple[Covered, Covered]]) -> None:
    """Prints the table and, below it, what nothing executes."""
    print(f"{'stage':<10}{'statements':>22}{'branches, own tests':>22}{'by any of these':>22}")
    for stage, (own, whole) in found.items():
        print(f"{stage:<10}{_share(whole.statements):>22}{_share(own.branches):>22}{_share(whole.branches):>22}")
    done, number = (sum(whole.branches[side] for _, whole in found.values()) for side in (0, 1))
    print(f"{'together':<54}{_share((done, number)):>22}")
    print(*(line for _, whole in found.values() for line in whole.left), sep="\n")


if __name__ == "__main__":
    main()
