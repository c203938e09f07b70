"""What every exporter is given: the finished dataset with everything needed to print from it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from operator import attrgetter
from typing import Protocol, TypeVar

import pyoxigraph as ox

from kg.model.finding import Finding
from kg.model.iri import WORLD, Namespaces
from kg.model.ontology import Vocabulary
from kg.model.quads import Graph, GraphedQuads, SortedQuads


class Pieces(Protocol):
    """Parts of files that an earlier build wrote, each under the hash of all that it was made from."""

    def find(self, key: str) -> bytes | None:
        """The part under a key, or nothing where it is not known."""

    def keep(self, key: str, piece: bytes) -> None:
        """Know this part from now on."""

    def write(self) -> None:
        """Store what was found and made, for the next build."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A finished dataset. ``quads`` are in order (``kg.model.quads``); ``texts`` are article texts by their sha256.

    ``pieces`` are parts of its files that need not be written again.

    Quads that stand in a file (``SortedQuads``) are gone through as often as a writer needs, and none of them is kept.
    ``inputs`` maps each input's name (relative to the project, or the bare file name) to the sha256 of its bytes;
    ``model`` names the language model with its hash; ``base`` of ``names`` is the base of every IRI in ``quads``.
    """

    quads: GraphedQuads | SortedQuads
    names: Namespaces
    vocabulary: Vocabulary
    texts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    version: str = ""
    pieces: Pieces | None = field(default=None, repr=False, compare=False)
    _digests: dict[Graph, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _world: list[ox.Triple] = field(default_factory=list, init=False, repr=False, compare=False)

    def graphs(self) -> Iterator[tuple[Graph, Iterator[ox.Quad]]]:
        """Each graph with its quads, in order, without a copy of them."""
        if isinstance(self.quads, GraphedQuads):
            return ((graph, iter(inside)) for graph, inside in self.quads.graphs.items())
        return groupby(self.quads, key=attrgetter("graph_name"))

    def graph(self, name: str) -> Iterator[ox.Triple]:
        """The triples of one of our named graphs, in order."""
        return self.of_graph(ox.NamedNode(self.names.graph(name)))

    def of_graph(self, wanted: Graph) -> Iterator[ox.Triple]:
        """The triples of one graph, in order."""
        found = self.quads.graphs.get(wanted, ()) if isinstance(self.quads, GraphedQuads) else self.quads.of_graph(wanted)
        return (quad.triple for quad in found)

    def kept(self, graph: Graph, made_from: Iterable[str], make: Callable[[], Iterable[bytes]]) -> Iterable[bytes]:
        """What ``make`` gives of a graph and of the words ``made_from``, from an earlier build where both were the same there."""
        if self.pieces is None:
            return make()
        key = hashlib.sha256("\0".join((self._digest(graph), *made_from)).encode()).hexdigest()
        found = self.pieces.find(key)
        if found is None:
            found = b"".join(make())
            self.pieces.keep(key, found)
        return (found,)

    def _digest(self, graph: Graph) -> str:
        """The hash of what stands in a graph."""
        if graph not in self._digests:
            lines = "\n".join((str(graph), *map(str, self.of_graph(graph))))
            self._digests[graph] = hashlib.sha256(lines.encode()).hexdigest()
        return self._digests[graph]

    def lines(self) -> Iterator[bytes]:
        """The whole dataset as N-Quads, a line a quad, sorted bytewise: quickly, since within a graph they are in that order already."""
        if not isinstance(self.quads, GraphedQuads):
            return self.quads.lines()
        return iter(sorted(f"{quad} .\n".encode() for quad in self.quads))

    def sorted(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines sorted bytewise; where the quads are not held, neither are the lines."""
        return iter(sorted(lines)) if isinstance(self.quads, GraphedQuads) else self.quads.sorted(lines)

    def world(self) -> Iterable[ox.Triple]:
        """The triples of the world view in the order of ``triple_key``, each once; those of a file without named graphs are all of it."""
        wanted: set[Graph] = {ox.DefaultGraph(), *(ox.NamedNode(self.names.graph(name)) for name in WORLD)}
        if not isinstance(self.quads, GraphedQuads):
            return type_first(triple for triple, _ in groupby(quad.triple for quad in self.quads.by_subject(wanted)))
        if not self._world:
            triples = chain.from_iterable(quads for graph, quads in self.graphs() if graph in wanted)
            self._world[:] = type_first(sorted({quad.triple for quad in triples}, key=str))
        return self._world


def source_name(publication: Publication, graph: Graph) -> str:
    """The name of a graph that holds what a source says; the empty string for any other graph."""
    name = graph.value.removeprefix(publication.names.graph("")) if isinstance(graph, ox.NamedNode) else ""
    return name if name.startswith(("doc_", "curated_")) else ""


#: an exporter gives the bytes of its file, whole or in pieces; its name is the ``FORMAT`` of ``kg export``
Exporter = Callable[[Publication], bytes | Iterable[bytes]]


def pieces(content: bytes | Iterable[bytes]) -> Iterable[bytes]:
    """What an exporter gave, piece by piece."""
    return (content,) if isinstance(content, bytes) else content


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph
#: terms that are looked through at once for those that come again
_BATCH = 1 << 16
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
Statement = TypeVar("Statement", ox.Quad, ox.Triple)


def triple_key(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """The order of every file: by subject, its type first, then predicate and object."""
    predicate = str(triple.predicate)
    return (str(triple.subject), predicate != str(_TYPE), predicate, str(triple.object))


def type_first(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Sorted statements with the types of each subject before what else is said of it: in the order of ``triple_key``."""
    for _, group in groupby(statements, key=attrgetter("subject")):
        told = list(group)
        yield from (one for one in told if one.predicate == _TYPE)
        yield from (one for one in told if one.predicate != _TYPE)


def used_prefixes(names: Namespaces, terms: Iterable[Term]) -> dict[str, str]:
    """The prefixes of ``names`` that at least one of the IRIs among the terms and their datatypes begins with."""
    unused = dict(names.prefixes)
    stems = tuple(unused.values())
    for iri in _iris(_few(terms)):
        if iri.startswith(stems):
            unused = {prefix: stem for prefix, stem in unused.items() if not iri.startswith(stem)}
            stems = tuple(unused.values())
    return {prefix: stem for prefix, stem in names.prefixes.items() if prefix not in unused}


def _few(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms, those that come again soon left out."""
    left = iter(terms)
    while some := set(islice(left, _BATCH)):
        yield from some


def _iris(terms: Iterable[Term]) -> Iterator[str]:
    for term in terms:
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value
        elif isinstance(term, ox.Triple):
            yield from _iris(term)
