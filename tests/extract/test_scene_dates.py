"""What is said within a scene is said on its day. The article is of Wednesday, 14 March 2018."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("cls", "text", "date"),
    [
        ("Opposition", "Mary Johnson spoke in Ohio on Monday. She blasted David Clark over the bill.", "2018-03-12"),
        ("Request", "Mary Johnson spoke in Ohio on Monday. She called on David Clark to resign.", "2018-03-12"),
        ("Opposition", "Susan Parker said on Monday that David Clark is a disgrace.", "2018-03-12"),
        ("Opposition", "Mary Johnson spoke in Ohio on Monday. Susan Parker blasted David Clark over the bill.", "[..2018-03-14]"),
        (
            "Opposition",
            "Mary Johnson spoke on Monday. Susan Parker replied on Tuesday. Mary Johnson blasted David Clark.",
            "[..2018-03-14]",
        ),
        ("Opposition", "Mary Johnson spoke in Ohio in 2014. She blasted David Clark over the bill.", "[..2018-03-14]"),
        ("Opposition", "Mary Johnson spoke in Ohio on Monday. She opposes David Clark.", "[..2018-03-14]"),
        ("Opposition", "Mary Johnson was fired on Monday. She blasted David Clark over the bill.", "[..2018-03-14]"),
        ("Opposition", "Mary Johnson spoke in Ohio on Jan. 8, 2016. She blasted David Clark over the bill.", "2016-01-08"),
        ("Opposition", "Mary Johnson spoke in Ohio on Jan. 8, 2016.\nShe blasted David Clark over the bill.", "[..2018-03-14]"),
        ("Opposition", "Mary Johnson spoke in Ohio on Monday.\nShe blasted David Clark over the bill.", "2018-03-12"),
    ],
)
def test_what_is_said_in_a_scene_has_its_day(told: Callable[..., list], cls: str, text: str, date: str) -> None:
    assert [claim.times.get("date", "") for claim in told(cls, *text.split("\n"))] == [date]
