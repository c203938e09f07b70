"""When a post was held: terms, ends and headships as the text tells them; the article of the tests is of March 14, 2018."""

import pytest


@pytest.mark.parametrize(
    ("text", "post", "stage", "times"),
    [
        ("Kim Hall resigned last year as finance director of Ohio.", "finance director of Ohio", "former", {"end": "2017"}),
        ("Mary Dole was manager of the 2008 McCann campaign.", "manager of 2008 McCann campaign", "former",
         {"begin": "[..2008]", "end": "[2008..2018-03-14]"}),
        ("Attorney General Jeff Sands, who was forced out by Paul Reed in November, declined to comment.", "Attorney General", "former",
         {"end": "2017-11"}),
        ("The panel met after FBI Director James Cobb's firing.", "FBI Director", "former", {"end": "[..2018-03-14]"}),
        ("Paul Reed led the FBI for 12 years.", "FBI director", "former", {"end": "[..2018-03-14]", "duration": "P12Y"}),
        ("Paul Reed worked for the Senate for 12 years.", "employee", "", {"end": "[..2018-03-14]", "duration": "P12Y"}),
        ("Paul Reed has worked for the Senate for 12 years.", "employee", "", {"duration": "P12Y"}),
        ("Ann Pell has led the State Department since 2017.", "secretary of state", "current",
         {"begin": "2017", "end": "[2018-03-14..]"}),
    ],
)  # fmt: skip
def test_a_post_has_the_times_that_the_text_tells(told, text: str, post: str, stage: str, times: dict[str, str]) -> None:
    assert [(t.role("post"), t.stage, t.times) for t in told("Tenure", text) if t.role("post") == post] == [(post, stage, times)]


def test_a_title_of_another_post_than_the_one_left_stays(told) -> None:
    (tenure,) = [t for t in told("Tenure", "Ohio Rep. Ann Pell, who resigned as chairwoman, spoke.") if "Representative" in t.role("post")]
    assert tenure.stage == "current"


def test_a_role_that_lasted_some_time_is_the_headship_told_before(told) -> None:
    text = "Jeff Sands joined the Trump administration heading the Justice Department. That role lasted less than two years."
    assert {t.times.get("duration_less_than") for t in told("Tenure", text)} == {"P2Y"}


def test_a_departure_told_elsewhere_ends_the_tenure_that_a_title_tells(told) -> None:
    text = "Attorney General Jeff Sands spoke in Ohio. Paul Reed fired Jeff Sands as attorney general in November 2017."
    assert {(t.stage, t.times["end"]) for t in told("Tenure", text)} == {("former", "2017-11")}
