"""The files of the ontology conform to ``shapes/lexicon.ttl``, and each of its shapes can be broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH

KGO = Namespace("https://kg.example.org/ont#")
ONTOLEX = Namespace("http://www.w3.org/ns/lemon/ontolex#")


@pytest.fixture(scope="module")
def shapes(root: Path) -> Graph:
    return Graph().parse(root / "shapes" / "lexicon.ttl")


@pytest.fixture(scope="module")
def small(root: Path) -> Graph:
    graph = Graph()
    for name in ("core", "reading", "situations/recusal"):
        graph.parse(root / "ontology" / f"{name}.ttl")
    return graph


def broken(graph: Graph, shapes: Graph) -> set[str]:
    """Local names of the focus nodes that some shape complains about."""
    _, report, _ = validate(graph, shacl_graph=shapes)
    assert isinstance(report, Graph)
    return {str(node).partition("#")[2] for node in report.objects(None, SH.focusNode)}


def test_the_whole_ontology_conforms(root: Path, shapes: Graph) -> None:
    graph = Graph()
    for path in sorted((root / "ontology").rglob("*.ttl")):
        graph.parse(path)
    assert len(set(graph.subjects(RDF.type, KGO.SituationClass))) >= 33
    assert broken(graph, shapes) == set()


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        ("Recusal", RDFS.label), ("Recusal", RDFS.comment), ("Recusal", KGO.role), ("Recusal", KGO.slug), ("Recusal", KGO.iriKind),
        ("Recusal", KGO.firmness), ("frame-recuse", KGO.lemma), ("frame-recuse", ONTOLEX.evokes), ("example-recusal-1", KGO.text),
        ("example-recusal-1", KGO.expect), ("example-recusal-1", KGO.illustrates),
    ],
)  # fmt: skip
def test_what_is_left_out_is_found(small: Graph, shapes: Graph, subject: str, predicate: URIRef) -> None:
    graph = Graph() + small
    assert (KGO[subject], predicate, None) in graph
    graph.remove((KGO[subject], predicate, None))
    assert subject in broken(graph, shapes)


def test_a_frame_without_example_is_found(small: Graph, shapes: Graph) -> None:
    graph = Graph() + small
    for example in list(graph.subjects(KGO.illustrates, KGO["frame-recusal"])):
        graph.remove((example, None, None))
    assert broken(graph, shapes) == {"frame-recusal"}


def test_an_unknown_kind_of_iri_is_found(small: Graph, shapes: Graph) -> None:
    graph = Graph() + small
    graph.set((KGO.Recusal, KGO.iriKind, Literal("thing")))
    assert broken(graph, shapes) == {"Recusal"}
