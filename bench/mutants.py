"""Plants small faults in the stages, one at a time, and tells how many of them the tests notice.

    python bench/covered.py --keep build/coverage --golden          once: which test executes which line
    python bench/mutants.py --coverage build/coverage [STAGE…] [--number 15] [--seed 1] [--jobs 2]

A seeded draw of the mutations of a stage (``bench/mutations.py``), but for the texts of its codes. Each is written into a copy of the
checkout and the tests run that execute the changed line, those of the stage and then a draw of others, until one fails: then the mutant is
killed. What no test executes survives. A process that takes more than ``--limit`` seconds of processor, or ten times as long by the clock,
is ended, and its mutant counts as killed: it goes round, or waits, without end. Each survivor is shown as the line before and after. A
measured test that has gone since is left out, and told.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from coverage import CoverageData
from covered import GOLDEN, ROOT, STAGES
from mutations import Mutation, mutations

#: what a copy of the checkout needs for its tests
_COPIED = ("kg", "tests", "bench", "docs", "ontology", "shapes", "queries", "seeds", "output", "pyproject.toml", "README.md", "LICENSE")
#: how many tests of other stages are tried where none of its own fails
_BESIDE = 20
_SURVIVED, _KILLED, _TIMEOUT = "survived", "killed", "timeout"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with a mutation, and the tests that execute it."""

    stage: str
    module: str
    mutation: Mutation
    tests: tuple[str, ...]

    def shown(self) -> str:
        """Where it is, and its lines before and after."""
        source = (ROOT / self.module).read_text(encoding="utf-8")
        line = source.count("\n", 0, self.mutation.start) + 1
        height = source.count("\n", self.mutation.start, self.mutation.end) + 1
        before = source.split("\n")[line - 1 : line - 1 + height]
        after = self.mutation.of(source).split("\n")[line - 1 : line + self.mutation.text.count("\n")]
        lines = [*(f"  - {text.strip()}" for text in before), *(f"  + {text.strip()}" for text in after)]
        return "\n".join([f"{self.module}:{line} {self.mutation.kind}, {len(self.tests)} tests", *lines])


class Executed:
    """Which tests execute which lines, by one file of measurements."""

    def __init__(self, file: Path) -> None:
        self._of = CoverageData(str(file))
        if file.exists():
            self._of.read()
        self._lines: dict[str, Mapping[int, list[str]]] = {}

    def tests(self, module: str, mutation: Mutation) -> set[str]:
        """The tests that execute one of the lines of a mutation; where an import does, those of the module and of what imports from it.

        What is executed while a fixture is set up serves every test of its file.
        """
        if mutation.function:
            lines = self._contexts(module)
            contexts = {one for line in range(mutation.first_line, mutation.last_line + 1) for one in lines.get(line, ())}
        else:
            contexts = {one for user in (module, *importers(module)) for found in self._contexts(user).values() for one in found}
        told = (one.rpartition("|") for one in contexts if one)
        return {test if phase == "run" else test.partition("::")[0] for test, _, phase in told}

    def _contexts(self, module: str) -> Mapping[int, list[str]]:
        if module not in self._lines:
            self._lines[module] = self._of.contexts_by_lineno(module)
        return self._lines[module]


@cache
def importers(module: str) -> tuple[str, ...]:
    """The modules that import from a module."""
    statement = f"from {module.removesuffix('.py').replace('/', '.')} import "
    paths = ((path.relative_to(ROOT).as_posix(), path) for path in (ROOT / "kg").rglob("*.py"))
    return tuple(sorted(name for name, path in paths if statement in path.read_text(encoding="utf-8")))


def drawn(stage: str, coverage: Path, number: int, seed: int) -> list[Mutant]:
    """Mutants of a stage, all equally likely."""
    paths = [path for path in (ROOT / "kg" / stage).rglob("*.py") if path.name != "codes.py"]
    modules = sorted(path.relative_to(ROOT).as_posix() for path in paths)
    found = [(module, mutation) for module in modules for mutation in mutations((ROOT / module).read_text(encoding="utf-8"))]
    chosen = random.Random(f"{seed} {stage}").sample(found, min(number, len(found)))
    own, *others = [Executed(coverage / f"{name}.coverage") for name in (stage, *(name for name in STAGES if name != stage), GOLDEN)]

    def tests(module: str, mutation: Mutation) -> tuple[str, ...]:
        ours = sorted(own.tests(module, mutation))
        beside = sorted({test for one in others for test in one.tests(module, mutation)}.difference(ours))
        return (*ours, *random.Random(seed).sample(beside, min(_BESIDE, len(beside))))

    return [
        Mutant(stage, module, mutation, tests(module, mutation))
        for module, mutation in sorted(chosen, key=lambda pair: (pair[0], pair[1].start))
    ]


