"""Contests supposed: the presidency while people stand for it, the contest beside a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.extract.rules import extractor
from kg.model.claim import EntityRef
from tests.extract.conftest import document


def _contests(vocabulary, text: str, day: date) -> list[tuple[str, str]]:
    reading = extractor(vocabulary)(replace(document(text), published=day, published_at=day.isoformat()))
    names = {entity.id: entity.name for entity in reading.entities}
    pairs = [
        tuple(names[f.id] for role in ("candidate", "contest") for f in s.fillers(role) if isinstance(f, EntityRef))
        for s in reading.situations
        if s.cls == "Candidacy"
    ]
    return sorted({(pair[0], pair[1]) for pair in pairs})


@pytest.mark.parametrize(
    ("day", "contests"),
    [
        (date(2015, 9, 1), [("Mary Johnson", "2016 presidential election")]),
        (date(2018, 3, 14), []),
        (date(2016, 12, 13), []),
    ],
)
def test_campaign_without_a_contest_is_for_the_presidency_in_its_season(vocabulary, day: date, contests: list[tuple[str, str]]) -> None:
    assert _contests(vocabulary, "A spokesman for the Mary Johnson campaign did not answer. Mary Johnson spoke.", day) == contests


@pytest.mark.parametrize(
    ("text", "contests"),
    [
        ("President John Miller has fueled anger since he announced his candidacy in 2015.", ["2016 presidential election"]),
        ("In 2016 she was slow, and when Mary Johnson was running for president, she was slower.", ["2016 presidential election"]),
        ("Eight years ago the Mary Johnson campaign was strong.", []),
    ],
)
def test_a_contest_that_no_words_name_is_of_the_time_spoken_of(vocabulary, text: str, contests: list[str]) -> None:
    assert sorted({contest for _, contest in _contests(vocabulary, text, date(2019, 12, 18))}) == contests


def test_a_contest_that_nobody_has_named_is_none_spoken_of(told) -> None:
    text = "The Ohio Republican Senate runoff is near. Mary Johnson endorsed the loser of a runoff."
    assert [claim.role("contest") for claim in told("Endorsement", text)] == ["runoff"]


def test_who_would_face_somebody_is_the_one_who_runs(told) -> None:
    (candidacy,) = told("Candidacy", "Mary Johnson met reporters. If she runs for governor, she would face Mayor Susan Parker.")[:1]
    assert candidacy.role("candidate") == "Mary Johnson"
    (other,) = told("Candidacy", "Frank Dunn will attack David Clark if he runs for governor.")
    assert other.role("candidate") == "David Clark"


def test_holder_of_another_office_is_not_taken_for_a_candidate_for_the_presidency(vocabulary) -> None:
    assert not _contests(vocabulary, "Governor Mary Johnson of Ohio spoke on Monday. Johnson's campaign is rich.", date(2015, 9, 1))


def test_whoever_stands_in_another_race_than_the_presidency_is_not_guessed(vocabulary) -> None:
    text = "David Clark is running for governor of Ohio. Mary Johnson's campaign is rich."
    assert _contests(vocabulary, text, date(2015, 9, 1)) == [("David Clark", "Ohio gubernatorial election")]
