"""The dataset as questions need it: a store with its names, and short ways to read single values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.store import world_graphs

Row = Mapping[str, str]


_DOCUMENTS = "SELECT ?doc WHERE { GRAPH graph:provenance { ?doc kgo:sha256 ?sha } }"
#: the graphs of official records and lists
OFFICIAL = "SELECT ?graph WHERE { GRAPH graph:provenance { ?graph kgo:authority kgo:Official } }"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A store of the whole dataset with the names of its base IRI.

    ``synonyms`` are the words that evoke each class of situations, by its local name; without them a search knows labels alone.
    """

    store: ox.Store
    names: Namespaces
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def world(self, query: str, **values: str) -> list[Row]:
        """Rows of a SELECT on the world view; ``values`` bind variables to IRIs."""
        return list(self._rows(query, values, world_graphs(self.store, self.names)))

    def graphs(self, query: str, **values: str) -> list[Row]:
        """Rows of a SELECT that names its graphs; ``values`` bind variables to IRIs."""
        return list(self._rows(query, values, None))

    def _rows(
        self, query: str, values: Mapping[str, str], graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None
    ) -> Iterator[Row]:
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): ox.NamedNode(iri) for name, iri in values.items()
        }
        results = self.store.query(query, prefixes=self.names.prefixes, default_graph=graphs, substitutions=bound)
        assert isinstance(results, ox.QuerySolutions)
        variables = [variable.value for variable in results.variables]
        for row in results:
            yield {name: row[name].value for name in variables if row[name] is not None}


def documents(data: Dataset) -> frozenset[str]:
    """The slugs of all documents of a dataset."""
    prefix = data.names.iri("doc", "")
    return frozenset(row["doc"].removeprefix(prefix) for row in data.graphs(_DOCUMENTS))


def base_of(store: ox.Store) -> str:
    """The base IRI of a dataset, read off its graph names, else off the first term of our ontology; the default base without either."""
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph.value.endswith("graph/truthy"):
            return graph.value.removesuffix("graph/truthy")
    return next(filter(None, map(_base_of_term, store)), Namespaces().base)


def base_of_quads(quads: Iterable[ox.Quad]) -> str:
    """The base IRI of quads, as ``base_of`` tells it of a store that holds them."""
    found = ""
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.endswith("graph/truthy"):
            return quad.graph_name.value.removesuffix("graph/truthy")
        found = found or _base_of_term(quad)
    return found or Namespaces().base


def _base_of_term(quad: ox.Quad) -> str:
    base, ours, _ = quad.predicate.value.partition("ont#")
    return base if ours and base.endswith("/") else ""


def sentence_list(parts: Iterable[str]) -> str:
    """The parts joined as prose: ``a, b and c``."""
    items = list(parts)
    return items[0] if len(items) == 1 else " and ".join([", ".join(items[:-1]), items[-1]]) if items else ""
