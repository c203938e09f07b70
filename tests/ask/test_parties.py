"""Questions about the party of somebody: which, whether, when and who, each for the time that is asked for."""

from __future__ import annotations

import pytest

from kg.ask.asking import Asker
from kg.ask.reply import Firmness
from kg.ask.understood import Telling
from kg.vocabulary import load
from tests.ask.conftest import asker_of

GRAPH = """
graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  grp:red a kgo:Party ; skos:prefLabel "Red Party"@en ; skos:altLabel "Red"@en , "Reds"@en .
  grp:blue a kgo:Party ; skos:prefLabel "Blue Party"@en ; skos:altLabel "Blue"@en .
  grp:oz a org:Organization ; skos:prefLabel "House of Oz"@en .
  post:seat a org:Post ; skos:prefLabel "Member of the House of Oz"@en ; skos:altLabel "member"@en ; org:postIn grp:oz . }
graph:truthy {
  aff:ann a kgo:PartyAffiliation ; rdfs:label "Lee as a member of the Red Party"@en ; org:member per:ann ; org:organization grp:red ;
    kgo:begin "[..2001-05-01]"^^edtf:EDTF ; kgo:beginMax "2001-05-01"^^xsd:date ;
    kgo:end "[2005-03-02..]"^^edtf:EDTF ; kgo:endMin "2005-03-02"^^xsd:date .
  aff:bob a kgo:PartyAffiliation ; rdfs:label "Dorn as a member of the Red Party"@en ; org:member per:bob ; org:organization grp:red ;
    kgo:begin "2001"^^edtf:EDTF ; kgo:beginMin "2001-01-01"^^xsd:date ; kgo:beginMax "2001-12-31"^^xsd:date ;
    kgo:end "2003"^^edtf:EDTF ; kgo:endMin "2003-01-01"^^xsd:date ; kgo:endMax "2003-12-31"^^xsd:date . }
graph:assessment { clm:a kgo:status kgo:Accepted . clm:b kgo:status kgo:Accepted . }
graph:curated_x {
  aff:ann a kgo:PartyAffiliation ; rdfs:label "Lee as a member of the Red Party"@en ; org:member per:ann ; org:organization grp:red .
  clm:a a kgo:Claim ; kgo:about aff:ann ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> .
  aff:bob a kgo:PartyAffiliation ; rdfs:label "Dorn as a member of the Red Party"@en ; org:member per:bob ; org:organization grp:red .
  clm:b a kgo:Claim ; kgo:about aff:bob ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/2> . }
"""


@pytest.fixture(scope="module")
def parties() -> Asker:
    return asker_of(GRAPH, load(None))


@pytest.mark.parametrize(
    ("question", "verdict", "firmness"),
    [
        ("Was Ann Lee a Red in 2003?", "Yes", Firmness.FACT),
        ("Was Ann Lee a member of the Red Party in 2003?", "Yes", Firmness.FACT),
        ("Was Mayor Ann Lee in the Red Party on 1 March 2004?", "Yes", Firmness.FACT),
        ("Is Ann Lee a Red?", "Not known", Firmness.UNCLEAR),
        ("Is Bob Dorn a Red?", "No", Firmness.FACT),
        ("Has Ann Lee ever been a Red?", "Yes", Firmness.FACT),
        ("Was Ann Lee a Blue in 2003?", "", Firmness.ABSTAINED),
    ],
)
def test_whether_somebody_belongs_to_a_party_is_told_for_the_time_asked_for(
    parties: Asker, question: str, verdict: str, firmness: Firmness
) -> None:
    reply = parties.reply(question)
    assert (reply.verdict, reply.firmness) == (verdict, firmness)


@pytest.mark.parametrize(
    ("question", "first", "firmness"),
    [
        ("What party does Ann Lee belong to?", "Red Party", Firmness.UNCLEAR),
        ("What party did Ann Lee belong to?", "Red Party", Firmness.FACT),
        ("Which party was Ann Lee in in 2003?", "Red Party", Firmness.FACT),
        ("Of which party was Ann Lee a member in 2003?", "Red Party", Firmness.FACT),
        ("What is Ann Lee's party?", "Red Party", Firmness.UNCLEAR),
        ("Who was a Red in 2005?", "Ann Lee", Firmness.FACT),
        ("When was Bob Dorn a Red?", "begin 2001, end 2003", Firmness.FACT),
    ],
)
def test_the_party_its_members_and_its_time_are_answers(parties: Asker, question: str, first: str, firmness: Firmness) -> None:
    reply = parties.reply(question)
    assert (reply.values[0], reply.firmness) == (first, firmness)


@pytest.mark.parametrize(
    "question",
    [
        "Could Ann Lee be a Red?",
        "Is the Red Party against Ann Lee?",
        "What is the Red Party?",
        "Who leads the Red Party?",
        "Did Ann Lee leave the Reds?",
    ],
)
def test_a_further_word_makes_it_no_question_of_belonging(parties: Asker, question: str) -> None:
    query = parties.understood(question).query
    assert not isinstance(query, Telling) or {reading.cls for reading in query.readings} != {"PartyAffiliation"}
