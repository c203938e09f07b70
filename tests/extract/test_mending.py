"""Mending: what the parser hung on the wrong word is read where it belongs."""


def test_what_is_asked_may_stand_far_from_the_asking(told) -> None:
    (request,) = told("Request", "Mary Johnson has asked a judge in a separate case to remove David Clark.")
    assert (request.role("agent"), request.role("target"), request.role("matter")) == ("Mary Johnson", "a judge", "Removal")


def test_an_infinitive_of_the_noun_stays_there(told) -> None:
    assert told("Request", "Mary Johnson asked the man to see about the report.") != []
    assert told("Request", "Mary Johnson read a bill in a case to remember.") == []


def test_what_somebody_is_dismissed_as_may_follow_an_aside(told) -> None:
    (opposition,) = told(
        "Opposition", "Senator Mary Johnson dismissed David Clark, the nominee to become the next secretary, as a television character."
    )
    assert (opposition.role("agent"), opposition.role("target")) == ("Mary Johnson", "David Clark")


def test_a_reason_behind_an_aside_is_one_for_what_is_said(told) -> None:
    paragraph = "David Clark would not be a target of any action, John Miller has said, because he recused himself from the vote."
    (recusal,) = told("Recusal", paragraph)
    assert recusal.role("agent") == "David Clark"
    assert told("CausalLink", paragraph) == []


def test_a_reason_for_the_saying_stays_one(told) -> None:
    (recusal,) = told("Recusal", "John Miller said nothing, because he recused himself from the vote.")
    assert recusal.role("agent") == "John Miller"


def test_from_belongs_to_the_noun_that_asks_for_it(told) -> None:
    (recusal,) = told("Recusal", "Mary Johnson demanded that John Miller withdraw his recusal from overseeing the vote.")
    assert (recusal.role("agent"), recusal.role("matter")) == ("John Miller", "overseeing the vote")


def test_who_is_named_as_something_is_an_object(told) -> None:
    (appointment,) = told("Appointment", "President Mary Johnson named Mr. Miller's chief of staff, David Clark, as attorney general.")
    assert (appointment.role("target"), appointment.role("office")) == ("David Clark", "attorney general")


def test_who_is_named_to_do_something_is_an_object(told) -> None:
    (appointment,) = told("Appointment", "Governor Mary Johnson named David Clark to serve as acting treasurer.")
    assert (appointment.role("agent"), appointment.role("target")) == ("Mary Johnson", "David Clark")


def test_what_is_said_in_a_letter_is_said(told) -> None:
    (removal,) = told("Removal", "Mary Johnson said in a letter that Mayor John Miller fired David Clark.")
    assert (removal.role("agent"), removal.holder) == ("John Miller", "Mary Johnson")
    (departure,) = told("Departure", "Mary Johnson wrote in a memo that Mayor John Miller had resigned.")
    assert (departure.role("agent"), departure.holder) == ("John Miller", "Mary Johnson")


def test_a_clause_behind_the_place_of_a_quotation_tells_of_the_place(told) -> None:
    (removal,) = told("Removal", "“I fired David Clark,” Mary Johnson said in a letter that John Miller released.")
    assert removal.role("agent") == "Mary Johnson"
