"""Offices told elsewhere: which office an appointment or a departure means that names none."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("cls", "paragraphs", "expected"),
    [
        ("Departure", ["David Clark resigned in May.", "Attorney General David Clark spoke on Monday."], {"Attorney General"}),
        ("Removal", ["John Miller fired FBI Director David Clark. Clark's firing shook Ohio."], {"FBI Director"}),
        (
            "Appointment",
            ["If confirmed, Mary Johnson will lead the agency.", "President John Miller named Mary Johnson as secretary of labor."],
            {"secretary of labor"},
        ),
        (
            "Appointment",
            ["John Miller named David Clark to replace Attorney General Susan Parker."],
            {"Attorney General"},
        ),
        (
            "Appointment",
            ["Treasurer Frank Dunn resigned on Friday. Governor John Miller chose David Clark, a state senator, to replace him."],
            {"Treasurer"},
        ),
        ("Departure", ["Senator David Clark resigned. David Clark is also mayor of Toledo."], {"U.S. Senator"}),
        ("Departure", ["David Clark resigned.", "Senator David Clark is also mayor of Toledo."], set()),
        ("Removal", ["David Clark, a cop fired by the FBI for lying, is a contributor on CNN."], set()),
        ("Removal", ["David Clark was a contributor on CNN. John Miller fired Clark."], {"contributor on CNN"}),
        ("Removal", ["Attorney General David Clark was ousted the day after the elections."], {"Attorney General"}),
        (
            "Removal",
            ["David Clark, a former senator, recused himself as attorney general from the vote.", "John Miller fired David Clark."],
            set(),
        ),
    ],
)
def test_office_is_the_one_that_the_document_tells(told: Callable[..., list], cls: str, paragraphs: list[str], expected: set[str]) -> None:
    assert {claim.role("office") for claim in told(cls, *paragraphs)} - {""} == expected


@pytest.mark.parametrize(
    ("cls", "sentence"),
    [
        ("Removal", "Voters in the district ousted Representative David Clark in the primary."),
        ("TakingOffice", "President John Miller tried to quiet critics by replacing Attorney General David Clark."),
        ("TakingOffice", "There were other candidates John Miller might pick to succeed Susan Parker."),
    ],
)
def test_verdict_of_voters_and_choice_of_a_boss_are_no_change_of_ones_own(told: Callable[..., list], cls: str, sentence: str) -> None:
    assert not told(cls, sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke against Supreme Court nominee Mary Johnson.", {("Mary Johnson", "Justice of the Supreme Court", "Planned")}),
        ("David Clark's nomination to be a District Court judge was blocked.", {("David Clark", "judge of District Court", "Planned")}),
        ("David Clark was confirmed as attorney general in 2001.", set()),
        ("Mary Johnson was nominated to the Supreme Court. Justice Mary Johnson spoke.", set()),
    ],
)
def test_who_is_put_forward_for_a_post_is_to_hold_it(told: Callable[..., list], text: str, expected: set[tuple[str, str, str]]) -> None:
    planned = [claim for claim in told("Tenure", text) if claim.stage == "future"]
    assert {(claim.role("member"), claim.role("post"), claim.axes[0]) for claim in planned} == expected
