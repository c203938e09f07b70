"""Conflicts read back from the graph: two sides with their words, who prevails and why, what would clear it."""

from __future__ import annotations

import pytest

from kg.answers.conflicts import clears, outcome, standoffs, voices
from kg.answers.dataset import Dataset

from .conftest import REGISTRY, Graph

AXES = "kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain"
SIDES = """{c}_1 a kgo:ConflictSide ; kgo:says "Ann from 2001"@en ; kgo:authority kgo:{one} ; kgo:sideClaim clm:ours .
  {c}_2 a kgo:ConflictSide ; kgo:says "Bob from 2001"@en ; kgo:authority kgo:OwnVoice ; kgo:sideClaim clm:theirs ."""
CONFLICT = """{c} a kgo:Conflict ; rdfs:comment "{words}"@en ; kgo:conflictCode "KG0450" ; kgo:concerns ten:ann , ten:bob ;
  kgo:side {c}_1 , {c}_2 . """


def conflict(name: str, one: str, prevails: bool) -> str:
    iri = f"<https://kg.example.org/conflict/{name}"
    text = (CONFLICT + SIDES.replace("{one}", one)).replace("{words}", f"two mayors, {name}")
    wins = "{c} kgo:prevails {c}_1 ." if prevails else ""
    return (text + wins).replace("{c}_1", f"{iri}_1>").replace("{c}_2", f"{iri}_2>").replace("{c}", f"{iri}>")


@pytest.fixture(scope="module")
def data(graph: Graph) -> Dataset:
    said = f"""graph:curated_x {{ ten:ann a kgo:Tenure ; rdfs:label "Ann Lee as mayor"@en ; org:member per:ann ; kgo:post post:mayor .
      clm:ours a kgo:Claim ; kgo:about ten:ann ; {AXES} ; kgo:holder agt:curator ; dcterms:source <https://example.org/1> . }}
    graph:doc_d {{ ten:bob a kgo:Tenure ; rdfs:label "Bob Lee as mayor"@en ; org:member per:bob ; kgo:post post:mayor .
      clm:theirs a kgo:Claim ; kgo:about ten:bob ; {AXES} ; kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_0_4> .
      <https://kg.example.org/doc/d#offset_0_4> oa:exact "Bob Lee, the mayor" ; oa:start 9 ; oa:end 27 ; dcterms:source doc:d . }}
    graph:provenance {{ doc:d dcterms:title "Storm in Oz"@en ; dcterms:issued "2005-06-01"^^xsd:date . }}
    graph:assessment {{ clm:ours kgo:status kgo:Accepted . clm:theirs kgo:status kgo:Accepted . }}"""
    return graph(REGISTRY + said + f"graph:conflicts {{ {conflict('a', 'Curated', True)} {conflict('b', 'OwnVoice', False)} }}")


def test_the_open_conflicts_come_first(data: Dataset) -> None:
    assert [(one.message, one.decided) for one in standoffs(data)] == [("two mayors, b", False), ("two mayors, a", True)]


@pytest.mark.parametrize(("entity", "number"), [("Ann Lee", 2), ("Mayor of Oz", 2), ("ten:bob", 2), ("Cy Dorn", 0)])
def test_conflicts_of_an_entity_are_those_about_its_situations(data: Dataset, entity: str, number: int) -> None:
    assert len(standoffs(data, entity)) == number


def test_each_side_has_its_words_and_its_weight(data: Dataset) -> None:
    one = standoffs(data)[1]
    said = voices(data, one)
    assert [(side.weight, side.prevails) for side in one.sides] == [("curated", True), ("own voice", False)]
    assert [said[claim].quote for side in one.sides for claim in side.claims] == ["", "Bob Lee, the mayor"]
    assert outcome(one, said) == "curated outweighs own voice; which is the more recent decides nothing"


def test_among_equals_either_may_be_rejected(data: Dataset) -> None:
    one = standoffs(data)[0]
    said = voices(data, one)
    assert "neither prevails" in outcome(one, said)
    assert clears(data, one, said) == [
        "kg reject clm:theirs --why …",
        "kg reject clm:ours --why …",
        "kg dispute clm:theirs --because clm:ours --why …",
        "kg same per:ann per:bob --why …",
    ]


def test_the_lighter_side_is_what_would_be_rejected(data: Dataset) -> None:
    one = standoffs(data)[1]
    assert clears(data, one, voices(data, one))[0] == "kg reject clm:theirs --why …"


@pytest.fixture
def uneven(graph: Graph) -> Dataset:
    """Two papers and three claims against one paper; of the one situation a rumour is told as well."""

    def told(claim: str, situation: str, doc: str, at: int, modality: str = "Actual") -> str:
        quote = f"<https://kg.example.org/doc/{doc}#offset_{at}_{at + 4}>"
        return f"""graph:doc_{doc} {{ ten:{situation} a kgo:Tenure ; rdfs:label "{situation}"@en ; org:member per:{situation} .
          clm:{claim} a kgo:Claim ; kgo:about ten:{situation} ; {AXES.replace("Actual", modality)} ; kgo:holder doc:{doc} ;
            kgo:evidence {quote} . {quote} oa:exact "word" ; oa:start {at} ; oa:end {at + 4} ; dcterms:source doc:{doc} . }}"""

    said = [("b1", "bob", "d", 20), ("b2", "bob", "e", 0), ("b3", "bob", "e", 9), ("a1", "ann", "d", 0), ("a2", "ann", "d", 9)]
    words = " ".join(told(*one) for one in said) + told("rumour", "ann", "d", 30, "Alleged")
    papers = """graph:provenance { doc:d dcterms:title "Storm in Oz"@en . doc:e dcterms:title "Calm in Oz"@en }"""
    sides = conflict("a", "OwnVoice", False).replace("clm:ours", "clm:b1 , clm:b2 , clm:b3").replace("clm:theirs", "clm:a1 , clm:a2")
    return graph(REGISTRY + words + papers + f"graph:conflicts {{ {sides} }}")


def test_a_command_names_all_claims_of_a_side_and_the_side_with_fewer_witnesses_gives_way_first(uneven: Dataset) -> None:
    (one,) = standoffs(uneven)
    assert clears(uneven, one, voices(uneven, one))[:3] == [
        "kg reject clm:a1 --why … && kg reject clm:a2 --why …",
        "kg reject ten:bob --why …",
        "kg dispute clm:a1 --because ten:bob --why … && kg dispute clm:a2 --because ten:bob --why …",
    ]
