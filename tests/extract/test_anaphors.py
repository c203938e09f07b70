"""Definite titles and as-phrases that tell a post of somebody named elsewhere: the sentences in, the tenure out."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "post", "stage"),
    [
        ("Mary Johnson spoke on Monday. The former Ohio governor said she would run.", "governor of Ohio", "former"),
        ("Mary Johnson won. The Ohio governor celebrated.", "governor of Ohio", "current"),
        ("Mary Johnson, as former prime minister, spoke.", "prime minister", "former"),
        ("Mary Johnson, as a federal prosecutor, oversaw the case.", "federal prosecutor", "former"),
        ("As governor, Mary Johnson signs bills.", "governor", "current"),
        ("Then-speaker Mary Johnson spoke.", "speaker", "former"),
    ],
)
def test_post_is_told_of_the_person_named_before(told: Callable[..., list], text: str, post: str, stage: str) -> None:
    assert ("Mary Johnson", post, stage) in {(claim.role("member"), claim.role("post"), claim.stage) for claim in told("Tenure", text)}


@pytest.mark.parametrize(
    "text",
    [
        "Mary Johnson and David Clark spoke. The former Ohio governor said she would run.",
        "Senator Mary Johnson of Iowa spoke. The Ohio senator said he would run.",
        "He sees Mary Johnson as a governor.",
    ],
)
def test_title_that_fits_several_or_nobody_tells_no_post(told: Callable[..., list], text: str) -> None:
    assert not [claim for claim in told("Tenure", text) if "Ohio" in claim.role("post") or claim.role("post") == "governor"]


def test_title_before_a_name_is_the_one_nearest_to_it(told: Callable[..., list]) -> None:
    text = "John Miller, a former adviser to Secretary of State Mary Johnson, spoke."
    assert {claim.role("post") for claim in told("Tenure", text) if claim.role("member") == "Mary Johnson"} == {"Secretary of State"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Rep. David Clark said no. The bill is bad, the Ohio Republican said.", "Republican Party"),
        ("Sen. David Clark was named. The Republican senator spoke.", "Republican Party"),
        ("Rep. David Clark (D-Ohio) said no. The bill is bad, the Utah Republican said.", "Democratic Party"),
        ("Rep. David Clark of Utah said no. The bill is bad, the Ohio Republican said.", ""),
        ("Rep. David Clark met Rep. Mary Johnson. The bill is bad, the Ohio Republican said.", ""),
        ("David Clark, a teacher, said no. The bill is bad, the Ohio Republican said.", ""),
    ],
)
def test_party_is_told_of_the_holder_of_a_seat_named_before(told: Callable[..., list], text: str, party: str) -> None:
    assert {claim.role("organization") for claim in told("PartyAffiliation", text)} - {""} == {party} - {""}
