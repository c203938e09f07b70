"""After a change the touched focus nodes are enough: with the earlier results they give what a full validation gives."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.shacl.changes import Changes, merged, reads_of_all, revalidate
from kg.shacl.paths import Alternative, Inverse, Repeated, Sequence, Step, inverted
from kg.shacl.patterns import patterns_of
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import source_of
from kg.shacl.validation import validate

from .conftest import quads, shapes, told
from .test_agreement import BELOW, CONSTRAINTS, INNER, TARGETS, graphs, statements


@pytest.fixture(scope="module")
def every_shape() -> ShapesGraph:
    listed = (f"e:S{n}-{k} a sh:NodeShape ; {t} ; {c} .\n" for n, c in enumerate(CONSTRAINTS) for k, t in enumerate(TARGETS[:2]))
    return shapes(INNER + "".join(listed))


@settings(max_examples=12, deadline=None, derandomize=True)
@given(graph=graphs, added=st.lists(statements, max_size=3, unique=True), removed=st.integers(0, 3))
def test_results_are_those_of_a_full_validation(every_shape: ShapesGraph, graph: list[ox.Quad], added: list[ox.Quad], removed: int) -> None:
    before, after = [*graph, BELOW], [*graph[removed:], *added, BELOW]
    changed = {quad.triple for quad in set(before) ^ set(after)}
    source = source_of(after)
    again = merged(validate(source_of(before), every_shape).results, revalidate(source, every_shape, changed))
    assert told(again) == told(validate(source, every_shape).results)


def touched(shape: str, before: str, after: str) -> set[str] | None:
    asked = shapes(shape)
    changed = [quad.triple for quad in set(quads(before)) ^ set(quads(after))]
    found = Changes(source_of(quads(after)), changed).touch(reads_of_all(asked)[asked.roots[0]])
    return None if found is None else {node.value.removeprefix("urn:e:") for node in found}


def test_a_change_at_the_end_of_a_path_touches_its_start_alone() -> None:
    shape = "e:S a sh:NodeShape ; sh:targetClass e:A ; sh:property [ sh:path ( e:p [ sh:inversePath e:q ] ) ; sh:class e:B ] ."
    graph = "e:a a e:A ; e:p e:m . e:b a e:A ; e:p e:n . e:x e:q e:m ."
    assert touched(shape, graph, graph + "e:x a e:B .") == {"x", "a"}
    assert touched(shape, graph, graph + "e:y e:q e:n .") == {"b"}
    assert touched(shape, graph, graph + "e:a e:other e:b .") == set()


def test_a_change_of_the_class_tree_touches_the_instances_of_the_class_that_moves() -> None:
    shape = "e:S a sh:NodeShape ; sh:targetClass e:A ; sh:property [ sh:path e:p ; sh:class e:D ] ."
    graph = "e:a a e:A . e:b a e:B ; e:p e:x . e:x a e:C . e:c a e:A ; e:p e:b ."
    assert touched(shape, graph, graph + "e:B rdfs:subClassOf e:A .") == {"b", "c"}
    assert touched(shape, graph + "e:B rdfs:subClassOf e:A . e:C rdfs:subClassOf e:D .", graph + "e:B rdfs:subClassOf e:A .") == {"b", "x"}
    assert touched(shape, graph, graph + "e:E rdfs:subClassOf e:A .") == set()


def test_a_change_in_what_a_query_reads_touches_the_focus_node_it_is_about() -> None:
    shape = """e:S a sh:NodeShape ; sh:targetSubjectsOf e:seats ; sh:sparql [ sh:prefixes e:prefixes ; sh:select
      "SELECT $this ?a WHERE { ?a e:post $this ; e:from ?f . FILTER NOT EXISTS { ?a e:member ?m . ?m e:born ?b } }" ] ."""
    graph = "e:p1 e:seats 1 . e:p2 e:seats 1 . e:t1 e:post e:p1 ; e:from 1 ; e:member e:ann . e:t2 e:post e:p2 ; e:from 2 ."
    assert touched(shape, graph, graph + "e:ann e:born 1 .") == {"p1"}
    assert touched(shape, graph, graph.replace("e:from 2", "e:from 3")) == {"p2"}


def test_ways_of_a_query_do_not_lead_through_what_may_be_missing() -> None:
    query = "PREFIX e: <urn:e:> SELECT $this WHERE { $this e:p ?x OPTIONAL { ?x e:q ?y } ?y e:r ?z . ?a e:s ?b }"
    found = {(way and "/".join(map(str, way)), str(path)) for way, path in patterns_of(query, {"this": ()})}
    assert found == {((), "<urn:e:p>"), ("<urn:e:p>", "<urn:e:q>"), (None, "<urn:e:r>"), (None, "<urn:e:s>")}


def ways_of(query: str) -> set[tuple[str | None, str]]:
    found = patterns_of(f"PREFIX e: <urn:e:> {query}", {"this": ()})
    return {(way and "/".join(map(str, way)).replace("urn:e:", ""), str(path).replace("urn:e:", "")) for way, path in found}


def test_ways_lead_through_each_part_of_a_union_to_what_all_of_them_bind() -> None:
    query = "SELECT $this WHERE { { $this e:p ?x } UNION { $this e:q ?x ; e:r ?y } ?x e:s ?z . ?y e:t ?z }"
    assert ways_of(query) == {
        ((), "<p>"), ((), "<q>"), ((), "<r>"), ("<p>", "<s>"), ("<q>", "<s>"), ("<p>/<s>", "^<t>"), ("<q>/<s>", "^<t>"),
    }  # fmt: skip
    assert (None, "<t>") in ways_of("SELECT $this WHERE { { $this e:p ?x } UNION { $this e:q ?y } ?y e:t ?z }")


def test_a_variable_that_takes_over_a_value_is_reached_on_the_ways_to_it() -> None:
    assert ("<p>", "<s>") in ways_of("SELECT $this WHERE { $this e:p ?x BIND (?x AS ?y) FILTER EXISTS { ?y e:s ?z } }")
    union = "SELECT $this WHERE { { $this e:p ?x BIND (?x AS ?y) } UNION { $this e:q ?y } FILTER EXISTS { ?y e:s ?z } }"
    assert {("<p>", "<s>"), ("<q>", "<s>")} <= ways_of(union)
    assert (None, "<s>") in ways_of("SELECT $this WHERE { $this e:p ?x { $this e:q ?z BIND (?x AS ?y) } FILTER EXISTS { ?y e:s ?z2 } }")


def test_ways_lead_out_of_an_inner_select_to_what_it_shows_alone() -> None:
    query = "SELECT $this WHERE { { SELECT $this ?x WHERE { $this e:p ?x . ?x e:q ?y } } ?x e:r ?z . ?y e:s ?u }"
    assert ways_of(query) == {((), "<p>"), ("<p>", "<q>"), ("<p>", "<r>"), (None, "<s>")}


def test_a_path_is_inverted_step_by_step() -> None:
    path = Sequence((Step("urn:p"), Repeated(Alternative((Inverse(Step("urn:q")), Step("urn:r"))), "+")))
    assert str(inverted(path)) == "(<urn:q>|^<urn:r>)+/^<urn:p>"
    assert inverted(inverted(path)) == path
