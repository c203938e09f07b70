"""The dataset as the page reads it: nodes by graph, short names, texts, each found without searching again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.publish.publication import Publication

_SKOS_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"

Term = ox.NamedNode | ox.Literal
Node = Mapping[str, Sequence[Term]]
Graph = Mapping[str, Node]

#: graphs that the page never reads
_UNREAD = ("ontology", "inferred")


def first(node: Node, prop: str) -> str:
    """The first value under ``prop`` in order, or the empty string."""
    values = node.get(prop)
    if not values:
        return ""
    return values[0].value if len(values) == 1 else min(value.value for value in values)


def every(node: Node, prop: str) -> list[str]:
    """All values under ``prop``, sorted."""
    return sorted(value.value for value in node.get(prop, ()))


@dataclass(slots=True)
class ShortNames:
    """Prefixed names of IRIs, each worked out once."""

    names: Namespaces
    _known: dict[str, str] = field(default_factory=dict)

    def __call__(self, iri: str) -> str:
        """The prefixed name of ``iri``."""
        found = self._known.get(iri)
        if found is None:
            found = self._known[iri] = self.names.shorten(iri)
        return found


@dataclass(frozen=True, slots=True)
class PageGraphs:
    """Everything the page is made from. ``said`` are the source graphs by IRI; ``order`` numbers them as the page lists them."""

    publication: Publication
    graphs: Mapping[str, Graph]
    short: ShortNames
    said: Mapping[str, Graph]
    order: Mapping[str, int]

    def graph(self, name: str) -> Graph:
        """The nodes of one named graph."""
        return self.graphs.get(self.publication.names.graph(name), {})

    def term(self, name: str) -> str:
        """The IRI of a term of the ontology."""
        return self.publication.names.term(name)

    def document(self, source: str) -> Node:
        """What the provenance graph says of the document behind a source graph."""
        return self.graph("provenance").get(self.publication.names.iri("doc", self.slug(source).removeprefix("doc_")), {})

    def slug(self, source: str) -> str:
        """The name of a source graph: ``doc_<slug>`` or ``curated_<file>``."""
        return source.removeprefix(self.publication.names.graph(""))

    def text(self, source: str) -> str:
        """The text of a source graph's document, empty where it is not at hand."""
        return self.publication.texts.get(first(self.document(source), self.term("sha256")), "")

    def label(self, iri: str) -> str:
        """The registry's name of an entity, or its short name."""
        return first(self.graph("registry").get(iri, {}), _SKOS_LABEL) or (self.short(iri) if iri else "")

    def curated_file(self, source: str) -> str:
        """The path of the file behind a curated graph as the build read it, or the bare name."""
        name = self.slug(source).removeprefix("curated_")
        paths = [path for path in sorted(self.publication.inputs) if "curated" in path and PurePosixPath(path).stem == name]
        return paths[0] if len(paths) == 1 else name


def read(publication: Publication) -> PageGraphs:
    """The quads of a publication by graph, subject and property, read once."""
    names = publication.names
    graphs: dict[str, dict[str, dict[str, list[Term]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    unread = {names.graph(name) for name in _UNREAD}
    for quad in publication.quads:
        graph, subject, value = quad.graph_name, quad.subject, quad.object
        if isinstance(graph, ox.NamedNode) and isinstance(subject, ox.NamedNode) and isinstance(value, Term) and graph.value not in unread:
            graphs[graph.value][subject.value][quad.predicate.value].append(value)
    said = {name: graphs[name] for name in sorted(graphs) if name.startswith((names.graph("doc_"), names.graph("curated_")))}
    plain = PageGraphs(publication, graphs, ShortNames(names), said, {})
    listed = sorted(said, key=lambda source: (first(plain.document(source), "http://purl.org/dc/terms/issued"), source))
    return PageGraphs(publication, graphs, plain.short, said, {source: number for number, source in enumerate(listed)})
