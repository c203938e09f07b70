"""Whom a surname means where a document tells who is whose relative, or who hopes for a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.parsed import ParsedText


def told(text: ParsedText) -> list[tuple[str, str]]:
    """The names of the body that are not in full, each with its person."""
    return [
        (name.span.of(text.document.text), name.entity.removeprefix("person:")) for name in text.names if name.sentence and not name.full
    ]


def test_a_relative_of_whomever_the_surname_means_is_not_meant_by_it_whatever_title_he_bears(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Martin Lindgren leads.", "Lindgren's father, former Texas congressman Peter Lindgren, agrees.", "Peter Lindgren spoke.",
        "Then Lindgren left.",
    )  # fmt: skip
    assert told(text) == [("Lindgren", "martin-lindgren"), ("Lindgren", "martin-lindgren")]


def test_who_is_told_of_by_his_own_title_and_somebody_elses_whole_name_may_be_meant(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Sen. Martin Lindgren, Peter Lindgren's son, leads.", "Martin Lindgren won.", "Lindgren left.")
    assert told(text) == [("Lindgren", "martin-lindgren")]


@pytest.mark.parametrize("tie", ["Osgood's daughter Laura", "Osgood's late daughter Laura", "President Osgood's daughter, Laura,"])
def test_the_surname_before_a_relative_is_not_the_relative(tie: str, parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Peter Bell and Laura Osgood came.", f"President Osgood met Bell and his wife, {tie} at noon.", "Osgood stayed.")
    surnames = [entity for words, entity in told(text) if words == "Osgood"]
    assert surnames == ["osgood"] * 3
    assert text.people["person:osgood"].attribute("unlike") == "person:laura-osgood"


@pytest.mark.parametrize(("hope", "meant"), [("gubernatorial hopes", "osgood"), ("gubernatorial library", "laura-osgood")])
def test_nobody_has_a_title_that_she_hopes_for(hope: str, meant: str, parsed: Callable[..., ParsedText]) -> None:
    text = parsed(f"The inquiry hurt Laura Osgood's {hope}.", "It was the worst since that into Gov. Osgood.")
    assert told(text) == [("Osgood", meant)]


def test_a_son_named_by_the_given_name_bears_the_surname_and_leaves_it_open(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Martin Osgood founded the paper with the Osgood family.", "Rev. Martin Osgood's son Walter answered.", '"He knew," Osgood wrote.',
        "Walter sang.",
    )  # fmt: skip
    assert text.people["person:walter-osgood"].attribute("surname") == "Osgood"
    assert told(text) == [("Osgood", "osgood"), ("Walter", "walter-osgood")]
    assert not text.people["person:osgood"].attribute("unlike")


def test_who_has_gone_by_the_surname_keeps_it(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Martin Osgood leads.", "Osgood spoke.", "Martin Osgood's son Walter answered.", '"He knew," Osgood wrote.')
    assert told(text) == [("Osgood", "martin-osgood"), ("Osgood", "martin-osgood")]


def test_a_son_who_is_named_in_full_elsewhere_is_that_one(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Walter Bell spoke.", "Martin Osgood's son Walter answered.")
    assert "person:walter-osgood" not in text.people


@pytest.mark.parametrize("nobody", ["the Osgood family", "the Osgood clan"])
def test_the_surname_of_a_family_means_nobody(nobody: str, parsed: Callable[..., ParsedText]) -> None:
    assert told(parsed("Martin Osgood came.", f"It is owned by {nobody} now.")) == []


def test_a_first_lady_is_no_president_and_the_surname_alone_is_the_presidents(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("President Osgood spoke.", "The guests join first lady Laura Osgood.", "Osgood left.", "First Lady Osgood stayed.")
    assert told(text) == [("Osgood", "osgood"), ("Osgood", "osgood"), ("Osgood", "laura-osgood")]
    assert text.people["person:osgood"].attribute("unlike") == "person:laura-osgood"
