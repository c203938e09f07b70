"""What the order of things tells of their times."""

LEFT = "David Clark left the Justice Department in March 2017."


def test_appointment_to_an_office_lies_before_leaving_it(told) -> None:
    text = "David Clark resigned as attorney general in March 2017. John Miller had appointed David Clark as attorney general."
    (appointment,) = told("Appointment", text)
    assert appointment.times == {"date": "[..2017-03]"}


def test_appointment_to_another_office_does_not(told) -> None:
    text = "David Clark resigned as attorney general in March 2017. John Miller appointed David Clark as ambassador to France."
    (appointment,) = told("Appointment", text)
    assert appointment.times == {"date": "[..2018-03-14]"}


def test_ousting_told_beside_a_dated_departure_is_the_same_happening(told) -> None:
    (removal,) = told("Removal", f"John Miller ousted David Clark. {LEFT}")
    assert removal.times == {"date": "2017-03"}


def test_past_perfect_lies_before_the_event_it_hangs_on(told) -> None:
    text = "John Miller fired David Clark, who had recused himself from the Russia investigation, in March 2017."
    (recusal,) = told("Recusal", text)
    assert recusal.times == {"date": "[..2017-03]"}


def test_candidacy_not_yet_entered_is_bounded_by_the_deadline_of_its_contest(told) -> None:
    text = "The filing deadline for the Ohio Senate primary is March 20. Susan Parker may run in the Ohio Senate primary."
    (candidacy,) = told("Candidacy", text)
    assert candidacy.times == {"begin": "[2018-03-14..2018-03-20]"}


def test_date_of_a_plan_is_not_that_of_what_happened(told) -> None:
    claims = told("Removal", "John Miller fired David Clark. John Miller had been thinking about firing David Clark since November.")
    assert {claim.times["date"] for claim in claims} == {"[..2018-03-14]"}
    assert [claim.axes[0] for claim in claims] == ["Actual", "Conditional"]
