"""When something was so, and how two things stood in time."""

from __future__ import annotations

import pytest

from kg.answers.dataset import Dataset
from kg.answers.times import in_order, timed
from kg.errors import ConfigError
from kg.model.intervals import Allen, Ending

from .conftest import REGISTRY, UNKNOWN, Graph, day, tenure

BASE = "https://kg.example.org/"


def event(name: str, date: str, low: str, high: str, more: str = "") -> str:
    bounds = (f' ; kgo:dateMin "{low}"^^xsd:date' if low else "") + (f' ; kgo:dateMax "{high}"^^xsd:date' if high else "")
    told = f' ; kgo:date "{date}"^^edtf:EDTF' if date else ""
    return f'graph:truthy {{ ev:{name} a kgo:Removal ; rdfs:label "{name}"@en{told}{bounds} . }} graph:inferred {{ {more} }}\n'


@pytest.fixture(scope="module")
def data(graph: Graph) -> Dataset:
    return graph(
        REGISTRY
        + "graph:ontology { kgo:Removal rdfs:subClassOf kgo:Event . kgo:Event rdfs:subClassOf kgo:Situation . }"
        + tenure("ann", "ann", "mayor", day("2001-01-10"), day("2005-06-30"))
        + tenure("bob", "bob", "mayor", day("2005-06-30"), ("[2007-01-01..]", "2007-01-01", ""))
        + tenure("cy", "cy", "judge", UNKNOWN, UNKNOWN)
        + event("fired", "2003-05", "2003-05-01", "2003-05-31")
        + event("loose", "[..2010]", "", "2010-12-31", 'ev:loose kgo:tightMax "2000-01-01"^^xsd:date .')
    )


@pytest.mark.parametrize(
    ("short", "words", "ending"),
    [
        ("tenure/ann", "begin 2001-01-10, end 2005-06-30", Ending.OVER),
        ("tenure/bob", "begin 2005-06-30, end [2007-01-01..]", Ending.OPEN),
        ("tenure/cy", "dates unknown", Ending.UNKNOWN),
        ("event/fired", "2003-05", None),
        ("event/loose", "[..2000-01-01]", None),
    ],
)
def test_a_situation_has_its_time_in_words_and_what_is_known_of_its_end(
    data: Dataset, short: str, words: str, ending: Ending | None
) -> None:
    found = timed(data, BASE + short)
    assert (found.words, found.ending) == (words, ending)


@pytest.mark.parametrize(
    ("first", "second", "relations"),
    [
        ("tenure/ann", "tenure/bob", [(Allen.MEETS, "certain")]),
        ("event/fired", "tenure/ann", [(Allen.DURING, "certain")]),
        ("event/loose", "tenure/ann", [(Allen.BEFORE, "certain")]),
        ("tenure/bob", "event/fired", [(Allen.AFTER, "certain")]),
    ],
)
def test_what_came_first(data: Dataset, first: str, second: str, relations: list[tuple[Allen, str]]) -> None:
    one, other = timed(data, BASE + first), timed(data, BASE + second)
    assert in_order(one.interval.relations(other.interval)) == relations


def test_of_unknown_dates_every_order_is_possible(data: Dataset) -> None:
    one, other = timed(data, BASE + "tenure/cy"), timed(data, BASE + "tenure/ann")
    assert {answer for _, answer in in_order(one.interval.relations(other.interval))} == {"possible"}
    assert len(in_order(one.interval.relations(other.interval))) == 13


def test_what_is_not_accepted_has_no_time(data: Dataset) -> None:
    with pytest.raises(ConfigError, match="nothing accepted says that ev:rumour was so"):
        timed(data, BASE + "event/rumour")