def standing(tests: Iterable[str]) -> set[str]:
    """Those of the tests, and files of tests, that are there."""
    tests = {*tests}
    files = sorted({file for test in tests if (ROOT / (file := test.partition("::")[0])).is_file()})
    if not files:
        return set()
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *files]
    told = subprocess.check_output(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True)
    return tests & {*files, *told.splitlines()}


def without_gone(mutants: Sequence[Mutant]) -> list[Mutant]:
    """The mutants without the tests that have gone since they were measured, which are told."""
    tests = {test for mutant in mutants for test in mutant.tests}
    found = standing(tests)
    for test in sorted(tests - found):
        print(f"left out, gone since it was measured: {test}", file=sys.stderr)
    return [replace(mutant, tests=tuple(test for test in mutant.tests if test in found)) for mutant in mutants]


def outcome(mutant: Mutant, limit: int) -> str:
    """Whether the tests notice a mutant, tried in this process's copy of the checkout."""
    if not mutant.tests:
        return _SURVIVED
    folder = _copy()
    module = folder / mutant.module
    try:
        module.write_text(mutant.mutation.of((ROOT / mutant.module).read_text(encoding="utf-8")), encoding="utf-8")
        return _tried(mutant.tests, folder, limit)
    finally:
        shutil.copy2(ROOT / mutant.module, module)


@cache
def _copy() -> Path:
    """A copy of the checkout for this process, in a folder that the parent takes away; ``shared`` stands beside it as beside ours."""
    above = Path(tempfile.mkdtemp())
    folder = above / "checkout"
    folder.mkdir()
    for name in _COPIED:
        copying = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copying(ROOT / name, folder / name)
    if (ROOT.parent / "shared").is_dir():
        (above / "shared").symlink_to((ROOT.parent / "shared").resolve())
    return folder


def _tried(tests: Sequence[str], folder: Path, limit: int) -> str:
    """The tests in a process of their own, with the libraries that this one has loaded, until one fails."""
    child = os.fork()
    if not child:
        _become_pytest(tests, folder, limit)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return _SURVIVED if code == 0 else _TIMEOUT if code < 0 else _KILLED


def _become_pytest(tests: Sequence[str], folder: Path, limit: int) -> None:
    """Runs pytest and ends this process."""
    os.chdir(folder)
    told = os.open("told", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(told, 1)
    os.dup2(told, 2)
    os.environ["PYTHONPATH"] = str(folder)
    sys.path[:] = [str(folder), *(path for path in sys.path if Path(path or ".").resolve() not in (ROOT, ROOT / "bench"))]
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    signal.alarm(10 * limit)
    import pytest

    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--tb=line", *tests]))


def _begin(folder: str) -> None:
    """Loads what most tests load, so that each forked process has it."""
    import networkx
    import rdflib
    import spacy

    tempfile.tempdir = folder
    assert all((networkx, rdflib, spacy))


def tried(mutants: Sequence[Mutant], jobs: int, limit: int) -> list[tuple[Mutant, str]]:
    """Each mutant with what became of it."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (folder,)) as pool:
        found = []
        for mutant, result in zip(mutants, pool.map(outcome, mutants, [limit] * len(mutants)), strict=True):
            print(result, mutant.shown().partition("\n")[0], file=sys.stderr, flush=True)
            found.append((mutant, result))
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stages", nargs="*")
    asked.add_argument("--coverage", type=Path, required=True)
    asked.add_argument("--number", type=int, default=15)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--limit", type=int, default=90)
    given = asked.parse_args()
    stages = given.stages or list(STAGES)
    mutants = without_gone([one for stage in stages for one in drawn(stage, given.coverage, given.number, given.seed)])
    tell(tried(mutants, given.jobs, given.limit), stages)


def tell(found: Sequence[tuple[Mutant, str]], stages: Iterable[str]) -> None:
    """Prints the table and, below it, the survivors."""
    print(f"{'stage':<10}{'mutants':>9}{'killed':>9}{'timeout':>9}{'survived':>9}{'share':>9}")
    for name, of_stage in [(stage, {stage}) for stage in stages] + [("together", {*stages})]:
        counts = Counter(result for mutant, result in found if mutant.stage in of_stage)
        number = counts.total()
        share = 1 - counts[_SURVIVED] / number if number else 1
        print(f"{name:<10}{number:>9}{counts[_KILLED]:>9}{counts[_TIMEOUT]:>9}{counts[_SURVIVED]:>9}{share:>8.1%}")
    print(*(mutant.shown() for mutant, result in found if result == _SURVIVED), sep="\n")


if __name__ == "__main__":
    main()
