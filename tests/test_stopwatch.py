"""Times of stages: each second counts for one stage only."""

from __future__ import annotations

import time

import pytest

from kg import stopwatch
from kg.stopwatch import Stopwatch


def test_a_stage_inside_another_is_not_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = iter([(0.0, 0.0), (1.0, 0.5), (4.0, 2.5), (5.0, 3.0), (9.0, 5.0), (11.0, 5.5)])
    monkeypatch.setattr(stopwatch, "_clocks", lambda: next(readings))
    watch = Stopwatch()
    with watch.time("settle"):
        for _ in range(2):
            with watch.time("assemble"):
                pass
    told = [(lap.stage, lap.seconds, lap.cpu, lap.runs) for lap in watch.laps()]
    assert told == [("settle", 4.0, 1.5, 1), ("assemble", 7.0, 4.0, 2)]
    assert all(lap.peak > 0 for lap in watch.laps())


def test_its_clocks_are_those_of_the_wall_and_of_the_processor() -> None:
    watch, began = Stopwatch(), time.monotonic()
    with watch.time("rest"):
        time.sleep(0.05)
    (lap,) = watch.laps()
    assert 0.05 <= lap.seconds <= time.monotonic() - began
    assert lap.cpu < lap.seconds


def test_a_stage_that_fails_is_timed_as_well() -> None:
    watch = Stopwatch()
    with pytest.raises(ValueError, match="no"), watch.time("outer"), watch.time("inner"):
        raise ValueError("no")
    assert [lap.stage for lap in watch.laps()] == ["outer", "inner"]
