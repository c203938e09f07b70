"""The dataset as it looks at the days of both clocks, as far as it has to do with one node: quick, however large the whole is."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.answers.dataset import Dataset
from kg.answers.why import situations_of
from kg.clocks import NOW, Clocks, seen
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.store import store_of

#: of each claim on a situation what it has and what takes part, and who wrote and printed its document
_AROUND = """SELECT DISTINCT ?s ?claim ?node WHERE { GRAPH ?g { ?claim kgo:about ?s }
  { GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?node } } UNION
  { GRAPH ?g { ?claim kgo:about ?s ; kgo:evidence|kgo:withheldFor|kgo:holder|kgo:condition|kgo:conveyedBy ?node } } UNION
  { GRAPH ?g { ?claim kgo:about ?s ; kgo:evidence/dcterms:source ?doc }
    GRAPH graph:provenance { ?doc dcterms:creator|dcterms:publisher ?node } }
  FILTER(isIRI(?node)) } ORDER BY ?claim ?node"""
#: graphs that are small beside the claims and are looked at whole
_WHOLE = ("ontology", "provenance", "decisions", "conflicts")


def seen_around(data: Dataset, iri: str, clocks: Clocks, vocabulary: Vocabulary, policy: AcceptancePolicy) -> Dataset:
    """The dataset at these days, near a node: what takes part in its situations, and all claims on these; without a day the whole."""
    if clocks == NOW:
        return data
    quads, _ = seen(sorted(set(_around(data, iri)), key=str), clocks, vocabulary, policy)
    return Dataset(store_of(quads), data.names, data.synonyms)


def _around(data: Dataset, iri: str) -> Iterator[ox.Quad]:
    """The quads of the situations that the node takes part in (or is), of all claims on these, and of all who take part."""
    for name in _WHOLE:
        yield from data.store.quads_for_pattern(None, None, None, ox.NamedNode(data.names.graph(name)))
    nodes: set[str] = {iri}
    for situation in {iri, *situations_of(data, iri)}:
        nodes.add(situation)
        for row in data.graphs(_AROUND, s=situation):
            nodes |= {row["claim"], row["node"]}
    for node in sorted(nodes):
        yield from data.store.quads_for_pattern(ox.NamedNode(node), None, None, None)
