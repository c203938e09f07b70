"""``kg publish`` against a real graph store on this machine: HTTP in front of an embedded store."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.cli import main

BASE = "https://kg.example.org/"
TRUTHY, PROVENANCE, OLD = (ox.NamedNode(f"{BASE}graph/{name}") for name in ("truthy", "provenance", "doc_old"))
DATASET = f"""@prefix kgo: <{BASE}ont#> . @prefix graph: <{BASE}graph/> . @prefix per: <{BASE}person/> .
graph:truthy {{ per:a kgo:endorsed per:b . per:b kgo:endorsed "Grüße\\n"@de . }}
graph:doc_new {{ per:c kgo:endorsed per:b . }}
graph:provenance {{ graph:doc_new a kgo:SourceGraph . }}
"""


@dataclass
class Server:
    """A graph store by the protocol; what it was asked, and how it misbehaves."""

    store: ox.Store = field(default_factory=ox.Store)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    token: str = ""
    status: int = 0
    location: str = ""
    loses: bool = False
    media: str = "application/n-triples"
    address: str = ""

    def graph(self, name: ox.NamedNode) -> set[ox.Triple]:
        return {quad.triple for quad in self.store.quads_for_pattern(None, None, None, name)}


class Asked(BaseHTTPRequestHandler):
    """One request to the store of ``server``."""

    server_of: Server
    protocol_version = "HTTP/1.1"

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _reply(self, status: int, content: bytes = b"", media: str = "text/plain") -> None:
        self.send_response(status)
        if status == 307:
            self.send_header("Location", self.server_of.location)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _refused(self) -> bool:
        self.server_of.asked.append((self.command, self.path, self.headers.get("Authorization", "")))
        if self.server_of.token and self.headers.get("Authorization") != self.server_of.token:
            self._reply(401, b"who are you?")
        elif self.server_of.status:
            self._reply(self.server_of.status, b"not like this")
        else:
            return False
        return True

    def _graph(self) -> ox.NamedNode:
        return ox.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])

    def do_PUT(self) -> None:
        body = self._body()
        if self._refused():
            return
        triples = [quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
        self.server_of.store.remove_graph(self._graph())
        self.server_of.store.extend(ox.Quad(*triple, self._graph()) for triple in triples[self.server_of.loses :])
        self._reply(201)

    def do_GET(self) -> None:
        if not self._refused():
            known = self.server_of.store.contains_named_graph(self._graph())
            content = self.server_of.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=self._graph()) or b""
            self._reply(200 if known else 404, content, self.server_of.media)

    def do_DELETE(self) -> None:
        if not self._refused():
            self.server_of.store.remove_graph(self._graph())
            self._reply(204)

    def log_message(self, *_: object) -> None: ...


def answering(server: Server) -> type[BaseHTTPRequestHandler]:
    return type("AskedHere", (Asked,), {"server_of": server})


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    http = ThreadingHTTPServer(("127.0.0.1", 0), answering(found))
    found.address = f"http://127.0.0.1:{http.server_port}/store"
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield found
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("publish") / "dataset.trig"
    path.write_text(DATASET)
    return path


def run(server: Server, dataset: Path, *words: str, **environment: str) -> Result:
    clean = {"KG_PUBLISH_TOKEN": "", "KG_PUBLISH_USER": "", "KG_PUBLISH_PASSWORD": "", **environment}
    asked = ["publish", "--endpoint", server.address, "--data", str(dataset), *words]
    return CliRunner().invoke(main, asked, env=clean)


def quads(path: Path) -> set[ox.Quad]:
    return set(ox.parse(path=str(path)))


def test_every_graph_is_there_afterwards_and_again(server: Server, dataset: Path) -> None:
    for _ in range(2):
        done = run(server, dataset)
        assert done.exit_code == 0, done.output
        assert set(server.store) == quads(dataset)
    assert "3 graphs with 4 triples" in done.stderr
    assert "counted there as well" in done.stderr


def test_provenance_comes_last(server: Server, dataset: Path) -> None:
    run(server, dataset)
    puts = [path for method, path, _ in server.asked if method == "PUT"]
    assert len(puts) == 3
    assert puts[-1].endswith("graph%2Fprovenance")


def test_a_graph_is_replaced_whole(server: Server, dataset: Path) -> None:
    server.store.add(ox.Quad(OLD, OLD, OLD, TRUTHY))
    run(server, dataset)
    assert server.graph(TRUTHY) == {quad.triple for quad in quads(dataset) if quad.graph_name == TRUTHY}


def test_one_graph_alone(server: Server, dataset: Path) -> None:
    assert run(server, dataset, "--graph", "truthy").exit_code == 0
    assert {quad.graph_name for quad in server.store} == {TRUTHY}
    unknown = run(server, dataset, "--graph", "trust")
    assert unknown.exit_code == 2
    assert "KG0817" in unknown.stderr


def test_a_dry_run_asks_nothing(server: Server, dataset: Path) -> None:
    done = run(server, dataset, "--dry-run")
    assert server.asked == []
    assert done.stdout.split() == ["1", "doc_new", "2", "truthy", "1", "provenance"]


def test_what_the_dataset_has_no_longer_goes_only_when_asked(server: Server, dataset: Path) -> None:
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    foreign = ox.NamedNode("https://elsewhere.example/graph/doc_old")
    for graph in (OLD, foreign):
        server.store.add(ox.Quad(graph, kind, ox.NamedNode(f"{BASE}ont#SourceGraph"), PROVENANCE))
        server.store.add(ox.Quad(OLD, OLD, OLD, graph))
    before = server.store.dump(format=ox.RdfFormat.N_QUADS)
    run(server, dataset)
    assert server.graph(OLD)
    server.store.clear()
    server.store.load(before, format=ox.RdfFormat.N_QUADS)
    done = run(server, dataset, "--prune")
    assert "1 deleted" in done.stderr
    assert not server.graph(OLD)
    assert server.graph(foreign)


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({"KG_PUBLISH_TOKEN": "t0ken"}, "Bearer t0ken"),
        ({"KG_PUBLISH_USER": "ann", "KG_PUBLISH_PASSWORD": "pw"}, f"Basic {base64.b64encode(b'ann:pw').decode()}"),
    ],
)
def test_rights_come_from_the_environment_and_are_never_printed(
    server: Server, dataset: Path, environment: dict[str, str], header: str
) -> None:
    server.token = header
    refused = run(server, dataset)
    assert refused.exit_code == 3
    assert "KG0812" in refused.stderr
    assert "0 of 3 graphs were put" in refused.stderr
    done = run(server, dataset, **environment)
    assert done.exit_code == 0
    assert not any(value in done.output + done.stderr for name, value in environment.items() if name != "KG_PUBLISH_USER")


@pytest.mark.attack("redirect")
def test_a_redirect_is_not_followed_and_no_credential_travels(server: Server, dataset: Path) -> None:
    other = Server()
    http = ThreadingHTTPServer(("127.0.0.1", 0), answering(other))
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    try:
        server.status, server.location = 307, f"http://127.0.0.1:{http.server_port}/elsewhere"
        done = run(server, dataset, KG_PUBLISH_TOKEN="t0ken")
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
    assert other.asked == []
    assert done.exit_code == 3
    assert "KG0813" in done.stderr
    assert "/elsewhere" in done.stderr


@pytest.mark.parametrize(("status", "code"), [(403, "KG0812"), (404, "KG0811"), (405, "KG0811"), (413, "KG0816"), (500, "KG0815")])
def test_each_refusal_says_what_to_do(server: Server, dataset: Path, status: int, code: str) -> None:
    server.status = status
    done = run(server, dataset)
    assert done.exit_code == 3
    assert code in done.stderr
    assert f"status {status} (not like this)" in done.stderr
    assert "help:" in done.stderr


def test_a_store_that_loses_something_is_found_out(server: Server, dataset: Path) -> None:
    server.loses = True
    done = run(server, dataset)
    assert "KG0818" in done.stderr
    assert run(server, dataset, "--no-verify").exit_code == 0


def test_an_answer_that_is_no_rdf_is_found_out(server: Server, dataset: Path) -> None:
    server.media = "text/html"
    assert "KG0815" in run(server, dataset).stderr
    server.media = "application/rdf+xml"
    assert "KG0815" in run(server, dataset).stderr


def test_nobody_there(server: Server, dataset: Path) -> None:
    with_nobody = Server(address="http://127.0.0.1:9/store")
    done = run(with_nobody, dataset, "--timeout", "2")
    assert done.exit_code == 3
    assert "KG0814" in done.stderr


@pytest.mark.parametrize("address", ["store.example.org", "ftp://store.example.org/", "https://ann:pw@store.example.org/", "http://[store"])
def test_an_address_that_is_none(dataset: Path, address: str) -> None:
    done = run(Server(address=address), dataset)
    assert done.exit_code == 2
    assert "KG0811" in done.stderr


def test_credentials_in_the_clear_are_told(dataset: Path) -> None:
    done = run(Server(address="http://store.invalid/"), dataset, "--timeout", "1", KG_PUBLISH_TOKEN="t0ken")
    assert "travel unencrypted" in done.stderr


def test_json_for_programs(server: Server, dataset: Path) -> None:
    done = run(server, dataset, "--json")
    assert json.loads(done.stdout) == {"graphs": 3, "triples": 4, "deleted": 0, "verified": True}


def test_a_large_graph_is_sent_in_pieces(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "large.nq"
    path.write_text("".join(f"<a:s{number}> <a:p> <a:o> <{BASE}graph/truthy> .\n" for number in range(5_001)))
    assert run(server, path).exit_code == 0
    assert len(server.graph(TRUTHY)) == 5_001
