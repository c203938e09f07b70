"""What falls if a document is retracted is told before it does: claims, truths, decisions, disagreements; and what stays, by whom."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Config, load
from kg.errors import ConfigError
from kg.model.decision import Verdict
from kg.retraction import Resting, blast_of
from tests.assemble.told import dataset, decision, departure, iri, said, tenure

DAYS = {"a": "2001-01-10", "b": "2002-02-02"}


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load(tmp_path, environment={})


def test_what_nobody_else_tells_falls_and_what_another_tells_stays(config: Config) -> None:
    alone, shared = tenure("alone", "2000", person="bob"), tenure("shared", "2000")
    quads = dataset(said("a", alone, shared), said("b", shared), days=DAYS)
    blast = blast_of(quads, "doc:a", config)
    assert (blast.document, len(blast.claims), blast.unsupported, blast.stays) == ("doc:a", 2, ("alone",), (("shared", "b"),))
    went = [one.words for one in blast.changes.statements if one.kind == "went" and one.graph == "truthy"]
    assert went == ["bob · hasHeld · mayor", "alone"]
    fell = [one.words for one in blast.changes.statements if one.kind == "went" and one.graph == "inferred"]
    assert fell == ["mayor · heldBy · bob"]


def test_decisions_about_it_or_resting_on_it_are_told_and_whether_they_dangle(config: Config) -> None:
    quads = dataset(
        said("a", tenure("t", "2000")),
        said("b", tenure("t", "2000")),
        days=DAYS,
        decisions=[decision(1, Verdict.ACCEPTED, "clm:a_0", "2003-01-01"), decision(2, Verdict.ACCEPTED, "ten:t", "2003-01-02")],
    )
    expected = (Resting("001", "Accepted", "because", dangling=True), Resting("002", "Accepted", "because", dangling=False))
    assert blast_of(quads, "a", config).decisions == expected


def test_a_conflict_is_over_when_one_side_says_nothing_any_more(config: Config) -> None:
    quads = dataset(said("a", departure("left", "2001")), said("b", departure("left", "2002")), days=DAYS)
    conflict = [
        ("x", "rdfs:comment", ox.Literal("date of left", language="en")), ("x", "kgo:side", node("x_1")), ("x", "kgo:side", node("x_2")),
        ("x_1", "kgo:sideClaim", node("clm:a_0")), ("x_2", "kgo:sideClaim", node("clm:b_0")),
    ]  # fmt: skip
    graph = node("graph:conflicts")
    told = (*quads, *(ox.Quad(node(subject), node(name), value, graph) for subject, name, value in conflict))
    assert blast_of(told, "b", config).conflicts == ("date of left",)
    elsewhere = dataset(said("a", departure("left", "2001")), said("b", tenure("t")), days=DAYS)
    assert blast_of(elsewhere, "b", config).conflicts == ()


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name) if ":" in name else iri(f"kgo:{name}"))


def test_a_document_is_named_by_id_slug_or_title_and_a_near_miss_is_offered(config: Config) -> None:
    quads = dataset(said("a-story", tenure("t", "2000")), days={"a-story": "2001-01-10"})
    for name in ("doc:a-story", "a-story", "A-Story", "https://kg.example.org/doc/a-story"):
        assert blast_of(quads, name, config).document == "doc:a-story"
    with pytest.raises(ConfigError, match="no document is called") as refused:
        blast_of(quads, "a-stroy", config)
    assert refused.value.remedy == "did you mean doc:a-story?"
