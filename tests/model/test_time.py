"""EDTF strings and the days they can mean."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import time
from kg.model.time import Bounds, bounds

D = date.fromisoformat


def pair(low: str, high: str) -> Bounds:
    return Bounds(D(low) if low else None, D(high) if high else None)


@pytest.mark.parametrize(
    ("edtf", "low", "high"),
    [
        ("2019-11-05", "2019-11-05", "2019-11-05"),
        ("2018-11", "2018-11-01", "2018-11-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016~", "2016-01-01", "2016-12-31"),
        ("2016?", "2016-01-01", "2016-12-31"),
        ("2020-21", "2020-03-01", "2020-05-31"),
        ("2020-22", "2020-06-01", "2020-08-31"),
        ("2020-23", "2020-09-01", "2020-11-30"),
        ("2020-24", "2020-12-01", "2021-02-28"),
        ("2020-21~", "2020-03-01", "2020-05-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("[..2018-11]", "", "2018-11-30"),
        ("[2019-11-06..]", "2019-11-06", ""),
        ("[2018-11-07..2018-11-08]", "2018-11-07", "2018-11-08"),
        ("[2016,2018..2019]", "2016-01-01", "2019-12-31"),
        ("2017-02-09/2018-11-07", "2017-02-09", "2018-11-07"),
        ("../2018-11", "", "2018-11-30"),
        ("/2018-11", "", "2018-11-30"),
        ("2018/..", "2018-01-01", ""),
        ("2018-25", "2018-03-01", "2018-05-31"),
        ("2018-26", "2018-06-01", "2018-08-31"),
        ("2018-27", "2018-09-01", "2018-11-30"),
        ("2018-28", "2018-12-01", "2019-02-28"),
        ("2018-29", "2018-09-01", "2018-11-30"),
        ("2018-30", "2018-12-01", "2019-02-28"),
        ("2018-31", "2018-03-01", "2018-05-31"),
        ("2018-32", "2018-06-01", "2018-08-31"),
        ("2018-33", "2018-01-01", "2018-03-31"),
        ("2018-36", "2018-10-01", "2018-12-31"),
        ("2018-37", "2018-01-01", "2018-04-30"),
        ("2018-39", "2018-09-01", "2018-12-31"),
        ("2018-40", "2018-01-01", "2018-06-30"),
        ("2018-41", "2018-07-01", "2018-12-31"),
        ("", "", ""),
    ],
)
def test_bounds(edtf: str, low: str, high: str) -> None:
    assert bounds(edtf) == pair(low, high)


@pytest.mark.parametrize(
    "edtf",
    ["", "P20Y", "2019-02-30", "2019-13", "2019-00", "fall 2020", "2019/2018", "[2019..2018]", "[..]", "[2019", "/", "2016 ", "9999-24"],
)
def test_strings_that_are_not_edtf(edtf: str) -> None:
    assert not time.valid(edtf)


def test_the_bounds_of_a_string_that_is_not_edtf_are_an_error() -> None:
    with pytest.raises(ValueError, match="fall 2020"):
        bounds("fall 2020")


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("[..2018-11]", "2018-11-07", True),
        ("2018-10", "2018-11-07", False),
        ("[2018-12..]", "[..2018-11]", False),
        ("", "2018", True),
    ],
)
def test_dates_are_compatible_when_one_day_can_be_meant_by_both(a: str, b: str, answer: bool) -> None:
    assert time.compatible(a, b) is answer
    assert time.compatible(b, a) is answer


def test_the_sharper_date_is_the_intersection() -> None:
    assert time.intersect("[..2018-11]", "2018-11-07") == "2018-11-07"
    assert time.intersect("2018", "") == time.intersect("", "2018") == "2018"
    assert time.intersect("2018-10", "2018-11") == ""
    assert time.intersect("2017-09/2018", "2018/2019") == "2018"


@pytest.mark.parametrize(
    ("begin", "end", "day", "answer"),
    [
        ("[..2019-11-06]", "[2019-11-06..]", "2019-11-06", "certain"),
        ("[..2019-11-06]", "[2019-11-06..]", "2019-11-07", "possible"),
        ("2017-02-09", "2018-11-07", "2018-11-07", "certain"),
        ("2017-02-09", "2018-11-07", "2018-11-08", "no"),
        ("2017-02-09", "2018-11-07", "2017-02-08", "no"),
        ("2017", "2018", "2017-06-01", "possible"),
        ("2017", "2018", "2018-01-01", "certain"),
        ("", "[..2019-11-06]", "2018-01-01", "possible"),
        ("", "", "2018-01-01", "possible"),
    ],
)
def test_whether_a_post_was_held_on_a_day(begin: str, end: str, day: str, answer: str) -> None:
    assert time.held_on(begin, end, D(day)) == answer


def test_two_holders_clash_only_when_they_certainly_overlap() -> None:
    assert time.certainly_overlap("2017-02-09", "2018-11-07", "2018-06-01", "2019-02-14")
    assert not time.certainly_overlap("2017-02-09", "2018-11-07", "2018-11-07", "2019-02-14")
    assert not time.certainly_overlap("2017-02-09", "2018-11", "2018-11", "2019-02-14")
    assert not time.certainly_overlap("2017-02-09", "", "2018-11-01", "2019-02-14")


def test_year_of_a_date_that_lies_in_one_year() -> None:
    known = ["2018-11", "2016~", "[2018-11-07..2018-11-08]", "[..2018]", "202X", "nonsense", ""]
    assert [time.year_of(edtf) for edtf in known] == ["2018", "2016", "2018", "", "", "", ""]


def test_a_duration_moves_a_day_and_stays_inside_the_month() -> None:
    assert time.shift(D("2019-11-06"), "P14D", -1) == D("2019-10-23")
    assert time.shift(D("2019-11-06"), "P1Y2M") == D("2021-01-06")
    assert time.shift(D("2020-03-31"), "P1M", -1) == D("2020-02-29")
    with pytest.raises(ValueError, match="P1Z"):
        time.parse_duration("P1Z")
    assert not time.valid_duration("P")
    assert not time.valid_duration("P2W")


@given(st.dates(), st.dates())
def test_formatting_bounds_and_reading_them_gives_them_back(a: date, b: date) -> None:
    for found in (Bounds(min(a, b), max(a, b)), Bounds(a, None), Bounds(None, b), Bounds(a, a)):
        assert bounds(time.format_bounds(found)) == found


@given(st.integers(1, 9998), st.sampled_from(["", "-01", "-02", "-12", "-21", "-23", "-24"]))
def test_a_calendar_unit_is_written_as_one_word(year: int, part: str) -> None:
    name = f"{year:04d}{part}"
    assert time.format_bounds(bounds(name)) == name


def _oracle_day(text: str) -> date | None:
    return date.fromisoformat(text) if "inf" not in text else None


@pytest.mark.shared
def test_bounds_agree_with_the_published_table(shared: Path) -> None:
    """Where our rules differ on purpose (winter, unknown sides) or years lie outside the calendar, the row is left out."""
    with (shared / "data/edtf-strings/edtf-bounds.tsv").open(encoding="utf-8") as lines:
        rows = [(json.loads(r["edtf"]), json.loads(r["expected"])) for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    compared = 0
    for text, expected in rows:
        edtf = text if isinstance(text, str) else text[0]
        sides = [expected[0], expected[0]] if len(expected) == 1 else expected[:2] if len(expected) != 3 else [expected[0]] * 2
        apart = edtf.endswith(("-24", "/")) or edtf.startswith("/") or "T" in edtf
        if apart or any((s.startswith(("-", "0000")) and s != "-inf") or len(s) > 10 for s in sides):
            continue
        assert bounds(edtf) == Bounds(*map(_oracle_day, sides)), edtf
        compared += 1
    assert compared >= 50


@pytest.mark.shared
def test_validity_agrees_with_the_published_lists(shared: Path) -> None:
    with (shared / "data/edtf-strings/edtf-validity.tsv").open(encoding="utf-8") as lines:
        rows = [(r["list"], r["string"]) for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    beyond = re.compile(r"T\d|^\[|^\{|(^|/)(-|Y-|0000|0001)|%/")  # times, spaces in sets, years before 1, order of uncertain days
    known = [(kind, text) for kind, text in rows if kind[:2] in ("L0", "L1", "in") and not beyond.search(text)]
    assert len(known) >= 60
    wrong = [(kind, text) for kind, text in known if time.valid(text) is kind.startswith("invalid")]
    assert wrong == []
