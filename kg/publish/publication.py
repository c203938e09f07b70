"""What every exporter is given: the finished dataset with everything needed to print from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import attrgetter

import pyoxigraph as ox

from kg.model.finding import Finding
from kg.model.iri import WORLD, Namespaces
from kg.model.ontology import Vocabulary
from kg.model.quads import Graph


@dataclass(frozen=True, slots=True)
class Publication:
    """A finished dataset. ``quads`` are sorted and free of blank nodes; ``texts`` are article texts by their sha256.

    ``inputs`` maps each input's name (relative to the project, or the bare file name) to the sha256 of its bytes;
    ``model`` names the language model with its hash; ``base`` of ``names`` is the base of every IRI in ``quads``.
    """

    quads: tuple[ox.Quad, ...]
    names: Namespaces
    vocabulary: Vocabulary
    texts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    version: str = ""
    _world: list[ox.Triple] = field(default_factory=list, init=False, repr=False, compare=False)

    def graphs(self) -> Iterator[tuple[Graph, Iterator[ox.Quad]]]:
        """Each graph with its quads, in order, without a copy of them."""
        return groupby(self.quads, key=attrgetter("graph_name"))

    def graph(self, name: str) -> list[ox.Triple]:
        """The triples of one named graph, in order."""
        iri = ox.NamedNode(self.names.graph(name))
        return [quad.triple for graph, quads in self.graphs() if graph == iri for quad in quads]

    def world(self) -> list[ox.Triple]:
        """The sorted triples of the world view; those of a file without named graphs are all of it."""
        if not self._world:
            wanted = {ox.DefaultGraph(), *(ox.NamedNode(self.names.graph(name)) for name in WORLD)}
            inside = chain.from_iterable(quads for graph, quads in self.graphs() if graph in wanted)
            self._world[:] = sorted({quad.triple for quad in inside}, key=triple_key)
        return self._world


#: an exporter gives the bytes of its file, whole or in pieces; its name is the ``FORMAT`` of ``kg export``
Exporter = Callable[[Publication], bytes | Iterable[bytes]]


def pieces(content: bytes | Iterable[bytes]) -> Iterable[bytes]:
    """What an exporter gave, piece by piece."""
    return (content,) if isinstance(content, bytes) else content


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def triple_key(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """The order of every file: by subject, its type first, then predicate and object."""
    predicate = str(triple.predicate)
    return (str(triple.subject), predicate != str(_TYPE), predicate, str(triple.object))


def type_first(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Sorted quads of one graph with the types of each subject before what else is said of it: in the order of ``triple_key``."""
    for _, group in groupby(quads, key=attrgetter("subject")):
        told = list(group)
        yield from (quad for quad in told if quad.predicate == _TYPE)
        yield from (quad for quad in told if quad.predicate != _TYPE)


def used_prefixes(names: Namespaces, terms: Iterable[Term]) -> dict[str, str]:
    """The prefixes of ``names`` that at least one of the IRIs among the terms and their datatypes begins with."""
    stems = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in _iris(terms)}
    return {prefix: iri for prefix, iri in names.prefixes.items() if any(stem.startswith(iri) for stem in stems)}


def _iris(terms: Iterable[Term]) -> Iterator[str]:
    for term in terms:
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value
