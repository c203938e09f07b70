"""Turtle, TriG and N-Quads, sorted, so that the same graph is the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.publish.publication import Publication, quad_key, used_prefixes


def turtle(publication: Publication) -> bytes:
    """The world view as Turtle: what simple tools load."""
    triples = publication.world()
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_prefixes(publication, triples)) or b""


def trig(publication: Publication) -> bytes:
    """The whole dataset as TriG, one block a graph."""
    quads = sorted(publication.quads, key=quad_key)
    return ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=_prefixes(publication, quads)) or b""


def nquads(publication: Publication) -> bytes:
    """The whole dataset as N-Quads, lines sorted bytewise: the canonical form, since no blank node occurs."""
    return b"".join(sorted(f"{quad} .\n".encode() for quad in set(publication.quads)))


def _prefixes(publication: Publication, items: list[ox.Triple] | list[ox.Quad]) -> dict[str, str]:
    return used_prefixes(publication.names, set(_iris(items)))


def _iris(items: list[ox.Triple] | list[ox.Quad]) -> Iterator[str]:
    for item in items:
        for term in (item.subject, item.predicate, item.object):
            if isinstance(term, ox.NamedNode):
                yield term.value
            elif isinstance(term, ox.Literal):
                yield term.datatype.value
        if isinstance(item, ox.Quad) and isinstance(item.graph_name, ox.NamedNode):
            yield item.graph_name.value
