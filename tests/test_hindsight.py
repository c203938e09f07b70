"""A corpus of a day: later articles, decisions and facts are gone before anybody asks who is who."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.assemble.known import Knowing
from kg.hindsight import known_by
from kg.ingest.corpus import Corpus
from kg.model.decision import Verdict, in_force
from kg.model.record import Recorded
from kg.model.resolution import Matched
from tests.assemble.told import article, decision, departure, said, tenure

CORPUS = Corpus(
    documents=(article("early", "2004-03-01"), article("late", "2005-07-01"), article("noted", "2001-01-01")),
    curated=(said("curated_x", tenure("t", "2001-01-10", "2005-06-30"), departure("left", "2005-06-30")),),
    decisions=(
        decision(1, Verdict.REJECTED, "clm:a", "2004-01-01T00:00:00Z"),
        decision(2, Verdict.WITHDRAWN, "001", "2005-01-01T00:00:00Z"),
    ),
    recorded={"noted": Recorded(date(2006, 1, 1))},
)


def test_articles_facts_and_decisions_of_later_days_are_not_there() -> None:
    seen = known_by(CORPUS, date(2004, 6, 1))
    assert [document.slug for document in seen.corpus.documents] == ["early"]
    (curated,) = seen.corpus.curated
    assert [(one.id.rpartition("/")[2], one.end) for one in curated.situations] == [("t", "[2004-06-01..]")]
    assert [claim.situation for claim in curated.claims] == [curated.situations[0].id]
    assert [row.id for row in in_force(seen.corpus.decisions)] == ["001"], "it was withdrawn only later"
    assert seen.sources == {
        "early": Knowing.PUBLISHED, "late": Knowing.UNKNOWN, "noted": Knowing.UNKNOWN, "curated_x": Knowing.TOLD
    }  # fmt: skip
    assert seen.told() == "2 of 4 sources of 2004-06-01, 2 by their own days since nobody recorded when"


def test_whom_a_later_list_names_is_not_told() -> None:
    matched = Matched("noted", "N1", "Ann Hill", "https://kg.example.org/person/ann-hill", "identifier", "bioguide H1")
    corpus = replace(CORPUS, matched=(matched,))
    assert known_by(corpus, date(2005, 12, 31)).corpus.matched == ()
    assert known_by(corpus, date(2006, 1, 1)).corpus.matched == (matched,)


def test_on_a_day_after_everything_the_corpus_is_whole() -> None:
    assert known_by(CORPUS, date(2006, 1, 1)).corpus == CORPUS
