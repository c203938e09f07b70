"""Whose post a title is: of which nation, of which state, of whom somebody is sent; and whether it was held before."""

from dataclasses import replace

import pytest

from kg.extract.rules import extractor

TITLES = [
    ("Turkey's leader since 2003, now-President Kemal Yildiz, opened talks in 2012.", "Kemal Yildiz", "President of Turkey"),
    ("State Attorney General Ann Lee won.", "Ann Lee", "State Attorney General"),
    (
        "Texas votes. Texas is large. In Texas, Republican Attorney General Dan Reed and Democratic state Sen. Ann Lee met.",
        "Dan Reed",
        "state Attorney General of Texas",
    ),
    ("Attorney General Dan Reed met Rep. Ann Lee.", "Dan Reed", "Attorney General"),
    ("Kurt Reed was Smith's special representative for Ukraine negotiations.", "Kurt Reed", "special representative to Smith"),
    ("U.S. Trade Representative Dan Reed spoke.", "Dan Reed", "Trade Representative of the United States"),
    ("Lt. Col. Dan Reed testified.", "Dan Reed", "Lieutenant Colonel"),
    ("Ann Lee, a 102-year-old honorary delegate from Arizona, spoke.", "Ann Lee", "delegate of Arizona"),
]


@pytest.mark.parametrize(("text", "person", "post"), TITLES, ids=[text for text, _, _ in TITLES])
def test_a_title_is_that_of_the_body_or_place_that_the_text_gives(told, text, person, post) -> None:
    assert post in {claim.role("post") for claim in told("Tenure", text) if claim.role("member") == person}


def test_who_is_since_a_past_year_is_now(told) -> None:
    stages = [claim.stage for claim in told("Tenure", "Turkey's leader since 2003, now-President Kemal Yildiz, opened talks in 2012.")]
    assert stages == ["current", "current"]


def test_a_former_holder_is_one_whatever_stands_before_an_acronym(told) -> None:
    claims = told("Tenure", "Don Blank, a former coal company CEO convicted of fraud, lost.")
    assert [(claim.role("post"), claim.stage) for claim in claims] == [("coal company CEO", "former")]


def test_a_state_is_nobodys_surname(told) -> None:
    text = "The vote was lost, said former Kentucky Democratic chairwoman Ann Lee, who now runs Emerge Kentucky."
    assert ("chairwoman of Kentucky", "former") in {(claim.role("post"), claim.stage) for claim in told("Tenure", text)}


def test_a_nation_that_only_common_knowledge_gives_is_marked(vocabulary, article) -> None:
    reading = extractor(vocabulary)(article("President Kemal Yildiz spoke to U.S. President John Miller."))
    posts = {entity.id: entity.attribute("supposed") for entity in reading.entities if entity.id.startswith("post:president")}
    assert posts == {"post:president": "jurisdiction", "post:president_united-states": ""}


@pytest.mark.parametrize("name", ['James "Jim" Doe', "James “Jim” Doe"])
def test_a_nickname_in_quotation_marks_is_no_part_of_the_name(told, name) -> None:
    assert [claim.role("member") for claim in told("Tenure", f"Gov. {name} of Ohio spoke.")] == ["James Doe"]


def test_a_bare_month_is_of_the_year_that_the_contest_spoken_of_has(vocabulary, article) -> None:
    text = "Sen. Dan Reed won a special election in 2017. In that race Ann Lee defeated Kim Hill in September."
    document = replace(article(text), published=article("").published.replace(year=2020, month=3))
    dates = {s.date for s in extractor(vocabulary)(document).situations if s.cls == "ContestResult"}
    assert dates & {"2017-09", "2019-09"} == {"2017-09"}
