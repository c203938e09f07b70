"""The main job on the shipped seeds, end to end."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.answers.links import read_links
from kg.model.iri import Namespaces
from kg.store import read_quads, store_of
from tests.golden.conftest import ROOT, kg

NAMES = Namespaces()
FILES = {
    "graph.ttl", "dataset.trig", "dataset.nq", "graph.jsonld", "context.jsonld", "graph.graphml", "claims.tsv", "report.html",
    "links.tsv", "report.json", "report.txt", "manifest.json", "view.html",
}  # fmt: skip

LEAKS = """SELECT ?s WHERE { GRAPH graph:truthy { ?s a ?class } GRAPH graph:ontology { ?class rdfs:subClassOf+ kgo:Situation }
  FILTER NOT EXISTS {
    GRAPH ?g { ?c kgo:about ?s ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ; kgo:holder ?h .
      OPTIONAL { ?c kgo:evidence/dcterms:source ?d } }
    GRAPH graph:assessment { ?c kgo:status kgo:Accepted }
    FILTER (?h = ?d || ?h = agt:curator) } }"""

QUOTES = """SELECT ?sha ?exact ?start ?end WHERE {
  GRAPH ?g { ?q a kgo:Quote ; oa:exact ?exact ; oa:start ?start ; oa:end ?end ; dcterms:source ?d }
  GRAPH graph:provenance { ?d kgo:sha256 ?sha } }"""


def rows(folder: Path, query: str) -> list[list[str]]:
    store = store_of(read_quads(folder / "output/dataset.nq"))
    answer = store.query(query, prefixes=NAMES.prefixes)
    assert isinstance(answer, ox.QuerySolutions)
    return [[term.value for term in row if term is not None] for row in answer]  # type: ignore[union-attr]


def test_every_file_is_written(built: Path) -> None:
    assert {path.name for path in (built / "output").iterdir()} == {*FILES, "store"}


def test_what_ships_breaks_no_shape(built: Path) -> None:
    result = kg("validate", cwd=built)
    assert result.returncode == 0, result.stdout


def test_a_second_build_elsewhere_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "another place" / "deeper"
    other.mkdir(parents=True)
    shutil.copytree(ROOT / "seeds", other / "seeds")
    result = kg("build", cwd=other, seed="4242")
    assert result.returncode == 0, result.stderr
    for name in sorted(FILES):
        assert (other / "output" / name).read_bytes() == (built / "output" / name).read_bytes(), name


def test_the_manifest_is_true(built: Path) -> None:
    manifest = json.loads((built / "output/manifest.json").read_text(encoding="utf-8"))
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((built / "output" / name).read_bytes()).hexdigest() == digest, name
    assert set(manifest["outputs"]) == FILES - {"manifest.json"}


def test_no_blank_node_leaves_the_house(built: Path) -> None:
    assert b"_:" not in (built / "output/dataset.nq").read_bytes().replace(b'"_:', b"")


def test_the_truthy_graph_holds_only_what_an_accepted_claim_says_in_its_own_voice(built: Path) -> None:
    assert rows(built, LEAKS) == []


def test_every_quote_stands_in_its_article(built: Path) -> None:
    texts = {}
    for path in (built / "seeds/articles").glob("*.txt"):
        content = path.read_bytes()
        texts[hashlib.sha256(content).hexdigest()] = content.decode("utf-8")
    quotes = rows(built, QUOTES)
    assert len(quotes) > 100
    for sha, exact, start, end in quotes:
        assert texts[sha][int(start) : int(end)] == exact


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("held", "Jeff Sessions", "Attorney General", "--on", "2018-06-01"), "yes"),
        (("held", "Jeff Sessions", "Attorney General", "--on", "2018-11-07"), "yes"),
        (("held", "Matthew Whitaker", "Attorney General", "--on", "2018-11-07"), "unknown"),
        (("held", "Doug Jones", "Attorney General", "--on", "2018-06-01"), "no"),
        (("held", "Tommy Tuberville", "post:us-senate-al-class-2", "--on", "2021-06-01"), "yes"),
        (("held", "Jeff Sessions", "post:us-senate-al-class-2", "--on", "2018-06-01"), "no"),
    ],
)
def test_who_held_what(built: Path, arguments: tuple[str, ...], answer: str) -> None:
    result = kg(*arguments, cwd=built)
    assert result.stdout.split()[0] == answer, result.stdout + result.stderr


def test_nobody_is_taken_for_whom_a_comparator_rules_out(built: Path) -> None:
    taken = [one for link in read_links(built / "output/links.tsv") for one in link.weighed if one.verdict == "taken"]
    assert taken
    assert not [one for one in taken for said in one.said if said.points == "never"]


def test_collusion_is_told_only_as_an_allegation(built: Path) -> None:
    told = rows(built, "SELECT DISTINCT ?m WHERE { GRAPH ?g { ?s a kgo:Collusion . ?c kgo:about ?s ; kgo:modality ?m } }")
    assert told
    assert "kgo:Collusion" not in (built / "output/graph.ttl").read_text(encoding="utf-8").split("rdfs:subClassOf")[-1]
    truthy = rows(built, "SELECT ?s WHERE { GRAPH graph:truthy { ?s a kgo:Collusion } }")
    assert truthy == []


def test_every_shipped_decision_is_about_something(built: Path) -> None:
    report = json.loads((built / "output/report.json").read_text(encoding="utf-8"))
    lost = [finding for finding in report["findings"] if finding["code"] == "KG0701"]
    assert [finding["message"] for finding in lost if finding["severity"] != "Info"] == []
    assert len(lost) == 1, "a misspelling is decided on before the text that has it is among the articles"
