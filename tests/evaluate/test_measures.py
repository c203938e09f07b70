"""Counts of documents to figures, intervals, tables and pages."""

from __future__ import annotations

import pytest

from kg.evaluate.intervals import intervals
from kg.evaluate.measures import Dataset, Item, Mark, figures, units
from kg.evaluate.report import Measured, with_block
from kg.evaluate.table_score import Ratio

GOOD = Item("a", {"events": Ratio(4, 4, 4)}, {"time": (2, 2)})
BAD = Item("b", {"events": Ratio(4, 2, 0)}, {"time": (0, 2)})
TOY = Dataset("toy", "A toy", "Two texts.", (), lambda _: (GOOD, BAD), (Mark("somebody", "F1 .50", "a paper"),))


def test_figures_are_of_the_sums_over_all_documents() -> None:
    found = figures([GOOD, BAD])
    assert found["events.precision"] == pytest.approx(4 / 6)
    assert found["events.recall"] == 0.5
    assert found["time.accuracy"] == 0.5


def test_the_interval_of_documents_that_disagree_is_wide_and_of_equal_ones_a_point() -> None:
    wide, point = intervals([GOOD, BAD] * 10), intervals([GOOD] * 20)
    assert wide["events.recall"][0] < 0.4 < 0.6 < wide["events.recall"][1]
    assert point["events.f1"] == (1.0, 1.0)
    assert intervals([GOOD, BAD] * 10) == wide


def test_one_document_alone_has_no_interval_but_its_answers_have() -> None:
    assert intervals([GOOD]) == {}
    assert intervals(units("a", {"found": (3, 6)}))["found.accuracy"][0] < 0.5


def test_a_row_counts_only_the_documents_that_have_it() -> None:
    assert figures([GOOD, Item("c", {"roles": Ratio(1, 1, 1)})])["events.f1"] == 1.0


def test_lines_and_values_tell_the_same() -> None:
    measured = Measured(TOY, [GOOD, BAD])
    assert [line.split()[0] for line in measured.lines()] == ["A", "events", "time"]
    assert measured.values()["counts"]["events"] == {"gold": 8, "found": 6, "matched": 4}
    assert measured.values()["figures"]["time.accuracy"] == 0.5


def test_a_block_is_added_once_and_then_replaced() -> None:
    first = with_block("# Page\n\nWords.\n", Measured(TOY, [GOOD]), "kg eval toy")
    assert "<!-- not run: needs the shared data -->\n```sh\nkg eval toy\n```" in first
    assert "## A toy" in first
    assert "| events | 4 | 4 | 1.000 | 1.000 | 1.000 |" in first
    assert "- somebody: F1 .50 (a paper)" in first
    second = with_block(first + "\nMore words.\n", Measured(TOY, [GOOD, BAD]), "kg eval toy")
    assert second.count("kg eval toy:") == 1
    assert "| events | 8 | 6 |" in second
    assert second.endswith("More words.\n")
