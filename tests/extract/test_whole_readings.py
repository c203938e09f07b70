"""Texts in, every claim out: ``readings.txt`` has texts of our own, each with all that is to be read in it and nothing else.

A text begins with ``# ``, its paragraphs are parted by `` / ``, its claims stand below it in alphabetical order: class and stage, roles,
then what is not as usual (affirmed as certain fact), whose word it is, times, condition, and the quote. Where ``{one|other}`` stands in a
text each of these words is tried, and ``{}`` in its claims is that word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.extract.conftest import Told

USUAL = ("Actual", "Affirmed", "Certain")


def texts() -> Iterator[tuple[str, list[str]]]:
    """Each text with its claims."""
    blocks = (Path(__file__).parent / "readings.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for first, *claims in map(str.splitlines, blocks):
        before, _, rest = first.removeprefix("# ").partition("{")
        choice, _, after = rest.partition("}")
        for word in choice.split("|"):
            yield f"{before}{word}{after}", sorted(claim.replace("{}", word) for claim in claims)


def line(told: Told) -> str:
    """A claim as the file has it."""
    parts = [f"{told.cls} ({told.stage})" if told.stage else told.cls]
    parts += [f"{role}: {told.role(role)}" for role in told.roles]
    parts += ["/".join(told.axes)] if told.axes != USUAL else []
    parts += [f"says: {told.holder}"] if told.holder else []
    parts += [f"{key}: {value}" for key, value in told.times.items()]
    parts += [f"{key}: {value}" for key, value in (("if", told.condition), ("through", told.conveyed_by)) if value]
    return " | ".join([*parts, f"“{told.quote}”"])


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*pair, id=pair[0]) for pair in texts()])
def test_a_text_and_every_claim_in_it(text: str, expected: list[str], every: Callable[..., list[Told]]) -> None:
    assert sorted(map(line, every(*text.split(" / ")))) == expected
