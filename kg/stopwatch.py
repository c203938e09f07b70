"""How long each stage took and how much memory the program had needed by then: told to people, never part of an output. Shell."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lap:
    """One stage: seconds of wall time and of processor time spent in it and in no stage inside it, how often it ran, and the peak
    of memory by its end in MiB. Processes that the stage started count for the processor, not for the memory.
    """

    stage: str
    seconds: float = 0.0
    cpu: float = 0.0
    runs: int = 0
    peak: int = 0


@dataclass(slots=True)
class Stopwatch:
    """Time by stage, in the order in which the stages first began; the seconds of all stages add up to the time measured."""

    _laps: dict[str, Lap] = field(default_factory=dict)
    _inside: list[tuple[float, float]] = field(default_factory=list)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Time what is done inside as ``stage``; stages inside it are taken out of its time."""
        began = _clocks()
        self._laps.setdefault(stage, Lap(stage))
        self._inside.append((0.0, 0.0))
        try:
            yield
        finally:
            whole = _difference(_clocks(), began)
            own, lap = _difference(whole, self._inside.pop()), self._laps[stage]
            self._laps[stage] = Lap(stage, lap.seconds + own[0], lap.cpu + own[1], lap.runs + 1, peak_memory())
            if self._inside:
                outer = self._inside[-1]
                self._inside[-1] = (outer[0] + whole[0], outer[1] + whole[1])

    def laps(self) -> tuple[Lap, ...]:
        """The stages that have ended at least once."""
        return tuple(lap for lap in self._laps.values() if lap.runs)


def _clocks() -> tuple[float, float]:
    used = os.times()
    return time.monotonic(), used.user + used.system + used.children_user + used.children_system


def _difference(later: tuple[float, float], sooner: tuple[float, float]) -> tuple[float, float]:
    return later[0] - sooner[0], later[1] - sooner[1]


def peak_memory() -> int:
    """The most memory that this process ever held, in MiB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # not a POSIX system
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1 << 20) if sys.platform == "darwin" else used // (1 << 10)
