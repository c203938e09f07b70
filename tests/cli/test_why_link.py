"""kg why --link: who a name was taken for, and by what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.model.iri import Namespaces
from kg.model.resolution import Candidate, Comparison, Link
from kg.publish.links_table import links_tsv
from tests.publish.test_links_table import ANN, DOUBTFUL, LINKED

NAMES = Namespaces()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "dataset.trig"
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in NAMES.prefixes.items())
    path.write_text(prefixes + 'graph:registry { per:ann-lee a foaf:Person ; skos:prefLabel "Ann Lee"@en . }', encoding="utf-8")
    (path.parent / "links.tsv").write_bytes(links_tsv([LINKED, DOUBTFUL], {ANN, DOUBTFUL.iri}, NAMES))
    return path


def run(graph: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["why", "--link", *words, "--data", str(graph)], prog_name="kg", env={"NO_COLOR": "1"})


def test_an_entity_lists_the_names_taken_for_it_and_those_in_doubt(graph: Path) -> None:
    result = run(graph, "Ann Lee")
    assert result.exit_code == 0
    head, name, doubt, other = result.stdout.splitlines()
    assert head == "Ann Lee   per:ann-lee   1 name in 1 article"
    assert name.split() == ["“Lee”", "doc-a", "surname", "10", "points", "office", "held"]
    assert doubt.startswith("in doubt")
    assert other.split() == ["“Lee”", "doc-b", "taken", "for", "per:lee_1"]


def test_a_list_that_has_the_entity_is_told_beside_the_articles(graph: Path, tmp_path: Path) -> None:
    taken = Candidate(ANN, (Comparison("list", "identifier", 90, "bioguide:L1"),), "taken")
    listed = Link("curated_congress", "bioguide:L1", ANN, "identifier", "in common", weighed=(taken,), name="Anna Lee")
    (tmp_path / "dataset.trig").write_bytes(graph.read_bytes())
    (tmp_path / "links.tsv").write_bytes(links_tsv([LINKED, DOUBTFUL, listed], {ANN, DOUBTFUL.iri}, NAMES))
    lines = run(tmp_path / "dataset.trig", "Ann Lee").stdout.splitlines()
    assert lines[0] == "Ann Lee   per:ann-lee   1 name in 1 article, 1 list"
    assert lines[1].split() == ["“Anna", "Lee”", "curated_congress", "identifier", "90", "points", "list", "identifier"]


def test_a_situation_called_like_a_person_does_not_stand_in_the_way(graph: Path, tmp_path: Path) -> None:
    told = "graph:doc_a { clm:x kgo:about ev:x . ev:x a kgo:Appointment ; rdfs:label 'Ann Lee'@en . }"
    path = tmp_path / "dataset.trig"
    path.write_text(graph.read_text(encoding="utf-8") + told, encoding="utf-8")
    (tmp_path / "links.tsv").write_bytes((graph.parent / "links.tsv").read_bytes())
    assert run(path, "Ann Lee").stdout == run(graph, "Ann Lee").stdout


def test_a_name_of_an_article_shows_every_candidate_with_what_it_is_worth(graph: Path) -> None:
    text = run(graph, '"Lee" in doc:doc-a').stdout
    assert "LINKED  taken for per:ann-lee   rule: surname" in text
    assert "per:ann-lee   10 points   taken" in text
    assert "suffix   different  never  jr / sr" in text
    assert "per:ben-lee   never   ruled out" in text
    assert text == run(graph, "person:lee in doc:doc-a").stdout


def test_a_doubtful_name_tells_how_to_settle_it(graph: Path) -> None:
    text = run(graph, "person:lee in doc:doc-b").stdout
    assert "IN DOUBT  taken for per:lee_1" in text
    assert "kg same 'person:lee in doc:doc-b' ENTITY" in text


def test_programs_get_values(graph: Path) -> None:
    told = json.loads(run(graph, "Ann Lee", "--json").stdout)
    assert told["taken"][0]["weighed"][0]["said"][0] == {"comparator": "surname", "outcome": "same", "points": "+4", "on": "lee"}
    assert told["open"][0]["document"] == "doc-b"


def test_a_name_that_no_article_has_and_a_graph_without_links_say_so(graph: Path, tmp_path: Path) -> None:
    result = run(graph, '"Nobody" in doc:doc-a')
    assert (result.exit_code, result.stdout) == (1, "")
    alone = tmp_path / "dataset.trig"
    alone.write_bytes(graph.read_bytes())
    assert run(alone, "Ann Lee").exit_code == 2
