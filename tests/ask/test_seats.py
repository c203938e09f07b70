"""Questions about who represents a place in a body of the whole."""

from __future__ import annotations

import pytest

from kg.ask.asking import Asker
from kg.ask.reply import Firmness
from kg.ask.understood import Holding
from kg.vocabulary import load
from tests.ask.conftest import asker_of

GRAPH = """
graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  per:cy a foaf:Person ; skos:prefLabel "Cy Roe"@en . per:dee a foaf:Person ; skos:prefLabel "Dee Poe"@en .
  grp:senate a org:Organization ; skos:prefLabel "Senate"@en ; kgo:jurisdiction "Oz" .
  post:east-1 a org:Post ; skos:prefLabel "Senator for Eastland (seat 1)"@en ; org:postIn grp:senate ; kgo:maxHolders 1 ;
    kgo:jurisdiction "Eastland" .
  post:east-2 a org:Post ; skos:prefLabel "Senator for Eastland (seat 2)"@en ; org:postIn grp:senate ; kgo:maxHolders 1 ;
    kgo:jurisdiction "Eastland" .
  post:west-1 a org:Post ; skos:prefLabel "Senator for Westland"@en ; org:postIn grp:senate ; kgo:maxHolders 1 ;
    kgo:jurisdiction "Westland" .
  post:head a org:Post ; skos:prefLabel "President of the Senate"@en ; org:postIn grp:senate ; kgo:maxHolders 1 ; kgo:jurisdiction "Oz" . }
graph:truthy {
  ten:ann a kgo:Tenure ; rdfs:label "Lee as senator"@en ; org:member per:ann ; kgo:post post:east-1 ;
    kgo:begin "2001-01-10"^^edtf:EDTF ; kgo:beginMin "2001-01-10"^^xsd:date ; kgo:beginMax "2001-01-10"^^xsd:date ;
    kgo:end "2005-06-30"^^edtf:EDTF ; kgo:endMin "2005-06-30"^^xsd:date ; kgo:endMax "2005-06-30"^^xsd:date .
  ten:bob a kgo:Tenure ; rdfs:label "Dorn as senator"@en ; org:member per:bob ; kgo:post post:east-2 ;
    kgo:begin "2003-01-10"^^edtf:EDTF ; kgo:beginMin "2003-01-10"^^xsd:date ; kgo:beginMax "2003-01-10"^^xsd:date ;
    kgo:end "[2007-06-30..]"^^edtf:EDTF ; kgo:endMin "2007-06-30"^^xsd:date .
  ten:cy a kgo:Tenure ; rdfs:label "Roe as senator"@en ; org:member per:cy ; kgo:post post:west-1 ;
    kgo:begin "2001-01-10"^^edtf:EDTF ; kgo:beginMin "2001-01-10"^^xsd:date ; kgo:beginMax "2001-01-10"^^xsd:date ;
    kgo:end "2009-06-30"^^edtf:EDTF ; kgo:endMin "2009-06-30"^^xsd:date ; kgo:endMax "2009-06-30"^^xsd:date .
  ten:dee a kgo:Tenure ; rdfs:label "Poe as president of the Senate"@en ; org:member per:dee ; kgo:post post:head ;
    kgo:begin "2001-01-10"^^edtf:EDTF ; kgo:beginMin "2001-01-10"^^xsd:date ; kgo:beginMax "2001-01-10"^^xsd:date ;
    kgo:end "2009-06-30"^^edtf:EDTF ; kgo:endMin "2009-06-30"^^xsd:date ; kgo:endMax "2009-06-30"^^xsd:date . }
"""


@pytest.fixture(scope="module")
def seats() -> Asker:
    return asker_of(GRAPH, load(None))


@pytest.mark.parametrize(
    ("question", "values", "firmness"),
    [
        ("Who represented Eastland in the Senate in 2004?", ("Ann Lee", "Bob Dorn"), Firmness.FACT),
        ("Who represented Eastland in the Senate on 1 March 2006?", ("Bob Dorn",), Firmness.FACT),
        ("Who represented Eastland in the Senate on 1 March 2004?", ("Ann Lee", "Bob Dorn"), Firmness.FACT),
        ("Who represents Eastland in the Senate?", ("Bob Dorn",), Firmness.UNCLEAR),
        ("Who represented Westland in the Senate?", ("Cy Roe",), Firmness.FACT),
        ("Who represented Eastland in the Senate in 1990?", (), Firmness.ABSTAINED),
    ],
)
def test_who_represented_a_place_held_one_of_its_seats(seats: Asker, question: str, values: tuple[str, ...], firmness: Firmness) -> None:
    reply = seats.reply(question)
    assert (reply.values, reply.firmness) == (values, firmness)


@pytest.mark.parametrize(
    ("question", "values", "firmness"),
    [
        ("Who were the senators for Eastland in 2004?", ("Ann Lee", "Bob Dorn"), Firmness.FACT),
        ("Who were the senators for Eastland on 1 March 2006?", ("Bob Dorn",), Firmness.FACT),
        ("Who were the senators for Westland in 2004?", ("Cy Roe",), Firmness.FACT),
        ("Who were the senators for Northland in 2004?", (), Firmness.ABSTAINED),
    ],
)
def test_the_plural_of_a_title_asks_for_the_holders_of_every_seat(
    seats: Asker, question: str, values: tuple[str, ...], firmness: Firmness
) -> None:
    reply = seats.reply(question)
    assert (reply.values, reply.firmness) == (values, firmness)


@pytest.mark.parametrize(
    "question",
    ["Who represented Oz in the Senate?", "Who represented Northland in the Senate?", "Who poorly represented Eastland in the Senate?"],
)
def test_without_seats_of_that_place_nothing_is_answered(seats: Asker, question: str) -> None:
    assert not isinstance(seats.understood(question).query, Holding)
    assert not seats.reply(question).answered
