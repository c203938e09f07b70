"""On graphs in which every constraint of our shapes is broken, both engines find the same."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.shacl.reading import read_shapes
from kg.shacl.source import source_of
from kg.shacl.validation import validate
from kg.validate.shacl import run
from kg.validate.validator import Validator
from kg.validate.views import KINDS, View, views_of
from kg.vocabulary import load, ontology_triples

from .planted import SPARQL, N, Plant, plants, renamed

GRAPHS = {"source": "doc_planted", "world": "truthy"}


def view_of(kind: str, quads: Iterable[ox.Quad]) -> View:
    """The planted quads as a view of this kind, with the ontology."""
    graph = ox.NamedNode(N.graph(GRAPHS[kind])) if kind in GRAPHS else None
    placed = (ox.Quad(*quad.triple, graph) if graph else quad for quad in quads)
    return next(view for view in views_of(placed, {}, N, ontology_triples(load())) if view.kind == kind)


@pytest.fixture(scope="module")
def planted(validator: Validator) -> dict[str, list[Plant]]:
    return {kind: plants(read_shapes(validator.shapes.triples_for(kind))) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_each_constraint_of_our_shapes_is_broken(validator: Validator, planted: dict[str, list[Plant]], kind: str) -> None:
    view = view_of(kind, (quad for plant in planted[kind] for quad in plant.quads))
    asked = read_shapes(validator.shapes.triples_for(kind))
    outcome = validate(source_of(view.quads, union=True), asked)
    assert not outcome.by_reference
    found = {(result.constraint or result.shape, result.component) for result in outcome.results}
    assert {(plant.node, plant.component) for plant in planted[kind]} <= found


def test_nothing_is_planted_for_what_no_shape_says(planted: dict[str, list[Plant]]) -> None:
    asked = {plant.node.value.rpartition("#")[2] for found in planted.values() for plant in found}
    assert set(SPARQL) <= asked


@pytest.mark.parametrize("kind", KINDS)
def test_both_engines_find_the_same_of_all_that_is_planted(validator: Validator, planted: dict[str, list[Plant]], kind: str) -> None:
    view = view_of(kind, (quad for plant in planted[kind] for quad in plant.quads))
    compiled, reference = (run([view], validator.shapes, N, engine).results[view.name] for engine in ("compiled", "pyshacl"))
    assert compiled == reference
    assert len(compiled) >= len(planted[kind])


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**16), nodes=st.integers(2, 4))
def test_both_engines_find_the_same_where_plants_share_their_nodes(
    validator: Validator, planted: dict[str, list[Plant]], kind: str, seed: int, nodes: int
) -> None:
    chance = random.Random(seed)
    listed = [plant for plant in planted[kind] if not plant.mixes]
    chosen = chance.sample(listed, min(12, len(listed)))
    view = view_of(kind, {quad for plant in chosen for quad in renamed(plant.quads, nodes) if chance.random() < 0.9})
    compiled, reference = (run([view], validator.shapes, N, engine).results[view.name] for engine in ("compiled", "pyshacl"))
    assert compiled == reference
