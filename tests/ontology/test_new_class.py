"""A new kind of event is data: one file in ``situations/`` and the extractor reads it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from kg.extract.rules import extractor
from kg.model.claim import EntityRef
from kg.model.document import SourceDocument
from kg.model.span import Span
from kg.vocabulary import load

PARDON = """@prefix kgo: <https://kg.example.org/ont#> .
@prefix fn: <https://kg.example.org/function#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .

kgo:Pardon a kgo:SituationClass ; rdfs:subClassOf kgo:Event ;
  rdfs:label "pardon"@en ; rdfs:comment "An executive forgives an offence."@en ;
  kgo:iriKind "event" ; kgo:slug "pardon" ; kgo:firmness kgo:Hard ;
  kgo:role [ kgo:name kgo:agent ; kgo:range foaf:Person ; kgo:need kgo:Expected ; kgo:identifies true ; rdfs:comment "pardons"@en ] ,
           [ kgo:name kgo:target ; kgo:range foaf:Person ; kgo:need kgo:Defining ; kgo:identifies true ; rdfs:comment "is pardoned"@en ] .

kgo:frame-pardon a kgo:Frame ; ontolex:evokes kgo:Pardon ; lexinfo:partOfSpeech lexinfo:verb ;
  kgo:lemma "pardon" ; kgo:required "object" ; fn:subject kgo:agent ; fn:object kgo:target .

kgo:example-pardon-1 a kgo:Example ; kgo:illustrates kgo:frame-pardon ;
  kgo:text "President John Miller pardoned David Clark." ; kgo:expect "agent=John Miller" , "target=David Clark" .
"""
TEXT = "# Notes\n\nPresident John Miller pardoned David Clark on Friday.\n"


def test_a_file_for_pardons_is_enough_to_read_one(tmp_path: Path, root: Path) -> None:
    ontology = Path(shutil.copytree(root / "ontology", tmp_path / "ontology"))
    (ontology / "situations" / "pardon.ttl").write_text(PARDON)
    document = SourceDocument(
        slug="2020-01-15-notes", path="notes.md", text=TEXT, sha256="0" * 64, title="Notes", title_span=Span(2, 7),
        published=date(2020, 1, 15), published_at="2020-01-15", paragraphs=(Span(9, len(TEXT) - 1),),
    )  # fmt: skip
    reading = extractor(load(ontology))(document)
    pardon = next(situation for situation in reading.situations if situation.cls == "Pardon")
    names = {entity.id: entity.name for entity in reading.entities}
    roles = {role: names[filler.id] for role, filler in pardon.roles if isinstance(filler, EntityRef)}
    assert roles == {"agent": "John Miller", "target": "David Clark"}
    assert pardon.date == "2020-01-10"
    assert not any(situation.cls == "Pardon" for situation in extractor(load())(document).situations)
