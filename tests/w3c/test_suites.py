"""The W3C's suites for Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDFC-1.0: every test that does not pass has a known reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.shared

#: suite -> its tests, and how many of them pass (docs/conformance.md)
EXPECTED = {
    "Turtle 1.1": (313, 313),
    "TriG 1.1": (356, 356),
    "N-Triples 1.1": (70, 70),
    "N-Quads 1.1": (87, 87),
    "Turtle 1.2": (103, 103),
    "TriG 1.2": (60, 60),
    "N-Triples 1.2": (70, 70),
    "N-Quads 1.2": (68, 68),
    "JSON-LD toRdf": (456, 425),
    "Turtle written": (554, 540),
    "TriG written": (554, 540),
    "N-Quads written": (554, 550),
    "JSON-LD written": (554, 538),
    "Turtle written, fromRdf": (51, 51),
    "TriG written, fromRdf": (51, 51),
    "N-Quads written, fromRdf": (51, 51),
    "JSON-LD written, fromRdf": (51, 50),
    "RDFC-1.0": (65, 65),
}


@pytest.fixture(scope="module")
def bench(benches: Callable[[str], ModuleType]) -> ModuleType:
    """``bench/w3c.py``."""
    return benches("w3c")


@pytest.fixture(scope="module")
def outcomes(bench: ModuleType, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What is wrong with each test."""
    return {(case.suite, case.name): bench.outcome(case) for case in bench.cases(shared, tmp_path_factory.mktemp("w3c"))}


def test_as_many_pass_as_are_said_to(outcomes: dict[tuple[str, str], str]) -> None:
    tests, passed = Counter(suite for suite, _ in outcomes), Counter(suite for (suite, _), wrong in outcomes.items() if not wrong)
    assert {suite: (tests[suite], passed[suite]) for suite in tests} == EXPECTED


def test_every_failure_is_somebodys(bench: ModuleType, outcomes: dict[tuple[str, str], str]) -> None:
    assert [key for key, wrong in outcomes.items() if wrong and not bench.whose(*key, wrong)] == []


def test_nothing_is_excused_that_passes(bench: ModuleType, outcomes: dict[tuple[str, str], str]) -> None:
    assert {key for key in bench.ATTRIBUTED if not outcomes[key]} == set()


def test_what_is_written_comes_back_as_it_was_meant(bench: ModuleType, outcomes: dict[tuple[str, str], str]) -> None:
    """Where another library reads something else, the one that kg reads with does not."""
    wrong = {key: found for key, found in outcomes.items() if " written" in key[0] and found}
    assert {found for found in wrong.values() if not found.startswith(bench.ALONE)} == set()
