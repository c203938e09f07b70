"""The algebra of times against trying every day: what a rule says of two loose dates is what holds for all days that they can mean.

The days tried are a few weeks around those that bound a date; a date without a bound on one side can mean each of the days beyond.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kg.model import time
from kg.model.intervals import FuzzyInterval
from kg.model.time import Bounds, bounds, format_bounds

FIRST = date(2019, 12, 27)
WIDTH = 8
#: beyond what is drawn on either side, so that a side without a bound is wider than any with one
TRIED = [FIRST + timedelta(n) for n in range(-2, WIDTH + 2)]

DAYS = st.none() | st.integers(0, WIDTH - 1).map(lambda n: FIRST + timedelta(n))


@st.composite
def ranges(draw: st.DrawFn) -> Bounds:
    """Bounds that stand in order, either of them perhaps unknown."""
    low, high = draw(DAYS), draw(DAYS)
    return Bounds(high, low) if low and high and low > high else Bounds(low, high)


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A date in one of the ways in which it can be written."""
    found = draw(ranges())
    if not found.min and not found.max:
        return draw(st.sampled_from(["", "../.."]))
    low, high = (f"{day}" if day else "" for day in (found.min, found.max))
    spelled = [format_bounds(found), f"[{low}..{high}]", f"{low or '..'}/{high or '..'}"]
    return draw(st.sampled_from([*spelled, f"{low}~", f"{low}?"] if low == high else spelled))


def days(found: Bounds | str) -> set[date]:
    """Every day that a date can mean, of those that are tried."""
    known = bounds(found) if isinstance(found, str) else found
    return {day for day in TRIED if (known.min is None or known.min <= day) and (known.max is None or day <= known.max)}


@given(ranges(), ranges())
def test_two_ranges_meet_in_the_days_that_lie_in_both(one: Bounds, other: Bounds) -> None:
    common = one.meet(other)
    assert (days(common) if common else set()) == days(one) & days(other)
    assert common == other.meet(one)


@given(ranges(), ranges())
def test_a_range_lies_within_another_that_has_all_its_days(one: Bounds, other: Bounds) -> None:
    assert one.within(other) is (days(one) <= days(other))


@given(dates(), dates())
def test_dates_are_compatible_that_share_a_day(one: str, other: str) -> None:
    assert time.compatible(one, other) is bool(days(one) & days(other))


@given(dates(), dates())
def test_the_intersection_has_the_days_of_both(one: str, other: str) -> None:
    common = time.intersect(one, other)
    assert days(common) == days(one) & days(other) or not time.compatible(one, other)
    assert bounds(common) == bounds(time.intersect(other, one))
    if days(one) < days(other):
        assert common == one, "the words of the sharper one are kept"
    if not days(one) & days(other):
        assert common == ""


@given(dates(), dates(), dates())
def test_it_is_all_one_which_two_are_intersected_first(one: str, two: str, three: str) -> None:
    if days(one) & days(two) & days(three):
        assert bounds(time.intersect(time.intersect(one, two), three)) == bounds(time.intersect(one, time.intersect(two, three)))


@given(st.lists(dates(), max_size=4))
def test_what_is_agreed_is_the_intersection_of_all_that_do_not_clash_with_those_before(told: list[str]) -> None:
    expected = set(TRIED)
    for one in told:
        expected = expected & days(one) or expected
    assert days(time.agreed(told)) == expected


@given(dates(), dates())
def test_certainly_before_is_before_on_every_day(one: str, other: str) -> None:
    assert time.certainly_before(one, other) is all(first < second for first, second in product(days(one), days(other)))


@given(dates(), dates(), dates(), dates())
def test_certainly_overlapping_states_share_more_than_a_day_however_they_are_read(begin: str, end: str, start: str, stop: str) -> None:
    expected = all(late < early for late, early in (*product(days(begin), days(stop)), *product(days(start), days(end))))
    assert time.certainly_overlap(begin, end, start, stop) is expected


@given(dates(), dates(), st.sampled_from(TRIED[2:-2]))
def test_a_state_certainly_held_on_a_day_that_no_reading_leaves_out(begin: str, end: str, day: date) -> None:
    answers = {first <= day <= last for first, last in product(days(begin), days(end))}
    assert time.held_on(begin, end, day) == ("possible" if len(answers) == 2 else "certain" if answers == {True} else "no")


@given(ranges(), ranges(), ranges())
def test_a_state_reaches_a_time_with_which_it_has_a_day_in_common(begin: Bounds, end: Bounds, asked: Bounds) -> None:
    low, high = asked.min or date.min, asked.max or date.max
    answers = {first <= high and last >= low for first, last in product(days(begin), days(end))}
    assert time.reaches(begin, end, asked) == ("possible" if len(answers) == 2 else "certain" if answers == {True} else "no")


@given(ranges(), ranges())
def test_an_event_reaches_a_time_only_where_a_day_that_is_told_may_lie_in_it(when: Bounds, asked: Bounds) -> None:
    event = FuzzyInterval(when, when, instant=True)
    told = [day for day in (when.min, when.max) if day]
    found = event.reaches(asked)
    if not days(when) & days(asked):
        assert found == "no"
    elif when.min and when.max:
        assert found == ("certain" if when.within(asked) or when.min == when.max else found)
        assert found != "no"
    else:
        assert found == "no" or asked == Bounds() or any(Bounds(day, day).within(asked) for day in told)


@given(dates())
def test_the_year_of_a_date_is_that_of_all_its_days(edtf: str) -> None:
    years = {day.year for day in days(edtf)}
    known = bounds(edtf)
    assert time.year_of(edtf) == (f"{years.pop():04d}" if known.min and known.max and len(years) == 1 else "")


SOME_DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def month_later(day: date, sign: int) -> date:
    """The same day of the month beside, and the last of a month that lacks it."""
    there = (day.replace(day=1) - timedelta(1)) if sign < 0 else (day.replace(day=28) + timedelta(4))
    return there.replace(day=min(day.day, monthrange(there.year, there.month)[1]))


@given(SOME_DAY, st.integers(0, 400), st.sampled_from([1, -1]))
def test_a_duration_of_days_is_counted_day_by_day(day: date, length: int, sign: int) -> None:
    there = time.shift(day, f"P{length}D", sign)
    assert (there - day).days == sign * length
    assert time.shift(there, f"P{length}D", -sign) == day


@given(SOME_DAY, st.sampled_from([1, -1]))
def test_a_month_later_is_in_the_month_beside(day: date, sign: int) -> None:
    assert time.shift(day, "P1M", sign) == month_later(day, sign)


@given(SOME_DAY, st.integers(0, 40), st.integers(0, 40))
def test_years_and_months_are_counted_together_and_keep_the_order_of_days(day: date, years: int, months: int) -> None:
    there = time.shift(day, f"P{years}Y{months}M")
    assert there == time.shift(day, f"P{12 * years + months}M")
    assert time.shift(day + timedelta(1), f"P{years}Y{months}M") >= there
