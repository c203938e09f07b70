"""Every regular expression of the program, tried on long texts that are made to keep it busy."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: what the texts repeat; each ends with a character that no pattern waits for, so that a match fails at the last moment
REPEATED = ["a", "A", "1", " ", "\n", "\t ", "-", "'", ",", ".", "<", "[", "a ", "A ", "A. ", "a-", "1,", "# "]
#: characters, and the seconds of processor that each text may take: what grows with the cube of the length takes many times as long
LENGTH, MOST = 1000, 0.5


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that modules keep under a name, each once."""
    seen = set()
    for path in sorted((ROOT / "kg").rglob("*.py")):
        if "shipped" in path.parts or path.name in ("__main__.py", "parquet.py") or "exchange" in path.parts:
            continue
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and value not in seen:
                seen.add(value)
                yield f"{module.__name__}.{name}", value


def slow(pattern: re.Pattern[str], lengths: Sequence[int] = (26, LENGTH // 5, LENGTH)) -> list[str]:
    """The repeated words over which the pattern takes too long; a short text comes first, for what grows without measure."""
    found = []
    for word in REPEATED:
        for length in lengths:
            text = (word * length)[:length] + "\x01"
            before = time.process_time()
            for _ in pattern.finditer(text):
                pass
            if time.process_time() - before > MOST:
                found.append(word)
                break
    return found


def test_no_pattern_is_kept_busy() -> None:
    every = dict(patterns())
    assert len(every) > 100
    assert {name: words for name, pattern in every.items() if (words := slow(pattern))} == {}


def test_a_pattern_that_can_be_kept_busy_is_found() -> None:
    assert slow(re.compile("(a+)+$"), (24,)) == ["a"]
