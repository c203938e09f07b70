"""The faults that ``bench/mutants.py`` plants: each is Python, changes one place, and leaves wording alone."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = '''"""What it is."""
import os
LIMIT = 3
def f(a: int = 1, *, flag=True) -> str | None:
    """Words."""
    for é in [a, "ü"]:
        if é is a and a + 1 < LIMIT:
            continue
        os.sync()
    return [x for x in "abc" if not x] if flag else None
'''


@pytest.fixture(scope="module")
def bench(benches: Callable[[str], ModuleType]) -> ModuleType:
    return benches("mutations")


def changed(bench: ModuleType) -> set[tuple[str, str]]:
    """The kind of each mutation of the source with the line that it makes, as Python writes it."""
    before = ast.unparse(ast.parse(SOURCE)).splitlines()
    found = set()
    for mutation in bench.mutations(SOURCE):
        (line,) = set(ast.unparse(ast.parse(mutation.of(SOURCE))).splitlines()) - set(before)
        found.add((mutation.kind, line.strip()))
    return found


def test_each_place_is_changed_in_each_way_that_fits(bench: ModuleType) -> None:
    assert changed(bench) == {
        ("constant", "LIMIT = 4"),
        ("constant", "def f(a: int=2, *, flag=True) -> str | None:"),
        ("constant", "def f(a: int=1, *, flag=False) -> str | None:"),
        ("constant", "for é in [a, 'ü_']:"),
        ("boolean", "if é is a or a + 1 < LIMIT:"),
        ("comparison", "if é is not a and a + 1 < LIMIT:"),
        ("comparison", "if é is a and a + 1 <= LIMIT:"),
        ("arithmetic", "if é is a and a - 1 < LIMIT:"),
        ("constant", "if é is a and a + 2 < LIMIT:"),
        ("negation", "if not (é is a and a + 1 < LIMIT):"),
        ("turn of a loop", "break"),
        ("removed call", "pass"),
        ("return", "return None"),
        ("negation", "return [x for x in 'abc' if not x] if not flag else None"),
        ("negation", "return [x for x in 'abc' if x] if flag else None"),
        ("negation", "return [x for x in 'abc' if not not x] if flag else None"),
        ("constant", "return [x for x in 'abc_' if not x] if flag else None"),
    }


def test_nothing_for_false_is_no_fault(bench: ModuleType) -> None:
    source = "def f() -> bool:\n    return False\n"
    assert [mutation.of(source) for mutation in bench.mutations(source)] == [source.replace("False", "True")]


def test_a_mutation_tells_its_function_and_its_lines(bench: ModuleType) -> None:
    found = {(mutation.function, mutation.first_line, mutation.last_line) for mutation in bench.mutations(SOURCE)}
    assert {("", 3, 3), ("", 4, 4), ("f", 6, 6), ("f", 7, 7), ("f", 8, 8), ("f", 9, 9), ("f", 10, 10)} == found


def test_every_mutation_of_a_module_of_ours_is_python_and_another_program(bench: ModuleType, root: Path) -> None:
    source = (root / "kg" / "model" / "span.py").read_text(encoding="utf-8")
    mutations = list(bench.mutations(source))
    assert mutations
    for mutation in mutations:
        assert ast.dump(ast.parse(mutation.of(source))) != ast.dump(ast.parse(source))


def test_tests_that_have_gone_are_left_out_and_told(benches: Callable[[str], ModuleType], capsys: pytest.CaptureFixture[str]) -> None:
    bench = benches("mutants")
    here, gone = "tests/test_mutations.py::test_a_mutation_tells_its_function_and_its_lines", "tests/test_mutations.py::test_of_old"
    mutation = next(benches("mutations").mutations(SOURCE))
    mutant = bench.Mutant("model", "kg/model/span.py", mutation, (here, gone, "tests/test_of_old.py", "tests/test_mutations.py"))
    (left,) = bench.without_gone([mutant])
    assert left.tests == (here, "tests/test_mutations.py")
    told = capsys.readouterr().err.splitlines()
    assert told == [f"left out, gone since it was measured: {test}" for test in (gone, "tests/test_of_old.py")]
