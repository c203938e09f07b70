"""When something was: by the claims that make it a fact, not by those that planned it."""

from __future__ import annotations

from datetime import date

import pytest

from kg.ask.asking import Asker
from kg.model.intervals import FuzzyInterval
from kg.model.time import Bounds
from kg.vocabulary import load
from tests.ask.conftest import asker_of

#: a removal that was planned for a day, and of which only is known that it was; and one of which it is known when
GRAPH = """
graph:registry { per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  per:cy a foaf:Person ; skos:prefLabel "Cy Roe"@en . }
graph:truthy { ev:x a kgo:Removal ; rdfs:label "Lee removes Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob .
  ev:y a kgo:Removal ; rdfs:label "Lee removes Roe"@en ; kgo:agent per:ann ; kgo:target per:cy ; kgo:date "2005-03-02"^^edtf:EDTF ;
    kgo:dateMin "2005-03-02"^^xsd:date ; kgo:dateMax "2005-03-02"^^xsd:date . }
graph:assessment { clm:x kgo:status kgo:Accepted . clm:y kgo:status kgo:Accepted . clm:z kgo:status kgo:Accepted . }
graph:curated_x { ev:x a kgo:Removal ; rdfs:label "Lee removes Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob .
  clm:x a kgo:Claim ; kgo:about ev:x ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> .
  ev:y a kgo:Removal ; rdfs:label "Lee removes Roe"@en ; kgo:agent per:ann ; kgo:target per:cy ; kgo:date "2005-03-02"^^edtf:EDTF .
  clm:z a kgo:Claim ; kgo:about ev:y ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/2> . }
graph:doc_d { ev:x a kgo:Removal ; rdfs:label "Lee removes Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob ;
    kgo:date "2005-02-01"^^edtf:EDTF .
  clm:y a kgo:Claim ; kgo:about ev:x ; kgo:modality kgo:Planned ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder per:ann . }
"""


@pytest.fixture(scope="module")
def removals() -> Asker:
    return asker_of(GRAPH, load(None))


def test_the_day_that_was_planned_is_not_the_day_of_the_fact(removals: Asker) -> None:
    assert removals.reply("When did Lee remove Cy Roe?").values == ("2005-03-02",)
    reply = removals.reply("When did Lee remove Bob Dorn?")
    assert (reply.answered, reply.headline) == (False, "The graph tells of this, but not when: Lee removes Dorn.")
    assert not removals.reply("Did Lee remove Bob Dorn in February 2005?").answered


@pytest.mark.parametrize(
    ("known", "first", "last", "answer"),
    [
        (FuzzyInterval.at("[..2017-09-25]"), None, date(2018, 12, 31), "certain"),
        (FuzzyInterval.at("[..2017-09-25]"), date(2017, 9, 1), date(2017, 9, 30), "possible"),
        (FuzzyInterval.at("[..2017-09-25]"), date(1990, 1, 1), date(1990, 12, 31), "no"),
        (FuzzyInterval.of("[..2017-09-25]", ""), date(1990, 1, 1), date(1990, 12, 31), "possible"),
        (FuzzyInterval.of("2017", ""), None, date(2018, 12, 31), "certain"),
        (FuzzyInterval.of("2017", ""), date(2018, 1, 1), None, "possible"),
        (FuzzyInterval.of("2017", "2018"), date(2019, 1, 1), None, "no"),
        (FuzzyInterval.of("2017", "2019"), date(2018, 3, 1), date(2018, 3, 1), "certain"),
        (FuzzyInterval.at(""), date(2018, 3, 1), date(2018, 3, 1), "no"),
    ],
)
def test_whether_a_loose_time_reaches_another(known: FuzzyInterval, first: date | None, last: date | None, answer: str) -> None:
    assert known.reaches(Bounds(first, last)) == answer
