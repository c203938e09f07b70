"""Questions about what is still to come: answered by who expects, plans or supposes it, never by what was."""

from __future__ import annotations

import pytest

from kg.ask.asking import Asker
from kg.ask.reply import Firmness
from kg.vocabulary import load
from tests.ask.conftest import GRAPH, asker_of

PREDICTED = """
  ten:dee a kgo:Tenure ; rdfs:label "Strange as mayor"@en ; org:member per:dee ; kgo:post post:mayor .
  clm:v a kgo:Claim ; kgo:about ten:dee ; kgo:modality kgo:Predicted ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Probable ;
    kgo:holder per:ann .
  ev:vote a kgo:Polling ; rdfs:label "Voting in Oz"@en ; kgo:contest con:oz-2005 ; kgo:date "2005-05-01"^^edtf:EDTF .
  clm:k a kgo:Claim ; kgo:about ev:vote ; kgo:modality kgo:Planned ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d .
"""
#: the voting was held on another day than the article had said
HELD = """
graph:truthy { ev:vote a kgo:Polling ; rdfs:label "Voting in Oz"@en ; kgo:contest con:oz-2005 ; kgo:date "2005-06-01"^^edtf:EDTF ;
  kgo:dateMin "2005-06-01"^^xsd:date ; kgo:dateMax "2005-06-01"^^xsd:date . }
graph:curated_y { ev:vote a kgo:Polling ; rdfs:label "Voting in Oz"@en ; kgo:contest con:oz-2005 ; kgo:date "2005-06-01"^^edtf:EDTF .
  clm:h a kgo:Claim ; kgo:about ev:vote ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/9> . }
graph:assessment { clm:h kgo:status kgo:Accepted . }
"""


@pytest.fixture(scope="module")
def ahead() -> Asker:
    return asker_of(GRAPH.replace("graph:doc_d {", f"graph:doc_d {{{PREDICTED}", 1) + HELD, load(None))


@pytest.mark.parametrize(
    ("question", "verdict", "values"),
    [
        ("Will Dee Strange endorse Ann Lee?", "Not known", ("Strange endorses Lee",)),
        ("Who will endorse Ann Lee?", "", ("Dee Strange",)),
        ("Is Dee Strange going to endorse Ann Lee?", "Not known", ("Strange endorses Lee",)),
        ("Will Dee Strange become mayor?", "Not known", ("Strange as mayor",)),
        ("Who will be the mayor of Oz?", "", ("Dee Strange",)),
    ],
)
def test_what_will_be_is_told_as_somebody_expects_it(ahead: Asker, question: str, verdict: str, values: tuple[str, ...]) -> None:
    reply = ahead.reply(question)
    assert (reply.firmness, reply.verdict, reply.values) == (Firmness.POSSIBLE, verdict, values)
    assert "Not a fact: " in reply.headline
    assert "predicted as probable by " in reply.headline


@pytest.mark.parametrize("question", ["Will Ann Lee endorse Bob Dorn?", "Will Ann Lee become mayor?", "Who will endorse Bob Dorn?"])
def test_what_was_is_no_answer_to_what_will_be(ahead: Asker, question: str) -> None:
    reply = ahead.reply(question)
    assert not reply.answered
    assert "as still to come" in reply.headline
    assert "What it has for other times: Lee " in reply.headline


@pytest.mark.parametrize(
    ("question", "values", "firmness"),
    [
        ("When was the 2005 mayoral election in Oz?", ("2005-06-01",), Firmness.FACT),
        ("When was the mayoral election held?", ("2005-06-01",), Firmness.FACT),
        ("When was the mayoral election scheduled?", ("2005-05-01",), Firmness.POSSIBLE),
        ("When will the mayoral election be held?", ("2005-05-01",), Firmness.POSSIBLE),
        ("When is the mayoral election?", ("2005-05-01",), Firmness.POSSIBLE),
    ],
)
def test_the_day_that_is_planned_and_that_of_the_event_are_two(
    ahead: Asker, question: str, values: tuple[str, ...], firmness: Firmness
) -> None:
    reply = ahead.reply(question)
    assert (reply.values, reply.firmness) == (values, firmness)
    assert firmness is Firmness.FACT or "Told as done: Voting in Oz (2005-06-01)." in reply.headline


REFUSED = """
  ev:wont a kgo:Endorsement ; rdfs:label "Cy Dorn endorses Lee"@en ; kgo:agent per:cy ; kgo:target per:ann .
  clm:w a kgo:Claim ; kgo:about ev:wont ; kgo:modality kgo:Predicted ; kgo:polarity kgo:Negated ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d .
"""


def test_who_will_not_is_no_answer_to_who_will() -> None:
    asker = asker_of(GRAPH.replace("graph:doc_d {", f"graph:doc_d {{{REFUSED}", 1), load(None))
    reply = asker.reply("Who would endorse Ann Lee?")
    assert "Dee Strange" in reply.values
    assert "Cy Dorn" not in reply.values
    assert reply.headline.index("Dee Strange") < reply.headline.index("Told not to be so: Cy Dorn endorses Lee")
    assert [claim.claim for line in reply.lines for claim in line.said][-1].endswith("/w")


def test_where_only_a_refusal_is_told_nobody_is_named_as_the_answer() -> None:
    only = GRAPH.replace("kgo:agent per:dee ; kgo:target per:ann", "kgo:agent per:dee ; kgo:target per:bob")
    reply = asker_of(only.replace("graph:doc_d {", f"graph:doc_d {{{REFUSED}", 1), load(None)).reply("Who will endorse Ann Lee?")
    assert (reply.firmness, reply.values) == (Firmness.DENIED, ())
    assert reply.headline.startswith("Of nobody is that told as still to come. Told not to be so: Cy Dorn endorses Lee")
