"""A reader under fire, and what came of its cases."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from kg.errors import KgError
from tests.fuzz.mutation import Damage

#: what is done with bytes; gives how many findings there are, and raises what the reader raises
Reads = Callable[[bytes], int]


@dataclass(frozen=True, eq=False)
class Reader:
    """``opened`` makes what reads, once for each process, in a folder of its own; ``share`` is that of all cases, beside other shares.

    ``apart``: the product reads in a process of its own and tells its end as an error, so that here too such an end is one of ours.
    """

    name: str
    share: float
    opened: Callable[[Path], Reads]
    samples: Sequence[bytes]
    made: Callable[[Random], bytes] | None = None
    apart: bool = False

    @property
    def damage(self) -> Damage:
        """What makes its cases."""
        return Damage(self.samples, self.made)


@dataclass(frozen=True, slots=True)
class Escape:
    """A case that ended in what is neither a finding nor an error of ours; ``kind`` and ``place`` tell one fault from another."""

    reader: str
    number: int
    kind: str
    place: str = ""


@dataclass(slots=True)
class Tally:
    """What came of the cases of one reader; ``first`` has an escape of each fault; seconds are of the processor."""

    cases: int = 0
    findings: int = 0
    errors: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_case: int = 0
    megabytes: int = 0
    escapes: int = 0
    first: dict[tuple[str, str], Escape] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take in what came of other cases of the same reader."""
        self.cases, self.findings, self.errors = self.cases + other.cases, self.findings + other.findings, self.errors + other.errors
        self.seconds, self.megabytes = self.seconds + other.seconds, max(self.megabytes, other.megabytes)
        if other.slowest > self.slowest:
            self.slowest, self.slowest_case = other.slowest, other.slowest_case
        self.escapes += other.escapes
        self.first = other.first | self.first

    def note(self, escape: Escape) -> None:
        """Keep an escape where it is the first of its fault."""
        self.first.setdefault((escape.kind, escape.place), escape)


def case(reader: str, damage: Damage, seed: int, number: int) -> bytes:
    """The bytes of a case."""
    return damage.done(Random(f"{seed}/{reader}/{number}"))


def told(error: BaseException) -> tuple[str, str]:
    """What kind of error it is, and the last place in this package, or else anywhere, at which it came up."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/kg/" in frame.filename] or frames
    last = own[-1] if own else None
    return type(error).__name__, f"{'/'.join(Path(last.filename).parts[-3:])}:{last.lineno}" if last else ""


def ended(reads: Reads, content: bytes) -> tuple[int, bool, BaseException | None]:
    """Findings, whether it ended in an error of ours, and the error that is none of ours."""
    try:
        return reads(content), False, None
    except KgError:
        return 0, True, None
    except BaseException as error:  # this is what is looked for; a panic of a library in Rust is no Exception
        return 0, False, error


def shrunk(reads: Reads, content: bytes) -> bytes:
    """A smaller case that ends in the same fault: pieces are left out, ever shorter ones, as long as it does."""
    wanted = _fault(reads, content)
    size = len(content) // 2
    while size and wanted:
        at = 0
        while at < len(content):
            shorter = content[:at] + content[at + size :]
            if _fault(reads, shorter) == wanted:
                content = shorter
            else:
                at += size
        size //= 2
    return content


def _fault(reads: Reads, content: bytes) -> tuple[str, str] | None:
    error = ended(reads, content)[2]
    return told(error) if error is not None else None
