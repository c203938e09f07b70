"""Whether a holding of a post that is told with other times is the known one: what shares a day is, and what is dated nearly so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model.entity import Entity
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.resolve import resolve

Build = Callable[..., Any]
KNOWN = "https://kg.example.org/tenure/jeff-sessions_us-attorney-general"


def tenures(vocabulary: Vocabulary, registry: tuple[Entity, ...], files: list[Source], *articles: Any) -> list[str]:
    """The tenure that each article tells of."""
    found = resolve([one.reading() for one in articles], registry, files, (), vocabulary)
    by_origin = {source.origin: [one.id for one in source.situations if one.cls == "Tenure"] for source in found.sources}
    return [iri for one in articles for iri in by_origin[one.slug]]


@pytest.mark.parametrize(
    ("begin", "end", "same"),
    [
        ("", "2018-05-03", True),  # it ended while it is known to have gone on
        ("", "2019-03-01", True),  # two reports date one end
        ("", "2021-05", False),  # that is another holding
        ("2016-06", "", True),
        ("2015-03", "", False),
        ("2017-03-01", "2019-12-01", True),
        ("2016-09", "2018-01", True),
        ("2014", "2015", False),
        ("2020", "2022", False),
        ("", "[..2018-06-04]", True),  # "former" while it is known to have gone on
        ("", "[..2016-06-04]", False),  # "former" before it is known to have begun
    ],
)
def test_a_holding_that_shares_a_day_with_the_known_one_is_that(
    begin: str, end: str, same: bool, article: Build, vocabulary: Vocabulary, registry: tuple[Entity, ...], record: Source
) -> None:
    """The known one went from 2017-02-09 to 2018-11-07; a year is what two reports of one begin or one end may differ by."""
    one = article("News", "2022-06-04")
    one.says("Tenure", member=one.person("Jeff Sessions"), post=one.post("attorney general"), begin=begin, end=end, stage="former")
    assert (tenures(vocabulary, registry, [record], one) == [KNOWN]) is same


def test_a_title_outlives_the_office(article: Build, vocabulary: Vocabulary, registry: tuple[Entity, ...]) -> None:
    """Who is told to have left, and is called by the title months later, is not told to have gone on."""
    left, later = article("Left", "2018-05-04"), article("Later", "2018-09-01")
    left.says("Tenure", member=left.person("Jeff Sessions"), post=left.post("attorney general"), end="2018-05-03")
    later.says(
        "Tenure", member=later.person("Jeff Sessions"), post=later.post("attorney general"), begin="[..2018-09-01]", end="[2018-09-01..]"
    )
    assert len(set(tenures(vocabulary, registry, [], left, later))) == 2


def test_between_two_holdings_nobody_decides(
    article: Build, vocabulary: Vocabulary, registry: tuple[Entity, ...], record: Source, file: Build
) -> None:
    again = next(one for one in record.situations if one.id == KNOWN)
    second = type(again)(f"{KNOWN}_2", "Tenure", again.roles, begin="2020-01-01", end="2022-01-01")
    one = article("News", "2022-06-04")
    one.says("Tenure", member=one.person("Jeff Sessions"), post=one.post("attorney general"), begin="2018-01-01", end="2021-01-01")
    (told,) = tenures(vocabulary, registry, [record, file("more", second)], one)
    assert told not in (KNOWN, second.id)
