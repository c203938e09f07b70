"""What would become one if two entities did, and what speaks against it."""

from __future__ import annotations

import pytest

from kg.answers.entities import one
from kg.answers.merging import collisions, side
from tests.answers.conftest import REGISTRY, Graph, day, tenure

STORY = """graph:doc_a {
  clm:1 kgo:about ev:opp ; kgo:holder per:cy .
  ev:opp a kgo:Opposition ; rdfs:label "Ann opposes Bob"@en ; kgo:agent per:ann ; kgo:target per:bob .
  clm:2 kgo:about ten:a . ten:a a kgo:Tenure ; org:member per:ann . }
graph:doc_b { clm:3 kgo:about ten:b . ten:b a kgo:Tenure ; org:member per:bob . }
graph:registry { per:ann kgo:birthDate "1950-01-01"^^xsd:date ; prov:wasGeneratedBy act:resolution .
  per:bob kgo:birthDate "1960-01-01"^^xsd:date .
  per:old dcterms:isReplacedBy per:cy . }
graph:inferred { per:ann kgo:memberOfParty grp:a . per:bob kgo:memberOfParty grp:b . }
graph:registry { grp:a skos:prefLabel "Party A"@en ; a kgo:Party . grp:b skos:prefLabel "Party B"@en ; a kgo:Party . }
"""
TENURES = tenure("a", "ann", "mayor", day("2001-01-01"), day("2004-01-01")) + tenure(
    "b", "bob", "judge", day("2003-01-01"), day("2006-01-01")
)


def test_a_side_has_its_claims_its_texts_and_its_posts(graph: Graph) -> None:
    data = graph(REGISTRY + STORY + TENURES)
    ann, cy = side(data, one(data, "Ann Lee")), side(data, one(data, "Cy Dorn"))
    assert ({data.names.shorten(claim) for claim in ann.claims}, ann.documents) == ({"clm:1", "clm:2"}, {"a"})
    assert (ann.posts, ann.curated) == ((("Mayor of Oz", "2001-01-01 to 2004-01-01"),), False)
    assert ({data.names.shorten(claim) for claim in cy.claims}, cy.curated) == ({"clm:1"}, True), "a holder's claims move as well"


def test_what_speaks_against_a_merge_is_told(graph: Graph) -> None:
    data = graph(REGISTRY + STORY + TENURES)
    ann, bob = (side(data, one(data, name)) for name in ("per:ann", "per:bob"))
    assert collisions(data, ann, bob) == [
        "told apart in doc:a",
        "it would be on both sides of: Ann opposes Bob",
        "birthDate differs: 1950-01-01 / 1960-01-01",
        "party differs: Party A / Party B",
        "two posts at once: Mayor of Oz (2001-01-01 to 2004-01-01) / Judge of Oz (2003-01-01 to 2006-01-01)",
    ]


def test_nothing_speaks_against_two_of_whom_nothing_is_known(graph: Graph) -> None:
    data = graph(REGISTRY)
    assert collisions(data, *(side(data, one(data, name)) for name in ("per:ann", "per:cy"))) == []


def test_posts_that_follow_each_other_do_not_collide(graph: Graph) -> None:
    after = tenure("a", "ann", "mayor", day("2001-01-01"), day("2003-01-01")) + tenure(
        "b", "bob", "judge", day("2003-01-01"), day("2006-01-01")
    )
    data = graph(REGISTRY + after)
    assert collisions(data, *(side(data, one(data, name)) for name in ("per:ann", "per:bob"))) == []


@pytest.mark.parametrize("typed", ["per:old", "old", "person/old", "person:old", "https://kg.example.org/person/old"])
def test_a_merged_id_leads_to_what_it_became(graph: Graph, typed: str) -> None:
    data = graph(REGISTRY + STORY)
    assert one(data, typed).label == "Cy Dorn"
