"""On generated graphs the compiled queries find what pySHACL finds, for every constraint of SHACL Core and for SPARQL."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.shacl.reference import by_reference
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import source_of
from kg.shacl.validation import validate

from .conftest import Told, shapes, told

#: what a shape says after its target; ``{}`` stands for nothing, every text is a shape of its own
CONSTRAINTS = (
    "sh:property [ sh:path e:p ; sh:minCount 1 ; sh:maxCount 1 ]",
    "sh:property [ sh:path e:p ; sh:minCount 2 ; sh:maxCount 2 ; sh:severity sh:Warning ]",
    "sh:property [ sh:path e:p ; sh:maxCount 0 ]",
    "sh:property [ sh:path ( e:p e:q ) ; sh:minCount 1 ; sh:maxCount 1 ; sh:class e:A ]",
    "sh:property [ sh:path [ sh:inversePath e:p ] ; sh:minCount 1 ; sh:nodeKind sh:IRI ; sh:class e:B ]",
    "sh:property [ sh:path [ sh:alternativePath ( e:p e:q ) ] ; sh:maxCount 2 ; sh:nodeKind sh:Literal ]",
    "sh:property [ sh:path [ sh:zeroOrMorePath e:p ] ; sh:maxCount 2 ; sh:class e:A ]",
    "sh:property [ sh:path ( e:q [ sh:oneOrMorePath e:p ] ) ; sh:minCount 1 ; sh:nodeKind sh:IRIOrLiteral ]",
    "sh:property [ sh:path [ sh:zeroOrOnePath [ sh:inversePath e:q ] ] ; sh:hasValue e:n1 ; sh:nodeKind sh:BlankNodeOrIRI ]",
    "sh:property [ sh:path e:p ; sh:datatype xsd:integer ] , [ sh:path e:q ; sh:datatype xsd:date ] , [ sh:path e:r ; sh:datatype e:own ]",
    "sh:property [ sh:path e:r ; sh:datatype xsd:string ] , [ sh:path e:q ; sh:datatype rdf:langString ]",
    "sh:property [ sh:path e:number ; sh:minInclusive 2 ; sh:maxExclusive 7.5 ]",
    "sh:property [ sh:path e:number ; sh:minExclusive 2 ; sh:maxInclusive 7 ]",
    'sh:property [ sh:path e:from ; sh:minInclusive "2020-01-01"^^xsd:date ]',
    'sh:property [ sh:path e:p ; sh:minLength 2 ; sh:maxLength 4 ; sh:pattern "^[A-Z]" ; sh:flags "i" ]',
    'sh:property [ sh:path e:q ; sh:pattern "n[12]$" ]',
    'sh:property [ sh:path e:p ; sh:languageIn ( "en" "de" ) ; sh:uniqueLang true ]',
    'sh:property [ sh:path e:p ; sh:in ( e:n1 2 "x" "x"@en ) ] , [ sh:path e:r ; sh:in ( e:n1 e:n2 ) ] , [ sh:path e:q ; sh:in () ]',
    "sh:property [ sh:path e:p ; sh:hasValue 2 ] , [ sh:path e:q ; sh:hasValue e:n1 ]",
    "sh:property [ sh:path e:p ; sh:equals e:q ] , [ sh:path e:q ; sh:disjoint e:r ]",
    "sh:property [ sh:path e:from ; sh:lessThan e:to ] , [ sh:path e:to ; sh:lessThanOrEquals e:from ]",
    "sh:nodeKind sh:IRI ; sh:class e:A ; sh:in ( e:n1 e:n2 ) ; sh:hasValue e:n3",
    'sh:pattern "n[0-3]$" ; sh:minLength 8 ; sh:equals e:p ; sh:disjoint e:q',
    "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path e:p ] , [ sh:path e:q ]",
    "sh:not [ sh:class e:B ]",
    "sh:not [ sh:property [ sh:path e:p ; sh:minCount 1 ] ]",
    "sh:and ( [ sh:class e:A ] [ sh:property [ sh:path e:q ; sh:minCount 1 ] ] )",
    "sh:or ( [ sh:class e:A ] [ sh:property [ sh:path e:q ; sh:minCount 1 ] ] e:Inner )",
    "sh:xone ( [ sh:class e:A ] [ sh:property [ sh:path e:q ; sh:minCount 1 ] ] e:Inner )",
    "sh:node e:Inner",
    "sh:property [ sh:path e:p ; sh:node e:Inner ] , [ sh:path e:q ; sh:not e:Inner ]",
    "sh:property [ sh:path e:q ; sh:or ( [ sh:datatype xsd:integer ] [ sh:class e:A ] ) ; sh:xone ( [ sh:class e:A ] [ sh:class e:B ] ) ]",
    "sh:property [ sh:path e:q ; sh:property [ sh:path e:p ; sh:minCount 1 ; sh:property [ sh:path e:r ; sh:maxCount 1 ] ] ]",
    "sh:property [ sh:path e:p ; sh:qualifiedValueShape [ sh:class e:A ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ]",
    """sh:property
      [ sh:path e:p ; sh:qualifiedValueShape [ sh:class e:A ] ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true ] ,
      [ sh:path e:p ; sh:qualifiedValueShape [ sh:class e:B ] ; sh:qualifiedMaxCount 1 ; sh:qualifiedValueShapesDisjoint true ]""",
    "sh:deactivated true ; sh:maxLength 0",
    "sh:property [ sh:deactivated true ; sh:path e:p ; sh:maxCount 0 ]",
    'sh:sparql [ sh:prefixes e:prefixes ; sh:select "SELECT $this ?value WHERE { $this e:p ?value . ?value e:q $this }" ]',
    """sh:sparql [ sh:prefixes e:prefixes ;
      sh:select "SELECT $this WHERE { { FILTER EXISTS { $this e:p ?x } } UNION { FILTER ($this = e:n1) } }" ]""",
    'sh:sparql [ sh:prefixes e:prefixes ; sh:select "SELECT $this ?value WHERE { { $this e:p ?value . ?value e:q ?o BIND (?o AS ?last) } '
    'UNION { $this e:q ?value ; e:r ?last } ?value e:p ?any FILTER NOT EXISTS { ?last a e:A } }" ]',
    """sh:sparql [ sh:prefixes e:prefixes ;
      sh:select "SELECT $this (COUNT(?x) AS ?n) WHERE { $this e:p ?x } GROUP BY $this HAVING (COUNT(?x) > 1)" ]""",
    'sh:sparql [ sh:prefixes e:prefixes ; sh:select "SELECT $this ?n WHERE { $this e:p ?y '
    '{ SELECT $this (COUNT(?x) AS ?n) WHERE { $this e:p ?x FILTER (?x != $this) } GROUP BY $this } FILTER (?n > 1) }" ]',
    'sh:sparql [ sh:prefixes e:prefixes ; sh:select "SELECT $this WHERE { $this e:p ?x } ORDER BY ?x LIMIT 1" ]',
    """sh:property [ sh:path e:q ; sh:sparql [ sh:prefixes e:prefixes ;
      sh:select "SELECT $this ?value WHERE { $this $PATH ?value . FILTER NOT EXISTS { ?value a ?any } }" ] ]""",
    "sh:property [ sh:path [ sh:alternativePath ( e:p e:q e:r ) ] ; sh:minCount 1 ; sh:class e:A ]",
    "sh:property [ sh:path e:p ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ; sh:class e:A ; sh:disjoint e:q ; sh:equals e:r ]",
)
TARGETS = (
    "sh:targetClass e:A",
    "sh:targetSubjectsOf e:p , e:q",
    "sh:targetObjectsOf e:q",
    "sh:targetNode e:n1 , e:n5 , 2 ; sh:targetClass e:B",
)
INNER = "e:Inner a sh:NodeShape ; sh:nodeKind sh:IRI ; sh:property [ sh:path e:p ; sh:minCount 1 ; sh:class e:A ] .\n"


@pytest.fixture(scope="module")
def every_shape() -> ShapesGraph:
    """Each constraint under each kind of target."""
    listed = (
        f"e:S{number}-{kind} a sh:NodeShape ; {target} ; {constraint} .\n"
        for number, constraint in enumerate(CONSTRAINTS)
        for kind, target in enumerate(TARGETS)
        if (number + kind) % 2 == 0
    )
    return shapes(INNER + "".join(listed))


XSD = "http://www.w3.org/2001/XMLSchema#"
nodes = st.sampled_from([ox.NamedNode(f"urn:e:n{number}") for number in range(6)])
literals = st.sampled_from(
    [
        ox.Literal("x"),
        ox.Literal("Xyzzy"),
        ox.Literal("x", language="en"),
        ox.Literal("y", language="en"),
        ox.Literal("x", language="fr"),
        ox.Literal("none", datatype=ox.NamedNode(XSD + "integer")),
        ox.Literal("2020-01-02", datatype=ox.NamedNode(XSD + "date")),
        ox.Literal("2019-12-31", datatype=ox.NamedNode(XSD + "date")),
        ox.Literal("2020-02-30", datatype=ox.NamedNode(XSD + "date")),
        ox.Literal("7.5", datatype=ox.NamedNode(XSD + "decimal")),
        ox.Literal("z", datatype=ox.NamedNode("urn:e:own")),
        *(ox.Literal(number) for number in (1, 2, 7)),
    ]
)
properties = st.sampled_from([ox.NamedNode(f"urn:e:{name}") for name in "pqr"])
classes = st.sampled_from([ox.NamedNode(f"urn:e:{name}") for name in "ABC"])
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
BELOW = ox.Quad(ox.NamedNode("urn:e:C"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf"), ox.NamedNode("urn:e:A"))
#: pySHACL lets pass what cannot be compared, such as a number and a day; SHACL does not, so these properties have one kind of value each
numbers = st.sampled_from([*(ox.Literal(number) for number in (1, 2, 7)), ox.Literal("7.5", datatype=ox.NamedNode(XSD + "decimal"))])
days = st.sampled_from([ox.Literal(f"20{year}-01-01", datatype=ox.NamedNode(XSD + "date")) for year in (18, 19, 20, 21)])
ends = st.sampled_from([ox.NamedNode("urn:e:from"), ox.NamedNode("urn:e:to")])
statements = st.one_of(
    st.builds(ox.Quad, nodes, st.just(ox.NamedNode("urn:e:number")), numbers),
    st.builds(ox.Quad, nodes, ends, days),
    st.builds(ox.Quad, nodes, properties, nodes),
    st.builds(ox.Quad, nodes, properties, literals),
    st.builds(ox.Quad, nodes, st.just(TYPE), classes),
)
graphs = st.lists(statements, min_size=1, max_size=30, unique=True)


def both(quads: list[ox.Quad], asked: ShapesGraph) -> tuple[Counter[Told], Counter[Told]]:
    outcome = validate(source_of(quads), asked)
    assert all("no steps" in why for why in outcome.by_reference.values())
    return told(outcome.results), told(by_reference(quads, asked))


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(graph=graphs)
def test_results_are_those_of_pyshacl(every_shape: ShapesGraph, graph: list[ox.Quad]) -> None:
    compiled, reference = both([*graph, BELOW], every_shape)
    assert set(compiled) == set(reference)
