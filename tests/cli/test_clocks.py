"""Two clocks on every question: --known-at leaves out what nobody could know yet, and says on what that rests."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import quad_file, store
from kg.cli import main
from kg.model.claim import Certainty, Modality, Situation
from kg.model.claim import EntityRef as Ref
from kg.publish.publication import Publication
from kg.publish.rdf import nquads
from tests.assemble.told import NAMES, VOCABULARY, dataset, departure, iri, said, tenure

RACE = Situation(iri("cand:ann"), "Candidacy", (("candidate", Ref(iri("per:ann"))),), label="candidacy of Ann")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann is mayor from 2001 to 2005; an article of 2004 supposes that she will run, and she does."""
    path = tmp_path_factory.mktemp("clocks") / "dataset.nq"
    quads = dataset(
        said("curated_x", tenure("ann", "2001-01-10", "2005-06-30")),
        said("early", RACE, modality=Modality.CONDITIONAL, certainty=Certainty.POSSIBLE),
        said("late", RACE, departure("exit", "2005-06-30")),
        days={"early": "2004-03-01", "late": "2005-07-01"},
    )
    path.write_bytes(b"".join(nquads(Publication(quads, NAMES, VOCABULARY))))
    return path


def run(graph: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, [*words, "--data", str(graph)], prog_name="kg", env={"NO_COLOR": "1"})
    assert result.exit_code == 0, result.stderr
    return result


def test_held_answers_with_what_could_be_known(graph: Path) -> None:
    assert run(graph, "held", "ann", "mayor", "--on", "2005-07-01").stdout.startswith("no ")
    known = run(graph, "held", "ann", "mayor", "--on", "2005-07-01", "--known-at", "2004-06-01")
    assert known.stdout == "unknown  still on 2004-06-01, nothing is known of the days after (curated, 1 source)\n"
    assert known.stderr.splitlines() == [
        "as known on 2004-06-01: 2 of 3 sources",
        "  1 known from the day of publication at the earliest, since nobody recorded when",
        "  1 curated and never recorded: each fact counts from the day that it tells of",
    ]


def test_who_and_show_know_no_end_before_it_came(graph: Path) -> None:
    assert "since 2001-01-10, open on 2004-06-01" in run(graph, "who", "mayor", "--as-of", "2003-01-01", "--known-at", "2004-06-01").stdout
    assert "exit" in run(graph, "show", "ann").stdout
    shown = run(graph, "show", "ann", "--known-at", "2004-06-01").stdout
    assert ("exit" in shown, "conditional, possible" in shown) == (False, True)


