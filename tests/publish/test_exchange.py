"""The forms of other programs, each read by a library of others, by our importer or by its rules; nothing alleged is a fact there."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.ingest.lists.gathering import gather
from kg.ingest.lists.listing import Request
from kg.model.iri import Namespaces
from kg.model.quads import in_order
from kg.publish.exchange.annotations import annotated
from kg.publish.exchange.drawing import graphviz, mermaid
from kg.publish.exchange.gexf import gexf
from kg.publish.exchange.nanopubs import nanopubs
from kg.publish.exchange.neo4j import neo4j
from kg.publish.exchange.parquet import parquet
from kg.publish.exchange.people_lists import followthemoney, popolo
from kg.publish.exchange.quickstatements import quickstatements
from kg.publish.exchange.sqlite import sqlite
from kg.publish.publication import Exporter, Publication, pieces
from kg.vocabulary import load

NAMES = Namespaces()
TRIG = """
graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann \\"Annie\\" Lee"@en ; skos:altLabel "A. Lee"@en , "Lee"@en ; owl:sameAs wd:Q1 ;
    kgo:hasHeld post:mayor ; kgo:endorsed per:bob ; kgo:servedIn grp:oz .
  per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en ; owl:sameAs wd:Q2 ; kgo:memberOfParty grp:blue .
  per:cy a foaf:Person ; skos:prefLabel "Cy <Dorn>"@en .
  grp:blue a kgo:PoliticalParty ; skos:prefLabel "Blue Party"@en ; owl:sameAs wd:Q3 .
  grp:oz a org:Organization ; skos:prefLabel "City of Oz"@en .
  post:mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; owl:sameAs wd:Q4 ; org:postIn grp:oz ; kgo:heldBy per:ann . }
graph:truthy {
  ten:ann a kgo:Tenure ; rdfs:label "Lee as mayor"@en ; org:member per:ann ; org:organization grp:oz ; kgo:post post:mayor ;
    kgo:begin "2001-01-10"^^edtf:EDTF ; kgo:beginMin "2001-01-10"^^xsd:date ; kgo:beginMax "2001-01-10"^^xsd:date ;
    kgo:end "2005-06"^^edtf:EDTF ; kgo:endMin "2005-06-01"^^xsd:date ; kgo:endMax "2005-06-30"^^xsd:date .
  aff:bob a kgo:PartyAffiliation ; rdfs:label "Dorn as a member of the Blue Party"@en ; org:member per:bob ; org:organization grp:blue ;
    kgo:begin "[..2004]"^^edtf:EDTF ; kgo:beginMax "2004-12-31"^^xsd:date ;
    kgo:end "[2004..]"^^edtf:EDTF ; kgo:endMin "2004-01-01"^^xsd:date .
  ev:back a kgo:Endorsement ; rdfs:label "Lee endorses Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob ;
    kgo:date "2005-03-02"^^edtf:EDTF ; kgo:dateMin "2005-03-02"^^xsd:date ; kgo:dateMax "2005-03-02"^^xsd:date . }
graph:assessment { clm:t kgo:status kgo:Accepted . clm:m kgo:status kgo:Accepted . clm:b kgo:status kgo:Accepted .
  clm:a kgo:status kgo:Accepted . clm:r kgo:status kgo:Accepted . clm:x kgo:status kgo:Rejected . }
