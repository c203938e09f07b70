"""Statements looked up in memory are those that the store tells."""

from __future__ import annotations

from pathlib import Path

from kg.answers.dataset import Dataset
from kg.answers.statements import index_statements, statements
from kg.answers.why import claims
from kg.model.iri import Namespaces
from kg.store import open_store
from tests.golden.conftest import built

__all__ = ["built"]


def test_an_index_changes_no_answer(built: Path) -> None:
    store = open_store(built / "output" / "dataset.nq")
    plain, indexed = Dataset(store, Namespaces()), Dataset(store, Namespaces())
    index_statements(indexed)
    entities = sorted({iri for iri, _ in plain.column("skos:prefLabel", "registry")})
    told = {iri: statements(plain, iri) for iri in entities}
    assert sum(map(len, told.values())) > 500
    assert {iri: statements(indexed, iri) for iri in entities} == told
    every = claims(plain)
    assert claims(indexed) == every
    assert all(claims(indexed, situation=iri) == claims(plain, situation=iri) for iri in {one.situation for one in every})
    assert all(claims(indexed, claim=one.claim) == claims(plain, claim=one.claim) for one in every[::10])
