"""Each tool answers a real question to the shipped graph, through the protocol's own client."""

from __future__ import annotations

from typing import Any

import pytest

from kg.answers.status import Status
from tests.mcp.conftest import Agent

SESSIONS, ATTORNEY = "per:jeff-sessions", "post:us-attorney-general"
BID = "cand:jeff-sessions_us-senate-al-2020-rep-primary"


def told(value: Any) -> list[dict[str, Any]]:
    """Every claim in an answer, however deep."""
    if isinstance(value, list):
        return [claim for part in value for claim in told(part)]
    if not isinstance(value, dict):
        return []
    own = [value] if "according_to" in value else []
    return own + [claim for part in value.values() for claim in told(part)]


def test_the_tools_are_there_and_say_that_they_change_nothing(agent: Agent) -> None:
    tools = {tool.name: tool for tool in agent.tools()}
    assert set(tools) == {"ask", "find", "show", "who_held", "why", "conflicts", "timeline", "sparql"}
    for tool in tools.values():
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        assert tool.description
        assert tool.output_schema is not None
        assert tool.output_schema["type"] == "object"
    schema = tools["why"].output_schema
    assert schema is not None
    assert set(schema["$defs"]["Status"]["enum"]) == {status.value for status in Status}
    assert "never become facts by being repeated" in " ".join(agent.instructions.split())


def test_find_gives_ids_that_the_other_tools_take(agent: Agent) -> None:
    hits = agent.ask("find", text="Jeff Sessions", kind="Person")["hits"]
    assert hits[0] == {"id": SESSIONS, "name": "Jeff Sessions", "kind": "Person", "matched": "Jeff Sessions", "status": None, "also": []}
    assert agent.ask("show", entity=hits[0]["id"], limit=1)["it"]["name"] == "Jeff Sessions"
    assert agent.ask("find", text="Sessions", limit=1)["left_off"] > 5


def test_what_find_finds_stands_as_why_tells_it(agent: Agent) -> None:
    hits = [hit for hit in agent.ask("find", text="Trump", limit=60)["hits"] if hit["status"]]
    assert {"fact", "denied", "expected"} <= {hit["status"] for hit in hits}
    for hit in hits:
        (situation,) = agent.ask("why", what=hit["id"])["situations"]
        assert (situation["status"], {claim["status"] for claim in situation["claims"]}) == (hit["status"], {hit["status"], *hit["also"]})


def test_show_begins_with_posts_and_facts_and_goes_on_where_it_was_left(agent: Agent) -> None:
    first = agent.ask("show", entity=SESSIONS, limit=10)
    assert [post["time"] for post in first["posts"] if post["post"]["id"] == ATTORNEY] == ["2017-02-09 to 2018-11-07"]
    assert {statement["status"] for statement in first["statements"]} == {"fact"}
    seen, start = [], 0
    while True:
        page = agent.ask("show", entity=SESSIONS, limit=30, start=start)
        seen += [statement["id"] for statement in page["statements"]]
        start += len(page["statements"])
        if not page["left_off"] or not page["statements"]:
            break
    assert len(seen) == len(set(seen)) > 60


def test_what_is_no_fact_is_never_worded_as_one(agent: Agent) -> None:
    shown = agent.ask("show", entity="per:donald-trump", kind="Collusion")
    (statement,) = shown["statements"]
    assert statement["status"] == "alleged"
    assert statement["wording"].startswith("not a fact · alleged")
    assert statement["claim"]["quote"] == "Trump colluded with Russia to defeat Hillary Clinton"
    for tool, words in (("show", {"entity": SESSIONS, "limit": 100}), ("conflicts", {}), ("timeline", {"entity": "per:donald-trump"})):
        claims = told(agent.ask(tool, **words))
        assert claims
        assert all(claim["wording"].startswith("fact · ") == (claim["status"] == "fact") for claim in claims)
        assert all(claim["id"].startswith("clm:") and (claim["quote"] or claim["references"]) for claim in claims)


def test_who_held_is_three_valued(agent: Agent) -> None:
    answer = agent.ask("who_held", post="Attorney General", on="2018-11-07", person="Matthew Whitaker")
    assert [(one["person"]["name"], one["sure"]) for one in answer["holders"]] == [
        ("Jeff Sessions", "certain"),
        ("Matthew Whitaker", "possible"),
    ]
    assert (answer["verdict"], answer["post"]["id"]) == ("unknown", ATTORNEY)
    assert answer["holders"][0]["claims"][0]["references"]
    nobody = agent.ask("who_held", post=ATTORNEY, on="1900-01-01")
    assert (nobody["holders"], nobody["reason"]) == ([], "no accepted claim says who held it then; that is not known")


def test_who_held_as_it_was_known(agent: Agent) -> None:
    answer = agent.ask("who_held", post=ATTORNEY, on="2018-11-08", person=SESSIONS, known_at="2018-06-01")
    assert answer["verdict"] == "unknown"
    assert agent.ask("who_held", post=ATTORNEY, on="2018-11-08", person=SESSIONS)["verdict"] == "no"


