"""The steps of a candidacy as they are told: in order, with when, and the weightiest claim first."""

from __future__ import annotations

import pytest

from kg.answers.candidacies import LifeStep, life

from .conftest import Graph


def claim(name: str, axes: str, day: str) -> str:
    modality, certainty = axes.split()
    quote = f"<https://kg.example.org/doc/{day}#offset_1_5>"
    return f"""graph:provenance {{ doc:{day} dcterms:title "Storm"@en ; dcterms:issued "{day}"^^xsd:date . }}
      graph:assessment {{ clm:{name} kgo:status kgo:Accepted . }}
      graph:doc_{day} {{ cand:b a kgo:Candidacy ; rdfs:label "the bid"@en . clm:{name} kgo:about cand:b ; kgo:modality kgo:{modality} ;
        kgo:polarity kgo:Affirmed ; kgo:certainty kgo:{certainty} ; kgo:holder doc:{day} ; kgo:evidence {quote} .
        {quote} oa:exact "{name}" ; oa:start 1 ; oa:end 5 ; dcterms:source doc:{day} . }}\n"""


STEPS = """graph:assessment {
  step:b_declared kgo:stepOf cand:b ; kgo:rank 3 ; kgo:stage "declared" ; kgo:reality kgo:RealityActual ; kgo:date "2019-05"^^edtf:EDTF ;
    kgo:toldBy clm:later , clm:runs .
  step:b_considering kgo:stepOf cand:b ; kgo:rank 1 ; kgo:stage "considering" ; kgo:reality kgo:RealityOpen ;
    kgo:date "[..2019-02-01]"^^edtf:EDTF ; kgo:toldBy clm:may . }
"""


def test_the_steps_come_in_order_each_with_those_who_say_so(graph: Graph) -> None:
    said = claim("may", "Conditional Possible", "2019-02-01") + claim("runs", "Actual Certain", "2019-05-02")
    data = graph(STEPS + said + claim("later", "Actual Certain", "2019-06-02"))
    found = life(data, data.names.expand("cand:b"))
    assert [(step.name, step.when, step.fact) for step in found] == [("considering", "by 2019-02-01", False), ("declared", "2019-05", True)]
    assert [[one.quote for one in step.said] for step in found] == [["may"], ["runs", "later"]]
    assert life(data, data.names.expand("cand:other")) == []


@pytest.mark.parametrize(("date", "when"), [("[..2019-02-01]", "by 2019-02-01"), ("2019-05", "2019-05"), ("", "")])
def test_a_latest_day_is_told_as_one(date: str, when: str) -> None:
    assert LifeStep("declared", date, True, ()).when == when
