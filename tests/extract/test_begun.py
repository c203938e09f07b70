"""What an article tells of entering and leaving a post dates the tenure; the article is of 14 March 2018."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.rules import extractor
from kg.model.claim import Reading


@pytest.fixture(scope="module")
def read(article, vocabulary) -> Callable[[str], Reading]:
    extract = extractor(vocabulary)
    return lambda words: extract(article(words))


@pytest.mark.parametrize(
    ("words", "begin", "end", "stage"),
    [
        ("Mayor David Clark took office on Monday, March 5. He spoke.", "2018-03-05", "[2018-03-14..]", "current"),
        ("Since he took office in January 2017, President John Miller has fired an aide.", "2017-01", "[2018-03-14..]", "current"),
        ("Former Attorney General Susan Parker spoke. Parker resigned as attorney general in May 2016.", "", "2016-05", "former"),
        ("Mayor David Clark could take office on May 7.", "[..2018-03-14]", "[2018-03-14..]", "current"),
    ],
)
def test_entering_and_leaving_date_the_tenure(read, words: str, begin: str, end: str, stage: str) -> None:
    told = [s for s in read(words).situations if s.cls == "Tenure"]
    assert {(s.begin, s.end, s.stage) for s in told} == {(begin, end, stage)}


def test_who_died_holds_the_post_no_more(read) -> None:
    (told,) = [s for s in read("The city chose Susan Parker after Mayor Mary Johnson died.").situations if s.cls == "Tenure"]
    assert told.stage == "former"


def test_a_president_of_something_is_not_that_of_the_nation(read) -> None:
    posts = [e.name for e in read("Council President Mary Johnson spoke.").entities if e.id.startswith("post:")]
    assert posts == ["Council President"]


def test_who_was_forced_to_resign_is_whom_the_main_clause_tells_of(read) -> None:
    words = "Susan Parker gave up her seat in 2016, when John Miller appointed her attorney general, and was forced to resign in 2017."
    (told,) = [s for s in read(words).situations if s.cls == "Departure" and s.stage == "resigned"]
    assert ("agent", "person:susan-parker") in {(role, getattr(filler, "id", "")) for role, filler in told.roles}


def test_a_day_after_an_office_is_no_part_of_it(read) -> None:
    posts = {e.name for e in read("David Clark was named attorney general of the United States on Thursday.").entities}
    assert not [name for name in posts if "Thursday" in name]
