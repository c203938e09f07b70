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
