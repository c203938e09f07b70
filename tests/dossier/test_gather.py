"""A dossier holds every statement once, never says more than the graph, and shows what each value rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pyoxigraph as ox
import pytest

from kg.answers.dataset import Dataset
from kg.answers.entities import one
from kg.answers.status import Status
from kg.answers.why import claims
from kg.clocks import Clocks
from kg.dossier.gather import gathered
from kg.dossier.model import Dossier, Entry, Evidence
from kg.dossier.passages import ELSEWHERE, NO_TEXT, THERE, passage
from tests.dossier.conftest import BUILD
from tests.dossier.story import SHA, TEXT, story


def entry(dossier: Dossier, name: str) -> Entry:
    return next(entry for entry in dossier.entries if entry.iri.endswith(f"/{name}"))


def evidence(dossier: Dossier, claim: str) -> Evidence:
    return next(one for entry in dossier.entries for one in entry.evidence if one.claim == claim)


def test_every_claim_about_the_entity_is_there_once(sessions: Dossier, seeds: Dataset) -> None:
    told = Counter(one.claim for entry in sessions.entries for one in entry.evidence)
    known = {seeds.names.shorten(said.claim) for said in claims(seeds, entity=sessions.iri)}
    assert len(known) > 100
    assert set(told) == known
    assert set(told.values()) == {1}


def test_a_statement_is_called_a_fact_where_the_graph_has_it_as_true_and_nowhere_else(seeds: Dataset, texts: Mapping[str, str]) -> None:
    rows = seeds.graphs(
        "SELECT ?s ?who WHERE { GRAPH graph:truthy { ?s a ?class ; ?role ?who } GRAPH graph:registry { ?who a foaf:Person } }"
    )
    true = {(row["who"], row["s"]) for row in rows}
    people = [row["p"] for row in seeds.graphs("SELECT ?p WHERE { GRAPH graph:registry { ?p a foaf:Person } } ORDER BY ?p")]
    told = [(person, found) for person in people for found in gathered(seeds, one(seeds, person), texts, BUILD).entries]
    assert len(told) > 300
    assert [found.iri for person, found in told if (found.status is Status.FACT) != ((person, found.iri) in true)] == []


def test_every_value_names_the_claims_that_give_it(sessions: Dossier, seeds: Dataset) -> None:
    for found in sessions.entries:
        numbers = {one.number for one in found.evidence}
        assert all(value.evidence and set(value.evidence) <= numbers for value in found.values)
    tenure = entry(sessions, "jeff-sessions_us-attorney-general_1")
    begin = {value.written: (value.stands, value.evidence) for value in tenure.values if value.name == "begin"}
    assert begin["2017-02-09"] == ("accepted", ("2.1",))
    assert begin["[..2017-03-02]"][0] == "agrees"


def test_every_quote_stands_on_the_line_that_is_told(sessions: Dossier, texts: Mapping[str, str]) -> None:
    found = [(one, words) for entry in sessions.entries for one in entry.evidence for words in one.passages]
    assert len(found) > 80
    for one_, words in found:
        assert one_.article is not None
        line = texts[one_.article.sha256].split("\n")[words.line - 1]
        assert words.check == THERE
        assert line[words.column - 1 :].startswith(words.exact.split("\n")[0])
        assert words.before.removeprefix("… ") in line


@pytest.mark.parametrize(
    ("claim", "status", "how", "according_to"),
    [
        ("clm:curated", Status.FACT, "actual, certain", "the curator"),
        ("clm:left", Status.DISPUTED, "actual, certain", "the article"),
        ("clm:may", Status.EXPECTED, "predicted, possible", "according to palace sources"),
        ("clm:fell", Status.SUPERSEDED, "actual, certain", "the article"),
        ("clm:gone", Status.RETRACTED, "actual, certain", "the article"),
        ("clm:soft", Status.UNCONFIRMED, "actual, certain", "the article"),
        ("clm:bad", Status.WITHHELD, "withheld, actual, certain", "the article"),
    ],
)
def test_each_claim_has_its_status_and_its_holder(small: Dossier, claim: str, status: Status, how: str, according_to: str) -> None:
    found = evidence(small, claim)
    assert (found.status, found.how, found.according_to) == (status, how, according_to)


def test_a_part_that_a_weightier_source_gives_to_another_is_superseded(seeds: Dataset, texts: Mapping[str, str]) -> None:
    found = gathered(seeds, one(seeds, "Donald Trump"), texts, BUILD)
    assert entry(found, "appointment_rod-rosenstein_us-deputy-attorney-general_confirmed_2017").status is Status.SUPERSEDED


def test_a_denial_beside_a_forecast_is_seen_in_the_heading(small: Dossier) -> None:
    assert entry(small, "back").statuses == (Status.EXPECTED, Status.DENIED)


def test_sections_follow_the_classes_of_the_ontology(small: Dossier) -> None:
    told = {section.title: {found.iri.rpartition("/")[2] for found in section.entries} for section in small.sections}
    assert told == {"Events": {"left", "back", "fell", "gone", "bad"}, "Other statements": {"soft"}}
    events = small.sections[0]
    assert [status for status, _ in events.groups] == [
        Status.FACT,
        Status.EXPECTED,
        Status.SUPERSEDED,
        Status.RETRACTED,
        Status.WITHHELD,
    ]


def test_the_source_of_a_claim_is_told_in_full(small: Dossier) -> None:
    found = evidence(small, "clm:left")
    assert found.article is not None
    assert (found.article.title, found.article.outlet, found.article.authors) == ("Storm in Oz", "Oz Post", ("Cy Dorn",))
    assert (found.article.published, found.article.sha256, found.learned.day) == ("2019-11-06", SHA, "2019-11-20")
    assert (found.made_by, found.confidence) == ("read by rules, rule frame-x", "0.8")
    assert [(words.line, words.start, TEXT[words.start : words.end] == words.exact) for words in found.passages] == [(3, 25, True)]


def test_decisions_faults_and_conflicts_stand_with_what_they_are_about(small: Dossier) -> None:
    (ruling,) = evidence(small, "clm:left").rulings
    assert (ruling.id, ruling.verdict, ruling.by, ruling.made) == ("007", "Disputed", "dora", "2026-02-03")
    assert (ruling.why, ruling.because) == ("The day is wrong.", ("clm:curated",))
    assert evidence(small, "clm:bad").faults == ("it breaks a rule",)
    (clash,) = small.clashes
    assert entry(small, "left").clashes == (clash.number,)
    assert [(side.weight, side.prevails, side.claims) for side in clash.sides] == [
        ("curated", True, ("1.1",)),
        ("own voice", False, ("1.3",)),
    ]


def test_a_situation_that_fills_a_role_is_called_by_its_name(seeds: Dataset, texts: Mapping[str, str]) -> None:
    found = entry(gathered(seeds, one(seeds, "Donald Trump"), texts, BUILD), "collusion_donald-trump-russia")
    assert [value.words for value in found.values if value.name == "matter"] == [
        "Donald Trump defeats Hillary Clinton in the 2016 United States presidential election"
    ]


def test_a_side_of_a_conflict_on_something_else_says_whose_it_is(seeds: Dataset, texts: Mapping[str, str]) -> None:
    found = gathered(seeds, one(seeds, "Donald Trump"), texts, BUILD)
    elsewhere = [claim for clash in found.clashes for side in clash.sides for claim in side.claims if not claim[0].isdigit()]
    assert elsewhere
    assert all(" (" in claim for claim in elsewhere)
    assert not any("[.." in clash.message for clash in found.clashes)


def test_a_value_that_contradicts_what_is_accepted_gives_way(small: Dossier) -> None:
    stands = {value.written: value.stands for value in entry(small, "left").values if value.name == "date"}
    assert stands == {"2019-11-04": "accepted", "2019-11": "agrees", "2019-11-05": "gives way to another value"}
    assert {value.stands for value in entry(small, "back").values} == {""}


def test_words_that_support_one_value_support_no_other() -> None:
    data = story()
    claim, supports, day = (ox.NamedNode(iri) for iri in (data.names.iri("claim", "left"), *map(data.names.term, ("supports", "date"))))
    data.store.add(ox.Quad(claim, supports, day, ox.NamedNode(data.names.graph("doc_d"))))
    found = entry(gathered(data, one(data, "ann"), {}, BUILD), "left")
    told = {value.written: value.evidence for value in found.values}
    assert told["2019-11-05"] == ("1.3",)
    assert told["per:ann"] == ("1.1", "1.2")


def test_reprints_are_one_independent_document(small: Dossier) -> None:
    assert entry(small, "left").count == "3 claims, 1 independent document (2 articles)"
    assert entry(small, "fell").count == "1 claim, 1 independent document"


def test_what_the_dossier_lacks_is_told() -> None:
    data = story()
    without = gathered(data, one(data, "ann"), {}, BUILD)
    assert any(line.startswith("Of 7 quotes the text was not at hand") for line in without.limits)
    assert {words.check for found in without.entries for one_ in found.evidence for words in one_.passages} == {NO_TEXT}
    bare = gathered(data, one(data, "cy"), {}, BUILD)
    assert (bare.sections, bare.clashes, bare.sources) == ((), (), ())


def test_words_that_stand_elsewhere_are_not_shown_in_a_context() -> None:
    found = passage("may run", 3, 10, "Clark may run")
    assert (found.check, found.before, found.line) == (ELSEWHERE, "", 0)


def test_a_long_paragraph_is_cut_between_words() -> None:
    text = "word " * 200 + "here" + " word" * 200
    found = passage("here", 1000, 1004, text)
    assert found.before.startswith("… word ")
    assert found.after.endswith(" word …")
    assert len(found.before) < 300


def test_what_was_known_on_a_day_rests_on_nothing_later(seeds: Dataset, texts: Mapping[str, str]) -> None:
    from datetime import date

    from kg.around import seen_around
    from kg.model.policy import AcceptancePolicy
    from kg.vocabulary import load

    hit = one(seeds, "Jeff Sessions")
    then = seen_around(seeds, hit.iri, Clocks(known_at=date(2019, 11, 6)), load(None), AcceptancePolicy())
    found = gathered(then, hit, texts, BUILD)
    assert max(source.article.published for source in found.sources) == "2019-11-06"
    bid = entry(found, "jeff-sessions_us-senate-al-2020-rep-primary")
    assert Status.FACT not in bid.statuses
    assert {one_.holder for one_ in bid.evidence} >= {"Richard Shelby"}
    assert all(source.article.outlet and source.article.authors for source in found.sources)
