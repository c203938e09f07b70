"""GraphML for Gephi, yEd and Cytoscape: entities and accepted situations as nodes, roles and shortcuts as edges."""

from __future__ import annotations

import io

import networkx as nx
import pyoxigraph as ox

from kg.publish.publication import Publication

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label", "http://purl.org/dc/terms/title")
_HIDDEN = ("graph/", "activity/", "agent/", "doc/", "ont#", "claim/")


def graphml(publication: Publication) -> bytes:
    """The world view as GraphML; attributes are plain strings, absent where nothing is known."""
    buffer = io.BytesIO()
    nx.write_graphml_xml(network(publication), buffer, encoding="utf-8", prettyprint=True)
    return buffer.getvalue() + b"\n"


def network(publication: Publication) -> nx.MultiDiGraph:
    """The world view as a networkx graph with sorted nodes and edges: the shape that GraphML and GEXF share."""
    names = publication.names
    base = names.base
    triples = [t for t in publication.world() if isinstance(t.subject, ox.NamedNode) and _shown(t.subject.value, base)]
    subjects = {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode) and t.predicate.value == _RDF_TYPE}
    attributes: dict[str, dict[str, str]] = {subject: {} for subject in sorted(subjects)}
    edges: list[tuple[str, str, str]] = []
    for triple in triples:
        subject, predicate, value = triple.subject, triple.predicate.value, triple.object
        if not isinstance(subject, ox.NamedNode) or subject.value not in subjects:
            continue
        if isinstance(value, ox.NamedNode) and value.value in subjects and predicate != _RDF_TYPE:
            edges.append((names.shorten(subject.value), names.shorten(value.value), names.shorten(predicate)))
        else:
            _describe(attributes[subject.value], names.shorten(predicate), predicate, value, publication)
    graph = nx.MultiDiGraph()
    for iri, values in attributes.items():
        graph.add_node(names.shorten(iri), **dict(sorted(values.items())))
    for index, (source, target, role) in enumerate(sorted(set(edges))):
        graph.add_edge(source, target, key=f"e{index}", role=role, label=role.partition(":")[2])
    return graph


def _shown(iri: str, base: str) -> bool:
    """Whether an IRI is an entity or a situation of ours."""
    return iri.startswith(base) and not iri[len(base) :].startswith(_HIDDEN)


def _describe(values: dict[str, str], name: str, predicate: str, value: object, publication: Publication) -> None:
    """Add one statement to a node's attributes; several values of a property are joined by ' | '."""
    text = publication.names.shorten(value.value) if isinstance(value, ox.NamedNode) else getattr(value, "value", str(value))
    key = "class" if predicate == _RDF_TYPE else "label" if predicate in _LABELS else name.partition(":")[2] or name
    values[key] = " | ".join(filter(None, [values.get(key, ""), text]))
