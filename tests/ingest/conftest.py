"""A small vocabulary and registry, so that the tests of reading do not depend on the shipped ontology."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.ingest.corpus import Corpus, read_corpus
from kg.ingest.decode import SourceText
from kg.ingest.index import NameIndex
from kg.ingest.turtle import read_turtle
from kg.model.iri import Namespaces
from kg.model.ontology import Role, SituationClass, Vocabulary

NAMES = Namespaces()

REGISTRY = """\
@prefix kgo: <https://kg.example.org/ont#> .
@prefix per: <https://kg.example.org/person/> .
@prefix post: <https://kg.example.org/post/> .
@prefix con: <https://kg.example.org/contest/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

per:jeff-sessions a foaf:Person ; skos:prefLabel "Jeff Sessions"@en ;
  skos:altLabel "Sessions"@en .
per:doug-jones a foaf:Person ; skos:prefLabel "Doug Jones"@en ; skos:altLabel "Jones"@en .
per:walter-jones a foaf:Person ; skos:prefLabel "Walter Jones"@en ; skos:altLabel "Jones"@en .
post:us-attorney-general a org:Post ; skos:prefLabel "United States Attorney General"@en ; skos:altLabel "Attorney General"@en ;
  kgo:maxHolders 1 .
con:us-senate-al-2020 a kgo:Contest ; skos:prefLabel "2020 Senate election in Alabama"@en .
"""


def _class(name: str, kind: str, slug: str, roles: str, *, event: bool) -> SituationClass:
    """``roles`` are ``name:Range+Range`` words; ``!`` marks a defining role, ``=`` an identifying one."""
    made = []
    for word in roles.split():
        role, _, ranges = word.partition(":")
        bare = role.rstrip("!=")
        made.append(Role(bare, NAMES.term(bare), tuple(ranges.split("+")) if ranges else (), "!" in role, "=" in role, ""))
    parent = "Event" if event else "State"
    return SituationClass(name, NAMES.term(name), (parent,), name.lower(), "", kind, slug, False, tuple(made), None, (), (), event)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    classes = {
        cls.name: cls
        for cls in (
            _class("Tenure", "tenure", "tenure", "member!=:Person post!=:Post organization:Organization", event=False),
            _class("Candidacy", "candidacy", "candidacy", "candidate!=:Person contest!=:Contest", event=False),
            _class("Recusal", "event", "recusal", "agent!=:Person matter!=:Situation+Topic office:Post", event=True),
            _class("Appointment", "event", "appointment", "agent:Agent target!=:Person office=:Post", event=True),
            _class("ContestResult", "event", "contest-result", "winner!:Person loser:Person contest!=:Contest", event=True),
            _class("Pardon", "event", "pardon", "agent!=:Person target!=:Person", event=True),
        )
    }
    parents = {name: cls.parents for name, cls in classes.items()}
    parents |= {"Event": ("Situation",), "State": ("Situation",), "Person": ("Agent",), "Primary": ("Contest",), "Party": ("Organization",)}
    terms = frozenset(classes) | {"maxHolders", "date", "begin", "end", "stage", "about", "modality", "polarity", "certainty", "holder",
                                  "condition", "Actual", "Planned", "Affirmed", "Certain", "acting", "Claim", "ordinal"}  # fmt: skip
    labels = {"Person": "person", "Post": "post", "Contest": "contest"}
    return Vocabulary(NAMES, classes, (), (), parents, labels, terms)


@pytest.fixture(scope="session")
def index(vocabulary: Vocabulary) -> NameIndex:
    """The names of the small registry."""
    found = NameIndex(vocabulary)
    found.add_entities(read_turtle(SourceText("all.ttl", REGISTRY, "0"), vocabulary, "curated_all").entities)
    return found


Reads = Callable[..., Corpus]


@pytest.fixture
def read(tmp_path: Path, vocabulary: Vocabulary) -> Reads:
    """Read a project made of these files (path -> text or bytes); the small registry is there unless ``registry`` is false."""

    def call(files: dict[str, str | bytes], *, registry: bool = True, **options: int) -> Corpus:
        project = files | ({"registry/all.ttl": REGISTRY} if registry else {})
        for name, content in project.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_corpus([tmp_path], vocabulary, root=tmp_path, **options)

    return call
