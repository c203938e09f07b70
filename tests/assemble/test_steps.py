"""The life of a candidacy: what it has reached, when, told by whom; later steps erase nothing, and two ends are one too many."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg.assemble.dataset import Dataset, assemble
from kg.model.claim import Certainty, Claim, EntityRef, Modality, Polarity, Situation
from kg.model.document import SourceDocument
from kg.model.iri import Namespaces
from kg.model.policy import AcceptancePolicy
from kg.model.resolution import Resolution, Source
from kg.model.span import Quote, Span
from kg.query import named, run
from kg.store import store_of
from kg.vocabulary import load

NAMES = Namespaces()
VOCABULARY = load()
WHO, RACE = EntityRef(NAMES.expand("per:a")), EntityRef(NAMES.expand("con:race"))
BID = Situation(NAMES.expand("cand:a_race"), "Candidacy", (("candidate", WHO), ("contest", RACE)), label="the bid")
RESULT = Situation(NAMES.expand("ev:result"), "ContestResult", (("contest", RACE), ("winner", WHO)), label="the result")
DEFEAT = Situation(NAMES.expand("ev:defeat"), "ContestResult", (("contest", RACE), ("loser", WHO)), label="the defeat")
FILING = Situation(NAMES.expand("ev:filing"), "Filing", (("agent", WHO), ("contest", RACE)), label="the filing")

Telling = tuple[str, Situation, Claim]


def telling(
    day: str,
    situation: Situation = BID,
    stage: str = "",
    modality: Modality = Modality.ACTUAL,
    polarity: Polarity = Polarity.AFFIRMED,
    holder: str = "",
    frame: str = "",
    **times: str,
) -> Telling:
    """One article of a day that tells of a situation, with the claim that it makes."""
    slug = f"{day}-story"
    described = Situation(situation.id, situation.cls, situation.roles, stage=stage, label=situation.label, **times)
    quote = Quote(slug, Span(1, 4), "abc", 1, 1)
    claim = Claim(
        NAMES.iri("claim", slug), situation.id, modality, polarity, Certainty.CERTAIN, holder, quotes=(quote,), origin=slug, frame=frame
    )
    return slug, described, claim


def build(*tellings: Telling) -> Dataset:
    documents = [
        SourceDocument(slug, slug, "text", slug, "Story", Span(0, 4), date.fromisoformat(slug[:10]), slug[:10]) for slug, _, _ in tellings
    ]
    sources = tuple(Source(slug, (situation,), (claim,)) for slug, situation, claim in tellings)
    return assemble(Resolution(sources=sources), documents, (), AcceptancePolicy(), frozenset(), VOCABULARY, rules=())


def life(*tellings: Telling) -> list[tuple[str, str, str]]:
    """(step, when, reality) of the bid, in order."""
    found: dict[str, dict[str, str]] = {}
    for quad in build(*tellings).quads:
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(NAMES.iri("step", "")):
            found.setdefault(quad.subject.value, {})[quad.predicate.value.rpartition("#")[2]] = quad.object.value.rpartition("#")[2]
    rows = sorted(found.values(), key=lambda row: int(row["rank"]))
    return [(row["stage"], row.get("date", ""), row["reality"]) for row in rows]


def test_every_step_stays_with_the_day_by_which_it_was_reached() -> None:
    assert life(
        telling("2019-02-01", stage="considering", modality=Modality.PLANNED),
        telling("2019-05-02", stage="declared", begin="2019-05-01"),
        telling("2019-11-08", FILING, date="2019-11-07"),
        telling("2020-03-04", stage="nominee"),
        telling("2020-11-04", RESULT, date="2020-11-03"),
    ) == [
        ("considering", "[..2019-02-01]", "RealityActual"),
        ("declared", "2019-05-01", "RealityActual"),
        ("filed", "2019-11-07", "RealityActual"),
        ("nominee", "[..2020-03-04]", "RealityActual"),
        ("won", "2020-11-03", "RealityActual"),
    ]


@pytest.mark.parametrize("modality", [Modality.CONDITIONAL, Modality.PREDICTED, Modality.PLANNED])
def test_who_only_may_run_is_considering_it(modality: Modality) -> None:
    assert [step for step, _, _ in life(telling("2019-02-01", stage="declared", modality=modality))] == ["considering"]


def test_what_is_denied_or_may_come_to_pass_is_no_step() -> None:
    assert life(telling("2019-02-01", stage="withdrew", polarity=Polarity.NEGATED)) == []
    assert life(telling("2019-02-01"), telling("2019-03-01", RESULT, modality=Modality.PREDICTED)) == [
        ("declared", "[..2019-02-01]", "RealityActual")
    ]


def test_what_somebody_says_is_a_step_that_is_only_said() -> None:
    assert life(telling("2019-02-01", stage="withdrew", holder=NAMES.expand("per:b"))) == [("withdrew", "[..2019-02-01]", "RealityOpen")]


def test_the_words_that_were_read_tell_the_step_where_an_article_tells_two() -> None:
    assert [step for step, _, _ in life(telling("2019-02-01", stage="declared", frame="frame-drop-out"))] == ["withdrew"]


def test_several_articles_give_a_step_its_sharpest_time() -> None:
    told = life(telling("2019-05-02", begin="2019-05-01"), telling("2019-06-01"), telling("2019-07-01", begin="2019"))
    assert told == [("declared", "2019-05-01", "RealityActual")]


def test_two_ends_are_told() -> None:
    dataset = build(telling("2020-09-01"), telling("2020-11-04", RESULT), telling("2020-11-05", DEFEAT))
    (finding,) = [finding for finding in dataset.findings if finding.code == "KG0706"]
    assert finding.focus == BID.id
    assert "lost" in finding.message
    assert "won" in finding.message
    assert not [one for one in build(telling("2020-09-01"), telling("2020-11-04", RESULT)).findings if one.code == "KG0706"]


@pytest.mark.parametrize(
    ("day", "step"),
    [("2019-01-01", ""), ("2019-03-01", "considering"), ("2019-06-01", "declared"), ("2020-12-01", "won")],
)
def test_the_step_on_a_day_is_the_last_that_was_reached(day: str, step: str) -> None:
    dataset = build(
        telling("2019-02-01", stage="considering", modality=Modality.PLANNED),
        telling("2019-05-02", stage="declared"),
        telling("2020-11-04", RESULT),
    )
    registry = ox.NamedNode(NAMES.graph("registry"))
    name = ox.Quad(ox.NamedNode(WHO.id), ox.NamedNode(NAMES.expand("skos:prefLabel")), ox.Literal("Ann", language="en"), registry)
    query = named("candidacies-on")
    answer = run(store_of([*dataset.quads, name]), query.filled({"day": day, "contest": "con:race"}, NAMES), NAMES, view=query.view)
    assert [row[1].value for row in answer.rows] == ([step] if step else [])  # type: ignore[union-attr]
