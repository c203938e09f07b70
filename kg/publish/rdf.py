"""Turtle, TriG and N-Quads, sorted, so that the same graph is the same bytes; in pieces, so that no more than one is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, groupby
from operator import attrgetter

import pyoxigraph as ox

from kg.model.quads import Graph
from kg.publish.publication import Publication, Statement, type_first, used_prefixes

#: statements that are written at once; a piece ends with a subject
PIECE = 20_000


def turtle(publication: Publication) -> Iterator[bytes]:
    """The world view as Turtle: what simple tools load."""
    prefixes = used_prefixes(publication.names, chain.from_iterable(publication.world()))
    header = _header(prefixes)
    yield header
    for part in _parts(publication.world()):
        yield _written(part, ox.RdfFormat.TURTLE, prefixes)[len(header) :]


def trig(publication: Publication) -> Iterator[bytes]:
    """The whole dataset as TriG, one block a graph."""
    known = publication.names.prefixes
    used = {graph: _used_in(publication, graph) for graph, _ in publication.graphs()}
    yield _header({name: stem for name, stem in known.items() if any(name in own for own in used.values())})
    for graph, quads in publication.graphs():
        own = {name: stem for name, stem in known.items() if name in used[graph]}
        yield from publication.kept(graph, ("trig",), partial(_block, graph, quads, own))


def _used_in(publication: Publication, graph: Graph) -> list[str]:
    """The prefixes that are used in a graph."""

    def found() -> Iterator[bytes]:
        terms = chain((graph,), chain.from_iterable(publication.of_graph(graph)))
        yield " ".join(used_prefixes(publication.names, terms)).encode()

    return b"".join(publication.kept(graph, ("prefixes",), found)).decode().split()


def _block(graph: Graph, quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """A graph as TriG, without the lines that declare the prefixes that it uses."""
    start, closing = len(_header(prefixes)), b""
    for part in _parts(type_first(quads)):
        content = _written(part, ox.RdfFormat.TRIG, prefixes)[start:]
        if isinstance(graph, ox.DefaultGraph):
            yield content
            continue
        opening = content.index(b"{\n") + 2
        if not closing:
            yield content[:opening]
        closing = b"}\n"
        yield content[opening : -len(closing)]
    yield closing


def nquads(publication: Publication) -> Iterator[bytes]:
    """The whole dataset as N-Quads, lines sorted bytewise: the canonical form, since no blank node occurs."""
    return publication.lines()


def _parts(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """The statements in lists that end with a subject."""
    part: list[Statement] = []
    for _, group in groupby(statements, key=attrgetter("subject")):
        part += group
        if len(part) >= PIECE:
            yield part
            part = []
    if part:
        yield part


def _header(prefixes: Mapping[str, str]) -> bytes:
    """The lines that declare the prefixes."""
    line = ox.Triple(ox.NamedNode("urn:subject"), ox.NamedNode("urn:predicate"), ox.NamedNode("urn:object"))
    return _written([line], ox.RdfFormat.TURTLE, prefixes).partition(b"<urn:subject>")[0]


def _written(statements: Iterable[ox.Quad] | Iterable[ox.Triple], rdf_format: ox.RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    return ox.serialize(statements, format=rdf_format, prefixes=dict(prefixes)) or b""
