"""A few thousand damaged samples, as ``python -m tests.fuzz`` has a million; and that what must not be would be noticed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from kg.errors import InputError
from tests.fuzz import watch
from tests.fuzz.__main__ import table
from tests.fuzz.mutation import Damage
from tests.fuzz.readers import READERS, shared_out
from tests.fuzz.reading import Reader, Tally, case, ended, shrunk
from tests.fuzz.watch import fuzz

CASES, SEED = 3_000, 3


def test_nothing_escapes() -> None:
    counts = shared_out(CASES)
    tallies = fuzz({reader: range(counts[reader.name]) for reader in READERS}, SEED, jobs=2)
    assert sum(tally.cases for tally in tallies.values()) == sum(counts.values())
    assert not any(tally.first for tally in tallies.values()), table(tallies)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_most_samples_are_read_as_they_are(reader: Reader, tmp_path: Path) -> None:
    reads = reader.opened(tmp_path)
    results = [ended(reads, sample) for sample in list(reader.samples)[:12]]
    assert [error for _, _, error in results if error] == []
    assert sum(ours for _, ours, _ in results) <= len(results) / 2


def test_a_case_is_always_the_same_and_most_differ_from_their_samples() -> None:
    damage = Damage([b"a: 1\nb: [c, 22]\n", b"---\n"])
    cases = [case("x", damage, 1, number) for number in range(500)]
    assert cases == [case("x", damage, 1, number) for number in range(500)]
    assert sum(one not in damage.samples for one in cases) > 400
    assert max(map(len, cases)) <= 300_000


def _stuck(_content: bytes) -> int:
    while True:
        pass


def _greedy(_content: bytes) -> int:
    return len(bytearray(2 * watch.MEMORY))


def _crashed(_content: bytes) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def _waiting(_content: bytes) -> int:
    time.sleep(watch.WAITING * 2)
    return 0


def _refused(_content: bytes) -> int:
    raise InputError("KG0901", "no")


def _wrong(content: bytes) -> int:
    return 1 // (b"x" not in content)


@pytest.mark.parametrize(
    ("reads", "kind"),
    [(_stuck, "hangs"), (_waiting, "waits"), (_greedy, "MemoryError"), (_crashed, "SIGKILL"), (_wrong, "ZeroDivisionError")],
)
def test_what_must_not_be_is_noticed(reads: Callable[[bytes], int], kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "SECONDS", 0.2)
    monkeypatch.setattr(watch, "WAITING", 1.0 if reads is _waiting else 60.0)
    tally = _tally(Reader("odd", 1, lambda _: reads, [b"x"], made=lambda _: b"x"))
    assert (tally.cases, tally.errors) == (3, 0)
    assert {escape.kind for escape in tally.first.values()} == {kind}
    assert tally.escapes >= 1


def test_an_error_of_ours_is_none_that_escapes_and_a_process_apart_may_end() -> None:
    assert _tally(Reader("odd", 1, lambda _: _refused, [b"x"])).errors == 3
    ended_apart = _tally(Reader("odd", 1, lambda _: _crashed, [b"x"], apart=True))
    assert (ended_apart.cases, ended_apart.errors, ended_apart.escapes) == (3, 3, 0)


def _tally(reader: Reader) -> Tally:
    return fuzz({reader: range(3)}, 1, jobs=1)[reader.name]


def test_a_case_is_made_smaller_as_long_as_its_fault_stays() -> None:
    assert shrunk(_wrong, b"x and much that has no part in it") == b"x"


def test_rules_write_what_can_be_repeated() -> None:
    for reader in READERS:
        if reader.made:
            assert reader.made(Random(5)) == reader.made(Random(5))
