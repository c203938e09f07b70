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
"""


@pytest.fixture(scope="module")
def ahead() -> Asker:
    return asker_of(GRAPH.replace("graph:doc_d {", f"graph:doc_d {{{PREDICTED}", 1), load(None))


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
