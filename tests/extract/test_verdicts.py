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


def test_who_calls_a_bill_bad_is_against_it_and_what_is_called_so_beside_the_point_is_not(told) -> None:
    [claim] = told("Opposition", MET, "Susan Parker said that the tax bill is cruel.")
    assert (claim.role("agent"), claim.role("target")) == ("Susan Parker", "the tax bill")
    assert told("Opposition", MET, '"I saw such sudden and unfair attacks," Susan Parker said.') == []


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


def test_what_is_coordinated_after_a_dash_is_asked_for_too(told) -> None:
    [claim] = told("Request", MET, "Lawmakers were clamoring for a Clark recusal — and his possible resignation.")
    assert len(claim.roles["matter"]) == 2


def test_who_calls_may_stand_at_the_end(told) -> None:
    [claim] = told("Request", MET, "There have been calls for special laws to protect Clark and the panel from Democrats.")
    assert claim.role("agent") in ("Democrats", "Democratic Party")


def test_a_definite_noun_is_the_probe_last_told_of(told) -> None:
    [claim] = told("Opposition", MET, "Parker opened an investigation into the payments.", "Miller slammed the investigation.")
    assert claim.role("target") == "Investigation"


def test_who_goes_on_the_air_to_scold_scolds(told) -> None:
    [claim] = told("Opposition", MET, "Miller went on television to slam Clark.")
    assert (claim.role("target"), claim.axes[0]) == ("David Clark", "Actual")


def test_a_headline_against_a_thing_named_after_somebody_is_told_by_the_body(told) -> None:
    found = told("Opposition", MET, "Senator Ann Lee slammed David Clark on Monday.", title="Senators slam Clark's plan")
    assert [c.role("agent") for c in found] == ["Ann Lee"]
