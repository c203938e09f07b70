"""Who held what on a day: yes, no, or unknown, and why."""

from __future__ import annotations

from datetime import date

import pytest

from kg.answers.dataset import Dataset
from kg.answers.tenures import held, holders, span, tenures

from .conftest import REGISTRY, UNKNOWN, Graph, day, tenure

ANN, BOB, CY = ("https://kg.example.org/person/" + name for name in ("ann", "bob", "cy"))
MAYOR, JUDGE = ("https://kg.example.org/post/" + name for name in ("mayor", "judge"))


@pytest.fixture(scope="module")
def town(graph: Graph) -> Dataset:
    """Ann was mayor 2001-01-10 to 2005-06-30, Bob from that day or the next to some day of 2009; both may be judges."""
    handover = ("[2005-06-30..2005-07-01]", "2005-06-30", "2005-07-01")
    return graph(
        REGISTRY
        + tenure("ann", "ann", "mayor", day("2001-01-10"), day("2005-06-30"))
        + tenure("bob", "bob", "mayor", handover, ("2009", "2009-01-01", "2009-12-31"))
        + tenure("judge", "ann", "judge", ("[..2019-11-06]", "", "2019-11-06"), ("[2019-11-06..]", "2019-11-06", ""))
        + tenure("undated", "bob", "judge", UNKNOWN, UNKNOWN)
    )


@pytest.mark.parametrize(
    ("person", "post", "on", "verdict"),
    [
        (ANN, MAYOR, "2001-01-09", "no"),
        (ANN, MAYOR, "2001-01-10", "yes"),
        (ANN, MAYOR, "2003-03-03", "yes"),
        (ANN, MAYOR, "2005-06-30", "yes"),
        (ANN, MAYOR, "2005-07-01", "no"),
        (BOB, MAYOR, "2003-03-03", "no"),
        (BOB, MAYOR, "2005-06-30", "unknown"),
        (BOB, MAYOR, "2005-07-01", "yes"),
        (BOB, MAYOR, "2009-01-01", "yes"),
        (BOB, MAYOR, "2009-06-01", "unknown"),
        (BOB, MAYOR, "2010-01-01", "no"),
        (CY, MAYOR, "2003-03-03", "no"),
        (CY, MAYOR, "2005-06-30", "unknown"),
        (CY, MAYOR, "2030-01-01", "unknown"),
        (ANN, JUDGE, "2019-11-06", "yes"),
        (ANN, JUDGE, "2019-11-07", "unknown"),
        (BOB, JUDGE, "2019-11-06", "unknown"),
        (CY, JUDGE, "2019-11-06", "unknown"),
    ],
)  # fmt: skip
def test_held_is_three_valued(town: Dataset, person: str, post: str, on: str, verdict: str) -> None:
    assert held(town, person, post, date.fromisoformat(on)).verdict == verdict


def test_both_sides_of_a_hand_over_day_may_hold_the_post(town: Dataset) -> None:
    assert [(one.name, how) for one, how in holders(town, MAYOR, date(2005, 6, 30))] == [("Ann Lee", "certain"), ("Bob Lee", "possible")]


def test_a_post_for_one_leaves_no_room_for_a_possible_second_holder(town: Dataset, graph: Graph) -> None:
    both = graph(
        REGISTRY + tenure("a", "ann", "mayor", day("2001-01-10"), day("2005-06-30")) + tenure("b", "bob", "mayor", UNKNOWN, UNKNOWN)
    )
    assert [one.name for one, _ in holders(both, MAYOR, date(2003, 1, 1))] == ["Ann Lee"]
    assert held(both, BOB, MAYOR, date(2003, 1, 1)).verdict == "no"
    assert [one.name for one, _ in holders(town, JUDGE, date(2019, 11, 6))] == ["Ann Lee", "Bob Lee"]


