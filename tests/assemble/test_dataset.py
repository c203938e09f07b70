"""The dataset of a small corpus: what is said, what counts as true, what is withheld, and that nothing leaks between them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.contents import read_dataset
from kg.assemble.dataset import Dataset, assemble
from kg.model.claim import Certainty, Claim, EntityRef, Modality, Polarity, Situation, SituationRef, TermRef, Words
from kg.model.decision import Decision, Verdict
from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind
from kg.model.finding import Severity
from kg.model.iri import Namespaces
from kg.model.policy import TRUSTING, AcceptancePolicy
from kg.model.resolution import Link, Resolution, Source
from kg.model.span import Quote, Span
from kg.vocabulary import load

NAMES = Namespaces()
VOCABULARY = load()
SLUG = "2019-11-06-a-story"


def iri(short: str) -> str:
    return NAMES.expand(short)


def event(name: str, cls: str = "Endorsement", date: str = "", label: str = "", **roles: Any) -> Situation:
    found = roles or {"agent": EntityRef(iri("per:a")), "target": EntityRef(iri("per:b"))}
    return Situation(iri(f"ev:{name}"), cls, tuple(sorted(found.items())), date=date, label=label or name)


def claim(number: int, about: Situation, origin: str = SLUG, **axes: Any) -> Claim:
    curated = origin.startswith("curated_")
    quotes = () if curated else (Quote(origin, Span(number, number + 3), "abc", 1, 1),)
    sources = ("https://example.org/x",) if curated else ()
    return Claim(iri(f"clm:{origin}_{number}"), about.id, quotes=quotes, sources=sources, origin=origin, **axes)


def build(
    *sources: Source,
    policy: AcceptancePolicy = TRUSTING,
    decisions: Sequence[Decision] = (),
    withheld: Sequence[str] = (),
) -> Dataset:
    return assemble(Resolution(sources=sources), (), decisions, policy, frozenset(withheld), VOCABULARY, rules=())


def graph(dataset: Dataset, name: str) -> set[ox.Triple]:
    return {quad.triple for quad in dataset.quads if quad.graph_name.value == NAMES.graph(name)}


def test_a_certain_claim_in_the_own_voice_is_true() -> None:
    told = event("e", date="2016~")
    dataset = build(Source(SLUG, (told,), (claim(1, told),)))
    assert dataset.truthy == (told,)
    assert graph(dataset, "truthy")


@pytest.mark.parametrize(
    "axes",
    [
        {"modality": Modality.CONDITIONAL},
        {"modality": Modality.ALLEGED},
        {"modality": Modality.PREDICTED},
        {"modality": Modality.REQUESTED},
        {"polarity": Polarity.NEGATED},
        {"polarity": Polarity.OPEN},
        {"certainty": Certainty.PROBABLE},
        {"certainty": Certainty.UNSPECIFIED},
        {"holder": NAMES.expand("per:a")},
    ],
)
def test_nothing_else_is_true(axes: dict[str, Any]) -> None:
    told = event("e")
    dataset = build(Source(SLUG, (told,), (claim(1, told, **axes),)))
    assert dataset.truthy == ()
    assert not graph(dataset, "truthy")
    assert graph(dataset, f"doc_{SLUG}"), "what was said is kept"


AXES = st.fixed_dictionaries(
    {
        "modality": st.sampled_from(Modality),
        "polarity": st.sampled_from(Polarity),
        "certainty": st.sampled_from(Certainty),
        "holder": st.sampled_from(["", NAMES.expand("per:a"), NAMES.expand("src:s")]),
    }
)
ORIGINS = st.sampled_from([SLUG, "2020-01-01-another", "curated_file"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), ORIGINS, AXES), max_size=14))
def test_only_actual_affirmed_certain_claims_in_the_own_voice_reach_the_truthy_graph(rows: list[tuple[int, str, dict[str, Any]]]) -> None:
    events = [event(f"e{number}") for number in range(5)]
    claims = [claim(index, events[number], origin, **axes) for index, (number, origin, axes) in enumerate(rows)]
    sources = [
        Source(
            origin,
            tuple(e for e in events if any(c.situation == e.id and c.origin == origin for c in claims)),
            tuple(c for c in claims if c.origin == origin),
        )
        for origin in sorted({c.origin for c in claims})
    ]
    vouched = {
        c.situation
        for c in claims
        if (c.modality, c.polarity, c.certainty, c.holder) == (Modality.ACTUAL, Polarity.AFFIRMED, Certainty.CERTAIN, "")
    }
    dataset = build(*sources)
    assert {situation.id for situation in dataset.truthy} == vouched
    assert {triple.subject.value for triple in graph(dataset, "truthy")} == vouched


def test_a_soft_class_waits_for_a_second_voice() -> None:
    mood = Situation(iri("st:mood"), "Attitude", (("bearer", EntityRef(iri("per:a"))),), label="mood")
    one = Source(SLUG, (mood,), (claim(1, mood),))
    two = Source("2019-11-07-b", (mood,), (claim(2, mood, "2019-11-07-b"),))
    default = AcceptancePolicy()
    assert build(one, policy=default).truthy == ()
    assert set(build(one, policy=default).assessment.statuses.values()) == {"Proposed"}
    assert len(build(one, two, policy=default).truthy) == 1


def test_a_curator_backs_at_once_and_gives_the_date() -> None:
    said, known = event("e", date="[..2018-11]"), event("e", date="2018-11-07")
    dataset = build(Source(SLUG, (said,), (claim(1, said),)), Source("curated_x", (known,), (claim(2, known, "curated_x"),)))
    assert [situation.date for situation in dataset.truthy] == ["2018-11-07"]
    days = {triple.object.value for triple in graph(dataset, "truthy") if triple.predicate.value.endswith(("dateMin", "dateMax"))}
    assert days == {"2018-11-07"}


def told_by(origin: str, day: str, stage: str = "", official: bool = False) -> Source:
    told = event("e", date=day)
    return Source(origin, (replace(told, stage=stage),), (claim(1, told, origin),), official)


def test_an_official_list_outweighs_articles_and_gives_way_to_the_curator() -> None:
    article, record, ours = (
        told_by(SLUG, "2018-11-05"),
        told_by("curated_list", "2018-11-06", official=True),
        told_by("curated_x", "2018-11-07"),
    )
    assert [source.authority.term for source in (article, record, ours)] == ["OwnVoice", "Official", "Curated"]
    assert [situation.date for situation in build(article, record).truthy] == ["2018-11-06"]
    assert [situation.date for situation in build(article, record, ours).truthy] == ["2018-11-07"]
    ranks = {t.subject: t.object for t in graph(build(record), "provenance") if t.predicate.value == iri("kgo:authority")}
    assert ranks == {ox.NamedNode(NAMES.graph("curated_list")): ox.NamedNode(iri("kgo:Official"))}


def test_what_somebody_else_holds_is_reported_whatever_the_document() -> None:
    record = told_by("curated_list", "2018", official=True)
    held = replace(record.claims[0], holder=iri("per:a"))
    assert [record.authority_of(one).term for one in (record.claims[0], held)] == ["Official", "Reported"]


DAYS = st.sampled_from(["", "2018", "2018-11", "2018-11-07", "[..2018-11]", "2019-01-01", "2017~"])
STAGES = st.sampled_from(["", "considered", "declared"])


@settings(max_examples=60, deadline=None)
@given(DAYS, STAGES, st.lists(st.tuples(DAYS, STAGES, st.booleans()), max_size=4))
def test_a_lower_source_never_changes_what_a_higher_one_says(day: str, stage: str, lower: list[tuple[str, str, bool]]) -> None:
    ours = told_by("curated_x", day, stage)
    others = [
        told_by(f"curated_list-{n}" if official else f"2030-01-0{n + 1}-x", *told, official) for n, (*told, official) in enumerate(lower)
    ]
    found = build(ours, *others).truthy[0]
    assert (day and found.date, stage and found.stage) == (day, stage)


PEOPLE = st.lists(st.sampled_from(["a", "b", "c"]), max_size=2, unique=True)
TOLD = st.tuples(DAYS, STAGES, PEOPLE, PEOPLE, st.sampled_from(["Affirmed", "Negated"]))


def telling(origin: str, told: tuple[str, str, list[str], list[str], str], official: bool = False) -> Source:
    day, stage, agents, targets, polarity = told
    pairs = [("agent", EntityRef(iri(f"per:{name}"))) for name in agents] + [("target", EntityRef(iri(f"per:{name}"))) for name in targets]
    situation = Situation(iri("ev:e"), "Endorsement", tuple(sorted(pairs)), date=day, stage=stage, label=origin)
    return Source(origin, (situation,), (claim(1, situation, origin, polarity=Polarity(polarity)),), official)


@settings(max_examples=50, deadline=None)
@given(TOLD, st.lists(st.tuples(TOLD, st.booleans()), max_size=4))
def test_claims_of_lower_authority_take_nothing_from_what_a_higher_one_backs(
    ours: tuple[str, str, list[str], list[str], str], lower: list[tuple[tuple[str, str, list[str], list[str], str], bool]]
) -> None:
    high = telling("curated_x", ours)
    low = [telling(f"curated_list-{n}" if official else f"2030-01-0{n + 1}-x", told, official) for n, (told, official) in enumerate(lower)]
    alone, among = build(high), build(high, *low)
    assert graph(alone, "truthy") <= graph(among, "truthy")
    if ours[-1] == "Negated":
        assert among.truthy == ()
        assert among.assessment.reality[iri("ev:e")] == "RealityNegated"
    filled = {t.predicate for t in graph(alone, "truthy")}
    assert {t for t in graph(among, "truthy") if t.predicate in filled} == graph(alone, "truthy")


def test_a_duration_told_while_it_went_on_is_not_that_of_the_whole() -> None:
    article = Situation(iri("ten:x"), "Tenure", begin="[..2005]", end="[2005..]", duration="P8Y", label="x")
    known = replace(article, begin="1997", end="2017", duration="")
    sources = [Source(o, (t,), (claim(1, t, o),)) for o, t in ((SLUG, article), ("curated_x", known))]
    assert [one.duration for one in build(*sources).truthy] == [""]
    whole = replace(article, begin="", end="")
    sources[0] = Source(SLUG, (whole,), (claim(1, whole),))
    assert [one.duration for one in build(*sources).truthy] == ["P8Y"]


def test_documents_sharpen_each_other() -> None:
    told = [event("e", date=edtf) for edtf in ("[..2018-11]", "2018", "[2018-06..]")]
    sources = [Source(f"2019-0{n}-x", (s,), (claim(n, s, f"2019-0{n}-x"),)) for n, s in enumerate(told, 1)]
    assert [situation.date for situation in build(*sources).truthy] == ["[2018-06-01..2018-11-30]"]


def test_thresholds_and_classes_are_policy() -> None:
    told = event("e")
    source = Source(SLUG, (told,), (claim(1, told, confidence=Decimal("0.50")),))
    assert build(source, policy=AcceptancePolicy(threshold=Decimal("0.60"))).truthy == ()
    assert build(source, policy=AcceptancePolicy(classes=frozenset({"Recusal"}))).truthy == ()
    assert build(source, policy=AcceptancePolicy(curator=True)).truthy == ()
    assert len(build(source, policy=AcceptancePolicy()).truthy) == 1


def test_only_what_would_be_a_fact_needs_the_confidence_of_facts() -> None:
    done, planned, known = event("e"), event("f"), event("g")
    unsure = Decimal("0.29")
    source = Source(
        SLUG,
        (done, planned, known),
        (
            claim(1, done, confidence=unsure),
            claim(2, planned, modality=Modality.PLANNED, confidence=unsure),
            claim(3, known, confidence=unsure),
        ),
    )
    curated = Source("curated_x", (known,), (claim(4, known, "curated_x"),))
    made = build(source, curated, policy=AcceptancePolicy())
    assert [made.assessment.statuses[claim(n, one).id] for n, one in ((1, done), (2, planned), (3, known))] == [
        "Proposed",
        "Accepted",
        "Accepted",
    ]
    assert [one.id for one in made.truthy] == [known.id]


def test_what_is_not_true_drops_out_of_the_roles_of_what_is() -> None:
    alleged = event("collusion", "Interference", agent=EntityRef(iri("per:a")))
    probe = event("probe", "Request", agent=EntityRef(iri("per:b")), matter=SituationRef(alleged.id))
    link = Situation(iri("cl:l"), "CausalLink", (("cause", SituationRef(alleged.id)), ("effect", SituationRef(probe.id))), label="l")
    claims = (claim(1, alleged, modality=Modality.ALLEGED), claim(2, probe), claim(3, link))
    dataset = build(Source(SLUG, (alleged, probe, link), claims))
    assert [situation.id for situation in dataset.truthy] == [probe.id], "a causal link without its cause says nothing"
    assert dataset.truthy[0].fillers("matter") == (Words("collusion"),), "what was asked for is told in words, not asserted"


def decide(verdict: Verdict, subject: str, because: str = "", number: str = "1") -> Decision:
    return Decision(number, verdict, subject, "", because, "for a reason", "curator", f"2026-01-0{number}T00:00:00Z")


def test_a_disputed_claim_does_not_count_and_the_latest_decision_does() -> None:
    told = event("e")
    source = Source(SLUG, (told,), (claim(1, told),))
    disputed = decide(Verdict.DISPUTED, f"ev:e in doc:{SLUG}")
    assert build(source, decisions=[disputed]).truthy == ()
    assert len(build(source, decisions=[decide(Verdict.ACCEPTED, "ev:e", number="2"), disputed]).truthy) == 1


def test_a_decision_selects_by_document_modality_and_polarity() -> None:
    told = event("e")
    axes = ({"modality": Modality.CONDITIONAL}, {"modality": Modality.CONDITIONAL, "polarity": Polarity.NEGATED}, {})
    record = Source("curated_x", (told,), (claim(9, told, "curated_x"),))
    source = Source(SLUG, (told,), tuple(claim(n, told, **a) for n, a in enumerate(axes)))
    dataset = build(source, record, decisions=[decide(Verdict.REALISED, f"ev:e in doc:{SLUG} Conditional Affirmed", "ev:e")])
    assert dataset.assessment.outcomes == {iri(f"clm:{SLUG}_0"): "Realised"}
    because = {triple.object.value for triple in graph(dataset, "decisions") if triple.predicate.value == NAMES.term("because")}
    assert because == {iri("clm:curated_x_9")}, "a decision rests on the curated claim where there is one"


def test_a_decision_about_nothing_is_told() -> None:
    assert [finding.code for finding in build(decisions=[decide(Verdict.REJECTED, "ev:gone")]).findings] == ["KG0701"]


def pair(subject: str, other: str) -> tuple[list[tuple[str, Severity]], set[str]]:
    """What is told of a decision about two entities in a corpus with per:a, per:b and, in one document, person:x; and what it is on."""
    entities = tuple(Entity(iri(name), EntityKind.PERSON, name) for name in ("per:anne-lee", "per:b"))
    resolution = Resolution(entities=entities, links=(Link(SLUG, "person:x", iri("per:b"), "decision"),))
    made = Decision("1", Verdict.SAME, subject, other, "", "for a reason", "curator", "2026-01-01T00:00:00Z")
    dataset = assemble(resolution, (), (made,), TRUSTING, frozenset(), VOCABULARY, rules=())
    on = {t.object.value for t in graph(dataset, "decisions") if t.predicate.value == NAMES.term("decidesOn")}
    return [(finding.code, finding.severity) for finding in dataset.findings], {NAMES.shorten(one) for one in on}


@pytest.mark.parametrize(
    ("subject", "other", "told", "on"),
    [
        ("per:anne-lee", "per:b", [], {"per:anne-lee", "per:b"}),
        (f"person:x in doc:{SLUG}", "per:b", [], {"per:b"}),
        (f"person:y in doc:{SLUG}", "per:b", [("KG0701", Severity.INFO)], {"per:b"}),
        ("per:ann-lee", "per:b", [("KG0701", Severity.INFO)], {"per:ann-lee", "per:b"}),
        ("per:b", "per:nobody", [("KG0701", Severity.WARNING)], {"per:b", "per:nobody"}),
    ],
)
def test_a_decision_about_two_names_the_one_that_is_not_there(
    subject: str, other: str, told: list[tuple[str, Severity]], on: set[str]
) -> None:
    assert pair(subject, other) == (told, on)


def test_a_source_in_plain_words_comes_back_as_it_was() -> None:
    told = event("e")
    said = replace(claim(1, told, "curated_x"), sources=("LA Times 2017", "https://example.org/x"))
    dataset = build(Source("curated_x", (told,), (said,)))
    (source,) = read_dataset(dataset.quads, VOCABULARY).sources
    assert set(source.claims[0].sources) == set(said.sources)


def test_a_decimal_that_is_none_is_left_to_the_shapes() -> None:
    told = event("e", share=Words("a third", "decimal"), agent=EntityRef(iri("per:a")))
    assert "a third" in {getattr(t.object, "value", "") for t in graph(build(Source(SLUG, (told,), (claim(1, told),))), f"doc_{SLUG}")}


def test_reality_follows_the_voices_that_vouch() -> None:
    yes, no, maybe = event("yes"), event("no"), event("maybe")
    claims = (claim(1, yes), claim(2, no, polarity=Polarity.NEGATED), claim(3, maybe, modality=Modality.ALLEGED))
    reality = build(Source(SLUG, (yes, no, maybe), claims)).assessment.reality
    assert reality == {yes.id: "RealityActual", no.id: "RealityNegated", maybe.id: "RealityOpen"}


def test_affirmed_and_denied_is_told() -> None:
    told = event("e")
    claims = (claim(1, told), claim(2, told, polarity=Polarity.NEGATED))
    assert [finding.code for finding in build(Source(SLUG, (told,), claims)).findings] == ["KG0704"]


def test_who_declines_to_say_one_thing_and_says_another_contradicts_nobody() -> None:
    said = replace(event("e"), cls="SpeechAct")
    claims = (claim(1, said), claim(2, said, polarity=Polarity.NEGATED))
    assert build(Source(SLUG, (said,), claims)).findings == ()


def test_a_decision_on_words_and_class_finds_a_withheld_claim() -> None:
    told = event("e")
    rests_on = f"{told.id} kgo:{told.cls}"
    accepted = Decision("001", Verdict.ACCEPTED, rests_on, "", "", "so it is", "editor", "2024-01-01T00:00:00Z")
    resolution = Resolution(sources=(Source(SLUG, (told,), (claim(1, told),)),))
    made = assemble(resolution, (), (accepted,), AcceptancePolicy(), frozenset({claim(1, told).id}), load(), rules=())
    assert [finding.code for finding in made.findings] == []


def test_a_withheld_claim_stands_in_quarantine_and_nowhere_else() -> None:
    first, second = event("first"), event("second", matter=SituationRef(iri("ev:first")), agent=EntityRef(iri("per:a")))
    claims = (claim(1, first), claim(2, second))
    dataset = build(Source(SLUG, (first, second), claims), withheld=[claims[0].id])
    where = {quad.graph_name.value for quad in dataset.quads if quad.subject.value in (claims[0].id, first.id)}
    assert where == {NAMES.graph("quarantine")}
    assert all(triple.object.value != first.id for triple in graph(dataset, f"doc_{SLUG}")), "nothing points to what is not there"
    assert claims[0].id not in dataset.assessment.statuses


def test_a_description_that_no_claim_speaks_of_is_left_out() -> None:
    dataset = build(Source(SLUG, (event("e"),), ()))
    assert not graph(dataset, f"doc_{SLUG}")
    assert [finding.code for finding in dataset.findings] == ["KG0703"]


def test_the_order_of_sources_and_documents_leaves_no_trace_and_no_node_is_blank() -> None:
    sources, documents = small_corpus()
    straight = assemble(Resolution(sources=tuple(sources)), documents, (), AcceptancePolicy(), frozenset(), VOCABULARY).quads
    assert not any(isinstance(term, ox.BlankNode) for quad in straight for term in (quad.subject, quad.object))
    for seed in range(3):
        random.Random(seed).shuffle(sources)
        random.Random(seed).shuffle(documents)
        mixed = assemble(Resolution(sources=tuple(sources)), documents, (), AcceptancePolicy(), frozenset(), VOCABULARY).quads
        assert mixed == straight


def small_corpus() -> tuple[list[Source], list[SourceDocument]]:
    sources, documents = [], []
    for number in range(1, 6):
        slug = f"2019-11-0{number}-story"
        told = event(f"e{number % 3}", date=f"201{number}", agent=EntityRef(iri(f"per:p{number % 2}")), target=EntityRef(iri("per:b")))
        sources.append(Source(slug, (told,), (claim(number, told, slug),)))
        day = date(2019, 11, number)
        documents.append(SourceDocument(slug, slug, "text", f"{number:064}", "Story", Span(0, 4), day, f"{day.isoformat()}T00:00:00Z"))
    return sources, documents


FILLERS = st.one_of(
    st.sampled_from(["per:a", "grp:b", "post:c"]).map(lambda short: EntityRef(iri(short))),
    st.sampled_from(["Anger", "Support"]).map(TermRef),
    st.integers(0, 99).map(lambda number: Words(str(number), "integer")),
    st.text('abc é“"\\\n', min_size=1, max_size=12).map(Words),
)
SITUATIONS = st.builds(
    lambda number, roles, edtf, begin, stage, label: Situation(
        iri(f"ev:x{number}"),
        "Endorsement",
        tuple(sorted(set(roles), key=lambda pair: (pair[0], repr(pair[1])))),
        date=edtf,
        begin=begin,
        duration="P2Y" if stage else "",
        stage=stage,
        label=label,
    ),
    st.integers(0, 9),
    st.lists(st.tuples(st.sampled_from(["agent", "target", "matter", "value", "member", "organization"]), FILLERS), max_size=5),
    st.sampled_from(["", "2019", "[..2018-11]", "2016~", "2020-23", "[2018-11-07..2018-11-08]"]),
    st.sampled_from(["", "2017-02-09"]),
    st.sampled_from(["", "declared"]),
    st.text("xyz'\"\\ é", min_size=1, max_size=10),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(SITUATIONS, max_size=5, unique_by=lambda s: s.id),
    st.lists(AXES, min_size=1, max_size=3),
    ORIGINS,
    st.integers(0, 100),
    st.text('ab \n"', max_size=5),
)
def test_what_is_written_is_read_back(
    situations: list[Situation], rows: list[dict[str, Any]], origin: str, hundredths: int, note: str
) -> None:
    claims = [
        claim(
            index * 10 + number,
            situation,
            origin,
            **axes,
            confidence=Decimal("1") if origin.startswith("curated_") else Decimal(hundredths) / 100,
            frame="frame-x",
            note=note,
            wording=note.upper(),
            condition=situations[0].id,
            supports=("agent",),
        )
        for index, situation in enumerate(situations)
        for number, axes in enumerate(rows)
    ]
    official = hundredths > 50
    source = Source(origin, tuple(sorted(situations, key=lambda s: s.id)), tuple(sorted(claims, key=lambda c: c.id)), official)
    dataset = build(source)
    contents = read_dataset(dataset.quads, VOCABULARY)
    assert contents.sources == (source,)
    assert contents.truthy == dataset.truthy
    assert contents.statuses == dict(sorted(dataset.assessment.statuses.items()))
    assert contents.reality == dict(sorted(dataset.assessment.reality.items()))
