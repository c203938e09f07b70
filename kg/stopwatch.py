"""How long each stage took and how much memory the program had needed by then: told to people, never part of an output. Shell."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lap:
    """One stage: seconds of wall time spent in it and in no stage inside it, how often it ran, the peak of memory by its end in MiB."""

    stage: str
    seconds: float
    runs: int
    peak: int


@dataclass(slots=True)
class Stopwatch:
    """Wall time by stage, in the order in which the stages first began; the seconds of all stages add up to the time measured."""

    _seconds: dict[str, float] = field(default_factory=dict)
    _runs: dict[str, int] = field(default_factory=dict)
    _peaks: dict[str, int] = field(default_factory=dict)
    _inside: list[float] = field(default_factory=list)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Time what is done inside as ``stage``; stages inside it are taken out of its time."""
        began = time.monotonic()
        self._seconds.setdefault(stage, 0.0)
        self._inside.append(0.0)
        try:
            yield
        finally:
            whole = time.monotonic() - began
            self._seconds[stage] += whole - self._inside.pop()
            self._runs[stage] = self._runs.get(stage, 0) + 1
            self._peaks[stage] = peak_memory()
            if self._inside:
                self._inside[-1] += whole

    def laps(self) -> tuple[Lap, ...]:
        """The stages that have ended."""
        return tuple(
            Lap(stage, seconds, self._runs[stage], self._peaks[stage]) for stage, seconds in self._seconds.items() if stage in self._runs
        )


def peak_memory() -> int:
    """The most memory that this process ever held, in MiB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # not a POSIX system
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1 << 20) if sys.platform == "darwin" else used // (1 << 10)
