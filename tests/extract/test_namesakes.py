"""Two people of one name in one article: what stands beside their names tells them apart, else they are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.parsed import ParsedText


def named(text: ParsedText) -> list[str]:
    """The people of the names in full, in their order."""
    return [name.entity.removeprefix("person:") for name in text.names if name.sentence and name.full]


@pytest.mark.parametrize(
    ("sentences", "people"),
    [
        (["Rep. Ann Poe (R-Utah) left.", "Rep. Ann B. Poe (D-Ohio) stayed."], ["ann-poe", "ann-b-poe"]),
        (["Rep. Ann B. Poe (D-Ohio) left.", "Ann Poe had voted."], ["ann-b-poe", "ann-b-poe"]),
        (["Ann B. Poe beat Ann Poe.", "Ann Poe called."], ["ann-b-poe", "ann-poe", "ann-poe"]),
        (["Henry P. Vale stared at Henry P.'s uncle.", "Henry P. Vale left."], ["henry-p-vale", "henry-p-vale", "henry-p-vale"]),
        (["John F. Marsh left, and nobody was a Jack Marsh."], ["john-f-marsh", "john-f-marsh"]),
        (["Mayor Ann Poe left.", "Judge Ann B. Poe stayed."], ["ann-poe", "ann-b-poe"]),
        (["Mayor Ann Poe left.", "Former Judge Ann B. Poe, as she was, stayed."], ["ann-b-poe", "ann-b-poe"]),
        (["Rep. Mike Rowell (R-Ala) left.", "Rep. Mike Rowell (R-Mich) stayed."], ["mike-rowell", "mike-rowell-2"]),
        (["Rep. Mike Rowell (R-Ala.) left.", "Rep. Mike Rowell (R-Mich.) stayed."], ["mike-rowell", "mike-rowell-2"]),
        (["New York Gov. Mike Rowell left.", "Utah Gov. Mike Rowell stayed."], ["mike-rowell", "mike-rowell-2"]),
        (["Mike Rowell of Dayton, Ohio, left.", "Mike Rowell of Ohio stayed."], ["mike-rowell", "mike-rowell"]),
        (
            ["Rep. Paul Marsh left.", "His son, also named Paul Marsh, stayed.", "Paul Marsh won."],
            ["paul-marsh", "paul-marsh-2", "paul-marsh"],
        ),
        (["Rep. Paul Marsh left.", "His father, Paul Marsh, stayed."], ["paul-marsh", "paul-marsh-2"]),
        (["Rep. Paul Marsh left.", "Ann Marsh stayed.", "Her father, Paul Marsh, won."], ["paul-marsh", "ann-marsh", "paul-marsh"]),
        (["Rep. Paul Marsh left.", "Marsh's son, Paul Marsh, stayed."], ["paul-marsh", "paul-marsh-2"]),
        (["The elder Carl Voss left.", "The younger Carl Voss stayed."], ["carl-voss", "carl-voss-2"]),
    ],
    ids=" ".join,
)
def test_what_stands_beside_a_name_tells_namesakes_apart(
    sentences: list[str], people: list[str], parsed: Callable[..., ParsedText]
) -> None:
    assert named(parsed(*sentences)) == people


def test_namesakes_are_told_to_be_two_and_where_each_is_from(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Rep. Mike Rowell (R-Ala.) left.", "The younger Mike Rowell, of Lansing, Michigan, stayed.")
    first, second = text.people["person:mike-rowell"], text.people["person:mike-rowell-2"]
    assert (first.attribute("state"), first.attribute("unlike")) == ("Alabama", second.id)
    assert (second.attribute("state"), second.attribute("age"), second.attribute("unlike")) == ("Michigan", "younger", first.id)


def test_a_president_is_not_the_one_of_that_surname_who_is_named_in_full_without_the_title(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Laura Osgood read to pupils.", "President Osgood vetoed the bill.")
    assert [name.entity for name in text.names if not name.full] == ["person:osgood"]
    assert not text.people["person:osgood"].attribute("unlike")
    text = parsed("President Laura Osgood read to pupils.", "President Osgood vetoed the bill.")
    assert [name.entity for name in text.names if not name.full] == ["person:laura-osgood"]
