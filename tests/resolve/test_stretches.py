"""Whether a holding of a post that is told with other times is the known one: what shares a day is, and what an article dates nearly so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from kg.assemble.conflicts import disagreements
from kg.assemble.tellings import tellings
from kg.model.claim import EntityRef, Situation
from kg.model.entity import Entity
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.resolve import resolve
from kg.resolve.stretches import united

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


HELD = ("2017-02-09", "2018-11-07")


def holding(record: Source, number: int, begin: str, end: str) -> Situation:
    known = next(one for one in record.situations if one.id == KNOWN)
    return replace(known, id=f"{KNOWN}_{number}", begin=begin, end=end)


def united_ids(vocabulary: Vocabulary, *sources: Source) -> list[list[str]]:
    return [[one.id.removeprefix(KNOWN) for one in source.situations if one.id.startswith(KNOWN)] for source in united(sources, vocabulary)]


@pytest.mark.parametrize(
    ("begin", "end", "same"),
    [
        ("2016-12-01", "2018-11-07", True),
        ("2018-01-01", "[2018-11-07..]", True),
        ("2018-11-07", "2019-11-07", False),  # the day of an end that is the next begin is none
        ("2019-01-01", "2020-01-01", False),
        ("[..2018-01-01]", "", False),  # it need not have lasted a day of the other
    ],
)
def test_a_holding_that_two_lists_tell_of_one_stretch_is_one(
    begin: str, end: str, same: bool, vocabulary: Vocabulary, record: Source, file: Build
) -> None:
    """With all that refers to it; the claims of both stay, so that what they disagree on is a conflict."""
    other = replace(file("list", holding(record, 2016, begin, end)), official=True)
    found = united_ids(vocabulary, record, other)
    assert found == [[""], [""] if same else ["_2016"]]
    claims = united([record, other], vocabulary)[1].claims
    assert [claim.situation.removeprefix(KNOWN) for claim in claims] == found[1]


def test_of_two_holdings_within_one_of_another_source_neither_is_it(vocabulary: Vocabulary, record: Source, file: Build) -> None:
    terms = file("list", holding(record, 2017, "2017-02-09", "2017-12-01"), holding(record, 2018, "2018-02-01", "2018-11-07"))
    assert united_ids(vocabulary, record, terms) == [[""], ["_2017", "_2018"]]
    own = file("list", replace(holding(record, 0, "2017-03-01", "2018-11-07"), id=KNOWN), holding(record, 2017, *HELD))
    assert united_ids(vocabulary, record, replace(own, official=True)) == [[""], ["", "_2017"]], "what a source tells apart stays apart"


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_what_shares_a_day_with_either_of_two_that_are_one_is_the_same(order: tuple[str, ...], vocabulary: Vocabulary, file: Build) -> None:
    stretches = [("2001-01-01", "2005-01-01"), ("2003-01-01", "2009-01-01"), ("2008-01-01", "2012-01-01")]
    roles = (("member", EntityRef("per:a")), ("post", EntityRef("post:x")))
    held = [Situation(f"s{at}", "Tenure", roles, begin=begin, end=end) for at, (begin, end) in enumerate(stretches)]
    found = united([file(name, one) for name, one in zip(order, held, strict=True)], vocabulary)
    assert len({situation.id for source in found for situation in source.situations}) == 1


def test_the_name_of_the_weightiest_source_stays(vocabulary: Vocabulary, record: Source, file: Build) -> None:
    a, b = file("a", holding(record, 2016, "2016-12-01", "2018-11-07")), file("b", holding(record, 2015, "2015-12-01", "2018-11-07"))
    assert united_ids(vocabulary, replace(a, official=True), b) == [["_2015"], ["_2015"]]
    assert united_ids(vocabulary, a, b) == [["_2016"], ["_2016"]]


def test_a_list_that_begins_a_holding_on_another_day_is_in_conflict(vocabulary: Vocabulary, record: Source, file: Build) -> None:
    other = replace(file("list", holding(record, 2016, "2016-12-01", "2018-11-07")), official=True)
    found = resolve([], (), [record, other], (), vocabulary)
    (conflict,) = disagreements(tellings(found.sources, lambda claim: True)[KNOWN])
    assert (conflict.code, conflict.message.rpartition(": ")[2]) == ("KG0720", "2017-02-09 or 2016-12-01")
