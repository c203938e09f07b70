"""The time of a row of the flat table, which rows show a window of it, and whether a state is of now."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model.claim import Modality, Situation
from kg.model.span import Span
from kg.publish.fact_times import sentence_around, standing, tells_time, time_cell

PUBLISHED = date(2018, 3, 14)


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        ("2018-03-12", "2018-03-12"),
        ("[..2018-03-14]", ""),
        ("[2018-03-14..]", ""),
        ("[2018-03-01..2018-03-14]", "2018-03"),
        ("[2018-01-01..2018-03-14]", "2018"),
        ("[2018-02-05..2018-03-14]", "2018-02-05/2018-03-14"),
        ("[2017-01-01..2018-03-14]", "2017-01-01/2018-03-14"),
        ("[..2018-03-10]", "../2018-03-10"),
        ("[2018-03-20..]", "2018-03-20/.."),
        ("[2017,2018]", "[2017,2018]"),
        ("", ""),
    ],
)
def test_the_time_of_an_event(day: str, cell: str) -> None:
    assert time_cell(Situation("ev:a", "Removal", (), date=day), PUBLISHED, is_event=True) == cell


@pytest.mark.parametrize(
    ("begin", "end", "duration", "cell"),
    [
        ("2016", "[2018-03-14..]", "", "2016/.."),
        ("[..2018-03-14]", "[2018-03-14..]", "", ""),
        ("[..2016]", "[2016..]", "", "2016"),
        ("[..2016]", "[2016..2018-03-14]", "", "2016"),
        ("", "2015", "", "../2015"),
        ("2009", "2013", "", "2009/2013"),
        ("", "[..2018-03-14]", "P6Y", "P6Y"),
        ("", "", "P6Y", "P6Y"),
        ("2009", "", "P6Y", "2009/.."),
        ("[2016..2017]", "", "", "2016/2017"),
        ("[2018-03-14..]", "", "", ""),
        ("[..2015]", "[..2016]", "", "../2016"),
        ("[2015..2016]", "[2017..2018]", "", "2015/2018"),
        ("", "", "", ""),
    ],
)
def test_the_time_of_a_state(begin: str, end: str, duration: str, cell: str) -> None:
    situation = Situation("ten:a", "Tenure", (), begin=begin, end=end, duration=duration)
    assert time_cell(situation, PUBLISHED, is_event=False) == cell


def test_a_time_that_nobody_tells_is_none() -> None:
    assert time_cell(Situation("ten:a", "Tenure", (), begin="2009", implied=True), PUBLISHED, is_event=False) == ""


@pytest.mark.parametrize(
    ("times", "modality", "stage"),
    [
        ({"stage": "acting", "end": "2015"}, Modality.ACTUAL, "acting"),
        ({"end": "2015"}, Modality.ACTUAL, "former"),
        ({"end": "2018-03-14"}, Modality.ACTUAL, "former"),
        ({"end": "2018-03-15"}, Modality.ACTUAL, "current"),
        ({"begin": "2019"}, Modality.ACTUAL, "future"),
        ({"begin": "2018-03-14"}, Modality.ACTUAL, "current"),
        ({"begin": "x", "end": "y"}, Modality.ACTUAL, "current"),
        ({}, Modality.PLANNED, "future"),
        ({}, Modality.PREDICTED, "future"),
        ({}, Modality.REQUIRED, "future"),
        ({}, Modality.ALLEGED, "current"),
    ],
)
def test_whether_a_state_is_of_now(times: dict[str, str], modality: Modality, stage: str) -> None:
    assert standing(Situation("ten:a", "Tenure", (), **times), modality, PUBLISHED) == stage


@pytest.mark.parametrize(("sentence", "told"), [("She must file by Friday.", True), ("She may run in May.", True), ("She may run.", False)])
def test_a_sentence_tells_a_time_by_a_day_a_month_or_a_year(sentence: str, told: bool) -> None:
    assert tells_time(sentence) is told


def test_the_sentence_around_a_span_ends_at_its_stops() -> None:
    text = "It rained. She may run. It is May."
    assert sentence_around(text, Span(15, 18)).strip() == "She may run"
