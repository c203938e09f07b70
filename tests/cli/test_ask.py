"""``kg ask``: the answer with its claims and its query, in words or as JSON; exit status 1 where nothing is answered."""

from __future__ import annotations

import json
from pathlib import Path

from tests.ask.conftest import GRAPH
from tests.cli.test_questions import run

__all__ = ["GRAPH"]


def test_the_answer_has_who_says_so_the_claim_and_the_query(graph: Path) -> None:
    result = run("ask", "Who endorsed Bob Dorn?", data=graph)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "Ann Lee. Lee endorses Dorn (2005-03-02)."
    assert lines[2] == "    according to the curator (seeds/curated (x)): https://example.org/3   clm:e"
    assert "SELECT DISTINCT ?situation ?claim ?sought WHERE {" in lines


def test_a_question_may_come_without_quotation_marks(graph: Path) -> None:
    assert run("ask", "Who", "endorsed", "Bob", "Dorn?", data=graph).stdout == run("ask", "Who endorsed Bob Dorn?", data=graph).stdout


def test_what_is_not_answered_ends_with_1(graph: Path) -> None:
    result = run("ask", "Who fired Ann Lee?", data=graph)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        1,
        "No statement in the graph tells of that: removal (target Ann Lee, agent sought).",
    )


def test_the_query_alone_runs(graph: Path) -> None:
    sparql = run("ask", "Who was mayor on 1 March 2003?", "--sparql", data=graph).stdout
    table = run("query", sparql, "--format", "csv", data=graph).stdout.splitlines()
    assert table[1].split(",")[1] == "Ann Lee"


def test_explain_tells_how_the_words_were_read(graph: Path) -> None:
    told = run("ask", "Did Annie Lee back Bob Dorn in March 2005?", "--explain", data=graph).stdout.partition("read as\n")[2]
    assert "  Annie Lee: Ann Lee\n" in told
    assert "  March 2005: 2005-03-01 to 2005-03-31\n" in told
    assert "  endorsement: agent Annie Lee, target Bob Dorn\n" in told


def test_the_answer_as_json_has_everything(graph: Path) -> None:
    told = json.loads(run("ask", "Was Ann Lee mayor on 1 March 2003?", "--json", data=graph).stdout)
    assert (told["status"], told["verdict"], told["understood"]["query"]["when"]["first"]) == ("fact", "Yes", "2003-03-01")
    assert told["statements"][0]["claims"][0]["id"] == "clm:t"
