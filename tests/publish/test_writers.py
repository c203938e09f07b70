"""Every file of output/ from the gold graph: what it must hold, that others can read it, that its bytes do not move."""

from __future__ import annotations

import hashlib
import json
import random
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.model.iri import Namespaces
from kg.model.quads import in_order
from kg.publish import claims_table, graphml, jsonld, manifest, rdf
from kg.publish.exporters import exporter, names
from kg.publish.publication import Publication, pieces
from kg.store import read_quads
from kg.vocabulary import load

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def gold(shared: Path) -> Publication:
    return publication(read_quads(shared / "gold/seed/seed.trig"))


def publication(quads: list[ox.Quad]) -> Publication:
    return Publication(in_order(quads), Namespaces(), load(), version="1", model="m")


def whole(content: bytes | Iterable[bytes]) -> bytes:
    return b"".join(pieces(content))


def triples(graph: rdflib.Graph) -> set[tuple[str, ...]]:
    return {tuple(term.n3() for term in triple) for triple in graph}


def test_turtle_and_jsonld_hold_the_same_world(gold: Publication) -> None:
    turtle = rdflib.Graph().parse(data=whole(rdf.turtle(gold)), format="turtle")
    json_ld = rdflib.Graph().parse(data=whole(jsonld.graph_file(gold)), format="json-ld")
    assert triples(turtle) == triples(json_ld)
    assert len(turtle) == len(list(gold.world()))


def test_the_context_alone_reads_the_graph(gold: Publication) -> None:
    body = json.loads(whole(jsonld.graph_file(gold)))
    body["@context"] = json.loads(jsonld.context_file(gold))["@context"]
    assert len(rdflib.Graph().parse(data=json.dumps(body), format="json-ld")) == len(list(gold.world()))


@pytest.mark.parametrize(("write", "rdf_format"), [(rdf.trig, ox.RdfFormat.TRIG), (rdf.nquads, ox.RdfFormat.N_QUADS)])
def test_datasets_come_back_whole(gold: Publication, write: object, rdf_format: ox.RdfFormat) -> None:
    assert callable(write)
    assert set(ox.parse(b"".join(pieces(write(gold))), format=rdf_format)) == set(gold.quads)


@pytest.mark.parametrize("name", names())
def test_the_order_of_quads_leaves_no_trace(gold: Publication, name: str) -> None:
    shuffled = list(gold.quads)
    random.Random(7).shuffle(shuffled)
    assert [*pieces(exporter(name)(publication(shuffled)))] == [*pieces(exporter(name)(gold))]


def test_graphml_opens_elsewhere(gold: Publication) -> None:
    content = whole(graphml.graphml(gold))
    ET.fromstring(content)
    graph = nx.parse_graphml(content.decode(), force_multigraph=True)
    assert graph.nodes["per:jeff-sessions"]["label"] == "Jeff Sessions"
    assert any(edge["role"] == "kgo:hasHeld" for _, _, edge in graph.edges("per:jeff-sessions", data=True))


def test_the_table_of_claims_has_a_line_for_each_claim(gold: Publication) -> None:
    lines = whole(claims_table.claims_tsv(gold)).decode().splitlines()
    about = ox.NamedNode(gold.names.term("about"))
    assert len(lines) - 1 == len({quad.subject for quad in gold.quads if quad.predicate == about})
    header = lines[0].split("\t")
    rows = [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]
    collusion = [row for row in rows if row["class"] == "Collusion"]
    assert [row["modality"] for row in collusion] == ["kgo:Alleged"]


def test_the_table_of_claims_tells_ways_of_not_knowing_an_end_apart(gold: Publication) -> None:
    header, *lines = [line.split("\t") for line in whole(claims_table.claims_tsv(gold)).decode().splitlines()]
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    told = {(row["class"], row["begin"], row["end"]): row["ending"] for row in rows}
    assert told["Tenure", "[..2019-11-06]", "[2019-11-06..]"] == "ongoing"
    assert {ending for (cls, _, _), ending in told.items() if cls in ("Recusal", "Removal")} == {""}
    assert {ending for (_, _, end), ending in told.items() if end and not end.endswith("..]")} == {"over"}


def test_the_manifest_names_hashes_and_no_machine(gold: Publication) -> None:
    content = json.loads(manifest.manifest(gold, {"b.ttl": "02", "a.ttl": "01"}))
    assert list(content["outputs"].items()) == [("a.ttl", "01"), ("b.ttl", "02")]
    assert content["digest"] == hashlib.sha256(b"a.ttl 01\nb.ttl 02").hexdigest()
    assert set(content) == {"claimgraph", "base", "model", "inputs", "outputs", "quads", "graphs", "findings", "digest"}
