"""Which rows of the flat table show a window of time."""

import pytest

from kg.model.span import Span
from kg.publish.fact_times import sentence_around, tells_time


@pytest.mark.parametrize(("sentence", "told"), [("She must file by Friday.", True), ("She may run in May.", True), ("She may run.", False)])
def test_a_sentence_tells_a_time_by_a_day_a_month_or_a_year(sentence: str, told: bool) -> None:
    assert tells_time(sentence) is told


def test_the_sentence_around_a_span_ends_at_its_stops() -> None:
    text = "It rained. She may run. It is May."
    assert sentence_around(text, Span(15, 18)).strip() == "She may run"
