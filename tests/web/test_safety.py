"""Attacks: each is tried, and nothing comes of it."""

from __future__ import annotations

import socket
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.store import store_of
from kg.web.app import application
from kg.web.execution import Limits
from kg.web.site import Site
from tests.web.conftest import served, stored

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { service silent <http://127.0.0.1:9/> { ?s ?p ?o } } } } }",
        "SELECT * { BIND(<http://127.0.0.1:9/> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    ],
)
@pytest.mark.attack("service")
def test_no_query_leaves_the_machine(client: httpx.Client, query: str) -> None:
    told = client.post("/sparql", data={"query": query})
    assert (told.status_code, told.json()["code"]) == (400, "KG0923")


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:b> 1 }", "LOAD <file:///etc/passwd>", "CLEAR ALL", "DROP GRAPH <a:b>"])
@pytest.mark.attack("update")
def test_an_update_is_no_query(client: httpx.Client, site: Site, update: str) -> None:
    before = len(site.data.store)
    assert client.post("/sparql", data={"query": update}).status_code == 400
    assert len(site.data.store) == before


@pytest.mark.attack("from file")
def test_from_reads_no_file(client: httpx.Client, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:a> <a:b> 'secret' .")
    answer = client.get("/sparql", params={"query": f"SELECT * FROM <{secret.as_uri()}> WHERE {{ ?s ?p ?o }}"})
    assert "secret'" not in answer.text
    assert answer.json()["results"]["bindings"] == []
    given = client.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p ?o }", "default-graph-uri": secret.as_uri()})
    assert given.json()["results"]["bindings"] == []


@pytest.mark.attack("endless query")
def test_a_query_without_end_is_stopped_and_the_server_goes_on(site: Site) -> None:
    with served(application(replace(site, limits=Limits(seconds=0.5)))) as address, httpx.Client(base_url=address) as client:
        stopped = client.get("/sparql", params={"query": ENDLESS})
        assert (stopped.status_code, stopped.json()["code"]) == (503, "KG0921")
        assert int(stopped.headers["retry-after"]) > 0
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.attack("size")
def test_an_answer_and_a_request_have_a_size(site: Site) -> None:
    with served(application(replace(site, limits=Limits(answer=1000, request=500)))) as address, httpx.Client(base_url=address) as client:
        large = client.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p ?o }"})
        assert (large.status_code, large.json()["code"]) == (400, "KG0972")
        assert "LIMIT" in large.json()["remedy"]
        assert client.post("/sparql", data={"query": "ASK {}" + " " * 600}).status_code == 413
        assert client.get("/rdf-graph-store?default").status_code == 400


@pytest.mark.parametrize("host", ["evil.example.org", "localhost.evil.org", "127.0.0.1.evil.org"])
@pytest.mark.attack("rebinding")
def test_another_host_name_is_turned_away(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/sparql", "/person/jeff-sessions", "/nothing", "/static/site.css", "/person/jeff-sessions.ttl"])
@pytest.mark.attack("policy")
def test_every_answer_has_the_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path, headers={"accept": "text/html"}).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/doc/../../etc/passwd",
    ],
)
@pytest.mark.attack("path")
def test_no_path_leads_out(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "import" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "path", ["/person/a%0d%0aSet-Cookie:%20x=1", "/entity/a%0d%0aSet-Cookie:%20x=1", "/%00", "/person/%ff", "/" + "a" * 5000]
)
@pytest.mark.attack("header injection")
def test_odd_paths_are_only_not_found(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.mark.attack("markup")
def test_markup_in_labels_and_searches_is_shown_as_text(site: Site, tmp_path: Path) -> None:
    with served(application(_hostile(site, tmp_path))) as address, httpx.Client(base_url=address) as client:
        for path in (
            "/person/x",
            "/search?all&q=script",
            f"/search?q={HOSTILE}",
            "/nothing" + HOSTILE,
            "/timeline?from=" + HOSTILE,
            "/",
            "/doc/d",
        ):
            text = client.get(path, headers={"accept": "text/html"}).text
            assert "<script" not in text, path
            assert "<img" not in text, path


@pytest.mark.attack("link")
def test_an_address_that_is_no_web_address_is_no_link(site: Site, tmp_path: Path) -> None:
    with served(application(_hostile(site, tmp_path))) as address, httpx.Client(base_url=address) as client:
        assert "javascript:" not in client.get("/doc/d", headers={"accept": "text/html"}).text.replace("javascript:alert(2)</code>", "")
        page = client.get("/person/x", headers={"accept": "text/html"}).text
        assert 'href="javascript:' not in page


def _hostile(site: Site, folder: Path) -> Site:
    """A site of one person and one document whose every word is an attack."""
    names = Namespaces()
    node, literal = ox.NamedNode, ox.Literal
    registry, provenance = node(names.graph("registry")), node(names.graph("provenance"))
    person, document = node(names.iri("person", "x")), node(names.iri("doc", "d"))
    quads = [
        ox.Quad(person, node(names.expand("rdf:type")), node(names.expand("foaf:Person")), registry),
        ox.Quad(person, node(names.expand("skos:prefLabel")), literal(HOSTILE), registry),
        ox.Quad(person, node(names.expand("skos:altLabel")), literal(HOSTILE + " script"), registry),
        ox.Quad(person, node(names.expand("owl:sameAs")), node("javascript:alert(2)"), registry),
        ox.Quad(document, node(names.expand("dcterms:title")), literal(HOSTILE), provenance),
        ox.Quad(document, node(names.expand("dcterms:issued")), literal("2020-01-01"), provenance),
        ox.Quad(document, node(names.expand("foaf:page")), node("javascript:alert(2)"), provenance),
    ]
    return stored(site, store_of(quads), folder / "hostile.nq")


@pytest.mark.attack("endless query")
def test_a_query_that_is_deep_ends_its_worker_alone(client: httpx.Client) -> None:
    for deep in ("SELECT * {" + "{" * 15_000, "ASK { FILTER(" + "(" * 15_000 + "1" + ")" * 15_000 + ") }"):
        assert client.post("/sparql", data={"query": deep}).status_code in (400, 503)
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.attack("slow client")
def test_slow_clients_keep_nobody_waiting(address: str, client: httpx.Client) -> None:
    place = urlsplit(address)
    begun = [socket.create_connection((place.hostname, place.port)) for _ in range(50)]
    for one in begun:
        one.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nque")
    assert client.get("/sparql", params={"query": "ASK {}"}, timeout=10).json()["boolean"] is True
    for one in begun:
        one.close()


@pytest.mark.parametrize(
    "rest", ["X: " + "a" * 200_000, "Host: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzz", "\0: x"]
)
@pytest.mark.attack("size")
def test_a_request_that_is_none_is_turned_away(address: str, client: httpx.Client, rest: str) -> None:
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=10) as raw:
        raw.sendall(f"GET / HTTP/1.1\r\n{rest}\r\n\r\n".encode())
        with suppress(ConnectionError):
            assert raw.recv(100).partition(b"\r\n")[0].split()[1:2] in ([b"400"], [b"431"], [])
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
