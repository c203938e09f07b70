"""A small graph made by hand, a build of the shipped seeds, and what answers questions to either."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg.answers.dataset import Dataset
from kg.answers.matching import synonyms_of
from kg.ask.asking import Asker
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.store import store_of
from kg.vocabulary import load
from tests.golden.conftest import built

__all__ = ["built"]

#: one event of each kind of standing: a fact, an allegation that is denied beside it, a prediction; a handing-over that is not settled
GRAPH = """
graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en ; skos:altLabel "Annie Lee"@en .
  per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  per:cy a foaf:Person ; skos:prefLabel "Cy Dorn"@en .
  per:dee a foaf:Person ; skos:prefLabel "Dee Strange"@en .
  grp:oz a org:Organization ; skos:prefLabel "City of Oz"@en .
  post:mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; skos:altLabel "mayor"@en ; org:postIn grp:oz ; kgo:maxHolders 1 .
  con:oz-2005 a kgo:Contest ; skos:prefLabel "2005 mayoral election in Oz"@en ; kgo:forPost post:mayor . }
graph:ontology { kgo:Endorsement rdfs:subClassOf kgo:Event . }
graph:truthy {
  ten:ann a kgo:Tenure ; rdfs:label "Lee as mayor"@en ; org:member per:ann ; kgo:post post:mayor ;
    kgo:begin "2001-01-10"^^edtf:EDTF ; kgo:beginMin "2001-01-10"^^xsd:date ; kgo:beginMax "2001-01-10"^^xsd:date ;
    kgo:end "2005-06-30"^^edtf:EDTF ; kgo:endMin "2005-06-30"^^xsd:date ; kgo:endMax "2005-06-30"^^xsd:date .
  ten:bob a kgo:Tenure ; rdfs:label "Dorn as mayor"@en ; org:member per:bob ; kgo:post post:mayor ; kgo:succeeds ten:ann ;
    kgo:begin "[2005-06-30..2005-07-02]"^^edtf:EDTF ; kgo:beginMin "2005-06-30"^^xsd:date ; kgo:beginMax "2005-07-02"^^xsd:date ;
    kgo:end "2008"^^edtf:EDTF ; kgo:endMin "2008-01-01"^^xsd:date ; kgo:endMax "2008-12-31"^^xsd:date .
  ev:back a kgo:Endorsement ; rdfs:label "Lee endorses Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob ; kgo:contest con:oz-2005 ;
    kgo:date "2005-03-02"^^edtf:EDTF ; kgo:dateMin "2005-03-02"^^xsd:date ; kgo:dateMax "2005-03-02"^^xsd:date . }
graph:assessment { clm:t kgo:status kgo:Accepted . clm:u kgo:status kgo:Accepted . clm:e kgo:status kgo:Accepted .
  clm:a kgo:status kgo:Accepted . clm:n kgo:status kgo:Accepted . clm:p kgo:status kgo:Accepted . }
graph:curated_x {
  ten:ann a kgo:Tenure ; rdfs:label "Lee as mayor"@en ; org:member per:ann ; kgo:post post:mayor .
  clm:t a kgo:Claim ; kgo:about ten:ann ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> .
  ten:bob a kgo:Tenure ; rdfs:label "Dorn as mayor"@en ; org:member per:bob ; kgo:post post:mayor .
  clm:u a kgo:Claim ; kgo:about ten:bob ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/2> .
  ev:back a kgo:Endorsement ; rdfs:label "Lee endorses Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob ; kgo:contest con:oz-2005 ;
    kgo:date "2005-03-02"^^edtf:EDTF .
  clm:e a kgo:Claim ; kgo:about ev:back ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/3> . }
graph:doc_d {
  ev:bribe a kgo:Charge ; rdfs:label "Cy Dorn is accused of theft"@en ; kgo:target per:cy ; kgo:agent per:dee ; kgo:matter "theft" .
  clm:a a kgo:Claim ; kgo:about ev:bribe ; kgo:modality kgo:Alleged ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Unspecified ;
    kgo:holder per:dee ; kgo:evidence <https://kg.example.org/doc/d#offset_10_40> .
  <https://kg.example.org/doc/d#offset_10_40> oa:exact "Strange accused Cy Dorn of theft" ; oa:start 10 ; oa:end 40 ;
    dcterms:source doc:d ; kgo:sentence 3 .
  ev:no a kgo:SpeechAct ; rdfs:label "Cy Dorn speaks"@en ; kgo:agent per:cy .
  clm:n a kgo:Claim ; kgo:about ev:no ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d ; kgo:frame "frame-deny" ; kgo:evidence <https://kg.example.org/doc/d#offset_42_56> .
  <https://kg.example.org/doc/d#offset_42_56> oa:exact "Cy Dorn denied" ; oa:start 42 ; oa:end 56 ; dcterms:source doc:d ; kgo:sentence 4 .
  ev:not a kgo:Recusal ; rdfs:label "Cy Dorn steps back"@en ; kgo:agent per:cy .
  clm:m a kgo:Claim ; kgo:about ev:not ; kgo:modality kgo:Actual ; kgo:polarity kgo:Negated ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_92_99> .
  <https://kg.example.org/doc/d#offset_92_99> oa:exact "Cy Dorn did not recuse himself" ; oa:start 92 ; oa:end 99 ;
    dcterms:source doc:d ; kgo:sentence 6 .
  ev:may a kgo:Endorsement ; rdfs:label "Strange endorses Lee"@en ; kgo:agent per:dee ; kgo:target per:ann .
  clm:p a kgo:Claim ; kgo:about ev:may ; kgo:modality kgo:Predicted ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Probable ;
    kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_60_90> .
  <https://kg.example.org/doc/d#offset_60_90> oa:exact "Strange will probably endorse Lee" ; oa:start 60 ; oa:end 90 ;
    dcterms:source doc:d ; kgo:sentence 5 . }
graph:provenance { doc:d a foaf:Document ; dcterms:title "Storm in Oz"@en ; dcterms:issued "2005-06-01T00:00:00Z"^^xsd:dateTime . }
"""


def asker_of(trig: str, vocabulary: Vocabulary) -> Asker:
    """What answers questions to a graph in TriG without prefixes."""
    names = Namespaces()
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in names.prefixes.items())
    store = store_of(ox.parse((prefixes + trig).encode(), format=ox.RdfFormat.TRIG))
    return Asker(Dataset(store, names, synonyms_of(vocabulary)), vocabulary, date(2010, 1, 1))


@pytest.fixture(scope="session")
def oz() -> Asker:
    """What answers questions to the small graph."""
    return asker_of(GRAPH, load(None))
