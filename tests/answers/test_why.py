"""Why a statement is there: who says so, how surely, on which words, what led to it, what a curator made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.answers.dataset import Dataset, base_of, sentence_list
from kg.answers.why import Said, causes, claims, lead, situations_of

from .conftest import REGISTRY, Graph

DOC = "https://kg.example.org/doc/d"


def claim(name: str, about: str, holder: str = "doc:d", more: str = "", axes: str = "Actual Affirmed Certain", at: int = 40) -> str:
    modality, polarity, certainty = axes.split()
    return f"""clm:{name} a kgo:Claim ; kgo:about {about} ; kgo:modality kgo:{modality} ; kgo:polarity kgo:{polarity} ;
      kgo:certainty kgo:{certainty} ; kgo:holder {holder} ; kgo:evidence <{DOC}#offset_{at}_{at + 4}> {more} .
      <{DOC}#offset_{at}_{at + 4}> oa:exact "word" ; oa:start {at} ; oa:end {at + 4} ; dcterms:source doc:d .\n"""


AFFAIR = f"""{REGISTRY}
graph:provenance {{ doc:d dcterms:title "Storm in Oz"@en ;
  dcterms:issued "2019-11-06T00:00:00Z"^^xsd:dateTime ; dcterms:publisher grp:paper . }}
graph:registry {{ grp:paper a org:Organization ; skos:prefLabel "Oz Post"@en .
  src:s a kgo:AnonymousSource ; skos:prefLabel "palace source (Oz Post, 2019-11-06)"@en .
  src:t a kgo:AnonymousSource ; skos:prefLabel "palace sources (Oz Post, 2019-11-06)"@en . }}
graph:assessment {{ clm:fact kgo:status kgo:Accepted . clm:maybe kgo:status kgo:Accepted . clm:soft kgo:status kgo:Proposed .
  clm:late kgo:status kgo:Accepted ; kgo:outcome kgo:Realised . clm:l1 kgo:status kgo:Accepted . clm:l2 kgo:status kgo:Accepted . }}
graph:decisions {{ dec:1 kgo:decidesOn clm:late ; kgo:verdict kgo:Realised ; rdfs:comment "She went the next day."@en . }}
graph:quarantine {{ ev:bad a kgo:Departure ; rdfs:label "bad"@en ; kgo:agent per:ann . {claim("bad", "ev:bad")} }}
graph:curated_x {{ ev:exit a kgo:Departure ; rdfs:label "Ann Lee leaves"@en ; kgo:agent per:ann .
  clm:fact a kgo:Claim ; kgo:about ev:exit ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> , <https://example.org/2> ; rdfs:comment "noted"@en . }}
graph:doc_d {{
  ev:exit a kgo:Departure ; rdfs:label "departure: Ann Lee"@en ; kgo:agent per:ann .
  ev:row a kgo:Opposition ; rdfs:label "row"@en ; kgo:agent per:bob . ev:storm a kgo:Decision ; rdfs:label "storm"@en ; kgo:agent per:bob .
  cl:1 a kgo:CausalLink ; rdfs:label "l1"@en ; kgo:cause ev:row ; kgo:effect ev:exit .
  cl:2 a kgo:CausalLink ; rdfs:label "l2"@en ; kgo:cause ev:storm ; kgo:effect ev:row .
  cl:3 a kgo:CausalLink ; rdfs:label "l3"@en ; kgo:cause ev:exit ; kgo:effect ev:storm .
  {claim("maybe", "ev:exit", "src:s", "; kgo:condition ev:row", "Conditional Open Unspecified")}
  {claim("late", "ev:exit", "src:t", "", "Predicted Affirmed Probable", 50)}
  {claim("soft", "ev:row", at=60)} {claim("head", "ev:storm", at=2)}
  {claim("l1", "cl:1")} {claim("l2", "cl:2", "src:s", "", "Actual Affirmed Probable")} {claim("l3", "cl:3")} }}
"""


def withheld(name: str, about: str, holder: str, activity: str) -> str:
    axes = "kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain"
    return f"clm:{name} a kgo:Claim ; kgo:about {about} ; {axes} ; kgo:holder {holder} ; prov:wasGeneratedBy act:{activity} .\n"


ASIDE = f"""{REGISTRY}
graph:provenance {{ graph:curated_roll prov:wasGeneratedBy act:curation_roll ; kgo:authority kgo:Official .
  graph:curated_facts prov:wasGeneratedBy act:curation_facts ; kgo:authority kgo:Curated .
  graph:doc_d prov:wasGeneratedBy act:extraction_d ; kgo:authority kgo:OwnVoice .
  doc:d dcterms:title "Storm in Oz"@en ; dcterms:issued "2019-11-06T00:00:00Z"^^xsd:dateTime . }}
graph:quarantine {{ ten:bob a kgo:Tenure ; rdfs:label "Bob Lee as mayor"@en ; org:member per:bob .
  {withheld("roll", "ten:bob", "agt:curator", "curation_roll")} {withheld("facts", "ten:bob", "agt:curator", "curation_facts")}
  {withheld("read", "ten:cy", "doc:d", "extraction_d")} }}
graph:doc_d {{ ten:cy a kgo:Tenure ; rdfs:label "Cy Dorn as mayor"@en ; org:member per:cy . }}
"""


