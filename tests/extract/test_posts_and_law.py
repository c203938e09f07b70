"""Posts and law: who takes and leaves an office, who investigates whom, who is charged with what."""

from __future__ import annotations

import pytest

MET = "President John Miller met Senator Susan Parker and Governor David Clark on Monday."


@pytest.fixture
def one(told):
    """The one claim of a class that a sentence after an introduction tells, or None."""

    def find(sentence: str, cls: str, *, before: str = MET):
        found = told(cls, before, sentence)
        assert len(found) < 2, found
        return found[0] if found else None

    return find


@pytest.mark.parametrize("title", ["State Senate President", "state House Minority Leader", "State Senate Majority Leader"])
def test_chambers_of_a_state_are_not_those_of_congress(told, title: str) -> None:
    (tenure,) = told("Tenure", f"Reporters met {title} Susan Parker.")
    assert (tenure.role("post"), tenure.role("org")) == (title, "")


def test_who_is_angry_because_somebody_replaced_him_may_be_the_one_replaced(told) -> None:
    (taken,) = told("TakingOffice", "John Miller was furious because David Clark replaced him as attorney general.")
    assert (taken.role("agent"), taken.role("target")) == ("David Clark", "John Miller")


@pytest.mark.parametrize("words", ["became Treasurer of Ohio on June 1, 2017", "was Treasurer of Ohio from January 2021 to December 2022"])
def test_a_title_in_capitals_before_its_place_is_no_name(told, words: str) -> None:
    (tenure,) = told("Tenure", f"David Clark {words}.")
    assert (tenure.role("member"), tenure.role("post")) == ("David Clark", "Treasurer of Ohio")


def test_an_adjective_before_one_name_is_not_said_of_the_next(told) -> None:
    found = told("Departure", "Aides thanked outgoing Senator Susan Parker and Governor David Clark.")
    assert [c.role("agent") for c in found] == ["Susan Parker"]


def test_who_is_appointed_to_do_something_does_it(one) -> None:
    claim = one("Critics attacked Miller's appointment of two lawyers to investigate the leak.", "Investigation")
    assert claim.role("agent") == "two lawyers"


def test_whom_somebody_selects_to_investigate_investigates(one) -> None:
    claim = one("Frank Dunn, the prosecutor whom Miller has selected to investigate the leak, spoke.", "Investigation")
    assert (claim.role("agent"), claim.role("target")) == ("Frank Dunn", "")


def test_charges_are_told_with_what_they_say(one) -> None:
    claim = one("Clark was indicted on charges that he hid the payments.", "Charge")
    assert claim.role("matter") == "charges that he hid the payments"


def test_what_a_probe_is_about_keeps_the_words_that_delimit_it(one) -> None:
    claim = one("Prosecutors looked into actions related to the land deal.", "Investigation")
    assert claim.role("matter") == "actions related to the land deal"


def test_an_adjective_of_a_body_is_no_matter(one) -> None:
    claim = one("The congressional and the Senate inquiry into Clark ended.", "Investigation")
    assert claim.role("matter") == ""


@pytest.mark.parametrize("words", ["won his party's nomination", "accepted the nomination"])
def test_a_party_nomination_is_no_appointment(one, words: str) -> None:
    assert one(f"Clark {words}.", "Appointment") is None


@pytest.mark.parametrize("words", ["became the latest governor to back the bill", "became the third governor to sign it"])
def test_whose_turn_it_was_is_no_taking_of_office(one, words: str) -> None:
    assert one(f"Clark {words}.", "TakingOffice") is None


def test_the_exit_of_a_candidate_who_withdrew_is_no_departure_from_office(told) -> None:
    text = "Senator Susan Parker dropped out of the 2020 presidential race on Monday.", "Aides wept after her departure."
    assert [c.stage for c in told("Candidacy", *text)] == ["withdrew"]
    assert told("Departure", *text) == []
    assert told("Departure", MET, text[1])


def test_probes_of_a_group_are_not_the_one_probe_that_the_text_names(told) -> None:
    found = told("Investigation", "Democrats will pursue investigations.", "Susan Parker spoke of the Russia investigation.")
    assert [c.role("agent") for c in found if c.role("matter") == "Russia"] == [""]


def test_a_removal_that_was_only_asked_for_lends_the_one_done_no_doer(told) -> None:
    text = "President John Miller ordered Mary Johnson to fire David Clark.", "Susan Parker fired Clark in May 2017."
    done = [c for c in told("Removal", *text) if c.axes[0] == "Actual"]
    assert [c.role("agent") for c in done] == ["Susan Parker"]


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("served as a senior adviser to former Ohio Gov. Frank Dunn", "senior adviser to Frank Dunn"),
        ("served as ambassador to Belgium", "ambassador to Belgium"),
    ],
)
def test_a_post_keeps_whom_or_what_it_serves(told, words: str, post: str) -> None:
    found = told("Tenure", "Governor Frank Dunn met Susan Parker.", f"Susan Parker {words}.")
    assert post in {c.role("post") for c in found}


def test_a_verb_before_a_party_is_no_part_of_a_title(told) -> None:
    text = "On Monday, Sen. Susan Parker jabbed GOP Majority Leader John Miller."
    assert ("Majority Leader",) in [claim.roles["post"] for claim in told("Tenure", text)]


def test_the_first_holder_to_whom_something_is_done_does_not_take_office_by_it(told) -> None:
    assert not told("TakingOffice", "David Clark has become the first attorney general held in contempt of Congress.")


def test_who_is_challenging_the_president_is_not_the_president(told) -> None:
    text = "Susan Parker met former Gov. John Miller, who is challenging the president."
    assert [claim.roles["post"] for claim in told("Tenure", text)] == [("Governor",)]
