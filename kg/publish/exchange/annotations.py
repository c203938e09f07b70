"""RDF 1.2: the world's short statements, each reified by the situation that it sums up, as N-Quads with triple terms.

``<<( per:jeff-sessions kgo:hasHeld post:us-attorney-general )>>`` is what ``ten:…`` reifies; what is said of that tenure, when it was and
which claims tell of it with which words, is then said of the statement.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.publish.publication import Publication
from kg.publish.short_statements import summed_up
from kg.publish.world_nodes import nodes

_REIFIES = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")


def annotated(publication: Publication) -> Iterator[bytes]:
    """The whole dataset as N-Quads, and after it a line for each short statement that a situation of the world stands for."""
    yield from publication.lines()
    graph = ox.NamedNode(publication.names.graph("truthy"))
    found = nodes(publication)
    iris = {node.name: ox.NamedNode(node.iri) for node in found}
    for node in found:
        for subject, prop, target in summed_up(node, publication.vocabulary):
            triple = ox.Triple(iris[subject], ox.NamedNode(publication.names.expand(prop)), iris[target])
            yield f"{ox.Quad(ox.NamedNode(node.iri), _REIFIES, triple, graph)} .\n".encode()