def test_why_tells_every_claim_with_its_words(agent: Agent) -> None:
    (why,) = agent.ask("why", what="Trump endorses one of Sessions' rivals")["situations"]
    (claim,) = why["claims"]
    assert (why["status"], claim["according_to"], claim["quote"]) == (
        "conditional",
        "Republican sources",
        "Trump could endorse one of Sessions' rivals",
    )
    assert "realised by decision" in claim["decided"]
    again = agent.ask("why", what=claim["id"])["situations"]
    assert again == [why]


def test_why_follows_the_clocks(agent: Agent) -> None:
    (now,) = agent.ask("why", what=BID)["situations"]
    (then,) = agent.ask("why", what=BID, known_at="2019-11-06")["situations"]
    assert (now["status"], then["status"]) == ("fact", "conditional")
    assert {step["name"] for step in now["steps"]} > {step["name"] for step in then["steps"]}
    assert max(claim["published"] for claim in then["claims"]) == "2019-11-06"
    assert agent.ask("why", what=BID, as_of="2016-01-01")["situations"] == []


def test_why_of_an_entity_tells_of_what_it_took_part_in(agent: Agent) -> None:
    answer = agent.ask("why", what="Jeff Sessions", limit=3, known_at="2017-03-10")
    found = answer["situations"]
    assert 0 < len(found) <= 3 < answer["left_off"]
    assert max(claim["published"] for claim in told(found)) <= "2017-03-10"


def test_why_tells_causes_with_who_vouches_for_each(agent: Agent) -> None:
    (why,) = agent.ask("why", what="ev:removal_jeff-sessions_attorney-general")["situations"]
    (cut,) = agent.ask("why", what="ev:removal_jeff-sessions_attorney-general", limit=1)["situations"]
    assert why["left_off"] == 0
    assert cut["left_off"] == len(why["claims"]) - 1 + len(why["because"]) - 1 > 0
    assert why["because"]
    assert all(link["claim"]["id"].startswith("clm:") for link in why["because"])


def test_a_question_is_answered_or_not(agent: Agent) -> None:
    answer = agent.ask("ask", question="Who was Attorney General on 1 March 2018?")
    assert (answer["answered"], answer["firmness"]) == (True, "fact")
    assert answer["names"] == ["Jeff Sessions"]
    assert told(answer)[0]["id"].startswith("clm:")
    assert "SELECT" in answer["sparql"]
    unknown = agent.ask("ask", question="Did Jeff Sessions endorse Hillary Clinton?")
    assert (unknown["answered"], unknown["statements"]) == (False, [])
    assert unknown["answer"]


def test_conflicts_show_both_sides_and_what_decides(agent: Agent) -> None:
    every = agent.ask("conflicts", about=SESSIONS, limit=100)["conflicts"]
    assert {conflict["code"] for conflict in every} >= {"KG0704", "KG0720"}
    for conflict in every:
        assert len(conflict["sides"]) == 2
        assert conflict["outcome"]
    assert agent.ask("conflicts", about=SESSIONS, known_at="2016-01-01")["conflicts"] == []


def test_the_timeline_is_in_order_and_within_its_days(agent: Agent) -> None:
    found = agent.ask("timeline", entity=SESSIONS, first="2018-11-01", last="2018-11-30", facts_only=True)["statements"]
    kinds = {statement["kind"] for statement in found}
    assert kinds >= {"Removal", "Tenure"}
    assert "AttributeValue" not in kinds
    assert {statement["status"] for statement in found} == {"fact"}
    whole = agent.ask("timeline", entity=SESSIONS, kind="Endorsement", limit=50)["statements"]
    assert whole[0]["time"] == "2016-02-28"
    assert {statement["status"] for statement in whole} > {"fact"}


def test_a_query_gives_rows_or_triples(agent: Agent) -> None:
    answer = agent.ask("sparql", query=f"SELECT ?name {{ ?p kgo:hasHeld {ATTORNEY} ; skos:prefLabel ?name }} ORDER BY ?name")
    assert (answer["columns"], answer["cut"]) == (["name"], False)
    assert ["Jeff Sessions"] in answer["rows"]
    assert agent.ask("sparql", query="ASK { per:nobody ?p ?o }")["rows"] == [["false"]]
    built = agent.ask("sparql", query=f"CONSTRUCT {{ ?p kgo:hasHeld {ATTORNEY} }} WHERE {{ ?p kgo:hasHeld {ATTORNEY} }}")
    assert len(built["triples"]) == 3
    said = "SELECT ?c { GRAPH ?g { ?c kgo:modality kgo:Alleged } }"
    assert agent.ask("sparql", query=said, view="dataset")["rows"]
    assert "true or not" in agent.ask("sparql", query=said, view="dataset")["note"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?p ?o { ?s ?p ?o }",
        'SELECT (GROUP_CONCAT(STR(?s)) AS ?all) ?p { ?s ?p ?o } GROUP BY ?p LIMIT 40',
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
    ],
)  # fmt: skip
def test_a_large_answer_is_cut_and_says_so(agent: Agent, query: str) -> None:
    answer = agent.ask("sparql", query=query)
    assert answer["cut"]
    assert len(answer["rows"]) + len(answer["triples"]) <= 50
    assert len(str(answer["rows"])) + len(str(answer["triples"])) < 25_000
