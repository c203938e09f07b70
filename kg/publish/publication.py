"""What every exporter is given: the finished dataset with everything needed to print from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.model.finding import Finding
from kg.model.iri import WORLD, Namespaces
from kg.model.ontology import Vocabulary


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

    def graph(self, name: str) -> list[ox.Triple]:
        """The triples of one named graph, in order."""
        iri = ox.NamedNode(self.names.graph(name))
        return [quad.triple for quad in self.quads if quad.graph_name == iri]

    def world(self) -> list[ox.Triple]:
        """The sorted triples of the world view; those of a file without named graphs are all of it."""
        wanted = {ox.DefaultGraph(), *(ox.NamedNode(self.names.graph(name)) for name in WORLD)}
        return sorted({quad.triple for quad in self.quads if quad.graph_name in wanted}, key=triple_key)


#: an exporter gives the bytes of its file; its name is the ``FORMAT`` of ``kg export``
Exporter = Callable[[Publication], bytes]

_RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def triple_key(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """The order of every file: by subject, its type first, then predicate and object."""
    predicate = str(triple.predicate)
    return (str(triple.subject), predicate != _RDF_TYPE, predicate, str(triple.object))


def quad_key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """The order of datasets: by graph, then as ``triple_key``."""
    return (str(quad.graph_name), *triple_key(quad.triple))


def used_prefixes(names: Namespaces, terms: Iterable[str]) -> dict[str, str]:
    """The prefixes of ``names`` that at least one of the IRIs in ``terms`` begins with."""
    seen = set(terms)
    return {prefix: iri for prefix, iri in names.prefixes.items() if any(term.startswith(iri) for term in seen)}
