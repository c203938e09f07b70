"""How single words of a question are read: parties before nouns, fixed words, collectives without a name, seats, steps of a candidacy."""

from __future__ import annotations

import pytest

from kg.ask.asking import Asker
from kg.ask.reply import Firmness
from kg.ask.sparql import of_disagreement
from kg.ask.understood import Disagreement
from kg.vocabulary import load
from tests.ask.conftest import asker_of


def _claim(name: str, situation: str) -> str:
    return (
        f"clm:{name} a kgo:Claim ; kgo:about {situation} ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; "
        f"kgo:certainty kgo:Certain ; kgo:holder agt:curator ; dcterms:source <https://example.org/{name}> ."
    )


GRAPH = f"""
graph:registry {{
  per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  per:cy a foaf:Person ; skos:prefLabel "Cy Roe"@en .
  grp:red a kgo:Party ; skos:prefLabel "Red Party"@en ; skos:altLabel "Red"@en .
  grp:blue a kgo:Party ; skos:prefLabel "Blue Party"@en ; skos:altLabel "Blue"@en .
  grp:red skos:altLabel "Reds"@en . coll:reds a kgo:Collective ; skos:prefLabel "Reds"@en .
  con:oz-2 a kgo:Contest ; skos:prefLabel "2005 mayoral election in Oz, second round"@en .
  coll:candidates a kgo:Collective ; skos:prefLabel "candidates"@en .
  con:oz a kgo:Contest ; skos:prefLabel "2005 mayoral election in Oz"@en .
  grp:justice a org:Organization ; skos:prefLabel "Ministry of Justice"@en .
  post:counsel a org:Post ; skos:prefLabel "Special counsel"@en ; org:postIn grp:justice .
  post:minister a org:Post ; skos:prefLabel "Minister of Justice"@en ; org:postIn grp:justice ; kgo:maxHolders 1 . }}
graph:assessment {{ {" ".join(f"clm:{name} kgo:status kgo:Accepted ." for name in "abcdefg")} }}
graph:curated_x {{
  cand:ann a kgo:Candidacy ; rdfs:label "Lee's candidacy"@en ; kgo:candidate per:ann ; kgo:contest con:oz ; kgo:candidateParty grp:red .
  cand:bob a kgo:Candidacy ; rdfs:label "Dorn's candidacy"@en ; kgo:candidate per:bob ; kgo:contest con:oz ; kgo:candidateParty grp:blue .
  ev:names a kgo:Appointment ; rdfs:label "Lee appoints Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob ; kgo:office post:counsel .
  ev:other a kgo:Appointment ; rdfs:label "Lee appoints Roe"@en ; kgo:agent per:ann ; kgo:target per:cy ; kgo:office post:minister .
  ev:reds a kgo:Opposition ; rdfs:label "Reds oppose Dorn"@en ; kgo:agent coll:reds ; kgo:target per:bob .
  ev:against a kgo:Opposition ; rdfs:label "Lee opposes Roe"@en ; kgo:agent per:ann ; kgo:target per:cy .
  {_claim("a", "cand:ann")} {_claim("b", "cand:bob")} {_claim("c", "ev:names")} {_claim("d", "ev:other")}
  {_claim("e", "ev:against")} {_claim("g", "ev:reds")} }}
graph:doc_d {{
  ev:called a kgo:Opposition ; rdfs:label "Dorn opposes Roe"@en ; kgo:agent per:bob ; kgo:target per:cy .
  clm:f a kgo:Claim ; kgo:about ev:called ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_10_40> .
  <https://kg.example.org/doc/d#offset_10_40> oa:exact "Dorn called Roe a coward" ; oa:start 10 ; oa:end 40 ; dcterms:source doc:d . }}
graph:provenance {{ doc:d a foaf:Document ; dcterms:title "Storm"@en ; dcterms:issued "2005-06-01T00:00:00Z"^^xsd:dateTime . }}
graph:assessment {{ [] kgo:stepOf cand:ann ; kgo:rank 3 ; kgo:stage "withdrew" ; kgo:reality kgo:RealityActual ; kgo:toldBy clm:a ;
  kgo:date "2005-03-01"^^edtf:EDTF . }}
"""


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_of(GRAPH, load(None))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Who was the Red candidate in the 2005 mayoral election in Oz?", ("Ann Lee",)),
        ("Who was the Blue candidate in the 2005 mayoral election in Oz?", ("Bob Dorn",)),
        ("who were the candidates in the 2005 mayoral election in Oz?", ("Bob Dorn", "Ann Lee")),
        ("Who was appointed special counsel?", ("Bob Dorn",)),
        ("Who called Cy Roe a coward?", ("Bob Dorn",)),
        ("Whom do the Reds oppose?", ("Bob Dorn",)),
    ],
)
def test_each_word_narrows_the_answer(asker: Asker, question: str, values: tuple[str, ...]) -> None:
    reply = asker.reply(question)
    assert (reply.firmness, reply.values) == (Firmness.FACT, values)


def test_several_things_of_one_name_are_one_of_them(asker: Asker) -> None:
    query = asker.understood("What do sources disagree on about the mayoral election in Oz and Ann Lee?").query
    assert isinstance(query, Disagreement)
    assert sorted(map(len, query.about)) == [1, 2]
    assert of_disagreement(query, asker.data.names).count("VALUES ?filler") == 2


def test_who_called_somebody_another_name_did_not_call_him_this(asker: Asker) -> None:
    assert not asker.reply("Who called Cy Roe a liar?").answered


def test_when_a_step_was_reached_is_not_when_the_candidacy_was() -> None:
    staged = GRAPH.replace("kgo:candidateParty grp:red .", 'kgo:candidateParty grp:red ; kgo:stage "withdrew" .')
    assert asker_of(staged, load(None)).reply("When did Ann Lee withdraw from the mayoral election?").values == ("2005-03-01",)
