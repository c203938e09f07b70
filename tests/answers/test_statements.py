"""Statements looked up in memory are those that the store tells."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.answers.dataset import Dataset
from kg.answers.statements import index_statements, statements
from kg.answers.tenures import support, tenures
from kg.answers.why import claims
from kg.model.iri import Namespaces
from kg.store import open_store
from tests.golden.conftest import built

__all__ = ["built"]


def test_a_statement_is_a_fact_where_the_facts_have_the_entity_in_it(built: Path) -> None:
    data = Dataset(open_store(built / "output" / "dataset.nq"), Namespaces())
    told = {
        (iri, one.iri): one.group for iri in {iri for iri, _ in data.column("skos:prefLabel", "registry")} for one in statements(data, iri)
    }
    facts = {(place, one) for one, place in _in_truthy(data)}
    assert {pair for pair, group in told.items() if group == "fact"} == facts & told.keys()
    overruled = (
        data.names.expand("per:donald-trump"),
        data.names.expand("ev:appointment_rod-rosenstein_us-deputy-attorney-general_confirmed_2017"),
    )
    assert told[overruled] == "said", "a weightier source names the Senate"


def _in_truthy(data: Dataset) -> set[tuple[str, str]]:
    graph = ox.NamedNode(data.names.graph("truthy"))
    return {(q.subject.value, getattr(q.object, "value", "")) for q in data.store.quads_for_pattern(None, None, None, graph)}  # type: ignore[union-attr]


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


def test_an_index_changes_no_tenure_and_no_word_on_who_vouches_for_it(built: Path) -> None:
    store = open_store(built / "output" / "dataset.nq")
    plain, indexed = Dataset(store, Namespaces()), Dataset(store, Namespaces())
    index_statements(indexed)
    every = tenures(plain)
    assert len(every) > 50
    assert tenures(indexed) == every
    assert all(tenures(indexed, person=one.person) == tenures(plain, person=one.person) for one in every)
    assert all(tenures(indexed, one.post) == tenures(plain, one.post) for one in every)
    assert all(tenures(indexed, one.person) == [] for one in every), "nobody is a post"
    assert all(tenures(indexed, one.post, person=one.person) == tenures(plain, one.post, person=one.person) for one in every)
    told = sorted({*(one.iri for one in every), *(one.situation for one in claims(plain))})[::5]
    assert {iri: support(indexed, iri) for iri in told} == {iri: support(plain, iri) for iri in told}
