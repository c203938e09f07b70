"""Whom of the people with one surname a short name means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.bearers import of_several
from kg.extract.parsed import ParsedText
from kg.extract.person_names import split_name


def bare(text: ParsedText) -> list[str]:
    """Whom the short names of the body mean, in text order."""
    return [name.entity for name in text.names if name.sentence and not name.full]


def test_a_title_means_the_one_who_bears_it(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Rafael Osgood opened the rally.",
        "Rafael Osgood sat beside the junior senator from Ohio, Martin Osgood.",
        "Rafael Osgood sang.",
        "Sen. Osgood left.",
    )
    assert bare(text) == ["person:martin-osgood"]


def test_a_title_behind_the_name_counts_and_one_that_owns_something_does_not(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Martin Osgood, a senator from Ohio, came.", "The governor's lawyer Peter Osgood came.", "Gov. Osgood and Sen. Osgood spoke."
    )
    assert bare(text) == ["person:osgood", "person:martin-osgood"]


def test_a_title_that_another_bearer_does_not_have_means_the_one_without_title(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "President Whitlock smiled.",
        "First lady Ellen Whitlock spoke to donors.",
        "Ellen Whitlock left.",
        "They voted for Martin Whitlock.",
        "President Whitlock waved.",
    )
    assert bare(text) == ["person:martin-whitlock", "person:martin-whitlock"]


@pytest.mark.parametrize(
    "introduction", ["His daughter Laura Osgood", "His daughter, former mayor Laura Osgood,", "The mogul's daughter Laura Osgood"]
)
def test_a_title_never_means_a_relative_who_does_not_bear_it(introduction: str, parsed: Callable[..., ParsedText]) -> None:
    text = parsed(f"{introduction} arrived early.", "President Osgood arrived late.")
    assert bare(text) == ["person:osgood"]


def test_of_two_who_are_named_as_often_the_last_named_is_meant(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Martin Lindgren lost in 1992.", "Peter Lindgren leads in Florida.", "Lindgren told a crowd that he would win.")
    assert bare(text) == ["person:peter-lindgren"]


def test_the_elder_is_the_one_told_to_be_so_else_nobody(parsed: Callable[..., ParsedText]) -> None:
    told = parsed("Martin Lindgren praised his father, Peter Lindgren.", "The elder Lindgren left.", "The younger Lindgren stayed.")
    assert bare(told) == ["person:peter-lindgren", "person:martin-lindgren"]
    open_ = parsed("Martin Lindgren met Peter Lindgren and Robert Lindgren.", "The elder Mr. Lindgren left.")
    assert bare(open_) == ["person:lindgren"]


def test_the_younger_of_several_is_whom_the_article_is_about_and_the_elder_stays_open(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Martin Lindgren met Peter Lindgren.", "Martin Lindgren spoke.", "The younger Lindgren left.", "Lindgren met the elder Lindgren."
    )
    assert bare(text) == ["person:martin-lindgren", "person:martin-lindgren", "person:lindgren"]


def test_the_answers_of_an_interview_are_those_of_the_one_introduced_before(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "We spoke with Martin Lindgren on Monday.",
        "Lindgren: I like Peter Lindgren.",
        "Question: Is it true that Peter Lindgren called, and that Peter Lindgren wrote?",
        "Lindgren: Yes, he did.",
    )
    assert bare(text) == ["person:martin-lindgren", "person:martin-lindgren"]


def test_the_answers_are_those_of_whoever_was_named_most_often_before_the_first(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "The reporter wrote a book about Peter Lindgren.",
        "On Monday Martin Lindgren sat down. Martin Lindgren was asked about Peter's plans.",
        "Lindgren: I like it here.",
        "Question: Will Peter Lindgren run, as Peter Lindgren said?",
        "Lindgren: He will.",
    )
    assert bare(text)[-2:] == ["person:martin-lindgren", "person:martin-lindgren"]


@pytest.mark.parametrize("order", [("Mercer A", "Mercer B", "Mercer"), ("Mercer", "Mercer A", "Mercer B")])
def test_a_full_name_that_fits_two_people_told_apart_is_neither(order: tuple[str, ...], parsed: Callable[..., ParsedText]) -> None:
    written = {"Mercer A": "George A. Mercer", "Mercer B": "George B. Mercer", "Mercer": "George Mercer"}
    people = {"Mercer A": "person:george-a-mercer", "Mercer B": "person:george-b-mercer", "Mercer": "person:george-mercer"}
    text = parsed(" ".join(f"{written[one]} came." for one in order))
    assert [name.entity for name in text.names if name.sentence] == [people[one] for one in order]


def test_a_name_of_several_fits_two_that_are_not_one() -> None:
    short, *rest = (split_name(words) for words in ("George Mercer", "George A. Mercer", "George B. Mercer", "Walter Mercer"))
    assert of_several({short, *rest}) == {short}
    assert not of_several({short, rest[0], rest[2]})


def test_a_given_name_opens_a_sentence(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Martin and Laura Osgood arrived.", "Laura, who is a lawyer, spoke first.")
    assert bare(text)[-1] == "person:laura-osgood"


def test_of_two_named_as_often_and_long_ago_nobody_is_meant(parsed: Callable[..., ParsedText]) -> None:
    between = ["The council met again and talked about the roads of the county for a long while."] * 14
    text = parsed("Peter Osgood and Paula Osgood came.", *between, "The lawyer said that Osgood was right.")
    assert not {"person:peter-osgood", "person:paula-osgood"} & {*bare(text)}


def test_who_was_named_last_is_meant_where_the_other_is_not_named_far_oftener(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Rafael Osgood preached.", "Rafael Osgood sang.", "Rafael Osgood prayed.", "Then Martin Osgood came.", "Martin Osgood spoke.",
        "People must stand by Osgood now.",
    )  # fmt: skip
    assert bare(text) == ["person:martin-osgood"]


def test_two_surnames_are_one_name_and_the_last_of_them_alone_is_somebody_elses(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Elias Osgood died.", "His widow, Maya Redfield Osgood, runs.", "Redfield Osgood spoke.", "What Osgood wanted counts.",
        "A vote for Maya Redfield is a vote.",
    )  # fmt: skip
    told = [(name.span.of(text.document.text), name.entity) for name in text.names if name.sentence]
    assert told[2:] == [
        ("Redfield Osgood", "person:maya-redfield-osgood"),
        ("Osgood", "person:elias-osgood"),
        ("Maya Redfield", "person:maya-redfield-osgood"),
    ]


def test_a_given_name_behind_a_relatives_noun_is_the_one_of_the_full_name_told_later(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Robert Osgood left with his wife, Grace.", "Grace Osgood and the doctor, Dr. Osgood, spoke.")
    assert bare(text)[0] == "person:grace-osgood"


def test_a_doctor_is_the_one_who_is_called_so(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Dr. Beth Osgood left Tim Osgood.", "Tim Osgood was paid.", "Tim Osgood paid.", "Dr. Osgood says so.")
    assert bare(text) == ["person:beth-osgood"]
