"""Lines of the page are not read, lines of the story are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.furniture import headline, is_furniture, story
from kg.extract.party_labels import LABEL, label_parts
from kg.model.document import SourceDocument


@pytest.mark.parametrize(
    "line",
    [
        "Enlarge this image toggle caption Ann Lee/AP Ann Lee/AP",
        "Story highlights The mayor resigned",
        "Advertisement",
        "CLOSE",
        "Sign up for our morning newsletter.",
        "Follow @cityreporter",
        "Story Continued Below",
        "***",
        "Photo: Ann Lee/Getty Images",
        "JUST WATCHED Mayor: I am out Replay More Videos ... MUST WATCH Mayor: I am out 01:02",
        "More: Mayor: 'I will not go'",
        "Why the mayor left, and who comes next Read more",
        "NEW MAYOR IN MIND",
        "Rep. Ann Lee 0:10",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["The mayor resigned.", "“Sign up today,” the senator told the crowd.", "He closed the door.", "Photos of the event show the mayor."],
)
def test_story(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "dateline", ["WASHINGTON (Reuters) - ", "(CNN) ", "TOLEDO, Ohio — ", "Columbus, Ohio (CNN) ", "WASHINGTON – ", "PHOENIX (AP) — "]
)
def test_a_dateline_is_left_out(dateline: str, article: Callable[..., SourceDocument]) -> None:
    document = article(dateline + "The mayor resigned on Friday.")
    ((number, span),) = story(document)
    assert (number, span.of(document.text)) == (1, "The mayor resigned on Friday.")


@pytest.mark.parametrize(
    "line",
    [
        "CLOSE {}",
        "FILE PHOTO: {}",
        "{} (Photo: AP)",
        "{} REUTERS/Ann Lee",
        "{} Photograph: Ann Lee/AP",
        "{} | Ann Lee/City Photo Senators ask for more",
        "{} (Ann Lee/City Herald via AP)",
    ],
)
def test_a_credit_is_left_out(line: str, article: Callable[..., SourceDocument]) -> None:
    told = "The mayor resigned on Friday."
    document = article(line.format(told))
    ((_, span),) = story(document)
    assert span.of(document.text).strip() == told


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Reed (R-Ohio) left", ("R", "Ohio")),
        ("Reed (D-N.Y.) left", ("D", "N.Y.")),
        ("Reed, D-Minn., left", ("D", "Minn.")),
        ("Reed (I) left", ("I", "")),
        ("Reed, R-South Dakota, left", ("R", "South Dakota")),
        ("Reed (D-CA 12th District) left", ("D", "CA")),
    ],
)
def test_party_labels(words: str, parts: tuple[str, str]) -> None:
    assert [label_parts(match) for match in LABEL.finditer(words)] == [parts]


def test_points_of_the_story_behind_the_credit_of_a_picture_are_not_read() -> None:
    assert is_furniture("Ann Lee runs for mayor. (Photo: Bo Ray, Getty Images) Story Highlights Democrat resigned from Congress in 2011")


def test_what_no_space_parts_is_not_read() -> None:
    noise = "Smith (" + "(" * 600
    assert is_furniture(noise)
    assert not is_furniture(f"Smith resigned on Monday, as https://example.org/{'a' * 200} says.")


def test_a_headline_without_a_space_is_cut_short(article: Callable[..., SourceDocument]) -> None:
    document = article("Smith resigned on Monday.", title="Notes " + "(" * 2000)
    assert headline(document).of(document.text) == "Notes " + "(" * 500
