"""As of a day: states that held on it and events that had happened by it, certainly or possibly, and what follows from those alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.as_of import as_of
from kg.model.claim import EntityRef, Modality, Situation
from tests.assemble.told import POLICY, VOCABULARY, dataset, departure, graph, iri, said, tenure, values

DAYS = {"a": "2001-01-10", "b": "2005-02-02"}


def seen(quads: Iterable[ox.Quad], day: str) -> tuple[ox.Quad, ...]:
    return as_of(quads, date.fromisoformat(day), VOCABULARY, POLICY)


@pytest.mark.parametrize(
    ("begin", "end", "day", "how"),
    [
        ("2001", "2005-06-30", "2003-01-01", {"kgo:Certain"}),
        ("2001", "2005-06-30", "2001-06-01", {"kgo:Possible"}),
        ("2001", "2005-06-30", "2005-06-30", {"kgo:Certain"}),
        ("2001", "2005-06-30", "2005-07-01", set()),
        ("2001", "2005-06-30", "2000-12-31", set()),
        ("", "", "1900-01-01", {"kgo:Possible"}),
        ("2001", "[2003-05-05..]", "2003-05-05", {"kgo:Certain"}),
        ("2001", "[2003-05-05..]", "2003-05-06", {"kgo:Possible"}),
    ],
)
def test_a_state_held_certainly_possibly_or_not(begin: str, end: str, day: str, how: set[str]) -> None:
    quads = seen(dataset(said("a", tenure("t", begin, end)), days=DAYS), day)
    assert values(quads, "ten:t", "kgo:asOf", "inferred") == how
    assert values(quads, "per:ann", "kgo:hasHeld") == ({"post:mayor"} if how else set())
    assert values(quads, "per:ann", "org:holds", "inferred") == ({"post:mayor"} if how == {"kgo:Certain"} else set())
    assert values(quads, "ten:t", "kgo:currentOn", "inferred") == ({day} if how == {"kgo:Certain"} else set())
    assert values(quads, "clm:a_0", "kgo:about", "doc_a") == ({"ten:t"} if how else set())


@pytest.mark.parametrize(
    ("told", "day", "how"),
    [
        ("2003-05-05", "2003-05-04", set()),
        ("2003-05-05", "2003-05-05", {"kgo:Certain"}),
        ("2003-05", "2003-05-05", {"kgo:Possible"}),
        ("", "2003-05-05", {"kgo:Possible"}),
    ],
)
def test_an_event_had_happened_certainly_possibly_or_not(told: str, day: str, how: set[str]) -> None:
    quads = seen(dataset(said("a", departure("left", told)), days=DAYS), day)
    assert values(quads, "ev:left", "kgo:asOf", "inferred") == how
    assert values(quads, "ev:left", "rdf:type") == ({"kgo:Departure"} if how else set())


def test_a_tenure_told_to_be_open_is_over_when_an_event_ended_it() -> None:
    quads = dataset(said("a", tenure("t", "2001-01-01", "[2002-01-01..]"), departure("left", "2003-05-05")), days=DAYS)
    assert values(seen(quads, "2003-01-01"), "ten:t", "kgo:asOf", "inferred") == {"kgo:Possible"}
    assert values(seen(quads, "2004-01-01"), "ten:t", "kgo:asOf", "inferred") == set()


def test_a_certain_holder_of_the_only_seat_leaves_no_room_for_a_possible_one() -> None:
    quads = dataset(said("a", tenure("t", "2001", "2005"), tenure("u", "[..2004]", "", person="bob")), days=DAYS)
    seat = ox.Quad(ox.NamedNode(iri("post:mayor")), ox.NamedNode(iri("kgo:maxHolders")), ox.Literal(1), ox.NamedNode(iri("graph:registry")))
    assert values(seen(quads, "2003-01-01"), "ten:u", "kgo:asOf", "inferred") == {"kgo:Possible"}
    assert values(seen((*quads, seat), "2003-01-01"), "ten:u", "kgo:asOf", "inferred") == set()


@pytest.mark.parametrize(("born", "how"), [("1946-12-24", set()), ("1946", set()), ("1799", {"kgo:Possible"})])
@pytest.mark.parametrize("modality", [Modality.ACTUAL, Modality.ALLEGED])
def test_nothing_is_possible_of_somebody_born_later(born: str, how: set[str], modality: Modality) -> None:
    place = ox.NamedNode(iri("kgo:birthDate")), ox.Literal(born), ox.NamedNode(iri("graph:registry"))
    birth = ox.Quad(ox.NamedNode(iri("per:ann")), *place)
    quads = seen((*dataset(said("a", tenure("t", "", ""), modality=modality), days=DAYS), birth), "1800-01-01")
    assert values(quads, "ten:t", "kgo:asOf", "inferred") == (how if modality is Modality.ACTUAL else set())
    assert values(quads, "clm:a_0", "kgo:about", "doc_a") == ({"ten:t"} if how else set())


def test_a_candidacy_has_the_step_that_was_told_by_then() -> None:
    def race(stage: str) -> Situation:
        roles = (("candidate", EntityRef(iri("per:ann"))), ("contest", EntityRef(iri("post:race"))))
        return Situation(iri("cand:ann"), "Candidacy", roles, "", "2001-01-01", "2006-01-01", stage=stage, label="ann")

    quads = dataset(said("a", race("declared")), said("b", race("withdrew")), days=DAYS)
    assert values(quads, "cand:ann", "kgo:stage") == {"withdrew"}
    assert values(seen(quads, "2003-01-01"), "cand:ann", "kgo:stage") == {"declared"}
    assert values(seen(quads, "2005-06-01"), "cand:ann", "kgo:stage") == {"withdrew"}
    curated = dataset(said("a", race("declared")), said("curated_x", race("withdrew")), days=DAYS)
    assert values(seen(curated, "2003-01-01"), "cand:ann", "kgo:stage") == {"declared"}, "how it ended lay ahead"


def test_what_is_merely_said_of_another_time_is_left_out_as_well() -> None:
    planned = said("a", departure("left", "2003-05-05"), modality=Modality.PLANNED)
    quads = dataset(planned, days=DAYS)
    assert values(seen(quads, "2003-01-01"), "clm:a_0", "kgo:about", "doc_a") == set()
    assert values(seen(quads, "2003-06-01"), "clm:a_0", "kgo:about", "doc_a") == {"ev:left"}


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 2000))
def test_with_exact_days_every_answer_is_certain_or_no(begin: int, length: int, offset: int) -> None:
    first = date(2001, 1, 1) + timedelta(days=begin)
    last, day = first + timedelta(days=length), date(2001, 1, 1) + timedelta(days=offset)
    quads = seen(dataset(said("a", tenure("t", str(first), str(last))), days=DAYS), str(day))
    assert values(quads, "ten:t", "kgo:asOf", "inferred") == ({"kgo:Certain"} if first <= day <= last else set())
    assert bool(graph(quads, "truthy")) is (first <= day <= last)
