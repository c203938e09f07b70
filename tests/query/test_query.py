"""Read-only SPARQL: what is answered, what is refused, and how trouble is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.answers.unknown import terms_in_use, unknown_terms, unknown_things
from kg.errors import ConfigError, LimitError
from kg.model.iri import Namespaces
from kg.query import Table, Triples, named, run
from kg.store import store_of

NAMES = Namespaces()


def tiny() -> ox.Store:
    def quad(*words: str) -> ox.Quad:
        subject, predicate, value = (ox.NamedNode(NAMES.expand(word)) for word in words[:3])
        return ox.Quad(subject, predicate, value, ox.NamedNode(NAMES.graph(words[3])))

    return store_of(
        [
            quad("per:ann-lee", "kgo:hasHeld", "post:mayor", "truthy"),
            quad("per:ann-lee", "kgo:endorsed", "per:bo-ray", "doc_x"),
        ]
    )


def test_the_world_view_holds_facts_and_not_what_a_source_said() -> None:
    answer = run(tiny(), "SELECT ?p ?o WHERE { per:ann-lee ?p ?o }", NAMES)
    assert isinstance(answer, Table)
    assert [[str(term) for term in row] for row in answer.rows] == [[f"<{NAMES.expand(name)}>" for name in ("kgo:hasHeld", "post:mayor")]]


def test_the_dataset_view_names_its_graphs() -> None:
    answer = run(tiny(), "SELECT ?o WHERE { GRAPH graph:doc_x { per:ann-lee kgo:endorsed ?o } }", NAMES, view="dataset")
    assert isinstance(answer, Table)
    assert len(answer.rows) == 1


def test_ask_and_construct() -> None:
    asked = run(tiny(), "ASK { per:ann-lee kgo:hasHeld ?post }", NAMES)
    assert isinstance(asked, Table)
    assert getattr(asked.rows[0][0], "value", "") == "true"
    made = run(tiny(), "CONSTRUCT { ?o kgo:heldBy ?s } WHERE { ?s kgo:hasHeld ?o }", NAMES)
    assert isinstance(made, Triples)
    assert len(made.lines) == 1


@pytest.mark.parametrize("text", ["INSERT DATA { per:a kgo:b per:c }", "DELETE WHERE { ?s ?p ?o }", "LOAD <urn:x>", "DROP ALL"])
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="an update is not a query"):
        run(tiny(), text, NAMES)


@pytest.mark.parametrize(
    "text", ["SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SELECT * { service SILENT <http://example.org/> { ?s ?p ?o } }"]
)
def test_a_query_never_leaves_the_machine(text: str) -> None:
    with pytest.raises(ConfigError, match="SERVICE is refused"):
        run(tiny(), text, NAMES)


def test_the_word_service_inside_a_string_or_comment_is_no_federation() -> None:
    answer = run(tiny(), '# SERVICE\nSELECT ?s WHERE { ?s kgo:hasHeld ?o FILTER (STR(?o) != "a SERVICE b") }', NAMES)
    assert isinstance(answer, Table)
    assert len(answer.rows) == 1


def test_a_query_that_the_store_does_not_go_on_with_is_an_error_of_ours() -> None:
    with pytest.raises(ConfigError, match="custom function") as error:
        run(tiny(), "SELECT ?s WHERE { ?s ?p ?o FILTER(kgo:unheard(?o)) }", NAMES, timeout=0)
    assert error.value.code == "KG0925"


def test_a_syntax_error_says_where() -> None:
    with pytest.raises(ConfigError, match=r"line 2, column") as caught:
        run(tiny(), "SELECT ?s WHERE {\n ?s ?p }", NAMES)
    assert "^" in caught.value.excerpt


@pytest.mark.parametrize(("query", "place"), [("ASK {\n", 2), ("SELECT *\n\n", 3), ("ASK { ?s\r\n", 2), ("", 1), ("\n", 2)])
def test_a_query_that_ends_too_soon_is_told_with_its_last_line(query: str, place: int) -> None:
    with pytest.raises(ConfigError, match=f"line {place}, column 1") as caught:
        run(tiny(), query, NAMES)
    assert caught.value.excerpt.startswith(f"   {place} | \n")


def test_a_file_with_a_query_that_is_not_utf_8_or_declares_wrongly_is_refused(tmp_path: Path) -> None:
    for content, code in ((b"ASK {} # \xff", "KG0916"), (b"# param day = 3\nASK {}", "KG0913")):
        (tmp_path / "mine.rq").write_bytes(content)
        with pytest.raises(ConfigError) as caught:
            named("mine", tmp_path)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * { ?s zzz:a ?o }", "line 1, column 15"),
        ("SELECT * {\n  _:b rdfs:label ?l ;\n    zzz:a 'yyy:b' }", "line 3, column 5"),
        ("# zzz:a\nPREFIX q: <urn:q:>\nSELECT * { ?s q:a [ zzz:a ?o ] }", "line 3, column 21"),
    ],
)
def test_a_prefix_that_nobody_declared_is_told_where_the_name_begins(query: str, place: str) -> None:
    with pytest.raises(ConfigError, match=f"the prefix zzz: is not declared .{place}") as caught:
        run(tiny(), query, NAMES)
    line, caret = caught.value.excerpt.split("\n")
    assert line[caret.index("^") :].startswith("zzz:a")


def test_rows_are_capped_and_the_answer_says_so() -> None:
    answer = run(tiny(), "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }", NAMES, view="dataset", max_rows=1)
    assert answer.truncated


def test_a_slow_query_is_stopped() -> None:
    store = store_of(ox.Quad(ox.NamedNode(f"urn:a:{i}"), ox.NamedNode("urn:p"), ox.Literal(i)) for i in range(400))
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?p ?x . ?b ?p ?y . ?c ?p ?z . ?d ?p ?w FILTER (?x + ?y + ?z > ?w) }"
    with pytest.raises(LimitError, match=r"stopped after 0\.5 s"):
        run(store, slow, NAMES, timeout=0.5)


def test_a_misspelt_term_is_told_with_the_nearest_one() -> None:
    assert unknown_terms("SELECT ?p { ?p kgo:hasHeldd ?o ; kgo:hasHeld ?x }", ["hasHeld", "heldBy"]) == [("kgo:hasHeldd", "kgo:hasHeld")]


def test_a_term_of_another_vocabulary_may_be_meant_and_nothing_far_is_offered() -> None:
    terms, others = ["PersonNoun", "hasHeld"], ["foaf:Person", "skos:prefLabel"]
    assert unknown_terms("SELECT ?p { ?p a kgo:Persn }", terms, others) == [("kgo:Persn", "foaf:Person")]
    assert unknown_terms("SELECT ?p { ?p a kgo:Zzz }", terms, others) == [("kgo:Zzz", "")]


def test_terms_in_comments_and_strings_are_not_used_and_others_are_not_looked_for_in_vain() -> None:
    def others() -> Iterator[str]:
        pytest.fail("nothing is unknown")
        yield ""

    assert unknown_terms('# kgo:Persn\nSELECT ?p { ?p kgo:hasHeld "kgo:Persn" }', ["hasHeld"], others()) == []


def typed(graph: ox.NamedNode | ox.DefaultGraph) -> ox.Store:
    """The tiny store, in which it also stands what Ann Lee is."""
    terms = [ox.NamedNode(NAMES.expand(name)) for name in ("per:ann-lee", "rdf:type", "foaf:Person")]
    store = tiny()
    store.add(ox.Quad(*terms, graph))
    return store


@pytest.mark.parametrize("graph", [ox.DefaultGraph(), ox.NamedNode(NAMES.graph("registry"))])
def test_a_thing_that_is_not_there_is_told_with_one_that_is_like_it(graph: ox.NamedNode | ox.DefaultGraph) -> None:
    assert unknown_things("SELECT ?x { per:anne-lee ?p ?x }", typed(graph), NAMES) == [("per:anne-lee", "per:ann-lee")]
    asked = f"SELECT ?x {{ <{NAMES.expand('per:anne-lee')}> ?p ?x . ?x ?p post:nope. }}"
    assert unknown_things(asked, typed(graph), NAMES) == [("per:anne-lee", "per:ann-lee"), ("post:nope", "")]


def test_what_a_comment_or_a_string_names_is_no_thing_of_the_query() -> None:
    query = "# param post (iri) = post:nope : a post\nSELECT ?x { ?x kgo:hasHeld post:mayor ; ?p 'per:nobody' }"
    assert unknown_things(query, tiny(), NAMES) == []


@pytest.mark.parametrize("graph", [ox.DefaultGraph(), ox.NamedNode(NAMES.graph("registry"))])
def test_the_terms_in_use_are_those_of_other_vocabularies(graph: ox.NamedNode | ox.DefaultGraph) -> None:
    assert list(terms_in_use(typed(graph), NAMES)) == ["foaf:Person", "rdf:type"]


def test_parameters_become_terms_and_cannot_break_out() -> None:
    query = named("who-held")
    assert "<https://kg.example.org/post/us-president>" in query.filled({"post": "post:us-president"}, NAMES)
    for bad in ({"post": "post:x> ?y ; <urn:z"}, {"day": "2018"}, {"nobody": "1"}):
        with pytest.raises(ConfigError):
            query.filled(bad, NAMES)


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(ConfigError) as caught:
        named("who-hold")
    assert "did you mean who-held" in caught.value.remedy
