"""Each rule of ontology/rules: what it concludes, and what it must not."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.rules import infer, load_rules
from kg.errors import VocabularyError
from kg.model.iri import Namespaces
from kg.vocabulary import load, ontology_triples

NAMES = Namespaces()
PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(NAMES.prefixes.items()))


def conclude(turtle: str) -> set[tuple[str, str, str]]:
    """What all rules conclude from a world, in short names."""
    told = [quad.triple for quad in ox.parse((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE)]
    derived = infer([*ontology_triples(load()), *told], load_rules(NAMES), NAMES)
    return {tuple(NAMES.shorten(term.value) for term in triple) for triples in derived.values() for triple in triples}  # type: ignore[misc]


def tenure(name: str, person: str, dates: str, post: str = "p") -> str:
    return f"ten:{name} a kgo:Tenure ; org:member per:{person} ; kgo:post post:{post} ; {dates} .\n"


def day(*pairs: str) -> str:
    return " ; ".join(f'kgo:{name} "{value}"^^xsd:date' for name, value in (pair.split("=") for pair in pairs))


def test_every_rule_says_what_it_does() -> None:
    rules = load_rules(NAMES)
    assert [rule.name.split("-")[0] for rule in rules] == [*(f"R{number}" for number in range(1, 10)), "R9b"]
    assert all(rule.title and rule.description for rule in rules)


def test_a_file_that_is_no_rule_is_an_error_with_its_place(tmp_path: Path) -> None:
    for text in ("SELECT * WHERE { ?s ?p ?o }", "# title: x\nCONSTRUCT {"):
        (tmp_path / "R1-x.rq").write_text(text)
        with pytest.raises(VocabularyError, match=r"CONSTRUCT|SPARQL") as caught:
            load_rules.__wrapped__(NAMES, tmp_path)
        assert caught.value.code == "KG0702"


def test_a_rule_that_is_not_utf_8_is_an_error_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "R1-x.rq").write_bytes(b"# title: \xff")
    with pytest.raises(VocabularyError, match="not UTF-8 at byte 9") as caught:
        load_rules.__wrapped__(NAMES, tmp_path)
    assert (caught.value.code, str(caught.value.place)) == ("KG0702", str(tmp_path / "R1-x.rq"))


def test_a_tenure_gives_the_shortcut_both_ways_and_the_service() -> None:
    found = conclude("post:p org:postIn grp:g .\n" + tenure("t", "a", day("beginMax=2019-01-01")))
    assert {("per:a", "kgo:hasHeld", "post:p"), ("post:p", "kgo:heldBy", "per:a"), ("per:a", "kgo:servedIn", "grp:g")} <= found


@pytest.mark.parametrize(("stage", "given"), [("", True), ("appointed", True), ("nominated", False), ("confirmed", False)])
def test_only_who_is_appointed_gives_the_shortcut_of_an_appointment(stage: str, given: bool) -> None:
    step = f' ; kgo:stage "{stage}"' if stage else ""
    found = conclude(f"ev:a a kgo:Appointment ; kgo:agent per:a ; kgo:target per:b{step} .")
    assert (("per:a", "kgo:appointed", "per:b") in found) is given


def test_a_body_is_part_of_all_bodies_above_it() -> None:
    found = conclude("grp:a org:subOrganizationOf grp:b . grp:b org:subOrganizationOf grp:c .")
    assert ("grp:a", "kgo:partOfOrganization", "grp:c") in found


def test_only_the_next_holder_of_a_single_seat_succeeds() -> None:
    holders = (
        tenure("one", "a", day("beginMin=2001-01-01", "endMax=2005-01-01"))
        + tenure("two", "b", day("beginMin=2005-01-01", "endMax=2009-01-01"))
        + tenure("three", "c", day("beginMin=2009-01-01"))
    )
    found = {triple for triple in conclude("post:p kgo:maxHolders 1 .\n" + holders) if triple[1] == "kgo:succeeds"}
    assert found == {("ten:two", "kgo:succeeds", "ten:one"), ("ten:three", "kgo:succeeds", "ten:two")}
    assert not {triple for triple in conclude(holders) if triple[1] == "kgo:succeeds"}, "a post of many seats has no line of succession"


@pytest.mark.parametrize(("end", "follows"), [("2009-01-01", True), ("2008-03-01", True), ("2005-01-01", False), ("", False)])
def test_nobody_succeeds_over_a_gap_that_may_hide_another_holder(end: str, follows: bool) -> None:
    earlier = day("beginMin=2001-01-01", *([f"endMax={end}"] if end else []))
    holders = tenure("one", "a", earlier) + tenure("two", "b", day("beginMin=2009-01-01"))
    assert (("ten:two", "kgo:succeeds", "ten:one") in conclude("post:p kgo:maxHolders 1 .\n" + holders)) is follows


def test_an_open_tenure_is_held_until_somebody_follows_or_leaves() -> None:
    holding = ("per:a", "org:holds", "post:p")
    opened = tenure("one", "a", day("beginMin=2001-01-01", "endMin=2009-01-01"))
    assert holding in conclude(opened)
    assert holding not in conclude(tenure("one", "a", day("endMin=2009-01-01", "endMax=2009-02-01")))
    assert holding not in conclude("post:p kgo:maxHolders 1 .\n" + opened + tenure("two", "b", day("beginMin=2010-01-01")))
    assert holding not in conclude(opened + "ev:d a kgo:Departure ; kgo:agent per:a ; kgo:office post:p .")


def published(issued: str) -> str:
    return f'doc:d a foaf:Document ; dcterms:issued "{issued}" .\n'


@pytest.mark.parametrize(
    ("dates", "newest", "holds"),
    [
        (("beginMax=2016-02-29", "endMin=2016-02-29"), "2016-03-01", True),
        (("beginMax=2016-02-29", "endMin=2016-02-29"), "2017-02-28T09:00:00Z", True),
        (("beginMax=2016-02-29", "endMin=2016-02-29"), "2017-03-02", False),
        (("beginMax=2016-02-29",), "2016-03-01", False),
        (("beginMin=2015-01-01", "endMin=2019-01-01", "endMax=2019-01-01"), "2016-03-01", True),
        (("beginMin=2015-01-01", "endMin=2019-01-01", "endMax=2019-01-01"), "2019-01-01", False),
        (("beginMin=2015-01-01", "endMin=2016-01-01", "endMax=2019-01-01"), "2016-03-01", False),
        (("beginMin=2017-01-01", "endMin=2019-01-01", "endMax=2019-01-01"), "2016-03-01", False),
        (("beginMin=2016-01-01", "beginMax=2016-12-31", "endMin=2019-01-01", "endMax=2019-01-01"), "2016-03-01", False),
    ],
)
def test_who_holds_a_post_was_told_to_within_the_horizon_of_the_newest_day(dates: tuple[str, ...], newest: str, holds: bool) -> None:
    found = conclude(tenure("one", "a", day(*dates)) + published(newest))
    assert (("per:a", "org:holds", "post:p") in found) is holds
    assert {triple for triple in found if triple[1] == "kgo:currentOn"} == ({("ten:one", "kgo:currentOn", newest[:10])} if holds else set())


def test_a_state_that_goes_on_is_as_new_as_a_document() -> None:
    listed = tenure("two", "b", day("beginMin=2015-01-01", "endMin=2026-08-05"), post="q")
    found = conclude(tenure("one", "a", day("endMin=2016-02-29")) + listed + published("2016-03-01"))
    assert {triple[0] for triple in found if triple[1] == "org:holds"} == {"per:b"}


def test_a_result_elects_to_the_next_tenure_and_a_primary_elects_nobody() -> None:
    world = (
        "con:c a kgo:Contest ; kgo:forPost post:p . con:q a kgo:Contest , kgo:Primary ; kgo:forPost post:p .\n"
        f"ev:r a kgo:ContestResult ; kgo:contest con:c ; kgo:winner per:a ; {day('dateMin=2017-12-12')} .\n"
        f"ev:s a kgo:ContestResult ; kgo:contest con:q ; kgo:winner per:a ; {day('dateMin=2017-09-12')} .\n"
    )
    world += (
        tenure("before", "a", day("beginMin=2011-01-03"))
        + tenure("next", "a", day("beginMin=2018-01-03"))
        + tenure("later", "a", day("beginMin=2025-01-03"))
    )
    found = {triple for triple in conclude(world) if triple[1] == "kgo:electedIn"}
    assert found == {("ten:next", "kgo:electedIn", "ev:r")}


def test_a_removal_ends_the_tenure_whose_dates_allow_it() -> None:
    world = tenure("first", "a", day("endMin=2001-01-01", "endMax=2001-12-31")) + tenure(
        "second", "a", day("endMin=2018-11-01", "endMax=2018-11-30")
    )
    world += f"ev:x a kgo:Removal ; kgo:target per:a ; kgo:office post:p ; {day('dateMin=2018-11-07', 'dateMax=2018-11-07')} ."
    assert {triple[0] for triple in conclude(world) if triple[1] == "kgo:endedBy"} == {"ten:second"}


def tight(turtle: str) -> set[tuple[str, str, str]]:
    return {triple for triple in conclude(turtle) if triple[1] in ("kgo:tightMin", "kgo:tightMax")}


def test_order_passes_bounds_along_a_chain_and_keeps_the_tightest() -> None:
    world = (
        "ev:a a kgo:Recusal ; kgo:before ev:b . ev:b a kgo:Removal ; kgo:before ev:c .\n"
        f"ev:c a kgo:Departure ; {day('dateMin=2018-11-07', 'dateMax=2018-11-07')} .\n"
        f"ev:a kgo:before ev:d . ev:d a kgo:Setback ; {day('dateMax=2017-06-01')} ."
    )
    assert tight(world) == {("ev:a", "kgo:tightMax", "2017-06-01"), ("ev:b", "kgo:tightMax", "2018-11-07")}


def test_a_bound_that_says_no_more_is_not_written() -> None:
    world = f"ev:a a kgo:Recusal ; kgo:before ev:b ; {day('dateMax=2017-03-02')} . ev:b a kgo:Removal ; {day('dateMax=2018-11-07')} ."
    assert tight(world) == set()


def test_an_order_that_dates_contradict_leaves_them_alone() -> None:
    late, early = day("dateMin=2019-01-01", "dateMax=2019-12-31"), day("dateMin=2018-11-07", "dateMax=2018-11-07")
    assert tight(f"ev:a a kgo:Recusal ; kgo:before ev:b ; {late} . ev:b a kgo:Removal ; {early} .") == set()


def test_a_second_term_dates_no_appointment() -> None:
    appointed = "ev:a a kgo:Appointment ; kgo:target per:a ; kgo:office post:p .\n"
    once = tenure("one", "a", day("beginMax=2017-02-09"))
    assert tight(appointed + once) == {("ev:a", "kgo:tightMax", "2017-02-09")}
    assert tight(appointed + once + tenure("two", "a", day("beginMax=2021-01-01"))) == set()


def test_an_event_that_stands_in_no_order_is_not_weighed_against_every_other() -> None:
    dated = "".join(f"ev:r{n} a kgo:Recusal ; {day('dateMin=2001-01-01', 'dateMax=2020-01-01')} .\n" for n in range(4000))
    left = "".join(
        f"ev:d{n} a kgo:Departure ; kgo:agent per:p{n} ; kgo:office post:p .\n" + tenure(f"t{n}", f"p{n}", day("endMax=2010-01-01"))
        for n in range(400)
    )
    began = time.process_time()
    assert ("ev:d7", "kgo:tightMax", "2010-01-01") in conclude(dated + left)
    assert time.process_time() - began < 5  # each with each takes fifty times that


def ends(turtle: str) -> set[tuple[str, str, str]]:
    return {triple for triple in conclude(turtle) if triple[1].startswith(("kgo:tightBegin", "kgo:tightEnd"))}


def test_what_set_something_off_comes_first_but_a_reason_may_lie_ahead() -> None:
    world = (
        f"ev:a a kgo:Setback . ev:b a kgo:Removal ; {day('dateMin=2018-11-07', 'dateMax=2018-11-07')} .\n"
        "cl:l a kgo:CausalLink ; kgo:cause ev:a ; kgo:effect ev:b ; kgo:linkType kgo:{how} ."
    )
    assert tight(world.replace("{how}", "Trigger")) == {("ev:a", "kgo:tightMax", "2018-11-07")}
    assert tight(world.replace("{how}", "Reason")) == set()


def test_an_open_tenure_of_the_only_seat_ends_before_the_next_begins() -> None:
    first = tenure("one", "a", day("beginMax=2001-01-01", "endMin=2003-01-01"))
    second = tenure("two", "b", day("beginMin=2005-01-01", "beginMax=2005-02-01"))
    assert ends("post:p kgo:maxHolders 1 .\n" + first + second) == {("ten:one", "kgo:tightEndMax", "2005-02-01")}
    assert ends(first + second) == set(), "a post for several"
    stand_in = second.replace(" .\n", " ; kgo:acting true .\n")
    assert ends("post:p kgo:maxHolders 1 .\n" + first + stand_in) == set(), "whoever acts may stand in"


def test_a_tenure_begins_no_sooner_than_the_last_goes_on_or_its_election() -> None:
    first = tenure("one", "a", day("beginMax=2001-01-01", "endMin=2005-03-01"))
    second = tenure("two", "b", day("beginMin=2005-01-01", "beginMax=2005-12-31"))
    assert ("ten:two", "kgo:tightBeginMin", "2005-03-01") in ends("post:p kgo:maxHolders 1 .\n" + first + second)
    contest = "con:c a kgo:Contest ; kgo:forPost post:p . ev:r a kgo:ContestResult ; kgo:contest con:c ; kgo:winner per:b ; "
    contest += f"{day('dateMin=2004-11-03')} .\n"
    assert ("ev:r", "kgo:tightMax", "2005-12-31") in tight(contest + second)


def test_a_tenure_ends_with_the_event_that_ended_it() -> None:
    left = f"ev:x a kgo:Removal ; kgo:target per:a ; kgo:office post:p ; {day('dateMin=2018-11-07', 'dateMax=2018-11-08')} .\n"
    opened = tenure("one", "a", day("beginMax=2017-02-09", "endMin=2018-10-01"))
    assert ends(opened + left) == {("ten:one", "kgo:tightEndMax", "2018-11-08"), ("ten:one", "kgo:tightEndMin", "2018-11-07")}
    told = f"ev:y a kgo:Departure ; kgo:agent per:a ; kgo:office post:p ; {day('dateMax=2019-01-01')} .\n"
    assert ends(opened + left + told) == {("ten:one", "kgo:tightEndMax", "2018-11-08")}, "of two events neither is the only one"


@pytest.mark.parametrize(
    ("times", "length", "found"),
    [
        (("beginMin=2001-01-01", "beginMax=2001-01-01"), 'durationLessThan "P2Y"', {"tightEndMax=2003-01-01"}),
        (("endMin=2003-01-01",), 'durationLessThan "P2Y"', {"tightBeginMin=2001-01-01"}),
        (("beginMin=2001-01-01", "beginMax=2001-01-31"), 'duration "P21D"', {"tightEndMin=2001-01-21"}),
        (("beginMin=2001-01-01", "beginMax=2001-01-01", "endMin=2002-01-01", "endMax=2040-01-01"), 'duration "P20Y"',
         {"tightEndMin=2020-01-01", "tightEndMax=2022-01-01"}),
        (("beginMin=1990-01-01", "endMin=2018-06-01", "endMax=2018-06-30"), 'duration "P6M"',
         {"tightBeginMin=2017-11-01", "tightBeginMax=2018-01-30"}),
    ],
)  # fmt: skip
def test_a_length_is_exact_to_a_unit_and_bounds_the_other_end(times: tuple[str, ...], length: str, found: set[str]) -> None:
    told = ends(tenure("one", "a", f"{day(*times)} ; kgo:{length}^^xsd:duration"))
    assert {f"{name.removeprefix('kgo:')}={value}" for _, name, value in told} == found


START = date(2000, 1, 1)


def bound(name: str, at: date, slack: tuple[int | None, int | None]) -> list[str]:
    """Bounds as told of a true day, each looser by so many days or absent."""
    low, high = slack
    told = [] if low is None else [f"{name}Min={at - timedelta(low)}"]
    return told if high is None else [*told, f"{name}Max={at + timedelta(high)}"]


slacks = st.tuples(st.none() | st.integers(0, 400), st.none() | st.integers(0, 400))
spells = st.tuples(st.integers(0, 300), st.integers(0, 1500), slacks, slacks, slacks, st.sampled_from(["", "duration", "durationLessThan"]))


@settings(max_examples=40, deadline=None)
@given(st.lists(spells, min_size=1, max_size=4))
def test_what_follows_never_excludes_the_days_on_which_it_was_so(told: list[Any]) -> None:
    world, true, begin = "post:p kgo:maxHolders 1 .\n", {}, START
    for number, (gap, length, first, last, when, lasted) in enumerate(told):
        begin += timedelta(gap)
        end = begin + timedelta(length)
        years = length // 366
        lengths = {"duration": f"P{years}Y", "durationLessThan": f"P{years + 2}Y"}
        listed = [day(*bounds_) for bounds_ in (bound("begin", begin, first), bound("end", end, last)) if bounds_]
        listed += [f'kgo:{lasted} "{lengths[lasted]}"^^xsd:duration'] if lasted else []
        world += tenure(f"t{number}", f"p{number}", " ; ".join(listed or ['kgo:stage "x"']))
        left = day(*bound("date", end, when))
        world += f"ev:e{number} a kgo:Departure ; kgo:agent per:p{number} ; kgo:office post:p {'; ' + left if left else ''} .\n"
        true |= {(f"ten:t{number}", "Begin"): begin, (f"ten:t{number}", "End"): end, (f"ev:e{number}", ""): end}
        begin = end
    for subject, name, value in conclude(world):
        if name.startswith("kgo:tight"):
            side = name.removeprefix("kgo:tight")
            at = true[subject, side[:-3]]
            assert date.fromisoformat(value) <= at if side.endswith("Min") else at <= date.fromisoformat(value), (subject, name, value)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6), st.lists(st.integers(0, 2000), min_size=8, max_size=8))
def test_rules_come_to_an_end_whatever_is_told(order: list[tuple[int, int]], days: list[int]) -> None:
    world = "post:p kgo:maxHolders 1 .\n"
    for number in range(4):
        first, last = (START + timedelta(days[2 * number + side]) for side in (0, 1))
        sides = day(f"beginMin={first}", f"endMin={last}", f"endMax={last}") + ' ; kgo:duration "P1Y"^^xsd:duration'
        world += tenure(f"t{number}", f"p{number}", sides)
        world += f"ev:e{number} a kgo:Departure ; kgo:agent per:p{number} ; kgo:office post:p ; {day(f'dateMin={first}')} .\n"
    world += "".join(f"ev:e{a} kgo:before ev:e{b} .\n" for a, b in order)
    assert conclude(world)
