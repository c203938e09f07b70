"""A new kind of event is data: one file in ontology/situations, one in shapes/situations, nothing in the code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden.conftest import ROOT, kg

PARDON = """
@prefix kgo: <https://kg.example.org/ont#> .
@prefix fn: <https://kg.example.org/function#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .

kgo:Pardon a kgo:SituationClass ; rdfs:subClassOf kgo:Event ;
  rdfs:label "pardon"@en ;
  rdfs:comment "Somebody with the power to do so forgives a person's offence."@en ;
  kgo:iriKind "event" ; kgo:slug "pardon" ; kgo:firmness kgo:Hard ;
  kgo:flatType "Pardon" ; kgo:flatSubject kgo:agent ; kgo:flatObject kgo:target ;
  kgo:role [ kgo:name kgo:agent ; kgo:range prov:Agent ; kgo:need kgo:Defining ; kgo:identifies true ; rdfs:comment "who pardons"@en ] ,
           [ kgo:name kgo:target ; kgo:range foaf:Person ; kgo:need kgo:Defining ; kgo:identifies true ; rdfs:comment "pardoned"@en ] .

kgo:frame-pardon a kgo:Frame ; ontolex:evokes kgo:Pardon ; lexinfo:partOfSpeech lexinfo:verb ; kgo:lemma "pardon" ;
  fn:subject kgo:agent ; fn:object kgo:target .

kgo:example-pardon-1 a kgo:Example ; kgo:illustrates kgo:frame-pardon ;
  kgo:text "Donald Trump pardoned Joe Arpaio in August 2017." ;
  kgo:expect "agent=Donald Trump" , "target=Joe Arpaio" .
"""

SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kgo: <https://kg.example.org/ont#> .
@prefix ksh: <https://kg.example.org/shapes#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

ksh:PardonShape a sh:NodeShape ; sh:targetClass kgo:Pardon ; ksh:view "source" , "world" ; rdfs:comment "Who pardons whom."@en ;
  sh:property [ sh:path kgo:agent ; sh:minCount 1 ; sh:message "a pardon needs who grants it (kgo:agent)" ] ,
              [ sh:path kgo:target ; sh:minCount 1 ; sh:class foaf:Person ; sh:message "a pardon needs the person pardoned (kgo:target)" ] .
"""

ARTICLE = """
# Governor Lee grants a pardon

Published at: **2019-05-02T00:00:00+00:00**

Author: **A. Writer**

Original: [Example Courier](https://example.org/pardon)

Governor Ann Lee pardoned Carl Roe on Tuesday.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pardon")
    for name in ("ontology", "shapes"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "ontology/situations/pardon.ttl").write_text(PARDON, encoding="utf-8")
    (folder / "shapes/situations/pardon.ttl").write_text(SHAPE, encoding="utf-8")
    (folder / "seeds/articles").mkdir(parents=True)
    (folder / "seeds/articles/pardon.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "kg.toml").write_text('ontology = "ontology"\nshapes = "shapes"\n', encoding="utf-8")
    result = kg("build", cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder


def test_it_is_read_and_found_by_a_query(project: Path) -> None:
    query = """SELECT ?who ?whom ?date WHERE {
      ?e a kgo:Pardon ; kgo:agent/skos:prefLabel ?who ; kgo:target/skos:prefLabel ?whom ; kgo:date ?date }"""
    result = kg("query", query, "--format", "tsv", cwd=project)
    assert result.stdout.splitlines()[1:] == ["Ann Lee\tCarl Roe\t2019-04-30"], result.stdout + result.stderr


def test_it_is_validated(project: Path, tmp_path: Path) -> None:
    assert kg("validate", "--shapes", "shapes", cwd=project).returncode == 0
    dataset = (project / "output/dataset.nq").read_text(encoding="utf-8")
    broken = tmp_path / "broken.nq"
    kept = [line for line in dataset.splitlines() if not ("/event/pardon" in line.split()[0] and "ont#target>" in line)]
    broken.write_text("\n".join(kept) + "\n", encoding="utf-8")
    result = kg("validate", str(broken), "--shapes", "shapes", cwd=project)
    assert result.returncode == 1
    assert "a pardon needs the person pardoned" in result.stdout


def test_it_stands_in_the_flat_table(project: Path) -> None:
    result = kg("facts", "seeds/articles/pardon.txt", "-o", "-", cwd=project)
    assert [line.split("\t")[1:4] for line in result.stdout.splitlines() if "\tPardon\t" in line] == [["Pardon", "Ann Lee", "Carl Roe"]]