def test_nothing_said_is_unknown_and_never_no(graph: Graph) -> None:
    answer = held(graph(REGISTRY), ANN, MAYOR, date(2003, 1, 1))
    assert (answer.verdict, answer.tenure) == ("unknown", "")
    assert "not a denial" in answer.reason


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (day("2001-01-10"), day("2005-06-30"), "2001-01-10 to 2005-06-30"),
        (day("2001-01-10"), UNKNOWN, "since 2001-01-10, end unknown"),
        (UNKNOWN, day("2005-06-30"), "until 2005-06-30"),
        (UNKNOWN, ("[..2018-11]", "", "2018-11-30"), "over by 2018-11"),
        (("[..2019-11-06]", "", "2019-11-06"), ("[2019-11-06..]", "2019-11-06", ""), "on 2019-11-06 at least"),
        (("[..2019-06]", "", "2019-06-30"), ("[2020-01-01..]", "2020-01-01", ""), "from 2019-06 at the latest to 2020-01-01 at least"),
        (("[2005-06-30..2005-07-01]", "2005-06-30", "2005-07-01"), UNKNOWN, "since 2005-06-30 or 2005-07-01, end unknown"),
        (("[2017-01-03..]", "2017-01-03", ""), UNKNOWN, "not before 2017-01-03, end unknown"),
        (("[..2019-06]", "", "2019-06-30"), UNKNOWN, "begun by 2019-06, end unknown"),
        (day("2024-03-11"), ("[2024-06-30..]", "2024-06-30", ""), "since 2024-03-11, open on 2024-06-30"),
        (day("2017-02-09"), ("[..2018-11]", "", "2018-11-30"), "2017-02-09 to 2018-11 at the latest"),
        (("[..2019-06]", "", "2019-06-30"), day("2020-01-01"), "from 2019-06 at the latest to 2020-01-01"),
        (("[2017-09..2017-12]", "2017-09-01", "2017-12-31"), UNKNOWN, "since between 2017-09 and 2017-12, end unknown"),
        (UNKNOWN, UNKNOWN, "dates unknown"),
    ],
)  # fmt: skip
def test_a_span_of_time_in_words(graph: Graph, begin: tuple[str, str, str], end: tuple[str, str, str], words: str) -> None:
    (found,) = tenures(graph(REGISTRY + tenure("t", "ann", "mayor", begin, end)), MAYOR)
    assert span(found) == words


def test_the_reason_gives_dates_sources_and_what_the_curator_noted(graph: Graph) -> None:
    claim = """graph:curated_x { clm:1 a kgo:Claim ; kgo:about ten:bob ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ;
      dcterms:source <https://example.org/a> , <https://example.org/b> ; rdfs:comment "the sources differ"@en . }
      graph:doc_y { clm:2 a kgo:Claim ; kgo:about ten:bob ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed . }"""
    handover = ("[2005-06-30..2005-07-01]", "2005-06-30", "2005-07-01")
    data = graph(REGISTRY + tenure("bob", "bob", "mayor", handover, day("2009-01-01")) + claim)
    doubt = held(data, BOB, MAYOR, date(2005, 6, 30))
    assert doubt.reason == "began 2005-06-30 or 2005-07-01 (curated, 2 sources and 1 article): the sources differ"
    last = held(data, BOB, MAYOR, date(2009, 1, 1))
    assert last.reason == "2005-06-30 or 2005-07-01 to 2009-01-01 (curated, 2 sources and 1 article); the day of handing over counts"


@pytest.mark.parametrize(
    ("begin", "end", "on", "reason"),
    [
        (UNKNOWN, ("[..2022-09-13]", "", "2022-09-13"), "2023-01-01", "held it until 2022-09-13 at the latest"),
        (("[..2019-06]", "", "2019-06-30"), ("[..2020]", "", "2020-12-31"), "2023-01-01",
         "held it from 2019-06 at the latest to 2020 at the latest"),
        (("[2019-06-01..]", "2019-06-01", ""), UNKNOWN, "2018-01-01", "held it from 2019-06-01 on at the earliest"),
        (day("2019-06-01"), UNKNOWN, "2018-01-01", "held it since 2019-06-01"),
    ],
)  # fmt: skip
def test_a_no_says_in_a_sentence_when_it_was_held(
    graph: Graph, begin: tuple[str, str, str], end: tuple[str, str, str], on: str, reason: str
) -> None:
    found = held(graph(REGISTRY + tenure("t", "ann", "mayor", begin, end)), ANN, MAYOR, date.fromisoformat(on))
    assert (found.verdict, found.reason) == ("no", reason)


