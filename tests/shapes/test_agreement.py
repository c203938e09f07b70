"""Shapes and ontology say the same of each class: what defines it, what may fill its roles, which stages it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.model.ontology import SituationClass, Vocabulary
from kg.validate.shapes import SH, load_shapes
from kg.vocabulary import load

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
VOCABULARY: Vocabulary = load()
NAMES = Namespaces()


class Graph:
    """The shapes by subject."""

    def __init__(self) -> None:
        self.of: dict[object, list[ox.Triple]] = defaultdict(list)
        for triple in load_shapes(None, NAMES, VOCABULARY).triples:
            self.of[triple.subject].append(triple)

    def values(self, subject: object, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        return [t.object for t in self.of[subject] if t.predicate.value == predicate]

    def items(self, node: object) -> Iterator[str]:
        while self.of.get(node):
            yield from (item.value for item in self.values(node, RDF + "first"))  # type: ignore[union-attr]
            (node,) = self.values(node, RDF + "rest")

    def paths(self, shape: object) -> set[str]:
        (path,) = self.values(shape, SH + "path")
        lists = self.values(path, SH + "alternativePath")
        return set(self.items(lists[0])) if lists else {path.value}  # type: ignore[union-attr]

    def properties(self, cls: SituationClass) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        return self.values(ox.NamedNode(NAMES.expand(f"ksh:{cls.name}Shape")), SH + "property")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph()


every_class = pytest.mark.parametrize("cls", VOCABULARY.classes.values(), ids=lambda cls: cls.name)


@every_class
def test_a_defining_role_is_a_violation_when_it_is_missing(graph: Graph, cls: SituationClass) -> None:
    needed = [
        graph.paths(shape)
        for shape in graph.properties(cls)
        if graph.values(shape, SH + "minCount") and ox.NamedNode(SH + "Violation") in graph.values(shape, SH + "severity")
    ]
    assert [role.name for role in cls.roles if role.defining and not any(role.iri in paths for paths in needed)] == []


@every_class
def test_a_shape_accepts_whatever_the_ontology_lets_fill_a_role(graph: Graph, cls: SituationClass) -> None:
    wrong = []
    for shape in graph.properties(cls):
        for role in cls.roles:
            for wanted in graph.values(shape, SH + "class") if {role.iri} == graph.paths(shape) else ():
                name = wanted.value.replace("#", "/").rpartition("/")[2]  # type: ignore[union-attr]
                wrong += [(role.name, each) for each in role.ranges if not VOCABULARY.is_a(each, name)]
    assert wrong == []


@every_class
def test_every_stage_that_a_frame_gives_is_in_the_closed_list(graph: Graph, cls: SituationClass) -> None:
    allowed = {item for shape in graph.properties(cls) for listed in graph.values(shape, SH + "in") for item in graph.items(listed)}
    assert {frame.stage for frame in cls.frames if frame.stage} <= allowed
