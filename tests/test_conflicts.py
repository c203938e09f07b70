"""The seeded-error suite: contradictions planted in a clean world are told as conflicts, each explained, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def bench(benches: Callable[[str], ModuleType]) -> ModuleType:
    """``bench/contradictions.py``."""
    return benches("contradictions")


def test_two_hundred_planted_contradictions_are_found_and_explained(bench: ModuleType, root: Path) -> None:
    found = bench.measured(200, root / "seeds")
    assert len(found.planted) == 200
    assert len({planted.kind for planted in found.planted}) >= 25
    assert found.recall >= 0.95, found.missed
    assert found.precision >= 0.95, found.false
    assert found.unexplained == ()


def test_a_world_that_nobody_contradicts_raises_no_alarm(bench: ModuleType) -> None:
    assert bench.alarms(28) == ()
