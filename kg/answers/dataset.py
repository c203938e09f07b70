"""The dataset as questions need it: a store with its names, and short ways to read single values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.store import world_graphs

Row = Mapping[str, str]
T = TypeVar("T")


_DOCUMENTS = "SELECT ?doc WHERE { GRAPH graph:provenance { ?doc kgo:sha256 ?sha } }"
_OFFICIAL = "SELECT ?graph WHERE { GRAPH graph:provenance { ?graph kgo:authority kgo:Official } }"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A store of the whole dataset, which does not change, with the names of its base IRI.

    ``synonyms`` are the words that evoke each class of situations, by its local name; without them a search knows labels alone.
    """

    store: ox.Store
    names: Namespaces
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _known: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def world(self, query: str, **values: str) -> list[Row]:
        """Rows of a SELECT on the world view; ``values`` put IRIs where its variables of these names stand."""
        return list(self._rows(query, values, self.world_graphs()))

    def world_graphs(self) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
        """The graphs of the world view."""
        return self.once("world", lambda: world_graphs(self.store, self.names))

    def graphs(self, query: str, **values: str) -> list[Row]:
        """Rows of a SELECT that names its graphs; ``values`` put IRIs where its variables of these names stand."""
        return list(self._rows(query, values, None))

    def all_rows(self, query: str) -> list[Row]:
        """Rows of a SELECT that names its graphs and asks of everything: it is run once, however often it is asked."""
        return self.once(query, lambda: self.graphs(query))

    def column(self, property_name: str, graph: str) -> list[tuple[str, str]]:
        """(Subject, value) of every statement of a property in one named graph, sorted."""
        at = ox.NamedNode(self.names.expand(property_name)), ox.NamedNode(self.names.graph(graph))
        quads = self.store.quads_for_pattern(None, at[0], None, at[1])
        return sorted((quad.subject.value, quad.object.value) for quad in quads)  # type: ignore[union-attr]

    def once(self, key: str, made: Callable[[], T]) -> T:
        """What ``made`` makes, made at the first time that it is asked for under this key."""
        if key not in self._known:
            self._known[key] = made()
        found: T = self._known[key]
        return found

    def kept(self, key: str) -> Any:
        """What was made under this key; nothing where nobody asked for it yet."""
        return self._known.get(key)

    def _rows(
        self, query: str, values: Mapping[str, str], graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None
    ) -> Iterator[Row]:
        text = about(query, values) if values else query
        results = self.store.query(text, prefixes=self.names.prefixes, default_graph=graphs)
        assert isinstance(results, ox.QuerySolutions)
        variables = [variable.value for variable in results.variables]
        for row in results:
            found = ((name, row[name]) for name in variables)
            yield {**values, **{name: term.value for name, term in found if term is not None}}


def about(query: str, values: Mapping[str, str]) -> str:
    """A SELECT with IRIs where variables of these names stand, which are then no longer among its columns.

    A store plans a query by the constants that it sees: a variable that is bound afterwards is looked for among all rows.

    >>> about("SELECT ?s ?x WHERE { ?s ?p ?x } ORDER BY ?s", {"s": "https://x.org/a"})
    'SELECT ?x WHERE { <https://x.org/a> ?p ?x }'
    >>> about("SELECT ?s WHERE { ?s a ?c } LIMIT 1", {"s": "https://x.org/a"})
    'SELECT * WHERE { <https://x.org/a> a ?c } LIMIT 1'
    """
    head, _, rest = query.partition("WHERE")
    body, _, tail = rest.rpartition("}")
    for name, iri in values.items():
        variable, term = re.compile(rf"\?{re.escape(name)}\b"), str(ox.NamedNode(iri))
        head, tail = variable.sub("", head), variable.sub("", tail)
        body = variable.sub(lambda _, term=term: term, body)  # type: ignore[misc]
    columns = "" if re.search(r"[?(]", head) else "*"
    ending = re.sub(r"(?:GROUP|ORDER) BY\s*(?=$|LIMIT|ORDER BY)", "", tail.strip())
    return " ".join(f"{' '.join(head.split())} {columns}".split()) + f" WHERE{body}}} {ending}".rstrip()


def official_graphs(data: Dataset) -> frozenset[str]:
    """The graphs of official records and lists."""
    return data.once("official graphs", lambda: frozenset(row["graph"] for row in data.graphs(_OFFICIAL)))


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
