"""Turtle, TriG and N-Quads, sorted, so that the same graph is the same bytes."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from kg.publish.publication import Publication, type_first, used_prefixes


def turtle(publication: Publication) -> bytes:
    """The world view as Turtle: what simple tools load."""
    triples = publication.world()
    prefixes = used_prefixes(publication.names, chain.from_iterable(triples))
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def trig(publication: Publication) -> bytes:
    """The whole dataset as TriG, one block a graph."""
    prefixes = used_prefixes(publication.names, chain.from_iterable(publication.quads))
    quads = chain.from_iterable(type_first(quads) for _, quads in publication.graphs())
    return ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""


def nquads(publication: Publication) -> Iterator[bytes]:
    """The whole dataset as N-Quads, lines sorted bytewise: the canonical form, since no blank node occurs.

    Within a graph the lines are in order already, so the graphs are merged and no second copy of the dataset is made.
    """
    return heapq.merge(*(_lines(list(quads)) for _, quads in publication.graphs()))


def _lines(quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    return (f"{quad} .\n".encode() for quad in quads)
