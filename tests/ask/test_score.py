"""The questions of this folder, on a build of the shipped seeds: what has to stay answered, and what must never be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ask.score import ANSWERABLE, UNANSWERABLE, Asked, asked


@pytest.fixture(scope="module")
def rows(built: Path) -> list[Asked]:
    return list(asked(built / "output" / "dataset.nq", (*ANSWERABLE, *UNANSWERABLE)))


def test_forty_five_of_fifty_questions_are_answered_as_expected(rows: list[Asked]) -> None:
    answerable = [row for row in rows if row.file in ANSWERABLE]
    wrong = [f"{row.question['ask']}: {'; '.join(row.faults)}" for row in answerable if row.faults]
    assert len(answerable) == 50
    assert len(wrong) <= 5, "\n".join(wrong)


def test_no_answer_names_what_must_not_be_answered(rows: list[Asked]) -> None:
    assert [row.question["ask"] for row in rows if any(fault.startswith("given") for fault in row.faults)] == []


def test_none_of_twenty_unanswerable_questions_is_answered(rows: list[Asked]) -> None:
    barred = [row for row in rows if row.file in UNANSWERABLE]
    assert len(barred) == 20
    assert [row.text for row in barred if row.faults] == []


def test_every_answer_has_its_query_and_claims(rows: list[Asked]) -> None:
    answered = [row.reply for row in rows if row.reply.answered]
    assert [reply.question for reply in answered if not reply.sparql or not any(line.said for line in reply.lines)] == []
