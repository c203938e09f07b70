"""Cases in processes that the operating system ends when one takes too long or too much."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from ctypes import Structure, c_double, c_int64
from dataclasses import dataclass, field
from itertools import zip_longest
from math import inf
from multiprocessing.connection import Connection, wait
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from typing import Any

from tests.fuzz.reading import Escape, Reader, Tally, case, ended, told

#: seconds of the processor that a case may take, and of the clock
SECONDS, WAITING = 10.0, 60.0
#: bytes of memory that a process may have beyond those with which it began
MEMORY = 1_000_000_000
_CONTEXT = multiprocessing.get_context("fork")
#: cases that one process does
_BATCH = 4_000


class _Counts(Structure):
    """What a process has done so far, in memory that outlives it."""

    _fields_ = (
        ("number", c_int64), ("done", c_int64), ("findings", c_int64), ("errors", c_int64), ("escapes", c_int64),
        ("seconds", c_double), ("slowest", c_double), ("slowest_case", c_int64), ("kilobytes", c_int64),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Batch:
    """Cases of a reader by their numbers."""

    reader: Reader
    numbers: range


@dataclass(slots=True)
class _Watched:
    """A process that does a batch."""

    batch: Batch
    seed: int
    folder: tempfile.TemporaryDirectory[str] = field(default_factory=lambda: tempfile.TemporaryDirectory(prefix="kg-fuzz-"))
    counts: Any = field(default_factory=lambda: RawValue(_Counts))
    process: Any = None
    escapes: Connection | None = None

    def start(self) -> None:
        self.escapes, sender = _CONTEXT.Pipe(duplex=False)
        self.process = _CONTEXT.Process(target=_work, args=(self.batch, self.seed, Path(self.folder.name), self.counts, sender))
        self.process.start()
        sender.close()

    def over(self) -> tuple[Tally, Batch | None]:
        """What came of it, and the cases that are left where it was ended in the midst of one."""
        self.process.join()
        self.folder.cleanup()
        counts, reader = self.counts, self.batch.reader
        tally = Tally(
            cases=counts.done, findings=counts.findings, errors=counts.errors, seconds=counts.seconds, slowest=counts.slowest,
            slowest_case=counts.slowest_case, megabytes=counts.kilobytes // 1024, escapes=counts.escapes,
        )  # fmt: skip
        while self.escapes and self.escapes.poll():
            try:
                tally.note(self.escapes.recv())
            except EOFError:
                break
        if self.process.exitcode == 0:
            return tally, None
        tally.cases += 1
        if reader.apart and self.process.exitcode < 0:
            tally.errors += 1
        else:
            kind = signal.Signals(-self.process.exitcode).name if self.process.exitcode < 0 else f"exit {self.process.exitcode}"
            tally.escapes += 1
            tally.note(Escape(reader.name, counts.number, {"SIGPROF": "hangs", "SIGALRM": "waits"}.get(kind, kind)))
        rest = range(counts.number + 1, self.batch.numbers.stop)
        return tally, Batch(reader, rest) if rest else None


def fuzz(
    cases: Mapping[Reader, range], seed: int, jobs: int, seconds: float = inf, seen: Callable[[str, Tally], None] = lambda *_: None
) -> dict[str, Tally]:
    """What comes of these cases, with ``jobs`` processes at a time; each part is shown to ``seen``, and none begins after ``seconds``.

    The parts of all readers take turns.
    """
    turns = zip_longest(*([Batch(reader, part) for part in _parts(numbers)] for reader, numbers in cases.items()))
    waiting = deque(batch for turn in turns for batch in turn if batch)
    until = time.monotonic() + seconds
    running: dict[int, _Watched] = {}
    tallies = {reader.name: Tally() for reader in cases}
    gc.freeze()
    while waiting or running:
        if time.monotonic() > until:
            waiting.clear()
        while waiting and len(running) < jobs:
            watched = _Watched(waiting.popleft(), seed)
            watched.start()
            running[watched.process.sentinel] = watched
        for sentinel in wait(list(running)):
            watched = running.pop(sentinel)  # type: ignore[call-overload]
            tally, rest = watched.over()
            tallies[watched.batch.reader.name].add(tally)
            seen(watched.batch.reader.name, tally)
            if rest:
                waiting.appendleft(rest)
    gc.unfreeze()
    return tallies


def _parts(numbers: range) -> Iterable[range]:
    return (numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH))


def limited() -> None:
    """From here on an alarm ends this process, and memory is refused to it beyond ``MEMORY``."""
    for alarm in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(alarm, signal.SIG_DFL)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def timed(seconds: float) -> None:
    """The alarm rings after so many seconds of the processor, or six times as many of the clock; 0: never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds and WAITING)


def _work(batch: Batch, seed: int, folder: Path, counts: Any, escapes: Connection) -> None:
    reader, damage = batch.reader, batch.reader.damage
    reads = reader.opened(folder)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries complain there
    limited()
    known: set[tuple[str, str]] = set()
    for number in batch.numbers:
        counts.number = number
        content = case(reader.name, damage, seed, number)
        timed(SECONDS)
        before = time.process_time()
        findings, ours, error = ended(reads, content)
        took = time.process_time() - before
        timed(0)
        counts.findings += findings
        counts.errors += ours
        counts.seconds += took
        if took > counts.slowest:
            counts.slowest, counts.slowest_case = took, number
        if error is not None:
            counts.escapes += 1
            if (fault := told(error)) not in known:
                known.add(fault)
                escapes.send(Escape(reader.name, number, *fault))
        counts.done += 1
    counts.kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
