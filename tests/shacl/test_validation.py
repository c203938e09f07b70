"""What the suite and the generated graphs leave open: several graphs at once, pre-binding, fallback, the words of results."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest

from kg.errors import ShapesError
from kg.shacl.reference import by_reference
from kg.shacl.source import source_of
from kg.shacl.validation import validate

from .conftest import quads, shapes, source, told
from .test_agreement import CONSTRAINTS, INNER, TARGETS

GRAPHS = """
e:g1 { e:n1 a e:A ; e:p e:n2 , 2 , "x"@en ; e:q e:n2 . e:n2 a e:B ; e:p e:n1 ; e:r e:n3 . e:n3 a e:C ; e:number 7 }
e:g2 { e:n1 a e:B ; e:p e:n3 ; e:from "2020-01-01"^^xsd:date ; e:to "2019-01-01"^^xsd:date . e:n2 a e:A ; e:q e:n1 , e:n3 . e:n3 a e:A }
e:g3 { e:n3 a e:A , e:B ; e:p e:n3 , "none"^^xsd:integer ; e:q 1 , 9 ; e:r e:n1 . e:n1 e:q e:n3 }
"""
ALIKE = "e:g1 { e:C rdfs:subClassOf e:A } e:g2 { e:C rdfs:subClassOf e:A } e:g3 { e:C rdfs:subClassOf e:A }"
DIFFERING = "e:g1 { e:C rdfs:subClassOf e:A } e:g2 { e:A rdfs:subClassOf e:B } e:g3 { e:B rdfs:subClassOf e:C }"


@pytest.mark.parametrize(("tree", "followed"), [(ALIKE, False), (ALIKE, True), (DIFFERING, True)])
def test_graphs_validated_together_give_what_each_gives_alone(tree: str, followed: bool) -> None:
    listed = (f"e:S{n}-{k} a sh:NodeShape ; {t} ; {c} .\n" for n, c in enumerate(CONSTRAINTS) for k, t in enumerate(TARGETS))
    asked = shapes(INNER + "".join(listed))
    whole = quads(GRAPHS + tree)
    names = ["urn:e:g1", "urn:e:g2", "urn:e:g3"]
    together = validate(source_of(whole), asked, names, followed=followed)
    for name in names:
        alone = validate(source_of(ox.Quad(*quad.triple) for quad in whole if str(quad.graph_name) == f"<{name}>"), asked)
        assert told(r for r in together.results if r.graph == name) == told(alone.results)
    assert {result.graph for result in together.results} == set(names)


def test_a_shape_that_is_not_compiled_is_checked_by_pyshacl_and_named() -> None:
    asked = shapes("""
      e:Look a sh:NodeShape ; sh:targetClass e:A ; sh:property [ sh:path e:p ; sh:pattern "^(?!a)" ] .
      e:Loop a sh:NodeShape ; sh:targetClass e:A ; sh:property [ sh:path e:p ; sh:pattern "^b" ] .
      e:Asked a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ; sh:prefixes e:prefixes ; sh:select "SELECT ?this { ?this e:p ?x }" ] ;
        sh:targetNode e:n9 ; sh:class e:B .""")
    outcome = validate(source('e:n1 a e:A ; e:p "ab" , "ba" .'), asked)
    assert set(outcome.by_reference) == {ox.NamedNode("urn:e:Look"), ox.NamedNode("urn:e:Asked")}
    assert {(r.shape.value if isinstance(r.shape, ox.NamedNode) else "", str(r.focus), str(r.value)) for r in outcome.results} == {
        ("", "<urn:e:n1>", '"ab"'),
        ("urn:e:Asked", "<urn:e:n1>", "<urn:e:n1>"),
        ("urn:e:Asked", "<urn:e:n9>", "<urn:e:n9>"),
    }


def test_a_shape_that_refers_to_itself_is_left_to_pyshacl() -> None:
    asked = shapes("e:Loop a sh:NodeShape ; sh:targetClass e:A ; sh:property [ sh:path e:p ; sh:node e:Loop ] .")
    assert asked.uncovered[ox.NamedNode("urn:e:Loop")] == "the shape refers to itself"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this WHERE { $this e:p ?x MINUS { $this e:q ?x } }",
        "SELECT $this WHERE { VALUES ?x { 1 } $this e:p ?x }",
        "SELECT $this WHERE { { SELECT ?x WHERE { ?x e:p 1 } } $this e:p ?x }",
        "SELECT $this WHERE { BIND (e:a AS $this) }",
        "SELECT $this WHERE { $this unknown:p ?x }",
    ],
)
def test_sparql_that_shacl_forbids_is_an_error(query: str) -> None:
    with pytest.raises(ShapesError):
        shapes(f'e:S a sh:NodeShape ; sh:targetClass e:A ; sh:sparql [ sh:prefixes e:prefixes ; sh:select "{query}" ] .')


def test_a_message_names_what_the_row_found() -> None:
    asked = shapes("""e:S a sh:NodeShape ; sh:targetClass e:A ; sh:sparql [ sh:prefixes e:prefixes ; sh:message "{$this} has {?value}"@en ;
      sh:select "SELECT $this ?value WHERE { $this e:p ?value }" ] .""")
    (result,) = validate(source("e:n1 a e:A ; e:p 7 ."), asked).results
    assert result.messages == (ox.Literal("urn:e:n1 has 7", language="en"),)


def test_a_result_without_a_message_says_what_was_expected() -> None:
    asked = shapes("e:S a sh:NodeShape ; sh:targetClass e:A ; sh:property [ sh:path e:p ; sh:minCount 2 ] .")
    (result,) = validate(source("e:n1 a e:A ; e:p 7 ."), asked).results
    assert [message.value for message in result.messages] == ["min count: 2"]


def test_literals_come_back_as_the_data_write_them() -> None:
    asked = shapes("e:S a sh:NodeShape ; sh:targetClass e:A ; sh:property [ sh:path e:p ; sh:maxExclusive 2 ] .")
    (result,) = validate(source("e:n1 a e:A ; e:p 02.50 ."), asked).results
    assert str(result.value) == '"02.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'


def test_a_node_that_much_points_to_is_asked_about_once() -> None:
    """Two of 300 that point to one node make 90,000 pairs; asked anew for each that points there, 27 million."""
    pairs = "$this ^e:p ?value . $this ^e:p ?other . ?value e:number ?n . ?other e:number ?m . FILTER(?n + ?m > 9)"
    data = source("\n".join(f"e:n{number} e:p e:hub ; e:number 1 ." for number in range(300)))

    def seconds(target: str) -> float:
        asked = shapes(
            f'e:S a sh:NodeShape ; {target} ; sh:sparql [ sh:prefixes e:prefixes ; sh:select "SELECT $this ?value {{ {pairs} }}" ] .'
        )
        start = time.process_time()
        assert validate(data, asked).conforms
        return time.process_time() - start

    assert seconds("sh:targetObjectsOf e:p") < 10 * seconds("sh:targetNode e:hub") + 0.5


def test_the_reference_judges_by_the_asked_shapes_alone_though_others_are_classes_that_those_refer_to() -> None:
    listed = shapes(
        "e:A a sh:NodeShape , rdfs:Class ; sh:property [ sh:path e:p ; sh:minCount 1 ; sh:class rdfs:Class ] ."
        "e:B a sh:NodeShape ; sh:targetNode e:y ; sh:property [ sh:path e:q ; sh:node e:A ] ."
    )
    data = quads("e:x a e:A . e:y e:q e:x , e:z . e:z e:p e:k . e:k a rdfs:Class .")
    asked = ox.NamedNode("urn:e:B")
    assert told(by_reference(data, listed, (asked,))) == told(r for r in by_reference(data, listed) if r.focus == ox.NamedNode("urn:e:y"))
    assert [r.value for r in by_reference(data, listed, (asked,))] == [ox.NamedNode("urn:e:x")]
