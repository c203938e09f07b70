"""Party members told by example, and titles with a party in them: the sentence in, the members out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

REP, DEM = "Republican Party", "Democratic Party"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Governor Mary Johnson and other Democrats spoke.", {DEM: {"Mary Johnson"}}),
        ("Mary Johnson and her fellow House Democrats voted.", {DEM: {"Mary Johnson"}}),
        ("Susan Parker, David Clark and other top Republicans voted.", {REP: {"Susan Parker", "David Clark"}}),
        ("The vote was a blow to Susan Parker, David Clark and other Republicans.", {REP: {"David Clark"}}),
        ("John Miller's fellow Republicans balked.", {REP: {"John Miller"}}),
        (
            "Other Republicans who could run include Lt. Gov. John Miller, fellow Rep. David Clark, and Dr. Susan Parker.",
            {REP: {"John Miller", "David Clark", "Susan Parker"}},
        ),
        ("Longtime Democrats who lost included Rep. John Miller of Ohio and David Clark.", {DEM: {"John Miller", "David Clark"}}),
        ("GOP heavyweights like John Miller and David Clark came.", {REP: {"John Miller", "David Clark"}}),
        ("Democratic political guru John Miller spoke.", {DEM: {"John Miller"}}),
        ("Ohio Republican Party chairman John Miller spoke.", {REP: {"John Miller"}}),
        ("Supporters of the Democrats include John Miller.", {}),
        ("John Miller and other critics of the Democrats spoke.", {}),
    ],
)
def test_people_named_as_examples_belong_to_the_party(told: Callable[..., list], sentence: str, expected: dict[str, set[str]]) -> None:
    found: dict[str, set[str]] = {}
    for claim in told("PartyAffiliation", sentence):
        found.setdefault(claim.role("organization"), set()).add(claim.role("member"))
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("John Miller, a Columbus-based Republican strategist, spoke.", "Republican strategist"),
        ("John Miller, a top Democratic strategist, spoke.", "top Democratic strategist"),
        ("Ohio Republican Party chairman John Miller spoke.", "chairman of Ohio Republican Party"),
        ("Susan Parker's first HUD secretary, John Miller, spoke.", "secretary of housing and urban development"),
        ("John Miller, who served as a top adviser on Susan Parker's 2012 bid, spoke.", "top adviser on Susan Parker's 2012 bid"),
        ("John Miller, chairman of the Ohio Prosperity Committee that builds roads, spoke.", "chairman of Ohio Prosperity Committee"),
        ("Sen. John Miller, R-S.C., the incoming chairman of the Judiciary Committee, spoke.", "chairman of Judiciary Committee"),
    ],
)
def test_title_is_read_in_full(told: Callable[..., list], sentence: str, post: str) -> None:
    assert post in {claim.role("post") for claim in told("Tenure", sentence)}


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("John Miller was the only Republican who voted for the bill.", {"begin": "[..2018-03-14]"}),
        ("John Miller, who was the only Republican in the race, lost.", {"begin": "[..2018-03-14]"}),
        ("John Miller was a Republican before he quit the club.", {"end": "[..2018-03-14]"}),
    ],
)
def test_who_was_the_only_one_of_a_party_need_not_have_left_it(told: Callable[..., list], sentence: str, times: dict[str, str]) -> None:
    assert [claim.times for claim in told("PartyAffiliation", sentence)] == [times]


@pytest.mark.parametrize(("words", "stage"), [("the first senator to endorse her", ""), ("the first governor of Ohio", "former")])
def test_who_was_the_first_of_a_post_to_do_something_need_not_have_left_it(told: Callable[..., list], words: str, stage: str) -> None:
    assert [claim.stage for claim in told("Tenure", f"John Miller was {words}.")] == [stage]