graph:curated_x {
  ten:ann a kgo:Tenure ; rdfs:label "Lee as mayor"@en ; org:member per:ann ; kgo:post post:mayor ; kgo:begin "2001-01-10"^^edtf:EDTF .
  clm:t a kgo:Claim ; kgo:about ten:ann ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> , <https://example.org/2> . }
graph:doc_d {
  aff:bob a kgo:PartyAffiliation ; org:member per:bob ; org:organization grp:blue .
  clm:m a kgo:Claim ; kgo:about aff:bob ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_1_20> ; kgo:confidence 0.9 .
  <https://kg.example.org/doc/d#offset_1_20> oa:exact "Bob Dorn of the Blue Party" ; oa:start 1 ; oa:end 20 ; dcterms:source doc:d .
  ev:back a kgo:Endorsement ; rdfs:label "Lee endorses Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob .
  clm:b a kgo:Claim ; kgo:about ev:back ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_30_50> .
  <https://kg.example.org/doc/d#offset_30_50> oa:exact "Lee endorsed Dorn" ; oa:start 30 ; oa:end 50 ; dcterms:source doc:d .
  clm:r a kgo:Claim ; kgo:about ev:back ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder per:cy .
  clm:x a kgo:Claim ; kgo:about ev:back ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:d .
  ev:theft a kgo:Charge ; rdfs:label "Cy Dorn is accused of theft"@en ; kgo:target per:cy .
  clm:a a kgo:Claim ; kgo:about ev:theft ; kgo:modality kgo:Alleged ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Unspecified ;
    kgo:holder per:ann . }
graph:provenance { doc:d a foaf:Document ; foaf:page <https://paper.example/d> ; dcterms:title "Lee for Dorn"@en . }
"""
#: all that tell facts alone
FACTS: list[Exporter] = [gexf, neo4j, graphviz, mermaid, followthemoney, popolo, nanopubs, quickstatements]


def published(trig: str) -> Publication:
    """A dataset written without prefixes, ready for a writer."""
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in NAMES.prefixes.items())
    return Publication(in_order(list(ox.parse(head + trig, format=ox.RdfFormat.TRIG))), NAMES, load(), version="1")


@pytest.fixture(scope="module")
def story() -> Publication:
    return published(TRIG)


def whole(content: bytes | Iterable[bytes]) -> bytes:
    return b"".join(pieces(content))


def told(content: bytes | Iterable[bytes]) -> str:
    return whole(content).decode()


@pytest.mark.parametrize("write", FACTS, ids=lambda write: write.__name__)
def test_what_is_alleged_stands_in_no_form_that_tells_facts(write: Exporter, story: Publication) -> None:
    content = whole(write(story))
    if content.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"theft" not in content
    assert content


@pytest.mark.parametrize("write", [*FACTS, annotated, sqlite], ids=lambda write: write.__name__)
def test_the_same_graph_gives_the_same_bytes(write: Exporter, story: Publication) -> None:
    assert whole(write(story)) == whole(write(story))


def test_networkx_reads_gexf_with_its_times(story: Publication) -> None:
    graph = nx.read_gexf(io.BytesIO(whole(gexf(story))))
    assert graph.nodes["per:ann"]["label"] == 'Ann "Annie" Lee'
    assert {key: graph.nodes["ten:ann"][key] for key in ("start", "end", "class", "when")} == {
        "start": "2001-01-10", "end": "2005-06-30", "class": "Tenure", "when": "2001-01-10/2005-06",
    }  # fmt: skip
    assert {key: graph.nodes["aff:bob"][key] for key in ("start", "end", "when")} == {
        "start": "2004-01-01", "end": "2004-12-31", "when": "[..2004]/[2004..]",
    }, "nobody knows of the days after"  # fmt: skip
    times = {
        (source, edge["label"], target): (edge.get("start"), edge.get("end"))
        for source, target, edge in graph.edges(data=True)
        if source.startswith(("ten:", "per:", "post:"))
    }
    held = ("2001-01-10", "2005-06-30")
    assert times["ten:ann", "post", "post:mayor"] == held
    assert times["per:ann", "hasHeld", "post:mayor"] == held
    assert times["post:mayor", "heldBy", "per:ann"] == held
    assert times["per:ann", "servedIn", "grp:oz"] == held
    assert times["per:ann", "endorsed", "per:bob"] == ("2005-03-02", "2005-03-02")
    assert times["post:mayor", "postIn", "grp:oz"] == (None, None)


def test_when_only_the_end_is_told_it_reads_as_an_end() -> None:
    ended = re.sub(r'kgo:begin(Min|Max)? "2001-01-10"\^\^\w+:\w+ ;', "", TRIG)
    assert 'value="/2005-06"' in told(gexf(published(ended)))


def test_two_tenures_of_one_post_are_two_links_in_time() -> None:
    again = """graph:truthy { ten:ann2 a kgo:Tenure ; rdfs:label "Lee again" ; org:member per:ann ; kgo:post post:mayor ;
      kgo:begin "2009-01-01"^^edtf:EDTF ; kgo:beginMin "2009-01-01"^^xsd:date ; kgo:beginMax "2009-01-01"^^xsd:date ;
      kgo:endMin "2010-03-04"^^xsd:date . }"""
    graph = nx.read_gexf(io.BytesIO(whole(gexf(published(TRIG + again)))))
    held = [(edge["start"], edge["end"]) for _, _, edge in graph.edges(data=True) if edge["label"] == "hasHeld"]
    assert sorted(held) == [("2001-01-10", "2005-06-30"), ("2009-01-01", "2010-03-04")]


def test_the_tables_for_neo4j_name_only_nodes_that_are_there(story: Publication) -> None:
    archive = zipfile.ZipFile(io.BytesIO(whole(neo4j(story))))
    nodes, relations = (list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode()))) for name in ("nodes", "relationships"))
    iris = {row["iri:ID"]: row for row in nodes}
    assert len(iris) == len(nodes)
    ann = iris["https://kg.example.org/person/ann"]
    assert (ann["name"], ann[":LABEL"], ann["aliases:string[]"]) == ('Ann "Annie" Lee', "Person", "A. Lee;Lee")
    assert {row[end] for row in relations for end in (":START_ID", ":END_ID")} <= set(iris)
    assert {row[":TYPE"] for row in relations} >= {"HAS_HELD", "MEMBER", "POST", "MEMBER_OF_PARTY"}


def test_each_line_of_a_drawing_joins_nodes_that_it_has(story: Publication) -> None:
    dot = told(graphviz(story))
    names = set(re.findall(r'^  ("(?:[^"\\]|\\.)*") \[label', dot, re.M))
    lines = re.findall(r'^  ("(?:[^"\\]|\\.)*") -> ("(?:[^"\\]|\\.)*") \[label=("(?:[^"\\]|\\.)*")\];$', dot, re.M)
    assert ('"per:ann"', '"post:mayor"', '"has held"') in lines
    assert {end for line in lines for end in line[:2]} == names
    chart = told(mermaid(story))
    assert 'n0(["Ann #34;Annie#34; Lee"])' in chart or '(["Ann #34;Annie#34; Lee"])' in chart
    assert re.search(r'^  n\d+\["Mayor of Oz"\]$', chart, re.M), "a post is a box, a person is round"
    known = set(re.findall(r"^  (n\d+)\W", chart, re.M))
    assert {end for pair in re.findall(r'^  (n\d+) -->\|"[^"]*"\| (n\d+)$', chart, re.M) for end in pair} == known


@pytest.mark.parametrize(
    ("write", "name", "form"),
    [(followthemoney, "a.json", "followthemoney"), (popolo, "a.json", "popolo")],
    ids=["FollowTheMoney", "Popolo"],
)
def test_our_importer_reads_the_lists_back(write: Exporter, name: str, form: str, story: Publication, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(whole(write(story)))
    listing = gather([tmp_path / name], Request("list", "", ""), form=form, root=tmp_path)
    assert [finding for finding in listing.findings if finding.severity.value == "Violation"] == []
    shown = repr(listing)
    for words in ('Ann "Annie" Lee', "Bob Dorn", "Mayor of Oz", "2001-01-10", "2005-06", "Blue Party", "Q1"):
        assert words in shown


def test_times_that_are_not_exact_are_left_out_of_lists(story: Publication) -> None:
    lines = [json.loads(line) for line in told(followthemoney(story)).splitlines()]
    (membership,) = [line for line in lines if line["schema"] == "Membership"]
    assert membership["properties"] == {"member": ["per-bob"], "organization": ["grp-blue"], "status": ["unknown"]}
    (occupancy,) = [line for line in lines if line["schema"] == "Occupancy"]
    assert occupancy["properties"] == {
        "holder": ["per-ann"], "post": ["post-mayor"], "startDate": ["2001-01-10"], "endDate": ["2005-06"], "status": ["ended"],
    }  # fmt: skip


#: ways of telling the end of a tenure -> its status in FollowTheMoney, and whether lists that know exact days alone have it
ENDS = {
    'kgo:end "2005-06"^^edtf:EDTF ; kgo:endMin "2005-06-01"^^xsd:date ; kgo:endMax "2005-06-30"^^xsd:date': ("ended", True),
    'kgo:end "[..2005-06-30]"^^edtf:EDTF ; kgo:endMax "2005-06-30"^^xsd:date': ("ended", False),
    'kgo:end "[2005-06-01..]"^^edtf:EDTF ; kgo:endMin "2005-06-01"^^xsd:date ; kgo:tightEndMax "2006-01-01"^^xsd:date': ("ended", False),
    'kgo:end "[2005-06-01..]"^^edtf:EDTF ; kgo:endMin "2005-06-01"^^xsd:date': ("unknown", False),
    'kgo:end "[2005-06-01..]"^^edtf:EDTF ; kgo:endMin "2005-06-01"^^xsd:date ; kgo:currentOn "2005-07-01"^^xsd:date': ("current", True),
}


@pytest.mark.parametrize("end", ENDS)
def test_nobody_reads_a_tenure_as_current_that_the_graph_does_not_call_so(end: str) -> None:
    status, plain = ENDS[end]
    story = published(TRIG.replace(next(iter(ENDS)), end))
    (occupancy,) = [line for line in map(json.loads, told(followthemoney(story)).splitlines()) if line["schema"] == "Occupancy"]
    assert occupancy["properties"]["status"] == [status]
    assert ("ten-ann" in [one["id"] for one in json.loads(told(popolo(story)))["memberships"]]) is plain
    assert ("Q1\tP39" in told(quickstatements(story))) is plain


def test_who_stood_in_is_told_as_acting() -> None:
    stood_in = TRIG.replace("ten:ann a kgo:Tenure ; rdfs", "ten:ann a kgo:Tenure ; kgo:acting true ; rdfs", 1)
    story = published(stood_in)
    (occupancy,) = [line for line in map(json.loads, told(followthemoney(story)).splitlines()) if line["schema"] == "Occupancy"]
    assert occupancy["properties"]["role"] == ["acting"]
    assert [one.get("role") for one in json.loads(told(popolo(story)))["memberships"]] == [None, "acting"]


def test_each_nanopublication_has_its_four_parts_and_asserts_a_fact(story: Publication) -> None:
    np = rdflib.Namespace("http://www.nanopub.org/nschema#")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    dataset = rdflib.Dataset()
    dataset.parse(data=told(nanopubs(story)), format="trig")
    found = {subject: graph for subject, _, _, graph in dataset.quads((None, rdflib.RDF.type, np.Nanopublication, None))}
    assert len(found) == 3
    asserted = set()
    for one, head in found.items():
        parts = [
            dataset.value(one, prop) or next(dataset.graph(head).objects(one, prop))
            for prop in (np.hasAssertion, np.hasProvenance, np.hasPublicationInfo)
        ]
        assertion, provenance, about = (dataset.graph(part) for part in parts)
        assert len(assertion) > 0
        assert (parts[0], prov.wasDerivedFrom, None) in provenance
        assert (one, None, None) in about
        asserted |= set(assertion.subjects())
    names = {str(subject).removeprefix(NAMES.base) for subject in asserted}
    assert names == {"tenure/ann", "affiliation/bob", "event/back"}


def test_quickstatements_tell_exact_times_and_where_it_stands(story: Publication) -> None:
    assert told(quickstatements(story)).splitlines() == [
        'Q2\tP102\tQ3\tS854\t"https://paper.example/d"',
        'Q1\tP39\tQ4\tP580\t+2001-01-10T00:00:00Z/11\tP582\t+2005-06-00T00:00:00Z/10\tS854\t"https://example.org/1"\t!S854\t"https://example.org/2"',
    ]


def test_the_short_statements_are_reified_by_their_situations(story: Publication) -> None:
    quads = list(ox.parse(whole(annotated(story)), format=ox.RdfFormat.N_QUADS))
    plain = [quad for quad in quads if not isinstance(quad.object, ox.Triple)]
    assert len(plain) == len(list(story.quads))
    short = {(quad.subject.value, str(quad.object)) for quad in quads if isinstance(quad.object, ox.Triple)}  # type: ignore[union-attr]
    term = NAMES.term
    assert (
        "https://kg.example.org/tenure/ann",
        f"<https://kg.example.org/person/ann> <{term('hasHeld')}> <https://kg.example.org/post/mayor>",
    ) in short
    assert len(short) == 3


def test_the_database_has_claims_facts_and_full_text(story: Publication, tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    path.write_bytes(whole(sqlite(story)))
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT count(*) FROM claim").fetchall() == [(6,)]
        assert database.execute("SELECT modality FROM claim WHERE situation = 'ev:theft'").fetchall() == [("kgo:Alleged",)]
        assert {row[0] for row in database.execute("SELECT id FROM fact")} == {"ten:ann", "aff:bob", "ev:back"}
        found = "SELECT rowid FROM claim_text WHERE claim_text MATCH 'parties blue'"
        hit = f"SELECT claim, typeof(confidence) FROM claim WHERE rowid IN ({found})"
        assert database.execute(hit).fetchall() == [("clm:m", "real")]
        assert database.execute("SELECT rowid FROM entity_text WHERE entity_text MATCH 'annie'").fetchall() != []
        assert database.execute("SELECT target FROM link WHERE source = 'ten:ann' AND role = 'kgo:post'").fetchall() == [("post:mayor",)]
        days = "SELECT earliest, latest, known_from, known_until, current_on FROM fact WHERE id = "
        assert database.execute(f"{days}'ten:ann'").fetchall() == [("2001-01-10", "2005-06-30", "2001-01-10", "2005-06-01", None)]
        assert database.execute(f"{days}'aff:bob'").fetchall() == [(None, None, "2004-12-31", "2004-01-01", None)]
        held = "SELECT earliest, latest FROM link WHERE role = 'kgo:hasHeld'"
        assert database.execute(held).fetchall() == [("2001-01-10", "2005-06-30")]
    database.close()


def test_parquet_holds_every_claim_with_numbers_as_numbers(story: Publication) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    rows = reader.read_table(io.BytesIO(whole(parquet(story)))).to_pylist()
    assert {row["claim"] for row in rows} == {"clm:t", "clm:m", "clm:b", "clm:a", "clm:r", "clm:x"}
    (member,) = [row for row in rows if row["claim"] == "clm:m"]
    assert (member["confidence"], member["char_start"], member["condition"]) == (0.9, 1, None)


def test_parquet_without_pyarrow_says_what_to_install(story: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.errors import ConfigError

    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ConfigError, match="needs pyarrow"):
        parquet(story)


def registered(root: Path) -> dict[str, str]:
    import tomllib

    told = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(told["project"]["entry-points"]["kg.exporters"])


@pytest.mark.parametrize("write", [*FACTS, annotated, sqlite, parquet], ids=lambda write: write.__name__)
def test_each_form_is_one_that_kg_export_knows(write: Callable[..., object], root: Path) -> None:
    assert f"{write.__module__}:{write.__name__}" in registered(root).values()
