"""Who denied what: in words of their own, or beside an allegation."""

from __future__ import annotations

import pytest

from kg.ask.asking import Asker
from kg.ask.reply import Firmness
from kg.vocabulary import load
from tests.ask.conftest import GRAPH, asker_of

#: what Ann Lee says was not so, and what others allege of her; a verdict that Dee Strange speaks on her
OWN = """
  ev:lie a kgo:Charge ; rdfs:label "Ann Lee is accused of bribery"@en ; kgo:target per:ann ; kgo:matter "bribery" .
  clm:d a kgo:Claim ; kgo:about ev:lie ; kgo:modality kgo:Alleged ; kgo:polarity kgo:Negated ; kgo:certainty kgo:Unspecified ;
    kgo:holder per:ann .
  clm:o a kgo:Claim ; kgo:about ev:lie ; kgo:modality kgo:Alleged ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Unspecified ;
    kgo:holder per:bob .
  ev:against a kgo:Opposition ; rdfs:label "Strange opposes Lee in the City of Oz"@en ; kgo:agent per:dee ; kgo:target per:ann .
  clm:w a kgo:Claim ; kgo:about ev:against ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d .
"""


@pytest.fixture(scope="module")
def denying() -> Asker:
    return asker_of(GRAPH.replace("graph:doc_d {", f"graph:doc_d {{{OWN}", 1), load(None))


@pytest.mark.parametrize(
    ("question", "verdict", "values"),
    [
        ("What did Ann Lee deny?", "", ("Ann Lee is accused of bribery",)),
        ("What did Cy Dorn deny?", "", ("Cy Dorn is accused of theft",)),
        ("Did Ann Lee deny the accusations?", "Yes", ("Ann Lee is accused of bribery",)),
        ("Did Cy Dorn deny the theft?", "Yes", ("Cy Dorn is accused of theft",)),
        ("Ann Lee denied the accusation of bribery?", "Yes", ("Ann Lee is accused of bribery",)),
        ("Who denied the accusation of bribery?", "", ("Ann Lee",)),
        ("Who denied the charges?", "", ("Cy Dorn", "Ann Lee")),
    ],
)
def test_a_denial_is_told_and_what_it_is_of_is_no_fact(denying: Asker, question: str, verdict: str, values: tuple[str, ...]) -> None:
    reply = denying.reply(question)
    assert (reply.firmness, reply.verdict) == (Firmness.DENIED, verdict)
    assert sorted(reply.values) == sorted(values)
    assert all("not a fact: alleged by " in line.text for line in reply.lines)


@pytest.mark.parametrize(
    "question", ["What did Bob Dorn deny?", "Did Ann Lee deny the theft?", "Who denied the murder?", "Did Dee Strange deny bribery?"]
)
def test_without_a_denial_of_it_nothing_is_answered(denying: Asker, question: str) -> None:
    reply = denying.reply(question)
    assert not reply.answered
    assert "tells of a denial" in reply.headline


def test_each_statement_of_a_headline_has_its_own_holders(denying: Asker) -> None:
    told = denying.reply("Who was accused?").headline
    assert "Ann Lee is accused of bribery, alleged by Bob Dorn; denied by Ann Lee" in told
    assert "Cy Dorn is accused of theft, alleged by Dee Strange; denied by Cy Dorn" in told


def test_a_verdict_that_somebody_speaks_is_found_by_its_own_word_alone(denying: Asker) -> None:
    assert not denying.reply("Did Ann Lee mislead the City of Oz?").answered
    assert denying.reply("Who opposes Ann Lee?").values == ("Dee Strange",)
