"""The context of JSON-LD: a property is typed where all that it has is alike, and a name stands for one property."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.model.quads import in_order
from kg.publish import jsonld
from kg.publish.publication import Publication
from kg.vocabulary import load

N = Namespaces()
PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in N.prefixes.items())


def publication(said: str) -> Publication:
    """What is published where this is said of the world."""
    quads = ox.parse(f"{PREFIXES}graph:registry {{ {said} }}", format=ox.RdfFormat.TRIG)
    return Publication(in_order(quads), N, load(), version="1", model="m")


@pytest.mark.parametrize(
    ("values", "typed"),
    [
        ("per:bo-cole", {"@type": "@id"}),
        ("per:bo-cole, per:rival", {"@type": "@id"}),
        ('per:bo-cole, "Bo"', {}),
        ('per:bo-cole, "Bo"@en', {}),
        ('"2019-11-06"^^xsd:date', {"@type": "xsd:date"}),
        ('"2019-11-06"^^xsd:date, "2019"^^xsd:gYear', {}),
        ('"2019-11-06"^^xsd:date, per:bo-cole', {}),
        ('"2019-11-06"^^xsd:date, "Bo"@en', {}),
        ('"Bo"', {}),
        ('"Bo"@en', {"@language": "en"}),
        ('"Bo"@en, "Bob"@en', {"@language": "en"}),
        ('"Bo"@en, "Bo"@de', {}),
        ('"Bo"@en, "Bo"', {}),
    ],
)
def test_a_property_is_typed_where_all_its_values_are_alike(values: str, typed: dict[str, str]) -> None:
    said = publication(f"per:ada-day kgo:about {values} .")
    assert jsonld.context(said)["about"] == {"@id": "kgo:about", **typed}
    assert ox.Dataset(ox.parse(b"".join(jsonld.dataset_file(said)), format=ox.RdfFormat.JSON_LD)) == ox.Dataset(said.quads)


def test_two_properties_with_one_local_name_keep_their_prefixes() -> None:
    found = jsonld.context(publication('per:ada-day kgo:title "a" ; dcterms:title "b" ; kgo:about "c" .'))
    assert {name for name, entry in found.items() if isinstance(entry, dict)} == {"kgo:title", "dcterms:title", "about"}


def test_a_property_whose_local_name_is_a_prefix_keeps_its_own() -> None:
    found = jsonld.context(publication('per:ada-day kgo:per "a" .'))
    assert found["kgo:per"] == {"@id": "kgo:per"}
    assert found["per"] == N.prefixes["per"]


def test_the_context_file_is_the_context() -> None:
    said = publication('per:ada-day kgo:about "c" .')
    assert json.loads(jsonld.context_file(said)) == {"@context": jsonld.context(said)}
