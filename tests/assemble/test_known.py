"""Known on a day: what was recorded or published by then, the decisions made by then, and only what follows from those."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.contents import read_dataset
from kg.assemble.known import Knowing, Known, known_at
from kg.model.claim import EntityRef, Modality, Polarity, Situation, SituationRef
from kg.model.decision import Verdict
from kg.model.entity import Entity, EntityKind
from kg.model.record import Recorded
from kg.model.resolution import Source
from tests.assemble.told import POLICY, VOCABULARY, claim, dataset, decision, departure, graph, iri, people, said, tenure, values

DAYS = {"a": "2001-01-10", "b": "2002-02-02", "c": "2003-03-03"}


def seen(quads: Iterable[ox.Quad], day: str) -> Known:
    return known_at(quads, date.fromisoformat(day), VOCABULARY, POLICY)


ARTICLES = st.sampled_from(sorted(DAYS))
STATES = [departure("left", "2002-01-01", "p0"), *(tenure(f"t{n}", begin=f"{2000 + n}-01-01", person=f"p{n % 2}") for n in range(3))]
ROWS = st.sets(st.tuples(ARTICLES, st.integers(0, 3), st.sampled_from([Polarity.AFFIRMED, Polarity.NEGATED])), max_size=8)
Row = tuple[str, int, Polarity]


@settings(max_examples=25, deadline=None)
@given(ROWS, st.integers(0, 1200))
def test_the_dataset_of_a_day_is_the_one_built_from_what_was_published_by_then(rows: set[Row], late: int) -> None:
    day = (date(2001, 1, 1) + timedelta(days=late)).isoformat()
    sources = [_source(origin, [row for row in sorted(rows) if row[0] == origin]) for origin in DAYS]
    whole = dataset(*sources, days=DAYS)
    assert seen(whole, day).quads == dataset(*(source for source in sources if DAYS[source.origin] <= day), days=DAYS)
    assert seen(whole, "9000-01-01").quads == whole


def _source(origin: str, rows: list[Row]) -> Source:
    situations = tuple(STATES[number] for number in sorted({number for _, number, _ in rows}))
    claims = [claim(origin, n, STATES[number], polarity=polarity) for n, (_, number, polarity) in enumerate(rows)]
    return Source(origin, situations, tuple(claims))


@pytest.mark.parametrize(
    ("times", "day", "how"),
    [
        (None, "2001-01-09", Knowing.UNKNOWN),
        (None, "2001-01-10", Knowing.PUBLISHED),
        (Recorded(date(2005, 5, 5)), "2001-01-10", Knowing.UNKNOWN),
        (Recorded(date(2005, 5, 5)), "2005-05-05", Knowing.RECORDED),
        (Recorded(date(2005, 5, 5), date(2004, 4, 4)), "2004-06-01", Knowing.EARLIER),
        (Recorded(None, date(2004, 4, 4)), "2003-01-01", Knowing.UNKNOWN),
    ],
    ids=["before publication", "published", "recorded later", "recorded", "an earlier version", "before the first version"],
)
def test_a_record_decides_when_an_article_was_known_and_without_one_its_publication(times: Recorded | None, day: str, how: Knowing) -> None:
    quads = dataset(said("a", tenure("t", "2000")), days=DAYS, recorded={"a": times} if times else {})
    known = seen(quads, day)
    assert known.sources == {"a": how}
    assert bool(graph(known.quads, "truthy")) is (how is not Knowing.UNKNOWN)
    assert bool(graph(known.quads, "doc_a")) is (how is not Knowing.UNKNOWN)


def test_a_soft_claim_waits_for_its_second_voice_again() -> None:
    mood = Situation(iri("st:mood"), "Attitude", (("bearer", EntityRef(iri("per:ann"))),), label="mood")
    quads = dataset(said("a", mood), said("b", mood), days=DAYS)
    assert values(quads, "st:mood", "rdf:type") == {"kgo:Attitude"}
    early = seen(quads, "2001-06-01").quads
    assert values(early, "st:mood", "rdf:type") == set()
    assert values(early, "clm:a_0", "kgo:status", "assessment") == {"kgo:Proposed"}


def test_a_decision_counts_from_the_day_on_which_it_was_made() -> None:
    quads = dataset(said("a", tenure("t", "2000")), days=DAYS, decisions=[decision(1, Verdict.REJECTED, "clm:a_0", "2002-01-01T00:00:00Z")])
    before, after = seen(quads, "2001-12-31").quads, seen(quads, "2002-01-01").quads
    assert values(before, "ten:t", "rdf:type") == {"kgo:Tenure"}
    assert graph(before, "decisions") == set()
    assert (values(after, "ten:t", "rdf:type"), after) == (set(), quads)


def test_people_whom_only_a_later_article_names_are_not_known_yet() -> None:
    quads = dataset(said("a", tenure("t", "2000", person="ann")), said("b", tenure("u", "2001", person="bob")), days=DAYS)
    early = seen(quads, "2001-06-01").quads
    assert (values(early, "per:ann", "skos:prefLabel", "registry"), values(early, "per:bob", "skos:prefLabel", "registry")) == (
        {"ann"},
        set(),
    )
    assert values(early, "doc:b", "dcterms:title", "provenance") == set()


def test_what_only_an_entity_of_a_later_article_belongs_to_is_not_known_yet() -> None:
    sources = said("a", tenure("t", "2000", post="mayor")), said("b", tenure("u", "2001", post="judge"))
    bodies = [Entity(iri(f"grp:{name}"), EntityKind.ORGANIZATION, name, minted=True) for name in ("city", "court")]
    belongs = {iri(f"post:{post}"): ((iri("org:postIn"), f"<{body.iri}>"),) for post, body in zip(("mayor", "judge"), bodies, strict=True)}
    entities = [*bodies, *(replace(one, properties=belongs.get(one.iri, ())) for one in people(*sources))]
    early = seen(dataset(*sources, days=DAYS, entities=entities), "2001-06-01").quads
    labels = {name: values(early, f"grp:{name}", "skos:prefLabel", "registry") for name in ("city", "court")}
    assert labels == {"city": {"city"}, "court": set()}


def test_of_a_curated_file_that_nobody_recorded_a_fact_is_known_from_its_own_day() -> None:
    begun = tenure("t", "2001-02-03", "2004-05-06", stage="former")
    left = departure("left", "2004-05-06")
    told = Situation(
        iri("ev:told"), "Announcement", (("agent", EntityRef(iri("per:ann"))), ("matter", SituationRef(left.id))), label="told"
    )
    quads = dataset(said("curated_x", begun, left, told), days={})
    assert graph(seen(quads, "2001-02-02").quads, "truthy") == set()
    early = seen(quads, "2002-01-01")
    assert early.sources == {"curated_x": Knowing.TOLD}
    assert values(early.quads, "ten:t", "kgo:end") == {"[2002-01-01..]"}, "nobody knew how it would end"
    assert values(early.quads, "ten:t", "kgo:stage") == set()
    assert values(early.quads, "ev:left", "rdf:type") == set()
    assert values(early.quads, "ev:told", "rdf:type") == set(), "what it tells of had not happened"
    assert seen(quads, "2004-05-06").quads == quads


def test_a_wish_is_known_from_the_day_on_which_it_was_uttered() -> None:
    asked = Situation(iri("ev:asked"), "Request", (("agent", EntityRef(iri("per:ann"))),), date="2002-01-01", label="asked")
    wished = departure("left")
    source = said("curated_x", asked, wished)
    source = replace(source, claims=(source.claims[0], replace(source.claims[1], modality=Modality.REQUESTED, conveyed_by=asked.id)))
    quads = dataset(source, days={})
    assert values(seen(quads, "2001-12-31").quads, "clm:curated_x_1", "kgo:about", "curated_x") == set()
    assert values(seen(quads, "2002-01-01").quads, "clm:curated_x_1", "kgo:about", "curated_x") == {"ev:left"}


def test_a_recorded_curated_file_is_known_whole_from_that_day() -> None:
    quads = dataset(said("curated_x", tenure("t", "2001-02-03", "2004-05-06")), days={}, recorded={"curated_x": Recorded(date(2003, 1, 1))})
    assert graph(seen(quads, "2002-12-31").quads, "curated_x") == set()
    assert seen(quads, "2003-01-01").quads == quads


def test_what_a_curator_wrote_comes_back_as_certain_though_no_number_is_stored() -> None:
    written = dataset(said("curated_list", tenure("a")), days={})
    (source,) = read_dataset(written, VOCABULARY).sources
    assert [claim.confidence for claim in source.claims] == [Decimal(1)]