def test_only_a_day_that_is_known_is_one_of_handing_over(graph: Graph) -> None:
    data = graph(REGISTRY + tenure("t", "ann", "mayor", ("[..2019-11-06]", "", "2019-11-06"), ("[2020-01-01..]", "2020-01-01", "")))
    for on in ("2019-11-06", "2020-01-01"):
        found = held(data, ANN, MAYOR, date.fromisoformat(on))
        assert (found.verdict, "handing over" in found.reason) == ("yes", False)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("person", "on", "verdict"),
    [
        ("jeff-sessions", "2018-11-07", "yes"),
        ("jeff-sessions", "2018-11-08", "no"),
        ("jeff-sessions", "2017-02-08", "no"),
        ("matthew-whitaker", "2018-11-07", "unknown"),
        ("matthew-whitaker", "2018-11-08", "yes"),
        ("matthew-whitaker", "2018-06-01", "no"),
        ("doug-jones", "2018-06-01", "no"),
    ],
)
def test_the_gold_knows_who_was_attorney_general(gold: Dataset, person: str, on: str, verdict: str) -> None:
    answer = held(gold, gold.names.iri("person", person), gold.names.iri("post", "us-attorney-general"), date.fromisoformat(on))
    assert answer.verdict == verdict, answer.reason


@pytest.mark.parametrize(
    ("on", "verdict"), [("2019-01-01", "unknown"), ("2019-06-30", "unknown"), ("2019-07-01", "no"), ("2024-01-01", "no")]
)
def test_whoever_has_left_is_no_holder_from_the_next_day_on(graph: Graph, on: str, verdict: str) -> None:
    open_ended = tenure("ann", "ann", "mayor", ("", "", "2017-05-01"), ("", "2018-05-01", ""))
    left = """graph:truthy { ev:d a kgo:Departure ; kgo:dateMin "2019-06-30"^^xsd:date ; kgo:dateMax "2019-06-30"^^xsd:date .
      ev:later a kgo:Departure ; kgo:dateMax "2020-06-30"^^xsd:date . }
      graph:inferred { ten:ann kgo:endedBy ev:d , ev:later ; kgo:tightEndMax "2019-06-30"^^xsd:date . }"""
    found = held(graph(REGISTRY + open_ended + left), ANN, MAYOR, date.fromisoformat(on))
    assert found.verdict == verdict
    assert "2019-06-30" in found.reason


def test_a_day_that_follows_from_others_is_shown_and_decides(graph: Graph) -> None:
    opened = tenure("ann", "ann", "mayor", day("2001-01-10"), ("[2003-05-05..]", "2003-05-05", ""))
    derived = 'graph:inferred { ten:ann kgo:tightEndMin "2004-01-01"^^xsd:date ; kgo:tightEndMax "2005-06-30"^^xsd:date . }'
    data = graph(REGISTRY + opened + derived)
    (found,) = tenures(data, MAYOR)
    assert (span(found), found.ending) == ("2001-01-10 to between 2004-01-01 and 2005-06-30", "over")
    verdicts = [held(data, ANN, MAYOR, date.fromisoformat(on)).verdict for on in ("2003-12-31", "2005-01-01", "2005-07-01")]
    assert verdicts == ["yes", "unknown", "no"]


def test_an_unknown_answer_points_to_what_sources_disagree_about(graph: Graph) -> None:
    handover = ("[2005-06-30..2005-07-01]", "2005-06-30", "2005-07-01")
    conflict = "graph:conflicts { <https://kg.example.org/conflict/a> kgo:concerns ten:bob . }"
    data = graph(REGISTRY + tenure("bob", "bob", "mayor", handover, day("2009-01-01")) + conflict)
    assert held(data, BOB, MAYOR, date(2005, 6, 30)).reason.endswith("; sources differ (kg conflicts ten:bob)")
    assert "sources differ" not in held(data, BOB, MAYOR, date(2007, 1, 1)).reason