def test_a_dossier_holds_what_was_known_and_says_so(graph: Path) -> None:
    told = run(graph, "dossier", "ann", "--as-of", "2004-03-02", "--known-at", "2004-06-01", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"))))
    assert {(row["as_of"], row["known_at"]) for row in rows} == {("2004-03-02", "2004-06-01")}
    assert {(row["says"], row["statement_status"]) for row in rows} == {("ann", "fact"), ("candidacy of Ann", "conditional")}
    assert "exit" in run(graph, "dossier", "ann").stdout


def test_why_says_that_the_sources_only_discuss_it(graph: Path) -> None:
    assert run(graph, "why", "candidacy of Ann").stdout.splitlines()[1].startswith("FACT")
    lines = run(graph, "why", "candidacy of Ann", "--known-at", "2004-06-01").stdout.splitlines()
    assert lines[1].startswith("NOT A FACT  conditional, possible")
    assert lines[2] == "  not known: as of 2004-06-01 the sources only discuss it"


def test_queries_and_counts_see_only_what_was_known(graph: Path) -> None:
    text = "SELECT ?s WHERE { ?s a kgo:Candidacy }"
    assert run(graph, "query", text).stdout == "s\ncand:ann\n"
    assert run(graph, "query", text, "--known-at", "2004-06-01").stdout == "s\n"
    counted = json.loads(run(graph, "--json", "stats", "--by", "source", "--known-at", "2004-06-01").stdout)
    assert {row["value"] for row in counted} == {"graph:doc_early", "graph:curated_x"}


def test_as_of_a_day_only_what_held_or_had_happened_then_is_told(graph: Path) -> None:
    before = run(graph, "show", "ann", "--as-of", "2000-01-01").stdout.splitlines()
    assert [line.split("  ")[1] for line in before[1:]] == ["candidacy of Ann"]
    then = run(graph, "show", "ann", "--as-of", "2003-01-01").stdout
    assert ("2001-01-10 to 2005-06-30" in then, "exit" in then) == (True, False)
    assert "on that day: certain" in run(graph, "why", "ten:ann", "--as-of", "2003-01-01").stdout
    assert "fact, possibly then" in then, "nobody says when the candidacy began or ended"
    asked = run(graph, "query", "SELECT ?how WHERE { ?s a kgo:Tenure ; kgo:asOf ?how }", "--as-of", "2003-01-01")
    assert asked.stdout == "how\nkgo:Certain\n"


def test_an_export_of_a_day_holds_nothing_of_later_days(graph: Path) -> None:
    whole, known = (run(graph, "export", "nquads", *more).stdout for more in ((), ("--known-at", "2004-06-01")))
    assert whole.encode() == graph.read_bytes()
    assert ("doc_late" in whole, "doc_late" in known, "2005-06-30" in known) == (True, False, False)


def test_find_leaves_out_what_certainly_was_not_and_says_how_surely_the_rest_was(graph: Path) -> None:
    rows = [line.split("\t") for line in run(graph, "find", "ann", "--as-of", "2003-01-01").stdout.splitlines()]
    assert rows[0] == ["id", "class", "name", "matched", "then"]
    assert {row[0]: row[4:] for row in rows[1:]} == {"per:ann": [""], "ten:ann": ["certain"], "cand:ann": ["possible"]}
    assert "ev:exit" in run(graph, "find", "exit").stdout
    early = CliRunner().invoke(main, ["find", "exit", "--known-at", "2004-06-01", "--data", str(graph)], prog_name="kg")
    assert "ev:exit" not in early.stdout


def test_when_says_yes_no_or_unknown_of_a_day(graph: Path) -> None:
    def then(day: str, *what: str) -> list[str]:
        return [line.rpartition(": ")[2] for line in run(graph, "when", *what, "--as-of", day).stdout.splitlines() if "   on " in line]

    assert (then("2000-01-01", "ten:ann"), then("2003-01-01", "ten:ann"), then("2003-01-01", "cand:ann")) == (["no"], ["yes"], ["unknown"])
    assert then("2006-01-01", "ten:ann", "ev:exit") == ["no", "yes"]
    (told,) = json.loads(run(graph, "--json", "when", "ten:ann", "--as-of", "2003-01-01").stdout)["times"]
    assert told["then"] == "yes"
    known = run(graph, "when", "ten:ann", "--known-at", "2004-06-01").stdout
    assert "begin 2001-01-10, end [2004-06-01..]" in known


def test_the_page_of_a_day_is_written_beside_that_of_now(graph: Path, tmp_path: Path) -> None:
    whole, early = tmp_path / "whole.html", tmp_path / "early.html"
    run(graph, "view", "--no-open", "-o", str(whole))
    run(graph, "view", "--no-open", "--known-at", "2004-06-01", "-o", str(early))
    assert ("doc:late" in whole.read_text(encoding="utf-8"), "doc:late" in early.read_text(encoding="utf-8")) == (True, False)


@pytest.mark.parametrize("command", [("when", "ten:ann"), ("view", "--no-open", "--focus", "ann"), ("export", "nquads")])
def test_with_both_clocks_a_dataset_is_read_once(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    read: list[Path] = []
    parse = store.parsed
    for module in (store, quad_file):
        monkeypatch.setattr(module, "parsed", lambda path, *rest: read.append(path) or parse(path, *rest))
    monkeypatch.setattr(quad_file.QuadFile, "__len__", lambda _: pytest.fail("the quads were counted"))
    monkeypatch.chdir(tmp_path)
    told = run(graph, *command, "--as-of", "2003-01-01", "--known-at", "2004-06-01")
    assert read == [graph]
    assert told.stderr.count("as known on 2004-06-01") == 1


def test_when_weighs_the_day_by_what_was_known(graph: Path) -> None:
    told = run(graph, "when", "ten:ann", "--as-of", "2005-07-01", "--known-at", "2004-06-01").stdout
    assert told.endswith("on 2005-07-01: unknown\n")
    assert run(graph, "when", "ten:ann", "--as-of", "2005-07-01").stdout.endswith("on 2005-07-01: no\n")


def test_a_day_that_is_none_is_refused(graph: Path) -> None:
    refused = CliRunner().invoke(main, ["show", "ann", "--known-at", "spring", "--data", str(graph)], prog_name="kg")
    assert (refused.exit_code, "KG0932" in refused.stderr) == (2, True)
