"""Accusations and denials: who is accused of what, and who denies it."""

from __future__ import annotations

import pytest

TEXT = (
    "The race heated up with accusations that David Clark cheated on several tests. Susan Parker spoke.",
    "Clark denies the allegations.",
)


def test_subject_of_the_clause_is_accused_of_what_it_says(told) -> None:
    charge = told("Charge", *TEXT)[0]
    assert (charge.role("target"), charge.stage, charge.axes[:2]) == ("David Clark", "accused", ("Alleged", "Affirmed"))
    assert "cheated on several tests" in charge.role("matter")


def test_denial_is_the_same_charge_negated_and_held_by_who_denies(told) -> None:
    charges = told("Charge", *TEXT)
    assert [(c.axes[1], c.holder, c.role("target")) for c in charges] == [
        ("Affirmed", "", "David Clark"),
        ("Negated", "David Clark", "David Clark"),
    ]


def test_what_a_frame_reads_is_not_told_as_a_charge_too(told) -> None:
    assert told("Charge", "There were allegations that David Clark colluded with Russia.") == []


def test_who_acts_after_allegations_is_the_one_they_are_against(told) -> None:
    (charge,) = told("Charge", "Senator David Clark resigned after allegations of bribery.")
    assert (charge.role("target"), charge.role("matter"), charge.axes[0]) == ("David Clark", "bribery", "Alleged")


def test_to_whom_it_is_done_after_allegations_is_the_one_they_are_against(told) -> None:
    (charge,) = told("Charge", "President John Miller fired David Clark amid allegations of bribery.")
    assert charge.role("target") == "David Clark"


def test_a_theory_accuses_nobody(told) -> None:
    assert told("Charge", "There was speculation that David Clark avoided the debate.") == []


MET = "President John Miller met Senator Susan Parker and Governor David Clark on Monday."


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Parker said Clark lied to Congress.", "lied to Congress"),
        ('"Clark misled the voters," Parker told reporters.', "misled the voters"),
        ("Parker alleged that Clark took bribes.", "took bribes"),
        ("Parker charged that Clark was involved in the theft.", "was involved in the theft"),
        ("Clark is guilty of treason, Parker said.", "treason"),
    ],
)
def test_who_says_that_somebody_did_wrong_accuses_him(told, sentence: str, matter: str) -> None:
    [charge] = told("Charge", MET, sentence)
    assert (charge.role("agent"), charge.role("target"), charge.role("matter")) == ("Susan Parker", "David Clark", matter)
    assert (charge.axes[:2], charge.holder, charge.stage) == (("Alleged", "Affirmed"), "Susan Parker", "accused")


@pytest.mark.parametrize(
    "sentence",
    [
        "Clark lied to Congress.",
        "Parker asked whether Clark had lied.",
        "If Clark lied, he should resign, Parker said.",
        "Parker said she had lied to Congress.",
        "Clark did not deny any involvement in the plot.",
    ],
)
def test_nobody_is_accused_without_an_accuser_who_means_it(told, sentence: str) -> None:
    assert told("Charge", MET, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "target", "matter"),
    [
        ("Clark denied lying to Congress.", "David Clark", "lying to Congress"),
        ("Clark said he never lied.", "David Clark", "lied"),
        ("Miller has denied any wrongdoing.", "John Miller", "any wrongdoing"),
        ("Miller denied that he had broken the law.", "John Miller", "had broken the law"),
    ],
)
def test_who_denies_a_deed_was_accused_of_it(told, sentence: str, target: str, matter: str) -> None:
    [charge] = told("Charge", MET, sentence)
    assert (charge.role("target"), charge.role("matter"), charge.axes[:2], charge.holder) == (
        target, matter, ("Alleged", "Negated"), target,
    )  # fmt: skip


def test_each_of_several_denies_for_himself(told) -> None:
    charges = told("Charge", MET, "Miller and Clark deny any wrongdoing.")
    assert {(c.role("target"), c.holder) for c in charges} == {("John Miller", "John Miller"), ("David Clark", "David Clark")}


def test_a_denial_tells_the_accusation_that_nothing_else_tells(told) -> None:
    charges = told("Charge", MET, "Clark denied allegations of sexual misconduct.")
    assert {(c.axes[1], c.holder, c.role("matter")) for c in charges} == {
        ("Affirmed", "", "sexual misconduct"),
        ("Negated", "David Clark", "sexual misconduct"),
    }


def test_an_impeachment_that_people_are_for_or_against_is_none_yet(told) -> None:
    [charge] = told("Charge", MET, "Republicans oppose Miller's impeachment.")
    assert charge.axes[0] == "Conditional"
    [charge] = told("Charge", MET, "No Republican has come out in favor of impeaching Miller.")
    assert (charge.axes[0], charge.role("agent")) == ("Conditional", "")


def test_whose_impeachment_a_pronoun_means_is_the_one_told_to_be_impeached(told) -> None:
    charges = told("Charge", MET, "The House impeached Miller in May.", "David Clark helped Susan Parker during his impeachment.")
    assert {c.role("target") for c in charges} == {"John Miller"}
    assert told("Charge", MET, "David Clark led the defense of John Miller during his impeachment.") == []


def test_an_accusation_of_a_deed_that_another_frame_reads_is_one(told) -> None:
    [charge] = told("Charge", MET, "There were accusations that Clark fired Susan Parker to hide the theft.")
    assert (charge.role("target"), charge.role("matter")) == ("David Clark", "fired Susan Parker to hide the theft")


def test_a_group_and_a_body_are_accused_of_what_the_clause_says(told) -> None:
    [charge] = told("Charge", MET, "There were accusations that Democrats are using the vote to hurt Clark.")
    assert (charge.role("target"), charge.axes[0]) == ("Democrats", "Alleged")


def test_nobody_before_the_accusation_is_accused_of_what_there_was(told) -> None:
    assert told("Charge", MET, "Democrats have alleged that there was a plan for the vote.") == []


@pytest.mark.parametrize("clause", ["his budget cuts nothing", "voters were being harassed", "Democrats do not support the vote"])
def test_no_thing_no_victim_and_nobody_who_did_not_is_accused(told, clause: str) -> None:
    assert told("Charge", MET, f"There were accusations that {clause}.") == []


def test_who_denies_allegations_of_collusion_denies_that_collusion(told) -> None:
    found = told("Collusion", "Democrats examined allegations that David Clark colluded with Russia.", "Clark denies the allegations.")
    assert [(one.axes[:2], one.holder) for one in found] == [(("Alleged", "Affirmed"), ""), (("Alleged", "Negated"), "David Clark")]


def test_who_denies_a_charge_denies_no_collusion_that_is_told_as_real(told) -> None:
    text = ("David Clark colluded with Russia.", "Clark denies the allegations.")
    assert [one.axes[1] for one in told("Collusion", *text)] == ["Affirmed"]
