"""Times of stages: each second counts for one stage only."""

from __future__ import annotations

import time

import pytest

from kg.stopwatch import Stopwatch


def test_a_stage_inside_another_is_not_counted_twice() -> None:
    watch, began = Stopwatch(), time.monotonic()
    with watch.time("settle"):
        for _ in range(2):
            with watch.time("assemble"):
                time.sleep(0.05)
    whole = time.monotonic() - began
    laps = {lap.stage: lap for lap in watch.laps()}
    assert list(laps) == ["settle", "assemble"]
    assert laps["assemble"].runs == 2
    assert laps["settle"].seconds < 0.05 < laps["assemble"].seconds
    assert sum(lap.seconds for lap in laps.values()) == pytest.approx(whole, abs=0.02)
    assert laps["assemble"].peak > 0


def test_a_stage_that_fails_is_timed_as_well() -> None:
    watch = Stopwatch()
    with pytest.raises(ValueError, match="no"), watch.time("outer"), watch.time("inner"):
        raise ValueError("no")
    assert [lap.stage for lap in watch.laps()] == ["outer", "inner"]
