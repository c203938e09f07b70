"""``kg conflicts``: what sources disagree about, on stdout, with the words of both sides and the command that would clear it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from kg.cli import main

GRAPH = """
graph:registry { per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en . }
graph:conflicts { <https://kg.example.org/conflict/a> a kgo:Conflict ; rdfs:comment "date of Lee resigns: 2001 or 2002"@en ;
    kgo:conflictCode "KG0720" ; kgo:concerns ev:exit ;
    kgo:side <https://kg.example.org/conflict/a_1> , <https://kg.example.org/conflict/a_2> ;
    kgo:prevails <https://kg.example.org/conflict/a_1> .
  <https://kg.example.org/conflict/a_1> a kgo:ConflictSide ; kgo:says "date 2001"@en ; kgo:authority kgo:Curated ; kgo:sideClaim clm:t .
  <https://kg.example.org/conflict/a_2> a kgo:ConflictSide ; kgo:says "date 2002"@en ; kgo:authority kgo:OwnVoice ; kgo:sideClaim clm:d . }
graph:curated_x { ev:exit a kgo:Departure ; rdfs:label "Lee resigns"@en ; kgo:agent per:ann ; kgo:date "2001" .
  clm:t a kgo:Claim ; kgo:about ev:exit ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> . }
graph:doc_d { ev:exit a kgo:Departure ; rdfs:label "Lee resigns"@en ; kgo:agent per:ann ; kgo:date "2002" .
  clm:d a kgo:Claim ; kgo:about ev:exit ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_40_53> .
  <https://kg.example.org/doc/d#offset_40_53> oa:exact "Lee left in 2002" ; oa:start 40 ; oa:end 56 ; kgo:sentence 1 ; kgo:paragraph 1 ;
    dcterms:source doc:d . }
graph:provenance { doc:d a foaf:Document ; dcterms:title "Storm in Oz"@en ; dcterms:issued "2005-06-01T00:00:00Z"^^xsd:dateTime . }
"""


def run(*words: str, data: Path) -> Result:
    return CliRunner().invoke(main, ["conflicts", *words, "--data", str(data)], prog_name="kg", env={"NO_COLOR": "1"})


def test_a_line_for_each_conflict_and_who_prevails(graph: Path) -> None:
    assert run(data=graph).stdout == "1  date of Lee resigns: 2001 or 2002   curated over own voice\n"
    assert run("Ann Lee", data=graph).stdout.startswith("1  date of Lee resigns")
    none = run("Bob Dorn", data=graph)
    assert (none.exit_code, none.stdout, "no sources disagree about Bob Dorn" in none.stderr) == (0, "", True)


def test_explained_it_shows_both_sides_and_what_would_clear_it(graph: Path) -> None:
    lines = [line.rstrip() for line in run("--explain", data=graph).stdout.splitlines()]
    assert lines == [
        "1  date of Lee resigns: 2001 or 2002   KG0720",
        "   curated    date 2001   prevails",
        "              https://example.org/1   the curator · seeds/curated (x)   clm:t",
        "   own voice  date 2002",
        "              “Lee left in 2002”   the article · Storm in Oz, 2005-06-01   clm:d",
        "   why        curated outweighs own voice; which is the more recent decides nothing",
        "   clears it  kg reject clm:d --why …",
        "   keeps it   kg dispute clm:d --because clm:t --why …",
        "",
    ]


def test_as_json_it_holds_everything_that_is_explained(graph: Path) -> None:
    (told,) = json.loads(run("--json", data=graph).stdout)
    assert [side["claims"][0]["quote"] for side in told["sides"]] == ["", "Lee left in 2002"]
    assert told["clears"][0] == "kg reject clm:d --why …"
    assert told["why"].startswith("curated outweighs own voice")


def test_on_a_day_both_sides_must_be_there(graph: Path) -> None:
    def counted(*clock: str) -> int:
        return len(json.loads(run("--json", *clock, data=graph).stdout))

    assert (counted("--known-at", "2005-05-31"), counted("--known-at", "2005-06-01")) == (0, 1)
    assert (counted("--as-of", "2000-12-31"), counted("--as-of", "2001-12-31")) == (0, 1), "by either date it had not happened"
