"""A model may put a question into other words; it never answers, and brings in neither names nor days."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kg.ask.asking import Asker
from kg.ask.rewriting import rewriter
from kg.errors import ConfigError
from kg.extractors.options import LlmOptions
from tests.extractors.conftest import Server, server

__all__ = ["server"]
STRANGE = "In whose corner was Ann Lee?"


@pytest.fixture
def helped(oz: Asker, server: Server) -> Asker:
    """What answers questions to the small graph, with a model on this machine that rewrites them."""
    return replace(oz, rewrite=rewriter(LlmOptions(url=server.address, model="small")))


def test_a_question_that_is_not_understood_is_read_in_other_words(helped: Asker, server: Server) -> None:
    server.says_words(json.dumps({"question": "Whom did Ann Lee endorse?"}))
    reply = helped.reply(STRANGE)
    assert (reply.firmness.value, reply.values) == ("fact", ("Bob Dorn", "2005-03-02"))
    assert "read as: Whom did Ann Lee endorse?" in reply.text(helped.data)
    assert server.requests[0]["messages"][1]["content"] == STRANGE


def test_a_question_that_is_understood_is_not_sent(helped: Asker, server: Server) -> None:
    assert helped.reply("Whom did Ann Lee endorse?").answered
    assert not helped.reply("Who endorsed Ann Lee in 1990?").answered
    assert server.requests == []


@pytest.mark.parametrize(
    "words",
    [
        json.dumps({"question": "Whom did Bob Dorn endorse?"}),
        json.dumps({"question": "Whom did Ann Lee endorse in 2005?"}),
        json.dumps({"question": ""}),
        json.dumps({"answer": "Bob Dorn"}),
        json.dumps(["Bob Dorn"]),
        "Bob Dorn",
    ],
)
def test_what_is_no_rewriting_of_the_question_is_refused(helped: Asker, server: Server, words: str) -> None:
    server.says_words(words)
    reply = helped.reply(STRANGE)
    assert (reply.answered, reply.rewritten) == (False, "")
    assert "Bob Dorn" not in reply.text(helped.data)


@pytest.mark.parametrize("question", ["In whose corner was Ann Lee in 2007?", "In whose corner was Ann Lee beside Cy Dorn?"])
def test_a_rewriting_that_leaves_out_a_name_or_a_time_is_refused(helped: Asker, server: Server, question: str) -> None:
    server.says_words(json.dumps({"question": "Whom did Ann Lee endorse?"}))
    reply = helped.reply(question)
    assert (reply.answered, reply.rewritten) == (False, "")


def test_a_server_out_of_order_leaves_the_question_unanswered(helped: Asker, server: Server) -> None:
    server.says_words("{}", status=400)
    assert not helped.reply(STRANGE).answered


def test_without_a_model_there_is_nobody_to_ask() -> None:
    with pytest.raises(ConfigError, match="no model is set") as caught:
        rewriter(LlmOptions())
    assert caught.value.code == "KG0523"
