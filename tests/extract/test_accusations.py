"""Accusations and denials: who is accused of what, and who denies it."""

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
