"""SPARQL 1.1 Protocol and Graph Store Protocol, as clients speak them."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.web.site import Site

ASK = "ASK { ?s a kgo:Tenure }"
SELECT = "SELECT ?s WHERE { ?s a kgo:Tenure } ORDER BY ?s LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?s a kgo:Tenure } WHERE { ?s a kgo:Tenure }"


@pytest.mark.parametrize(
    ("accept", "kind", "begin"),
    [
        ("", "application/sparql-results+json", '{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv", "s\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", "?s\n"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml", "<?xml"),
        ("application/json", "application/json", '{"head"'),
    ],
)
def test_a_table_comes_in_the_form_that_is_liked_best(client: httpx.Client, accept: str, kind: str, begin: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)
    assert answer.text.startswith(begin)
    assert "Accept" in answer.headers["vary"]


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("query", [SELECT, CONSTRUCT, ASK])
def test_a_browser_that_opens_the_address_of_a_query_gets_the_page_with_it(client: httpx.Client, query: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": BROWSER})
    assert answer.headers["content-type"].startswith("text/html")
    assert escape(query, quote=False) in answer.text


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ({"params": {"query": SELECT, "format": "csv"}, "headers": {"accept": BROWSER}}, "text/csv"),
        ({"params": {"query": SELECT}, "headers": {"accept": "*/*"}}, "application/sparql-results+json"),
        (
            {"params": {"query": SELECT}, "headers": {"accept": "application/sparql-results+xml, */*;q=0.1"}},
            "application/sparql-results+xml",
        ),
        ({"params": {"query": SELECT}, "headers": {"accept": "text/html;q=0.5, application/json"}}, "application/json"),
        ({"params": {"query": CONSTRUCT}, "headers": {"accept": "text/turtle, text/html"}}, "text/turtle"),
    ],
)
def test_what_is_no_browser_gets_data(client: httpx.Client, sent: dict[str, Any], kind: str) -> None:
    assert client.get("/sparql", **sent).headers["content-type"].partition(";")[0] == kind


def test_a_form_that_a_browser_sends_gets_the_file_that_it_names(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"query": SELECT, "format": "csv"}, headers={"accept": BROWSER})
    assert answer.headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_a_graph_comes_in_every_form_with_the_same_triples(client: httpx.Client, site: Site, accept: str, form: ox.RdfFormat) -> None:
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"accept": accept})
    found = {quad.triple for quad in ox.parse(answer.content, format=form)}
    assert found
    assert {triple.subject for triple in found} == {
        ox.NamedNode(row["t"]) for row in site.data.world("SELECT ?t WHERE { ?t a kgo:Tenure }")
    }


def test_all_three_ways_to_ask_give_the_same(client: httpx.Client) -> None:
    by_get = client.get("/sparql", params={"query": ASK})
    by_form = client.post("/sparql", data={"query": ASK})
    direct = client.post("/sparql", content=ASK, headers={"content-type": "application/sparql-query"})
    assert by_get.json() == by_form.json() == direct.json() == {"head": {}, "boolean": True}


def test_percent_and_plus_are_read_once(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"query": 'SELECT ("100%25 + a" AS ?x) {}'})
    assert answer.json()["results"]["bindings"][0]["x"]["value"] == "100%25 + a"


def test_the_dataset_of_the_request_is_the_one_that_is_asked(client: httpx.Client, site: Site) -> None:
    query, truthy = "SELECT (COUNT(*) AS ?n) WHERE { ?s a kgo:Tenure }", site.names.graph("truthy")

    def count(**more: str) -> int:
        return int(client.get("/sparql", params={"query": query, **more}).json()["results"]["bindings"][0]["n"]["value"])

    assert count(**{"default-graph-uri": truthy}) == count() > 0
    assert count(**{"default-graph-uri": site.names.graph("provenance")}) == 0
    assert count(**{"named-graph-uri": truthy}) == 0, "only named graphs: the default graph is empty"
    inside = client.get("/sparql", params={"query": "ASK { GRAPH ?g { ?s a kgo:Claim } }", "named-graph-uri": truthy})
    assert inside.json()["boolean"] is False
    own = client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) FROM <{truthy}> WHERE {{ ?s a kgo:Tenure }}"})
    assert int(own.json()["results"]["bindings"][0]["n"]["value"]) == count()


def test_what_is_only_claimed_is_not_in_the_default_graph(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK { ?s a kgo:Claim }"}).json()["boolean"] is False
    assert client.get("/sparql", params={"query": "ASK { GRAPH ?g { ?s a kgo:Claim } }"}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("method", "arguments", "status"),
    [
        ("GET", {"params": {"query": "SELECT * { ?s ?p }"}}, 400),
        ("GET", {"params": [("query", ASK), ("query", ASK)]}, 400),
        ("GET", {"params": {"update": "CLEAR ALL"}}, 403),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 403),
        ("POST", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403),
        ("POST", {"content": ASK, "headers": {"content-type": "text/plain"}}, 415),
        ("POST", {"content": b"\xff", "headers": {"content-type": "application/sparql-query"}}, 400),
        ("POST", {"data": {"nothing": "x"}}, 400),
        ("GET", {"params": {"query": ASK, "default-graph-uri": "not an iri"}}, 400),
        ("GET", {"params": {"query": ASK}, "headers": {"accept": "image/png"}}, 406),
        ("PUT", {"content": ASK}, 405),
        ("DELETE", {}, 405),
    ],
)
def test_what_is_not_of_the_protocol_is_said_to_be_so(client: httpx.Client, method: str, arguments: dict[str, object], status: int) -> None:
    assert client.request(method, "/sparql", **arguments).status_code == status  # type: ignore[arg-type]


def test_a_fault_in_a_query_has_its_line_and_column(client: httpx.Client) -> None:
    told = client.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"}).json()
    assert (told["code"], told["line"]) == ("KG0920", 2)
    assert told["column"] > 10
    assert told["remedy"]


def test_without_a_query_the_service_describes_itself(client: httpx.Client, site: Site) -> None:
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    store = ox.Store()
    store.load(answer.content, format=ox.RdfFormat.TURTLE)
    found = store.query(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>"
        "SELECT ?g { ?s a sd:Service ; sd:defaultDataset/sd:namedGraph/sd:name ?g }"
    )
    assert {row["g"].value for row in found} == {graph.value for graph in site.data.store.named_graphs()}  # type: ignore[union-attr]
    assert "text/html" in client.get("/sparql", headers={"accept": "text/html"}).headers["content-type"]


def test_the_graph_store_gives_named_graphs_and_the_world(client: httpx.Client, site: Site) -> None:
    truthy = ox.NamedNode(site.names.graph("truthy"))
    answer = client.get("/rdf-graph-store", params={"graph": truthy.value}, headers={"accept": "application/n-triples"})
    wanted = {quad.triple for quad in site.data.store.quads_for_pattern(None, None, None, truthy)}
    assert {quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)} == wanted
    world = client.get("/rdf-graph-store?default", headers={"accept": "application/n-triples"})
    assert len(world.text.splitlines()) > len(wanted)
    assert client.get("/rdf-graph-store", params={"graph": "https://kg.example.org/graph/none"}).status_code == 404
    assert client.get("/rdf-graph-store").status_code == 400
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        assert client.request(method, "/rdf-graph-store?default").status_code == 405


TENURES = "SELECT ?s WHERE { ?s a <https://kg.example.org/ont#Tenure> } ORDER BY ?s"


@pytest.fixture
def tenures(client: httpx.Client) -> list[str]:
    return [row["s"]["value"] for row in client.get("/sparql", params={"query": TENURES}).json()["results"]["bindings"]]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rdflib_as_a_client_gets_the_same_rows(address: str, tenures: list[str], method: str, form: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}/sparql", returnFormat=form, method=method))
    assert [str(row.s) for row in graph.query(TENURES)] == tenures
    if form in ("json", "xml"):  # rdflib reads no truth value from the others
        assert graph.query("ASK { ?s a <https://kg.example.org/ont#Tenure> }").askAnswer is True


def test_rdflib_reads_triples_graphs_and_a_construct(address: str, site: Site, tenures: list[str]) -> None:
    store = SPARQLStore(f"{address}/sparql", returnFormat="xml")
    tenure, kind = rdflib.URIRef(site.names.term("Tenure")), rdflib.RDF.type
    graph = rdflib.Graph(store)
    assert sorted(map(str, graph.subjects(kind, tenure))) == tenures
    assert (rdflib.URIRef(tenures[0]), kind, tenure) in graph
    made = graph.query(f"CONSTRUCT {{ ?s a <{tenure}> }} WHERE {{ ?s a <{tenure}> }}").graph
    assert made is not None
    assert sorted(map(str, made.subjects(kind, tenure))) == tenures
    truthy = rdflib.Graph(store, identifier=rdflib.URIRef(site.names.graph("truthy")))
    assert sorted(map(str, truthy.subjects(kind, tenure))) == tenures


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_as_a_client_gets_the_same_rows(address: str, tenures: list[str], method: str, form: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="sparqlwrapper is not installed")
    asking = wrapper.SPARQLWrapper(f"{address}/sparql", returnFormat=form)
    asking.setMethod(method)
    asking.setQuery(TENURES)
    answer = asking.queryAndConvert()
    rows = {
        "json": lambda: [row["s"]["value"] for row in answer["results"]["bindings"]],
        "xml": lambda: [one.firstChild.data for one in answer.getElementsByTagName("uri")],
        "csv": lambda: answer.decode().split()[1:],
        "tsv": lambda: [line.strip("<>") for line in answer.decode().split()[1:]],
    }
    assert rows[form]() == tenures


def test_sparqlwrapper_gets_a_graph_and_an_error(address: str, tenures: list[str]) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="sparqlwrapper is not installed")
    asking = wrapper.SPARQLWrapper(f"{address}/sparql", returnFormat="turtle")
    asking.setQuery("CONSTRUCT { ?s a kgo:Tenure } WHERE { ?s a kgo:Tenure }")
    graph = rdflib.Graph().parse(data=asking.queryAndConvert().decode(), format="turtle")
    assert sorted(map(str, graph.subjects())) == tenures
    asking.setReturnFormat("json")
    asking.setQuery("SELECT WHERE")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed, match="KG0920"):
        asking.query()


def test_a_relative_iri_is_one_of_the_graph(client: httpx.Client) -> None:
    asked = client.get("/sparql", params={"query": "ASK { <person/jeff-sessions> a foaf:Person }"})
    assert asked.json()["boolean"] is True


def test_the_api_is_what_its_description_says(client: httpx.Client) -> None:
    description = client.get("/openapi.json").json()
    values = {"q": "Sessions", "name": "Jeff Sessions", "post": "United States Attorney General", "on": "2018-06-01",
              "person": "Jeff Sessions", "what": "Sessions recuses himself", "class": "Person", "about": "Jeff Sessions"}  # fmt: skip
    assert len(description["paths"]) >= 7
    for path, operations in description["paths"].items():
        asked = {one["name"]: values[one["name"]] for one in operations["get"]["parameters"]}
        answer = client.get(path, params=asked)
        assert answer.status_code == 200, (path, answer.text)
        assert isinstance(answer.json(), dict)
        for one in operations["get"]["parameters"]:
            if one["required"]:
                fewer = {name: value for name, value in asked.items() if name != one["name"]}
                assert client.get(path, params=fewer).status_code == 400
    assert json.dumps(description)


def test_the_api_answers_who_held_a_post(client: httpx.Client) -> None:
    held = client.get("/api/v1/who", params={"post": "United States Attorney General", "on": "2018-06-01"}).json()
    assert [(one["name"], one["sure"]) for one in held["holders"]] == [("Jeff Sessions", "certain")]
    unknown = client.get(
        "/api/v1/held", params={"person": "Matthew Whitaker", "post": "United States Attorney General", "on": "2018-11-07"}
    )
    assert unknown.json()["verdict"] == "unknown"
    assert client.get("/api/v1/entity", params={"name": "Nobody Atall"}).status_code == 404
