"""Small graphs made by hand, and the gold graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.answers.dataset import Dataset
from kg.answers.matching import synonyms_of
from kg.model.iri import Namespaces
from kg.store import open_store, store_of
from kg.vocabulary import load

Graph = Callable[[str], Dataset]


def dataset(store: ox.Store) -> Dataset:
    return Dataset(store, Namespaces(), synonyms_of(load()))


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Builds a dataset from TriG without prefixes."""

    def build(trig: str) -> Dataset:
        names = Namespaces()
        prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in names.prefixes.items())
        return dataset(store_of(ox.parse((prefixes + trig).encode(), format=ox.RdfFormat.TRIG)))

    return build


@pytest.fixture(scope="session")
def gold(shared: Path) -> Dataset:
    """The gold graph of the seed article with its curated facts."""
    return dataset(open_store(shared / "gold/seed/seed.trig"))


REGISTRY = """graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en ; skos:altLabel "Lee"@en .
  per:bob a foaf:Person ; skos:prefLabel "Bob Lee"@en ; skos:altLabel "Lee"@en .
  per:cy a foaf:Person ; skos:prefLabel "Cy Dorn"@en .
  post:mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; skos:altLabel "mayor"@en ; kgo:maxHolders 1 .
  post:judge a org:Post ; skos:prefLabel "Judge of Oz"@en ; kgo:maxHolders 9 . }
"""


def tenure(name: str, person: str, post: str, begin: tuple[str, str, str], end: tuple[str, str, str]) -> str:
    """A truthy tenure from (EDTF, earliest day, latest day) of either end; an empty day is open."""
    sides = ""
    for side, (edtf, low, high) in (("begin", begin), ("end", end)):
        sides += f' ; kgo:{side} "{edtf}"^^edtf:EDTF' if edtf else ""
        sides += f' ; kgo:{side}Min "{low}"^^xsd:date' if low else ""
        sides += f' ; kgo:{side}Max "{high}"^^xsd:date' if high else ""
    return f'graph:truthy {{ ten:{name} a kgo:Tenure ; rdfs:label "t"@en ; org:member per:{person} ; kgo:post post:{post}{sides} . }}\n'


def day(text: str) -> tuple[str, str, str]:
    return (text, text, text)


UNKNOWN = ("", "", "")
