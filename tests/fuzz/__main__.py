"""Feed damaged samples to every reader, and print what came of it.

    python -m tests.fuzz --cases 1000000 --seed 1
    python -m tests.fuzz --reader EDTF --case 17        one case, with its traceback

The exit status is 1 where anything escaped: an exception that is none of ours, a case over its time or its memory, a crash.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.readers import READERS, shared_out
from tests.fuzz.reading import Escape, Tally, case, ended, shrunk
from tests.fuzz.watch import MEMORY, SECONDS, fuzz, limited, timed


def table(tallies: Mapping[str, Tally]) -> str:
    """A line for each reader, one for all, and one for each fault with a case that shows it."""
    head = ("reader", "cases", "findings", "errors", "escapes", "ms each", "slowest s", "its case", "peak MB")
    whole = Tally()
    for tally in tallies.values():
        whole.add(tally)
    rows = [head, *(_row(name, tally) for name, tally in tallies.items()), _row("all", whole)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) if not n else cell.rjust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    faults = [_fault(first) for tally in tallies.values() for first in tally.first.values()]
    return "\n".join([*lines, *faults])


def _fault(escape: Escape) -> str:
    return f"escape: {escape.kind} {escape.place}   --reader '{escape.reader}' --case {escape.number}"


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    each = 1000 * tally.seconds / (tally.cases or 1)
    counts = (tally.cases, tally.findings, tally.errors, tally.escapes)
    return (name, *(f"{count:,}" for count in counts), f"{each:.2f}", f"{tally.slowest:.2f}", str(tally.slowest_case), str(tally.megabytes))


def shown(name: str, seed: int, number: int) -> int:
    """Do one case with its traceback; 1 where it escapes."""
    reader = next(reader for reader in READERS if reader.name == name)
    content = case(name, reader.damage, seed, number)
    print(content[:2000], f"… {len(content):,} bytes" if len(content) > 2000 else "")
    with TemporaryDirectory() as folder:
        reads = reader.opened(Path(folder))
        limited()
        timed(SECONDS)
        findings, ours, error = ended(reads, content)
        timed(0)
        small = shrunk(reads, content) if error else content
    print(f"findings {findings}, error of ours: {ours}")
    if error:
        traceback.print_exception(error)
        print("smaller:", small)
    return int(error is not None)


def main() -> None:
    """Print the table, or one case."""
    parser = argparse.ArgumentParser(description="Feed damaged samples to every reader, and print what came of it.")
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=600, help="begin no more cases after so many minutes")
    parser.add_argument("--reader", action="append", help="only this one; may be given again")
    parser.add_argument("--case", type=int, help="only this case of the one reader")
    options = parser.parse_args()
    if options.case is not None:
        raise SystemExit(shown(options.reader[0], options.seed, options.case))
    readers = [reader for reader in READERS if not options.reader or reader.name in options.reader]
    counts = shared_out(options.cases, readers)
    before, used = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    tallies = fuzz({reader: range(counts[reader.name]) for reader in readers}, options.seed, options.jobs, 60 * options.minutes, _progress)
    print(table(tallies))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    print(f"seed {options.seed}, {spent:.0f} s of the processor in {time.monotonic() - before:.0f} s")
    print(f"a case may take {SECONDS:g} s of the processor and {MEMORY // 10**6:,} MB")
    raise SystemExit(any(tally.escapes for tally in tallies.values()))


def _progress(name: str, tally: Tally) -> None:
    """What came of a part, on the other stream: a line that the next one overwrites, and the faults."""
    if sys.stderr.isatty():
        print(f"\r{name}: {tally.cases:,} more  ", end="", file=sys.stderr)
    print("".join(f"{_fault(first)}\n" for first in tally.first.values()), end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
