"""Small values that every stage uses: places in files, ranges of a text, names of situations, moments of decisions."""

from __future__ import annotations

import pytest

from kg.model.decision import moment
from kg.model.iri import Namespaces
from kg.model.naming import is_plural, listed, situation_iri, situation_slug
from kg.model.resolution import Candidate, Comparison
from kg.model.span import Place, Span
from kg.vocabulary import load

TENURE, DEPARTURE = load().classes["Tenure"], load().classes["Departure"]


def test_a_range_says_which_words_stand_in_it_and_how_it_lies_to_another() -> None:
    span = Span(4, 8)
    assert span.of("the next week") == "next"
    assert [span.contains(other) for other in (span, Span(5, 7), Span(3, 8), Span(4, 9))] == [True, True, False, False]
    assert [span.overlaps(other) for other in (Span(7, 9), Span(0, 5), Span(8, 9), Span(0, 4))] == [True, True, False, False]
    assert span.join(Span(10, 12)) == Span(10, 12).join(span) == Span(4, 12)


def test_a_place_is_written_as_far_as_it_is_known() -> None:
    assert [str(Place("a.csv", *known)) for known in ((), (3,), (3, 7), (0, 7))] == ["a.csv", "a.csv:3", "a.csv:3:7", "a.csv:7"]


@pytest.mark.parametrize(
    ("slugs", "year", "stage", "slug"),
    [
        ({"member": "ann-lee", "post": "mayor"}, "", "", "ann-lee_mayor"),
        ({"member": "ann-lee", "post": "mayor"}, "2019", "", "ann-lee_mayor_2019"),
        ({"member": "ann-lee", "post": "mayor"}, "2019", "declared", "ann-lee_mayor_declared_2019"),
        ({"member": "ann-lee", "post": "senate-2020"}, "2019", "", "ann-lee_senate-2020"),
        ({}, "2019", "", ""),
    ],
)
def test_a_situation_is_named_by_who_has_a_part_in_it_and_by_a_year_unless_a_part_has_one(
    slugs: dict[str, str], year: str, stage: str, slug: str
) -> None:
    assert situation_slug(TENURE, slugs, year, stage) == slug
    assert situation_iri(Namespaces(), TENURE, slugs, year, stage) == Namespaces().iri(TENURE.kind, slug)


def test_the_class_is_left_out_of_a_name_whose_kind_says_it() -> None:
    assert situation_slug(DEPARTURE, dict.fromkeys(DEPARTURE.identifying[:1], "ann-lee")) == f"{DEPARTURE.slug}_ann-lee"


def test_a_moment_is_told_in_universal_time_and_other_words_stay() -> None:
    assert moment("2026-01-02T03:04:05") == moment("2026-01-02T03:04:05Z") == "2026-01-02T03:04:05+00:00"
    assert moment("2026-01-02T03:04:05-05:00") == "2026-01-02T08:04:05+00:00"
    assert moment("yesterday") == "yesterday"


def test_names_in_a_row_are_all_told_up_to_four() -> None:
    assert [listed(list("ABCDEFG")[:n]) for n in (0, 1, 2, 3, 4, 5, 7)] == [
        "",
        "A",
        "A and B",
        "A, B and C",
        "A, B, C and D",
        "A, B and 3 others",
        "A, B and 5 others",
    ]


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("senators", True),
        ("people", True),
        ("the families of the victims", True),
        ("a pair of senators", False),
        ("the press", False),
        ("campus", False),
        ("the senator's", False),
        ("", False),
    ],
)
def test_whether_a_phrase_stands_for_many(words: str, many: bool) -> None:
    assert is_plural(words) is many


def test_a_comparator_may_rule_out_whatever_others_say() -> None:
    alike, never = Comparison("name", "same", 5), Comparison("sex", "other", -3, never=True)
    found = [Candidate("a", compared) for compared in ((), (alike,), (alike, never))]
    assert [(one.points, one.ruled_out) for one in found] == [(0, False), (5, False), (2, True)]
