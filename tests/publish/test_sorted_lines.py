"""Writers in pieces: lines in the order of their bytes, every dataset comes back whole, and pieces leave no trace in the bytes."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.model.iri import Namespaces
from kg.model.quads import in_order
from kg.publish import rdf
from kg.publish.jsonld import dataset_file, graph_file
from kg.publish.publication import Publication, type_first, used_prefixes
from kg.publish.rdf import nquads, trig, turtle
from kg.vocabulary import load
from tests.model.test_quads import LITERALS, NODES, QUADS

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
KNOWN = [ox.NamedNode(Namespaces().expand(name)) for name in ("per:ann", "per:a.b", "kgo:holds", "skos:note", "graph:truthy")]
SUBJECTS = st.one_of(NODES, st.sampled_from([*KNOWN, ox.BlankNode("b0"), ox.BlankNode("b1")]))
PREDICATES = st.one_of(NODES, st.sampled_from([*KNOWN, TYPE]))
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=4)
TYPED = st.builds(lambda text, iri: ox.Literal(text, datatype=iri), WORDS, st.sampled_from(KNOWN))
OBJECTS = st.one_of(SUBJECTS, LITERALS, TYPED, st.builds(ox.Literal, WORDS), st.builds(lambda t: ox.Literal(t, language="de-at"), WORDS))
GRAPHS = st.one_of(SUBJECTS, st.just(ox.DefaultGraph()))
#: datasets of any shape: blank nodes, the default graph, types of any kind, literals with any character
DATASETS = st.lists(st.builds(ox.Quad, SUBJECTS, PREDICATES, OBJECTS, GRAPHS), max_size=20)


def publication(quads: list[ox.Quad]) -> Publication:
    return Publication(in_order(quads), Namespaces(), load())


def same(found: Iterator[ox.Quad], quads: list[ox.Quad]) -> bool:
    """Whether two datasets are the same but for the names of blank nodes."""
    both = [ox.Dataset(found), ox.Dataset(quads)]
    for dataset in both:
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return both[0] == both[1]


@given(QUADS)
@settings(deadline=None)
def test_lines_are_sorted_bytewise_and_each_stands_once(quads: list[ox.Quad]) -> None:
    assert [*nquads(publication(quads))] == sorted({f"{quad} .\n".encode() for quad in quads})


@given(DATASETS)
@settings(deadline=None)
def test_datasets_come_back_whole(quads: list[ox.Quad]) -> None:
    found = publication(quads)
    for write, rdf_format in ((nquads, "N_QUADS"), (trig, "TRIG"), (dataset_file, "JSON_LD")):
        content = b"".join(write(found))
        assert same(ox.parse(content, format=getattr(ox.RdfFormat, rdf_format)), quads), content.decode()


@given(DATASETS)
@settings(deadline=None)
def test_the_world_comes_back_whole(quads: list[ox.Quad]) -> None:
    found = publication(quads)
    world = [ox.Quad(*triple) for triple in found.world()]
    for write, rdf_format in ((turtle, "TURTLE"), (graph_file, "JSON_LD")):
        content = b"".join(write(found))
        assert same(ox.parse(content, format=getattr(ox.RdfFormat, rdf_format)), world), content.decode()


@given(DATASETS)
@settings(deadline=None)
def test_pieces_are_those_of_the_whole(quads: list[ox.Quad]) -> None:
    found = publication(quads)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdf, "PIECE", 1)
        assert b"".join(turtle(found)) == whole(list(found.world()), ox.RdfFormat.TURTLE)
        ordered = [quad for _, part in found.graphs() for quad in type_first(part)]
        assert b"".join(trig(found)) == whole(ordered, ox.RdfFormat.TRIG)


def whole(statements: list[ox.Triple] | list[ox.Quad], rdf_format: ox.RdfFormat) -> bytes:
    """All at once, as the library writes it; it declares no prefixes where nothing follows."""
    prefixes = used_prefixes(Namespaces(), (term for one in statements for term in one))
    return ox.serialize(statements, format=rdf_format, prefixes=prefixes) or b""


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (ox.NamedNode("org:a"), "would be read as a name with the prefix org:"),
        (ox.Triple(ox.NamedNode("a:b"), ox.NamedNode("a:b"), ox.NamedNode("a:b")), "no words for the triple term"),
    ],
)
def test_jsonld_refuses_what_it_cannot_write(term: ox.NamedNode | ox.Triple, words: str) -> None:
    quads = [ox.Quad(ox.NamedNode("https://x.org/a"), ox.NamedNode("https://x.org/b"), term)]
    with pytest.raises(ConfigError, match=words):
        b"".join(graph_file(publication(quads)))


def test_a_direction_of_writing_is_kept() -> None:
    quads = [*ox.parse(b'<https://x.org/a> <https://x.org/b> "x"@he--rtl, "y"@he .', format=ox.RdfFormat.TURTLE)]
    assert same(ox.parse(b"".join(graph_file(publication(quads))), format=ox.RdfFormat.JSON_LD), quads)


def test_a_property_that_is_a_datatype_too_does_not_lead_to_itself() -> None:
    iri = "https://kg.example.org/person/a.b"
    quads = [ox.Quad(ox.NamedNode("https://x.org/a"), ox.NamedNode(iri), ox.Literal("x", datatype=ox.NamedNode(iri)))]
    assert same(ox.parse(b"".join(graph_file(publication(quads))), format=ox.RdfFormat.JSON_LD), quads)
