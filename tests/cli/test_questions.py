"""find, show, who, held, why, stats, query and export: answers on stdout, talk on stderr, JSON on request, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

GRAPH = """
graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  post:mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; kgo:jurisdiction "Oz" ; kgo:maxHolders 1 . }
graph:truthy { ten:ann a kgo:Tenure ; rdfs:label "Lee as mayor"@en ; org:member per:ann ; kgo:post post:mayor ;
  kgo:begin "2001-01-10"^^edtf:EDTF ; kgo:beginMin "2001-01-10"^^xsd:date ; kgo:beginMax "2001-01-10"^^xsd:date ;
  kgo:end "2005-06-30"^^edtf:EDTF ; kgo:endMin "2005-06-30"^^xsd:date ; kgo:endMax "2005-06-30"^^xsd:date .
  per:ann kgo:hasHeld post:mayor . }
graph:assessment { clm:t kgo:status kgo:Accepted . clm:d kgo:status kgo:Accepted . }
graph:curated_x { ten:ann a kgo:Tenure ; rdfs:label "Lee as mayor"@en ; org:member per:ann ; kgo:post post:mayor .
  clm:t a kgo:Claim ; kgo:about ten:ann ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> . }
graph:doc_d { ev:exit a kgo:Departure ; rdfs:label "departure: Ann Lee"@en ; kgo:agent per:ann .
  clm:d a kgo:Claim ; kgo:about ev:exit ; kgo:modality kgo:Predicted ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Probable ;
    kgo:holder per:bob ; kgo:evidence <https://kg.example.org/doc/d#offset_40_53> .
  <https://kg.example.org/doc/d#offset_40_53> oa:exact "Lee will leave" ; oa:start 40 ; oa:end 53 ; dcterms:source doc:d . }
graph:provenance { doc:d a foaf:Document ; dcterms:title "Storm in Oz"@en ; dcterms:issued "2005-06-01T00:00:00Z"^^xsd:dateTime . }
"""


def run(*words: str, data: Path | None = None) -> Result:
    given = [*words, "--data", str(data)] if data else list(words)
    return CliRunner().invoke(main, given, prog_name="kg", env={"NO_COLOR": "1"})


@pytest.mark.parametrize(
    ("on", "line"),
    [
        ("2003-01-01", "yes      2001-01-10 to 2005-06-30 (curated, 1 source)"),
        ("2005-06-30", "yes      2001-01-10 to 2005-06-30 (curated, 1 source); the day of handing over counts"),
        ("2005-07-01", "no       held it 2001-01-10 to 2005-06-30"),
    ],
)
def test_held_answers_in_one_line(graph: Path, on: str, line: str) -> None:
    result = run("held", "Ann Lee", "Mayor of Oz", "--on", on, data=graph)
    assert (result.exit_code, result.stdout) == (0, line + "\n")


def test_the_answer_names_the_post_where_that_was_not_what_was_typed(graph: Path) -> None:
    result = run("held", "Ann Lee", "mayor", "--on", "2003-01-01", data=graph)
    assert result.stdout == "yes      Mayor of Oz: 2001-01-10 to 2005-06-30 (curated, 1 source)\n"
    table = run("who", "mayor", "--on", "2003-01-01", "--format", "csv", data=graph).stdout.splitlines()
    assert table[0] == "post,holder,how sure,time,who says so"
    assert table[1].startswith("Mayor of Oz,Ann Lee,certain,")
    told = json.loads(run("who", "Mayor of Oz", "--on", "2003-01-01", "--json", data=graph).stdout)
    assert (told[0]["post"], told[0]["holder"]) == ("Mayor of Oz", "Ann Lee")
    assert json.loads(run("held", "Ann Lee", "mayor", "--on", "2003-01-01", "--json", data=graph).stdout)["post_name"] == "Mayor of Oz"


def test_held_as_json(graph: Path) -> None:
    told = json.loads(run("held", "Bob Dorn", "post:mayor", "--on", "2030-01-01", "--json", data=graph).stdout)
    assert (told["held"], told["tenure"], told["on"]) == ("unknown", "", "2030-01-01")


def test_who_lists_the_holders_of_the_day(graph: Path) -> None:
    result = run("who", "mayor of oz", "--on", "2003-01-01", "--format", "csv", data=graph)
    assert result.stdout.splitlines()[1] == 'Ann Lee,certain,2001-01-10 to 2005-06-30,"curated, 1 source"'
    nobody = run("who", "post:mayor", "--on", "2030-01-01", data=graph)
    assert (nobody.exit_code, "unknown" in nobody.stderr) == (0, True)


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("held", "Anne Leee", "Mayor of Oz", "--on", "2003-01-01"), "KG0930", "did you mean Ann Lee (per:ann)"),
        (("held", "Ann Lee", "Mayr of Oz", "--on", "2003-01-01"), "KG0930", "Mayor of Oz (post:mayor)"),
        (("who", "Mayor of Oz", "--on", "June 2003"), "KG0932", "2018-06-01"),
        (("find", "Lee", "--type", "Persn"), "KG0933", "did you mean Person?"),
        (("show", "Xyzzy"), "KG0930", "kg find"),
        (("why", "qqqq"), "KG0930", "kg find"),
        (("query", "who-hold"), "KG0910", "did you mean who-held?"),
        (("query", "who-held", "--set", "dya=2018-06-01"), "KG0911", "post, day"),
        (("query", "who-held", "--set", "day=June"), "KG0912", "2018-06-01"),
        (("query", "who-held", "--set", "post=us-attorney-general"), "KG0912", "did you mean post:us-attorney-general?"),
        (("query", "nothing.rq"), "KG0914", "--list"),
        (("query", "who-held", "--set", "day"), "KG0915", "--set day="),
        (("query", "SELECT ?p WHERE { ?p kgoo:hasHeld ?x }"), "KG0920", "did you mean kgo:?"),
        (("query", "DELETE WHERE { ?s ?p ?o }"), "KG0920", "change the seeds"),
        (("query", "SELECT ?p WHERE { ?p kgo:hasHeld"), "KG0920", "bracket"),
        (("export", "turtel"), "KG0802", "did you mean turtle?"),
    ],
)
def test_a_wrong_question_says_what_to_do_and_exits_2(graph: Path, words: tuple[str, ...], code: str, hint: str) -> None:
    result = run(*words, data=graph)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"error[{code}]" in result.stderr
    assert hint in result.stderr
    told = json.loads(run(*words, "--json", data=graph).stderr)["error"]
    assert (told["code"], told["status"]) == (code, 2)


def test_a_graph_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    for words in (("find", "x"), ("stats",), ("why", "x"), ("export", "turtle"), ("query", "who-held")):
        result = run(*words, data=tmp_path / "no.nq")
        assert (result.exit_code, "KG0902" in result.stderr) == (3, True), words


def test_why_leads_with_the_verdict_and_who_says_so(graph: Path) -> None:
    result = run("why", "Lee leaves", data=graph)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "departure: Ann Lee   ev:exit",
        "NOT A FACT  predicted, probable · according to Bob Dorn · Storm in Oz, 2005-06-01",
        "  “Lee will leave”   chars 40-53   clm:d",
    ]
    fact = run("why", "clm:t", data=graph).stdout.splitlines()
    assert fact[1:] == ["FACT  actual, certain · the curator · seeds/curated (x)", "  https://example.org/1"]


def test_why_says_of_a_withheld_cause_that_it_is(graph: Path, tmp_path: Path) -> None:
    cause = """{ cl:1 a kgo:CausalLink ; rdfs:label "l"@en ; kgo:cause ten:ann ; kgo:effect ev:exit .
      clm:l a kgo:Claim ; kgo:about cl:1 ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
        kgo:holder agt:curator ; dcterms:source <https://example.org/1> . }"""
    path = tmp_path / "cause.trig"
    for name, sure in (("curated_x", "stated by the curator"), ("quarantine", "withheld, stated by the curator")):
        path.write_text(f"{graph.read_text(encoding='utf-8')} graph:{name} {cause}", encoding="utf-8")
        assert run("why", "ev:exit", data=path).stdout.splitlines()[-1] == f"  Lee as mayor → departure: Ann Lee   {sure}"


def test_why_as_json_keeps_every_claim(graph: Path) -> None:
    told = json.loads(run("--json", "why", "Ann Lee", data=graph).stdout)
    assert {(one["label"], one["fact"]) for one in told} == {("departure: Ann Lee", False), ("Lee as mayor", True)}
    assert told[0]["claims"][0]["modality"] == "Predicted"


def test_show_tells_posts_then_the_rest(graph: Path) -> None:
    lines = run("show", "Ann Lee", data=graph).stdout.splitlines()
    assert lines[0] == "Ann Lee  Person  per:ann"
    assert lines[1].split("  ")[1:] == ["Mayor of Oz", "2001-01-10 to 2005-06-30", "curated, 1 source"]
    assert lines[2].split("  ")[1:] == ["departure: Ann Lee", "predicted, probable", "Bob Dorn"]
    later = run("show", "Ann Lee", "--as-of", "2020-01-01", data=graph)
    assert "Mayor of Oz" not in later.stdout
    told = json.loads(run("show", "Ann Lee", "--json", data=graph).stdout)
    assert [row["what"] for row in told["posts"]] == ["Mayor of Oz"]


def test_show_tells_what_is_withheld_and_names_no_withheld_voice_beside_one_that_stands(graph: Path, tmp_path: Path) -> None:
    path, told = tmp_path / "withheld.trig", graph.read_text(encoding="utf-8")
    path.write_text(told.replace("graph:doc_d {", "graph:quarantine {"), encoding="utf-8")
    assert run("show", "Ann Lee", data=path).stdout.splitlines()[2].split("  ")[1:] == [
        "departure: Ann Lee", "withheld, predicted, probable", "Bob Dorn",
    ]  # fmt: skip
    again = """graph:curated_x { ev:exit a kgo:Departure ; rdfs:label "departure: Ann Lee"@en ; kgo:agent per:ann .
      clm:e a kgo:Claim ; kgo:about ev:exit ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
        kgo:holder agt:curator ; dcterms:source <https://example.org/1> . } graph:assessment { clm:e kgo:status kgo:Accepted }"""
    path.write_text(path.read_text(encoding="utf-8") + again, encoding="utf-8")
    assert run("show", "Ann Lee", data=path).stdout.splitlines()[2].split("  ")[1:] == ["departure: Ann Lee", "fact", "the curator"]


def test_show_tells_the_time_the_roles_and_the_claims_of_a_situation(graph: Path) -> None:
    lines = run("show", "ev:exit", data=graph).stdout.splitlines()
    assert lines[0] == "departure: Ann Lee  Departure  ev:exit"
    assert lines[1].split() == ["agent", "Ann", "Lee"]
    assert lines[3].split("  ")[1:] == ["predicted, probable", "according to Bob Dorn · Storm in Oz, 2005-06-01"]
    tenure = run("show", "ten:ann", data=graph)
    assert tenure.stdout.splitlines()[1].split(maxsplit=1) == ["when", "begin 2001-01-10, end 2005-06-30"]
    assert "nothing is said of it" not in tenure.stderr
    assert "kg why ten:ann" in tenure.stderr
    told = json.loads(run("show", "ev:exit", "--json", data=graph).stdout)
    assert (told["roles"], told["claims"][0]["how"]) == ([{"role": "agent", "what": "Ann Lee"}], "predicted, probable")


def test_a_season_stands_in_words(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "dataset.trig"
    path.write_text(graph.read_text(encoding="utf-8").replace('"2001-01-10"^^edtf:EDTF', '"2001-21"^^edtf:EDTF'), encoding="utf-8")
    assert "begin spring 2001, end 2005-06-30" in run("when", "ten:ann", data=path).stdout
    assert "spring 2001 to 2005-06-30" in run("show", "Ann Lee", data=path).stdout


def test_find_exits_1_when_nothing_is_called_so(graph: Path) -> None:
    assert run("find", "qqqq", data=graph).exit_code == 1
    assert "per:ann\tPerson\tAnn Lee" in run("find", "lee", data=graph).stdout


def test_stats_count_in_numbers(graph: Path) -> None:
    told = json.loads(run("stats", "--by", "modality", "--json", data=graph).stdout)
    assert told == [{"by": "modality", "value": "kgo:Actual", "claims": 1}, {"by": "modality", "value": "kgo:Predicted", "claims": 1}]
    assert run("stats", "--by", "holder", data=graph).stdout.split("\n")[:-1] == [
        "by\tvalue\tclaims",
        "holder\tagt:curator\t1",
        "holder\tper:bob\t1",
    ]


@pytest.mark.parametrize("style", ["table", "csv", "tsv", "json", "nl"])
def test_query_prints_rows_in_every_style(graph: Path, style: str) -> None:
    result = run("query", "SELECT ?p WHERE { ?p kgo:hasHeld ?post }", "--format", style, data=graph)
    assert (result.exit_code, "per:ann" in result.stdout, result.stderr) == (0, True, "1 row\n")


def test_query_reads_standard_input_and_files(graph: Path, tmp_path: Path) -> None:
    text = "SELECT ?p WHERE { ?p kgo:hasHeld ?post }"
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    piped = CliRunner().invoke(main, ["query", "-", "--data", str(graph)], input=text)
    assert piped.stdout == run("query", str(tmp_path / "q.rq"), data=graph).stdout == "p\nper:ann\n"


def test_a_query_without_rows_names_the_words_that_do_not_exist(graph: Path) -> None:
    misspelt = run("query", "SELECT ?p WHERE { ?p kgo:hasHeldd ?post }", data=graph)
    assert (misspelt.exit_code, misspelt.stdout) == (0, "p\n")
    assert "kgo:hasHeldd is not a term of the ontology: did you mean kgo:hasHeld?" in misspelt.stderr
    stranger = run("query", "SELECT ?x WHERE { per:anne kgo:hasHeld ?x }", data=graph)
    assert "per:anne is not in the graph: did you mean per:ann?" in stranger.stderr
    known = run("query", "SELECT ?x WHERE { per:bob kgo:hasHeld ?x }", data=graph)
    assert "not in the graph" not in known.stderr


def test_a_constructed_graph_declares_the_prefixes_it_uses_and_no_others(graph: Path) -> None:
    text = run("query", "CONSTRUCT { ?p kgo:hasHeld ?x } WHERE { ?p kgo:hasHeld ?x }", data=graph).stdout
    assert {line.split()[1] for line in text.splitlines() if line.startswith("@prefix")} == {"kgo:", "per:", "post:"}


def test_queries_of_the_project_stand_beside_the_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.rq").write_text("# title: Whose?\nSELECT ?s WHERE { ?s ?p ?o }\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = json.loads(run("query", "--list", "--json").stdout)
    assert told["mine"]["title"] == "Whose?"
    assert "who-held" in told


def test_export_writes_bytes_and_never_over_a_file_unasked(graph: Path, tmp_path: Path) -> None:
    formats = run("export").stdout.split()
    assert {"turtle", "trig", "nquads", "jsonld", "graphml", "claims"} <= set(formats)
    target = tmp_path / "g.ttl"
    assert run("export", "turtle", "-o", str(target), data=graph).exit_code == 0
    assert target.read_text(encoding="utf-8") == run("export", "turtle", data=graph).stdout
    again = run("export", "turtle", "-o", str(target), data=graph)
    assert (again.exit_code, "KG0801" in again.stderr) == (2, True)
    assert run("export", "turtle", "-o", str(target), "--force", data=graph).exit_code == 0


def test_a_file_without_named_graphs_is_exported_whole(graph: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.ttl"
    run("export", "turtle", "-o", str(plain), data=graph)
    assert "hasHeld" in run("export", "turtle", data=plain).stdout


@pytest.mark.parametrize("words", [("stats",), ("find", "Lee"), ("quarantine", "list"), ("doctor",), ("who", "mayor")])
def test_json_and_quiet_stand_behind_every_command(words: tuple[str, ...]) -> None:
    text = run(*words, "--help").stdout
    assert "--json" in text
    assert "No such option" not in run(*words, "-q", "--help").stderr


def test_when_tells_the_time_of_a_situation_and_how_two_stood_in_order(graph: Path) -> None:
    once = run("when", "ten:ann", data=graph)
    assert (once.exit_code, once.stdout) == (0, "Lee as mayor   begin 2001-01-10, end 2005-06-30   over\n")
    same = run("when", "Lee as mayor", "ten:ann", data=graph)
    assert same.stdout.splitlines()[-1] == "certain: Lee as mayor equals Lee as mayor"
    told = json.loads(run("when", "ten:ann", "ten:ann", "--json", data=graph).stdout)
    assert told["relations"] == {"equals": "certain"}
    refused = run("when", "departure: Ann Lee", data=graph)
    assert (refused.exit_code, "KG0960" in refused.stderr) == (2, True)
