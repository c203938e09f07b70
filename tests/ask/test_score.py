"""The questions of this folder, on a build of the shipped seeds: what has to stay answered, and what must never be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.ask.score import ANSWERABLE, FILES, Asked, asked


@pytest.fixture(scope="module")
def rows(built: Path) -> list[Asked]:
    return list(asked(built / "output" / "dataset.nq", FILES))


#: part -> how many of its questions are answered, or not answered, as expected at least
FLOORS = {
    "questions.toml": 23,
    "blind_questions.toml": 23,
    "blind_unanswerable.toml": 20,
    "second_questions.toml, read": 19,
    "second_questions.toml, closed": 6,
    "second_unanswerable.toml, read": 10,
    "second_unanswerable.toml, closed": 9,
}


def test_as_many_questions_are_answered_as_before(rows: list[Asked]) -> None:
    right = Counter(row.part for row in rows if not row.faults)
    assert {part: right[part] for part, least in FLOORS.items() if right[part] < least} == {}
    assert Counter(row.file for row in rows) == {"questions.toml": 25, "blind_questions.toml": 25, "blind_unanswerable.toml": 20,
                                                 "second_questions.toml": 40, "second_unanswerable.toml": 20}  # fmt: skip


def test_no_answer_names_what_must_not_be_answered(rows: list[Asked]) -> None:
    told = [row for row in rows if row.file in ANSWERABLE]
    assert [row.question["ask"] for row in told if any(fault.startswith("given") for fault in row.faults)] == []


def test_every_answer_has_its_query_and_claims(rows: list[Asked]) -> None:
    answered = [row.reply for row in rows if row.reply.answered]
    assert [reply.question for reply in answered if not reply.sparql or not any(line.said for line in reply.lines)] == []
