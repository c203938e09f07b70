"""The derived graphs of the annotated article follow from its source graphs and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.assemble.assess import assess
from kg.assemble.contents import Contents, read_dataset
from kg.assemble.describe import situation_triples
from kg.assemble.rules import infer, load_rules
from kg.assemble.selectors import read_ledger
from kg.assemble.terms import Terms
from kg.assemble.truthy import truthy
from kg.assemble.witnesses import Witnesses
from kg.model.decision import Decision, Verdict
from kg.model.policy import TRUSTING
from kg.vocabulary import load

pytestmark = pytest.mark.shared

KGO = "https://kg.example.org/ont#"
VOCABULARY = load()
NAMES = VOCABULARY.names


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[ox.Quad]:
    return list(ox.parse((shared / "gold/seed/seed.trig").read_bytes(), format=ox.RdfFormat.TRIG))


def graph(quads: Sequence[ox.Quad], *names: str) -> set[ox.Triple]:
    wanted = {NAMES.graph(name) for name in names}
    return {quad.triple for quad in quads if quad.graph_name.value in wanted}


def decisions(quads: Sequence[ox.Quad]) -> list[Decision]:
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in graph(quads, "decisions"):
        rows[triple.subject.value][triple.predicate.value.rpartition("#")[2]].append(triple.object.value)
    return [
        Decision(
            iri,
            Verdict(row["verdict"][0].removeprefix(KGO)),
            claim,
            "",
            row["because"][0],
            row["comment"][0],
            "curator",
            row["generatedAtTime"][0],
        )
        for iri, row in sorted(rows.items())
        for claim in row["decidesOn"]
    ]


def derive(quads: Sequence[ox.Quad]) -> tuple[Contents, Contents, dict[str, set[ox.Triple]]]:
    """The gold's own contents, the same with assessment and truthy derived anew, and the derived graphs."""
    told = read_dataset(quads, VOCABULARY)
    claims = [claim for source in told.sources for claim in source.claims]
    classes = {situation.id: situation.cls for source in told.sources for situation in source.situations}
    ledger = read_ledger(decisions(quads), claims, NAMES, {})
    found = assess(claims, classes, Witnesses({}), ledger, TRUSTING, VOCABULARY)
    true = truthy(told.sources, found, VOCABULARY)
    stated = {triple for situation in true for triple in situation_triples(situation, Terms(VOCABULARY))}
    derived = infer(graph(quads, "ontology", "registry", "provenance") | stated, load_rules(NAMES), NAMES)
    again = Contents(told.sources, true, found.statuses, found.outcomes, found.reality)
    return told, again, {"truthy": stated | set(derived["truthy"]), "inferred": set(derived["inferred"])}


def test_statuses_outcomes_and_reality_are_those_of_the_annotators(gold: list[ox.Quad]) -> None:
    told, again, _ = derive(gold)
    assert again.statuses == told.statuses
    assert again.outcomes == told.outcomes
    assert again.reality == told.reality


def test_the_truthy_graph_is_rebuilt_triple_for_triple(gold: list[ox.Quad]) -> None:
    _, again, derived = derive(gold)
    assert len(again.truthy) == 60
    assert derived["truthy"] == graph(gold, "truthy")


def test_rules_one_to_five_give_the_inferred_graph_and_the_others_add_to_it(gold: list[ox.Quad]) -> None:
    _, _, derived = derive(gold)
    later = {NAMES.expand(name) for name in ("org:holds", "kgo:currentOn", "kgo:electedIn", "kgo:endedBy", "kgo:tightMin", "kgo:tightMax")}
    first_five = {triple for triple in derived["inferred"] if triple.predicate.value not in later}
    assert first_five == graph(gold, "inferred")


def bound(derived: set[ox.Triple], short: str, name: str) -> str:
    found = {t.object.value for t in derived if t.subject.value == NAMES.expand(short) and t.predicate.value == NAMES.term(name)}
    assert len(found) <= 1, "a bound is one value"
    return next(iter(found), "")


def test_order_dates_what_the_article_puts_no_later_than_november_2018(gold: list[ox.Quad]) -> None:
    inferred = derive(gold)[2]["inferred"]
    assert bound(inferred, "ev:appointment_jeff-sessions_attorney-general", "tightMax") == "2017-02-09"
    assert bound(inferred, "ev:taking-office_jeff-sessions_attorney-general", "tightMin") == "2017-02-09"
    assert bound(inferred, "ev:removal_jeff-sessions_attorney-general", "tightMin") == "2018-11-07"
    assert bound(inferred, "ev:removal_jeff-sessions_attorney-general", "tightMax") == "2018-11-07"
    assert bound(inferred, "ev:polling_us-midterms-2018", "tightMax") == "2018-11-07"
    assert bound(inferred, "ev:recusal_jeff-sessions_russia-probe", "tightMax") == "", "its day is known"


def test_tenures_know_their_election_and_their_end(gold: list[ox.Quad]) -> None:
    inferred = {tuple(NAMES.shorten(term.value) for term in triple) for triple in derive(gold)[2]["inferred"]}
    assert ("ten:doug-jones_us-senate-al-class-2_1", "kgo:electedIn", "ev:contest-result_us-senate-al-2017-special") in inferred
    assert ("ten:jeff-sessions_us-attorney-general_1", "kgo:endedBy", "ev:removal_jeff-sessions_attorney-general") in inferred
    assert ("per:tommy-tuberville", "org:holds", "post:us-senate-al-class-2") in inferred
    assert ("per:richard-shelby", "org:holds", "post:us-senate-al-class-3") not in inferred, "last told of over a year before"
    assert ("per:jeff-sessions", "org:holds", "post:us-attorney-general") not in inferred
