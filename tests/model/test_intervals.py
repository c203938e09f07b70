"""Loose intervals: Allen's relations in three values, and the ways of not knowing an end."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.intervals import Allen, Ending, FuzzyInterval
from kg.model.time import Bounds

FIRST = date(2020, 1, 1)
WIDTH = 6
DAYS = range(WIDTH)


def definite(b1: int, e1: int, b2: int, e2: int) -> Allen:
    """The relation of two intervals whose days are known, in Allen's own words."""
    if (b1, e1) == (b2, e2):
        return Allen.EQUAL
    if b1 == b2:
        return Allen.STARTS if e1 < e2 else Allen.STARTED_BY
    if e1 == e2:
        return Allen.FINISHES if b1 > b2 else Allen.FINISHED_BY
    if b1 > b2 and e1 < e2:
        return Allen.DURING
    if b1 < b2 and e1 > e2:
        return Allen.CONTAINS
    if b1 < b2:
        return Allen.BEFORE if e1 < b2 else Allen.MEETS if e1 == b2 else Allen.OVERLAPS
    return Allen.AFTER if b1 > e2 else Allen.MET_BY if b1 == e2 else Allen.OVERLAPPED_BY


def days(found: FuzzyInterval) -> list[tuple[int, int]]:
    """All definite intervals that a loose one can be, within a few days on either side of those that bound it."""

    def fits(day: int, known: Bounds) -> bool:
        there = FIRST + timedelta(day)
        return (known.min is None or known.min <= there) and (known.max is None or there <= known.max)

    wide = range(-3, WIDTH + 3)
    return [
        (begin, end)
        for begin, end in product(wide, wide)
        if begin <= end and fits(begin, found.begin) and fits(end, found.end) and (begin == end or not found.instant)
    ]


some_day = st.none() | st.integers(0, WIDTH - 1).map(lambda n: FIRST + timedelta(n))


@st.composite
def intervals(draw: st.DrawFn) -> FuzzyInterval:
    if draw(st.booleans()):
        day = Bounds(draw(some_day), draw(some_day))
        return FuzzyInterval(day, day, instant=True)
    return FuzzyInterval(Bounds(draw(some_day), draw(some_day)), Bounds(draw(some_day), draw(some_day)))


@settings(max_examples=300, deadline=None)
@given(intervals(), intervals())
def test_the_answers_are_those_of_all_definite_intervals_tried_one_by_one(one: FuzzyInterval, other: FuzzyInterval) -> None:
    seen = {definite(*first, *second) for first in days(one) for second in days(other)}
    expected = {relation: ("certain" if seen == {relation} else "possible") if relation in seen else "impossible" for relation in Allen}
    assert one.relations(other) == expected


@given(intervals(), intervals())
def test_the_other_way_round_the_inverse_holds(one: FuzzyInterval, other: FuzzyInterval) -> None:
    there, back = one.relations(other), other.relations(one)
    assert all(there[relation] == back[relation.inverse] for relation in Allen)


def test_of_two_definite_intervals_exactly_one_relation_is_certain() -> None:
    seen = set()
    for b1, e1, b2, e2 in product(DAYS, repeat=4):
        if b1 <= e1 and b2 <= e2:
            spans = [FuzzyInterval.of(f"{FIRST + timedelta(b)}", f"{FIRST + timedelta(e)}") for b, e in ((b1, e1), (b2, e2))]
            certain = [relation for relation, answer in spans[0].relations(spans[1]).items() if answer == "certain"]
            assert certain == [definite(b1, e1, b2, e2)]
            seen.add(certain[0])
    assert seen == set(Allen)


def test_each_relation_has_an_inverse_and_equal_is_its_own() -> None:
    assert all(relation.inverse.inverse is relation for relation in Allen)
    assert [relation for relation in Allen if relation.inverse is relation] == [Allen.EQUAL]


def test_a_day_of_handing_over_is_no_overlap() -> None:
    sessions, whitaker = FuzzyInterval.of("2017-02-09", "2018-11-07"), FuzzyInterval.of("[2018-11-07..2018-11-08]", "2019-02-14")
    found = sessions.relations(whitaker)
    assert (found[Allen.MEETS], found[Allen.BEFORE], found[Allen.OVERLAPS]) == ("possible", "possible", "impossible")


def test_an_event_lies_in_a_state_or_outside() -> None:
    tenure, day = FuzzyInterval.of("2017-02-09", "2018-11-07"), FuzzyInterval.at("2017-03-02")
    assert day.relations(tenure)[Allen.DURING] == "certain"
    assert FuzzyInterval.at("2019").relations(tenure)[Allen.AFTER] == "certain"
    assert set(FuzzyInterval.at("").relations(FuzzyInterval.at("")).values()) == {"possible", "impossible"}


def test_an_interval_without_a_day_stands_in_no_relation() -> None:
    backwards = FuzzyInterval.of("2019", "2018")
    assert set(backwards.relations(FuzzyInterval.of("2018", "2020")).values()) == {"impossible"}


@pytest.mark.parametrize(
    ("begin", "end", "ending"),
    [
        ("", "", Ending.UNKNOWN),
        ("2017-02-09", "", Ending.UNKNOWN),
        ("2017-02-09", "[2018-11-07..]", Ending.OPEN),
        ("[2016..2017]", "[2018-11-07..]", Ending.OPEN),
        ("[..2019-11-06]", "[2019-11-06..]", Ending.ONGOING),
        ("", "[2019-11-06..]", Ending.ONGOING),
        ("2017-02-09", "2018-11-07", Ending.OVER),
        ("", "[..2018-11]", Ending.OVER),
    ],
)
def test_unknown_open_and_ongoing_are_told_apart(begin: str, end: str, ending: Ending) -> None:
    assert FuzzyInterval.of(begin, end).ending is ending
