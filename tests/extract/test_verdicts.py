"""Verdicts, attempts and vows: who comes out against whom by what he says, what is done by trying, what is a policy."""

from __future__ import annotations

import pytest

MET = "President John Miller met Senator Susan Parker and Governor David Clark on Monday."


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Susan Parker said that Clark is a disgrace.", "David Clark"),
        ('"Clark is not fit for the job," Susan Parker told reporters.', "David Clark"),
        ('Susan Parker concluded: "David Clark doesn\'t deserve the job."', "David Clark"),
        ("Susan Parker said Miller's rival, David Clark, is a puppet of the banks.", "David Clark"),
    ],
)
def test_who_speaks_a_harsh_verdict_is_against_whom_it_is_about(told, sentence: str, target: str) -> None:
    assert [(c.role("agent"), c.role("target"), c.axes[0]) for c in told("Opposition", MET, sentence)] == [
        ("Susan Parker", target, "Actual")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Clark is a disgrace.",
        '"I met crooked Clark," Susan Parker said.',
        "Susan Parker said that Clark is fit for the job.",
        "Susan Parker denied that Clark is a crook.",
    ],
)
def test_no_verdict_is_told_without_a_speaker_who_means_it(told, sentence: str) -> None:
    assert told("Opposition", MET, sentence) == []


def test_who_tries_to_meddle_meddles(told) -> None:
    [claim] = told("Interference", "Russia attempted to interfere in the election.")
    assert (claim.role("agent"), claim.axes[0]) == ("Russia", "Actual")
    [claim] = told("Interference", "Russia will try to interfere in the election.")
    assert claim.axes[0] == "Predicted"


def test_what_is_asked_ends_where_the_main_clause_goes_on(told) -> None:
    [claim] = told("Request", MET, "Miller asked Parker to shut down the panel and wants it gone.")
    assert claim.role("matter") == "shut down the panel"


def test_the_name_of_a_body_is_one(told) -> None:
    [claim] = told("Notification", MET, "Parker informed the House of Representatives on Monday.")
    assert claim.role("matter") == ""