def test_what_is_withheld_is_told_as_that_of_its_source(graph: Graph) -> None:
    """A list stays a list; what a claim is about may be described in its source alone, where other claims speak of it."""
    data = graph(ASIDE)
    told = {name: said(data, name) for name in ("roll", "facts", "read")}
    assert {one.status for one in told.values()} == {"Withheld"}
    assert {name: one.voice for name, one in told.items()} == {
        "roll": "an official list · seeds/lists/roll",
        "facts": "the curator · seeds/curated (facts)",
        "read": "the article · Storm in Oz, 2019-11-06",
    }
    assert [one.claim for one in claims(data, entity=data.names.iri("person", "cy"))] == [told["read"].claim]


@pytest.fixture(scope="module")
def data(graph: Graph) -> Dataset:
    return graph(AFFAIR)


def said(data: Dataset, name: str) -> Said:
    (found,) = claims(data, claim=data.names.iri("claim", name))
    return found


def test_a_curated_claim_makes_a_fact_and_lists_its_sources(data: Dataset) -> None:
    fact = said(data, "fact")
    assert (fact.is_truth, fact.how, fact.voice) == (True, "actual, certain", "the curator · seeds/curated (x)")
    assert fact.references == ("https://example.org/1", "https://example.org/2")
    assert fact.note == "noted"


def test_what_a_source_says_is_no_fact_and_names_its_holder_and_condition(data: Dataset) -> None:
    maybe = said(data, "maybe")
    assert not maybe.is_truth
    assert (maybe.how, maybe.voice) == (
        "conditional, left open, no certainty given",
        "according to a palace source · Oz Post, 2019-11-06",
    )
    assert (maybe.condition, maybe.quote, maybe.start, maybe.end) == ("row", "word", 40, 44)


def test_several_sources_are_several(data: Dataset) -> None:
    assert said(data, "late").holder == "palace sources"


def test_a_decision_says_what_became_of_it(data: Dataset) -> None:
    assert said(data, "late").standing == "realised by decision: She went the next day."
    assert said(data, "soft").standing.startswith("proposed")
    assert not said(data, "soft").is_truth
    assert said(data, "fact").standing == ""


def test_a_withheld_claim_keeps_its_voice_and_is_no_fact(data: Dataset) -> None:
    bad = said(data, "bad")
    assert (bad.holder, bad.is_truth, bad.status) == ("the article", False, "Withheld")
    assert "quarantine" in bad.standing
    assert bad.how.startswith("withheld, ")
    assert replace(bad, decision="Seen.", outcome="").standing.startswith("withheld"), "a decision does not let it in"


def test_words_of_the_headline_are_called_so(data: Dataset) -> None:
    assert said(data, "head").voice == "the article's headline · Oz Post, 2019-11-06"
    assert said(data, "soft").voice == "the article · Oz Post, 2019-11-06"


def test_the_claim_that_makes_the_fact_leads(data: Dataset) -> None:
    told = claims(data, situation=data.names.iri("event", "exit"))
    assert [one.claim.rpartition("/")[2] for one in lead(told)] == ["fact", "late", "maybe"]
    without = [replace(one, status="Proposed") for one in told]
    assert not any(one.is_truth for one in lead(without))


def test_causes_run_back_to_the_first_and_a_circle_ends(data: Dataset) -> None:
    chain = causes(data, data.names.iri("event", "exit"))
    assert [(link.depth, link.cause, link.effect) for link in chain] == [
        (1, "row", "departure: Ann Lee"),
        (2, "storm", "row"),
        (3, "departure: Ann Lee", "storm"),
    ]
    assert [link.said.holder for link in chain] == ["the article", "a palace source", "the article"]


def test_what_nobody_gave_a_reason_for_has_no_causes(data: Dataset) -> None:
    assert causes(data, data.names.iri("event", "bad")) == []


def test_the_situations_of_an_entity_are_those_it_has_a_role_in(data: Dataset) -> None:
    assert [iri.rpartition("/")[2] for iri in situations_of(data, data.names.iri("person", "ann"))] == ["bad", "exit"]


def test_the_base_is_read_off_the_graphs_or_the_terms(data: Dataset, graph: Graph) -> None:
    assert base_of(data.store) == "https://kg.example.org/"
    plain = graph("<https://x.org/p/a> <https://x.org/p/ont#endorsed> <https://x.org/p/b> .")
    assert base_of(plain.store) == "https://x.org/p/"


def test_lists_read_as_prose() -> None:
    assert [sentence_list(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.shared
def test_the_gold_says_why_trump_would_oppose_the_bid(gold: Dataset) -> None:
    opposition = gold.names.iri("event", "")
    found = [row["s"] for row in gold.graphs("SELECT DISTINCT ?s WHERE { GRAPH ?g { ?c kgo:about ?s . ?s a kgo:Opposition } }")]
    told = [one for iri in found if iri.startswith(opposition) for one in claims(gold, situation=iri)]
    predicted = [one for one in told if one.modality == "Predicted" and one.certainty == "Probable"]
    assert predicted
    assert not any(one.is_truth for one in predicted)
    chain = [link for iri in found for link in causes(gold, iri)]
    assert {link.said.certainty for link in chain} >= {"Certain", "Probable"}


@pytest.mark.shared
def test_no_claim_of_the_gold_that_is_not_plain_makes_a_fact(gold: Dataset) -> None:
    for one in claims(gold):
        if one.is_truth:
            assert (one.modality, one.polarity, one.certainty, one.own_voice) == ("Actual", "Affirmed", "Certain", True)
