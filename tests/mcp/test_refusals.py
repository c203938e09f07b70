"""What the server does not do: it guesses no names, changes nothing, reads nothing else, and stops what runs too long."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from tests.mcp.conftest import Agent


@pytest.mark.parametrize(
    ("tool", "words", "code", "hint"),
    [
        ("show", {"entity": "Jef Sesions"}, "KG0930", "did you mean Jeff Sessions (per:jeff-sessions)?"),
        ("who_held", {"post": "Attorney Generall", "on": "2018-11-07"}, "KG0930", "post:us-attorney-general"),
        ("show", {"entity": "primary"}, "KG0931", "say which"),
        ("timeline", {"entity": "Jeff Sessions", "kind": "Endorsment"}, "KG0933", "did you mean Endorsement?"),
        ("timeline", {"entity": "Zebulon Q. Nobody"}, "KG0930", "find"),
        (
            "timeline",
            {"entity": "Jeff Sessions", "first": "2018-12-31", "last": "2018-01-01"},
            "KG0989",
            "ask from 2018-01-01 to 2018-12-31",
        ),
        ("why", {"what": "zzz qqq"}, "KG0930", "no claim, situation or entity fits"),
        ("conflicts", {"known_at": "2018-01-01"}, "KG0988", "say what they are about"),
    ],
)
def test_what_is_not_understood_names_what_comes_near(agent: Agent, tool: str, words: dict[str, str], code: str, hint: str) -> None:
    told = agent.refused(tool, **words)
    assert code in told
    assert hint in told


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "KG0920"),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", "KG0920"),
        ("LOAD <http://127.0.0.1:1/>", "KG0920"),
        ("DROP ALL", "KG0920"),
        ("PREFIX x: <a:> CLEAR ALL", "KG0920"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "KG0923"),
        ("SELECT * { { SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } } } }", "KG0923"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "KG0986"),
        ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", "KG0986"),
        ("SELEC", "KG0920"),
    ],
)
@pytest.mark.attack("update")
def test_a_query_changes_nothing_and_reads_nothing_else(agent: Agent, query: str, code: str) -> None:
    assert code in agent.refused("sparql", query=query)


def test_from_in_words_is_no_from(agent: Agent) -> None:
    assert agent.ask("sparql", query='SELECT ?x { BIND("FROM <a> SERVICE" AS ?x) } # FROM here')["rows"] == [["FROM <a> SERVICE"]]


@pytest.mark.attack("endless query")
def test_a_query_that_runs_away_is_stopped_and_the_server_goes_on(agent: Agent) -> None:
    began = time.monotonic()
    told = agent.refused("sparql", query="SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert "KG0921" in told
    assert "stopped after 2 s" in told
    assert time.monotonic() - began < 20
    assert agent.ask("sparql", query="ASK {}")["rows"] == [["true"]]


@pytest.mark.parametrize(
    ("tool", "words"),
    [
        ("who_held", {"post": "Attorney General", "on": "yesterday"}),
        ("who_held", {"post": "Attorney General"}),
        ("show", {"entity": ""}),
        ("show", {"entity": "x" * 301}),
        ("find", {"text": "Sessions", "limit": 100_000}),
        ("sparql", {"query": "ASK {}", "view": "everything"}),
        ("nothing", {}),
    ],
)
def test_what_no_tool_takes_is_refused(agent: Agent, tool: str, words: dict[str, object]) -> None:
    assert agent.call(tool, **words).is_error


@pytest.mark.attack("size")
def test_an_answer_has_no_more_bytes_than_it_may(agent: Agent) -> None:
    for tool, words in (("show", {"entity": "per:donald-trump", "limit": 100}), ("timeline", {"entity": "per:donald-trump", "limit": 100})):
        result = agent.call(tool, **words)
        assert result.structured_content is not None
        assert result.structured_content["left_off"] > 0
        assert len(str(result.structured_content)) < 25_000


def test_without_the_package_it_says_what_to_install(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in ("mcp", "mcp_types") or name.startswith("kg.mcp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = CliRunner().invoke(main, ["-C", str(built), "mcp"], prog_name="kg", env={"NO_COLOR": "1"})
    assert result.exit_code == 2
    assert "pip install 'claimgraph[mcp]'" in result.stderr
