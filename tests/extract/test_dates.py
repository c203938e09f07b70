"""Sentences in, dates out. The article is of Wednesday, 6 November 2019."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.extract.dates import expressions, period, point
from kg.extract.parsed import DateExpression
from kg.model.span import Span
from kg.model.time import bounds, valid

ANCHOR = date(2019, 11, 6)


def read(text: str, tense: str = "", anchor: date = ANCHOR) -> list[str]:
    found = expressions(text, Span(0, len(text)), anchor, lambda span: tense)
    return [f"{e.span.of(text)}: {' '.join(part for part in (e.relation, e.edtf, e.duration) if part)}" for e in found]


@pytest.mark.parametrize(
    ("tense", "text", "expected"),
    [
        # days of the week
        ("past", "He told reporters on Tuesday.", ["Tuesday: at 2019-11-05"]),
        ("past", "He said Wednesday that he would", ["Wednesday: at 2019-11-06"]),
        ("future", "faces a Friday filing deadline", ["Friday: at 2019-11-08"]),
        ("past", "on Tuesday night, last Monday", ["Tuesday night: at 2019-11-05", "last Monday: at 2019-11-04"]),
        ("past", "last Wednesday and next Wednesday", ["last Wednesday: at 2019-10-30", "next Wednesday: at 2019-11-13"]),
        ("", "every Monday, on Sundays, on Black Friday", []),
        ("past", "on Super Tuesday", ["Super Tuesday: at 2016-03-01"]),
        # near days
        (
            "past",
            "yesterday, last night, tonight and tomorrow",
            ["yesterday: at 2019-11-05", "last night: at 2019-11-05", "tonight: at 2019-11-06", "tomorrow: at 2019-11-07"],
        ),
        # days and months
        ("past", "on Monday, Nov. 4, 2019, he left", ["Monday, Nov. 4, 2019: at 2019-11-04"]),
        ("past", "Nov. 8, 2016, was the day", ["Nov. 8, 2016: at 2016-11-08"]),
        ("future", "is scheduled for March 3.", ["March 3: at 2020-03-03"]),
        ("past", "on March 3rd he lost", ["March 3rd: at 2019-03-03"]),
        ("", "Tuesday, March 3", ["Tuesday, March 3: at 2020-03-03"]),
        ("past", "14 August 1947, the 5th of November", ["14 August 1947: at 1947-08-14", "the 5th of November: at 2019-11-05"]),
        ("", "2018-11-05 or 5/28/2018 or 11/5/2018", ["2018-11-05: at 2018-11-05", "5/28/2018: at 2018-05-28"]),
        ("", "Feb. 30, 2019", []),
        ("past", "in September 2010, in March", ["September 2010: at 2010-09", "March: at 2019-03"]),
        ("past", "last October; last November", ["last October: at 2019-10", "last November: at 2018-11"]),
        ("past", "May said he may go in May", ["May: at 2019-05"]),
        ("past", "in late March 2017", ["late March 2017: at 2017-03"]),
        ("", "next March, this March, this November", ["next March: at 2020-03", "this March: at 2019-03", "this November: at 2019-11"]),
        ("", "March 3 of last year, Feb. 30 of last year", ["March 3 of last year: at 2018-03-03"]),
        ("", "in March of last year, in May next year", ["March of last year: at 2018-03", "May next year: at 2020-05"]),
        # seasons and years
        ("future", "The winner in fall 2020", ["fall 2020: at 2020-23"]),
        ("past", "last summer and next spring", ["last summer: at 2019-22", "next spring: at 2020-21"]),
        ("future", "in the spring the prices fall", ["the spring: at 2020-21"]),
        ("", "this summer, this winter", ["this summer: at 2019-22", "this winter: at 2019-24"]),
        ("", "the summer of last year", ["the summer of last year: at 2018-22"]),
        ("", "(2016)", ["2016: at 2016"]),
        ("", "early 2016, mid-2016, late last year", ["early 2016: at 2016", "mid-2016: at 2016", "late last year: at 2018"]),
        ("", "the 2017 GOP nominee", ["2017: modifier 2017"]),
        ("", "his 2008 presidential bid", ["2008: modifier 2008"]),
        ("", "in the 1990s and the '80s", ["1990s: at 199X", "'80s: at 198X"]),
        ("", "the early 1970s, the 20th century, the sixties", ["early 1970s: at 197X~", "20th century: at 19XX", "the sixties: at 196X"]),
        ("", "last year's vote", ["last year: modifier 2018"]),
        ("", "72, an annual event, $2,016, 2,000 people, in 2000 votes, room 2017", []),
        # weeks, months and years around now
        ("", "last week", ["last week: at [2019-10-28..2019-11-03]"]),
        ("future", "joins the field this week", ["this week: at [2019-11-06..2019-11-10]"]),
        ("past", "over the weekend", ["the weekend: at [2019-11-02..2019-11-03]"]),
        ("past", "last weekend", ["last weekend: at [2019-11-02..2019-11-03]"]),
        ("future", "next weekend", ["next weekend: at [2019-11-09..2019-11-10]"]),
        ("past", "this week of votes, the last week of the race", []),
        ("", "next month, this year", ["next month: at 2019-12", "this year: at 2019"]),
        ("", "earlier this month", ["earlier this month: at [2019-11-01..2019-11-06]"]),
        ("", "Two years ago, three days ago", ["Two years ago: at 2017", "three days ago: at 2019-11-03"]),
        ("", "two months ago", ["two months ago: at 2019-09"]),
        ("", "a decade ago, decades ago", ["a decade ago: at 2009~"]),
        ("", "over the last six months", ["the last six months: at [2019-05-06..2019-11-06]"]),
        ("", "in recent weeks", ["recent weeks: at [..2019-11-06]"]),
        ("", "in the next year", ["the next year: at [2019-11-06..2020-11-06]"]),
        ("", "for the past five years", ["the past five years: for 2014/2019-11-06 P5Y"]),
        ("", "by the end of 2018, at the end of 2018", ["the end of 2018: by 2018-12-31", "the end of 2018: at 2018-12~"]),
        ("", "the end of March 2018", ["the end of March 2018: at 2018-03-31~"]),
        ("past", "at the beginning of March", ["the beginning of March: at 2019-03-01~"]),
        ("", "the third quarter of 2019", ["the third quarter of 2019: at 2019-35"]),
        ("", "Q3 of 2019, Q1 2018", ["Q3 of 2019: at 2019-35", "Q1 2018: at 2018-33"]),
        ("", "the first half of 2019", ["the first half of 2019: at 2019-40"]),
        ("", "the second half of last year", ["the second half of last year: at 2018-41"]),
        ("", "the third half of 2019, the last two years of his term", []),
        # ranges and limits
        ("", "from 2001 to 2005", ["2001 to 2005: at 2001/2005"]),
        ("", "between 1991 and 1993", ["1991 and 1993: at 1991/1993"]),
        (
            "",
            "2016-17, 1998-2007, March 3-5, 2020",
            ["2016-17: at 2016/2017", "1998-2007: at 1998/2007", "March 3-5, 2020: at 2020-03-03/2020-03-05"],
        ),
        ("", "from November 20 to January 11, 2015", ["November 20 to January 11, 2015: at 2014-11-20/2015-01-11"]),
        ("past", "from August to October", ["August to October: at 2019-08/2019-10"]),
        ("past", "a week before the March 3, 2020, primary", ["a week before the March 3, 2020: at 2020-02-25"]),
        ("past", "two days after Nov. 6, 2018", ["two days after Nov. 6, 2018: at 2018-11-08"]),
        ("past", "By November 2018, Sessions left", ["November 2018: by 2018-11"]),
        ("past", "since 2007, until Monday", ["2007: since 2007", "Monday: until 2019-11-04"]),
        ("past", "before Oct. 5, after Oct. 7", ["Oct. 5: before 2019-10-05", "Oct. 7: after 2019-10-07"]),
        # elections
        ("past", "immediately after the midterm elections", ["the midterm elections: after 2018-11-06"]),
        ("past", "endorsed him early in the 2016 election", ["the 2016 election: at 2016~"]),
        ("past", "interference in the 2016 presidential election", ["the 2016 presidential election: at 2016"]),
        ("past", "before the 2016 election", ["the 2016 election: before 2016-11-08"]),
        ("past", "on Election Day", ["Election Day: at 2018-11-06"]),
        ("", "an election is never sure", []),
        # durations and distances
        ("past", "a seat he held for 20 years until he joined", ["20 years: for P20Y"]),
        ("past", "a two-decade career", ["two-decade: for P20Y"]),
        ("past", "lasted less than two years", ["less than two years: less P2Y"]),
        ("past", "for more than 20 years", ["more than 20 years: more P20Y"]),
        ("", "within two weeks", ["two weeks: within P14D"]),
        ("", "two and a half years", ["two and a half years: for P2Y6M"]),
        ("", "a day after the vote; two weeks before it", ["a day after: after P1D", "two weeks before: before P14D"]),
        ("", "the next day", ["the next day: after P1D"]),
        ("", "a few days later, several weeks before the vote", []),
        ("", "a 72-year-old man, aged 14, 20 years old", []),
        ("", "20 years in prison; the first Democrat in 25 years", []),
    ],
)
def test_a_phrase_and_its_time(tense: str, text: str, expected: list[str]) -> None:
    assert read(text, tense) == expected


_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"]
_MORE = ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-one"]
_TENS = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = [*enumerate([*_ONES, *_MORE], start=1), *zip(range(30, 100, 10), _TENS, strict=True)]


@pytest.mark.parametrize(("number", "word"), NUMBERS)
def test_a_number_word_counts_years(number: int, word: str) -> None:
    assert read(f"for {word} years") == [f"{word} years: for P{number}Y"]


@pytest.mark.parametrize(
    ("unit", "whole", "half"),
    [
        ("days", "P2D", "P2D"),
        ("weeks", "P14D", "P14D"),
        ("fortnights", "P28D", "P28D"),
        ("months", "P2M", "P2M15D"),
        ("years", "P2Y", "P2Y6M"),
        ("decades", "P20Y", "P25Y"),
    ],
)
def test_a_unit_and_half_of_one(unit: str, whole: str, half: str) -> None:
    assert read(f"for two {unit}") == [f"two {unit}: for {whole}"]
    assert read(f"for two and a half {unit}") == [f"two and a half {unit}: for {half}"]


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(("number", "name"), list(enumerate(MONTHS, start=1)))
def test_a_month_by_its_name_and_its_abbreviation(number: int, name: str) -> None:
    for word in {name, name if name == "May" else f"{name[:3]}.", "Sept." if name == "September" else name}:
        assert read(f"on {word} 5, 2018") == [f"{word} 5, 2018: at 2018-{number:02d}-05"]
    assert read(f"in {name} 2018") == [f"{name} 2018: at 2018-{number:02d}"]


@pytest.mark.parametrize(("number", "name"), list(enumerate(WEEKDAYS)))
def test_a_day_of_the_week_by_its_name_and_beside_a_date(number: int, name: str) -> None:
    day = f"2019-11-{4 + number:02d}"
    assert read(f"on {name}", "future", date(2019, 11, 4)) == [f"{name}: at {day}"]
    for word in (name, f"{name[:3]}.", *{"Tuesday": ["Tues."], "Thursday": ["Thurs."]}.get(name, [])):
        assert read(f"{word}, Nov. {4 + number}") == [f"{word}, Nov. {4 + number}: at {day}"]


@pytest.mark.parametrize(("code", "name"), [(21, "spring"), (22, "summer"), (23, "fall"), (23, "autumn"), (24, "winter")])
def test_a_season_of_a_year(code: int, name: str) -> None:
    assert read(f"in {name} 2018") == [f"{name} 2018: at 2018-{code}"]


@pytest.mark.parametrize(
    ("tens", "word"), [(3, "thirties"), (4, "forties"), (5, "fifties"), (6, "sixties"), (7, "seventies"), (8, "eighties"), (9, "nineties")]
)
def test_a_decade_by_its_name(tens: int, word: str) -> None:
    assert read(f"in the {word}") == [f"the {word}: at 19{tens}X"]


@pytest.mark.parametrize(
    ("number", "words"), [(1, ("first", "1st")), (2, ("second", "2nd")), (3, ("third", "3rd")), (4, ("fourth", "4th"))]
)
def test_a_quarter_of_a_year(number: int, words: tuple[str, str]) -> None:
    for word in words:
        assert read(f"the {word} quarter of 2018") == [f"the {word} quarter of 2018: at 2018-{32 + number}"]


@pytest.mark.parametrize(
    ("day", "tense", "text", "expected"),
    [
        (date(2019, 1, 15), "", "this winter", ["this winter: at 2018-24"]),
        (date(2019, 11, 3), "", "last weekend", ["last weekend: at [2019-10-26..2019-10-27]"]),
        (date(2019, 11, 3), "future", "next weekend", ["next weekend: at [2019-11-09..2019-11-10]"]),
    ],
)
def test_what_a_phrase_means_on_another_day(day: date, tense: str, text: str, expected: list[str]) -> None:
    assert read(text, tense, day) == expected


def test_offsets_are_those_of_the_document() -> None:
    text = "Headline\n\nHe left on Friday. He came on Monday."
    found = expressions(text, Span(29, len(text)), ANCHOR, lambda span: "past")
    assert [e.span.of(text) for e in found] == ["Monday"]


def test_the_verb_that_governs_a_phrase_is_asked_at_its_place() -> None:
    text = "He spoke on Friday and will speak on Friday."
    found = expressions(text, Span(0, len(text)), ANCHOR, lambda span: "past" if span.start < 20 else "future")
    assert [e.edtf for e in found] == ["2019-11-01", "2019-11-08"]


@pytest.mark.parametrize(
    ("edtf", "relation", "day", "begin", "end"),
    [
        ("2018-11", "by", "[..2018-11]", "[..2018-11]", ""),
        ("2018-11-06", "after", "[2018-11-06..]", "[2018-11-06..]", ""),
        ("2007", "since", "[2007..]", "2007", ""),
        ("2007", "until", "[..2007]", "", "2007"),
        ("2001/2005", "at", "[2001..2005]", "2001", "2005"),
        ("2016~", "at", "2016~", "[..2016]", "[2016..]"),
        ("[2019-11-04..2019-11-10]", "before", "[..2019-11-10]", "", "[..2019-11-10]"),
        ("", "for", "", "", ""),
    ],
)
def test_an_expression_as_the_day_of_an_event_and_as_the_sides_of_a_state(edtf: str, relation: str, day: str, begin: str, end: str) -> None:
    expression = DateExpression(Span(0, 0), edtf, relation=relation)
    assert (point(expression), period(expression)) == (day, (begin, end))


# --- GUM: dates that other people have annotated -------------------------------------------------------------------------------------


def _documents(archive: Path, genre: str) -> Iterator[tuple[date, str, list[tuple[int, int, dict[str, str]]]]]:
    """Day, text and annotated dates of the documents of one genre; a day that the text begins with counts more than that of the file."""
    with tarfile.open(archive) as tar:
        for name in sorted(n for n in tar.getnames() if n.startswith(f"xml/GUM_{genre}_")):
            member = tar.extractfile(name)
            assert member is not None
            lines = member.read().decode().splitlines()
            created = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', lines[0])
            assert created
            text, dates = _plain(lines)
            first = dates[0][2].get("when", "")
            own = len(first) == 10 and first[:4] == created[1][:4]
            yield date.fromisoformat(first if own else created[1]), text, dates


def _plain(lines: list[str]) -> tuple[str, list[tuple[int, int, dict[str, str]]]]:
    text, found, open_at = "", [], None
    for line in lines:
        if line.startswith("<date"):
            open_at = (len(text), dict(re.findall(r'(\w+)="([^"]*)"', line)))
        elif line == "</date>" and open_at:
            found.append((open_at[0] + text[open_at[0] :].startswith(" "), len(text), open_at[1]))
            open_at = None
        elif line == "</s>":
            text += "\n"
        elif not line.startswith("<"):
            token = line.split("\t")[0].replace("&amp;", "&").replace("&quot;", '"').replace("&apos;", "'")
            tight = not text or text[-1] in "\n($" or re.fullmatch(r"[,.;:!?%)]|['’]s", token)
            text += token if tight else " " + token
    return text, found


def _sides(attributes: dict[str, str]) -> tuple[date, date] | None:
    low, high = attributes.get("when", attributes.get("from", ""))[:10], attributes.get("when", attributes.get("to", ""))[:10]
    if not valid(low) or not valid(high):
        return None
    first, last = bounds(low).min, bounds(high).max
    return (first, last) if first and last else None


def _agrees(edtf: str, gold: tuple[date, date]) -> bool:
    """Equal bounds, a part of the annotated time, or a week around it; of an interval one side is annotated."""
    found = [bounds(edtf), *(bounds(side) for side in edtf.split("/"))]
    exact = any((b.min, b.max) == gold for b in found)
    b = found[0]
    inside = bool(b.min and b.max and gold[0] <= b.min and b.max <= gold[1])
    around = bool(b.min and b.max and b.min <= gold[0] and gold[1] <= b.max and (b.max - b.min).days <= 7)
    return exact or inside or around


@pytest.mark.shared
def test_dates_of_gum_news_are_answered_and_right(shared: Path) -> None:
    from kg.extract.attach_dates import tense
    from kg.extract.clauses import ancestors, is_verb
    from kg.extract.language import load_model

    model: Any = load_model(None)
    total = answered = right = 0
    for anchor, text, dates in _documents(shared / "data/gum-news/docs.tar.gz", "news"):
        parsed = model(text)

        def tense_at(span: Span, parsed: Any = parsed) -> str:
            root = parsed.char_span(span.start, span.end, alignment_mode="expand").root
            verb = next((node for node in ancestors(root) if is_verb(node)), None)
            return tense(verb) if verb is not None else ""

        found = expressions(text, Span(0, len(text)), anchor, tense_at)
        for start, end, attributes in dates:
            gold = _sides(attributes)
            if gold is None:
                continue
            total += 1
            hit = next((e for e in found if e.edtf and e.span.overlaps(Span(start, end))), None)
            answered += hit is not None
            right += hit is not None and _agrees(hit.edtf, gold)
    print(f"GUM news: {total} dates, answered {answered / total:.3f}, right among answered {right / answered:.3f}")
    assert total > 100
    assert answered >= 0.80 * total
    assert right >= 0.90 * answered
