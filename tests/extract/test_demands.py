"""Demands: who says that another should or must do something asks for it; letters ask what their senders ask."""

from __future__ import annotations

import pytest

MET = "President John Miller met Senator Susan Parker and Governor David Clark on Monday."


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Susan Parker said Clark should release his tax returns.", "release his tax returns"),
        ("Clark must step up, Susan Parker said.", "step up"),
        ('"Clark has to apologize," Susan Parker told reporters.', "apologize"),
        ("Susan Parker said Clark should apologize to the voters but added that he would not.", "apologize to the voters"),
        ("Susan Parker's letter to David Clark demanding the documents was published.", "the documents"),
        ("Susan Parker signed a letter calling on David Clark to release the documents.", "release the documents"),
        ("Susan Parker wants David Clark to release the documents.", "release the documents"),
    ],
)
def test_who_wants_another_to_do_something_asks_for_it(told, sentence: str, matter: str) -> None:
    assert [(r.role("agent"), r.role("target"), r.role("matter")) for r in told("Request", MET, sentence)] == [
        ("Susan Parker", "David Clark", matter)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Clark should release his tax returns.",
        "Susan Parker said Clark should win.",
        "Susan Parker said Clark should have released his tax returns.",
        "Susan Parker said it is a decision Clark has to make.",
        "Susan Parker said she should release her tax returns.",
        "Susan Parker asked what Clark should do next.",
        "Susan Parker spoke of officials who must answer the voters.",
        "Under the law, Clark must file his papers by May, Susan Parker said.",
    ],
)
def test_a_duty_or_a_wish_is_no_demand(told, sentence: str) -> None:
    assert not told("Request", MET, sentence)


def test_what_somebody_says_another_must_do_is_asked_for(told) -> None:
    (departure,) = told("Departure", MET, "David Clark must resign, Susan Parker said.")
    assert (departure.axes[0], departure.holder) == ("Requested", "Susan Parker")


def test_a_participle_joined_to_a_name_tells_who_does_it(told) -> None:
    (backing,) = told("Endorsement", MET, "The Miller-backed candidate David Clark won.")
    assert (backing.role("agent"), backing.role("target")) == ("John Miller", "David Clark")
    assert not told("Endorsement", MET, "The Miller-backed candidates won.")
