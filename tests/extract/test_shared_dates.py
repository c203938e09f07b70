"""Dates that clauses share: which event a date of the sentence speaks of, and what a dated telling says of what it tells.

The article of the tests is of Wednesday, March 14, 2018.
"""

import pytest


@pytest.mark.parametrize(
    ("sentence", "cls", "date"),
    [
        ("On Monday, Paul Reed met with Mary Hall and endorsed Kim Dole.", "Endorsement", "2018-03-12"),
        ("Paul Reed ran for the Senate in Ohio in 2012, losing to Mary Dole in the primary.", "ContestResult", "2012"),
        ("The board cited a July 25 call in which Paul Reed asked Mary Hall to resign.", "Request", "2017-07-25"),
        ("The campaign erupted in turmoil on Monday as Paul Reed fired his spokesman Kim Hall.", "Removal", "2018-03-12"),
        ("Paul Reed lost to Mary Hall in the 2012 race.", "ContestResult", "2012"),
        ("Paul Reed won the January 9 primary in Ohio.", "ContestResult", "2018-01-09"),
        ("Mary Hall criticized Paul Reed's January resignation.", "Departure", "2018-01"),
    ],
)
def test_an_event_takes_the_date_of_the_clause_or_noun_it_belongs_to(told, sentence: str, cls: str, date: str) -> None:
    assert {t.times.get("date") for t in told(cls, sentence)} == {date}


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Paul Reed said on Tuesday that Mary Hall had resigned.", {"date": "[..2018-03-13]"}),
        ("Paul Reed said on Tuesday that he would resign.", {"date": "[2018-03-13..]"}),
        ("Mary Hall was fired days before she was due to retire.", {}),
    ],
)
def test_a_dated_telling_bounds_what_it_tells(told, sentence: str, times: dict[str, str]) -> None:
    assert [t.times for t in told("Departure", sentence)] == [times]


def test_what_was_or_was_not_done_is_not_ahead(told) -> None:
    assert [t.times for t in told("Collusion", "It is unclear whether Paul Reed colluded with Russia.")] == [{}]


def test_the_day_on_which_something_is_spoken_of_is_not_its_own(told) -> None:
    assert [t.times for t in told("Investigation", "The Mueller investigation dominated the hearing on Tuesday.")] == [{}]


def test_election_and_appointment_told_side_by_side_have_their_own_dates(told) -> None:
    (appointment,) = told("Appointment", "Tim Reed was elected to the House in 2010 and was appointed secretary of labor.")
    assert appointment.times == {"date": "[..2018-03-14]"}
