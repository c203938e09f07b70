"""The canonical N-Quads: lines in the order of their bytes, though no more than one graph is ever sorted."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given

from kg.model.iri import Namespaces
from kg.model.quads import in_order
from kg.publish.publication import Publication
from kg.publish.rdf import nquads, trig
from kg.vocabulary import load
from tests.model.test_quads import QUADS


def publication(quads: list[ox.Quad]) -> Publication:
    return Publication(in_order(quads), Namespaces(), load())


@given(QUADS)
def test_lines_are_sorted_bytewise_and_each_stands_once(quads: list[ox.Quad]) -> None:
    lines = [*nquads(publication(quads))]
    assert lines == sorted({f"{quad} .\n".encode() for quad in quads})


@given(QUADS)
def test_trig_is_the_same_dataset(quads: list[ox.Quad]) -> None:
    assert set(ox.parse(trig(publication(quads)), format=ox.RdfFormat.TRIG)) == set(quads)
