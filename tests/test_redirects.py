"""What reaches out asks the address that it was given, and no other to which that one would send it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.endpoint import Endpoint
from kg.errors import KgError
from kg.extractors.endpoint import NoAnswer, endpoint
from kg.extractors.options import LlmOptions
from kg.graph_store import Credentials, GraphStore
from kg.settings import Secret

pytestmark = pytest.mark.attack("redirect")
SECRET = "t0ken-of-the-first"


def query(address: str, _folder: Path) -> None:
    list(Endpoint(address).select("SELECT * { ?s ?p ?o }"))


def put(address: str, _folder: Path) -> None:
    store = GraphStore(address, Credentials(token=Secret(SECRET)), timeout=10)
    try:
        store.put(ox.NamedNode("https://kg.example.org/graph/a"), [ox.Triple(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.Literal("c"))])
    finally:
        store.close()


def get(address: str, _folder: Path) -> None:
    store = GraphStore(address, Credentials(token=Secret(SECRET)), timeout=10)
    try:
        list(store.triples(ox.NamedNode("https://kg.example.org/graph/a")))
    finally:
        store.close()


def chat(address: str, folder: Path) -> None:
    options = LlmOptions(url=address, model="a", key=Secret(SECRET), answers=folder)
    endpoint(options, pause=lambda _: None)("system", "user", {})


Ask = Callable[[str, Path], None]


@contextmanager
def answering(status: int, headers: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """A server with one answer to everything: its address, and what it was asked."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(f"{self.command} {self.path} {self.headers.get('Authorization', '')}")
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_PUT = do_DELETE = do_HEAD = do_POST  # noqa: N815 - the names of the library

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("ask", [query, put, get, chat])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_server_is_not_followed(ask: Ask, status: int, tmp_path: Path) -> None:
    with (
        answering(200, {}) as (other, reached),
        answering(status, {"Location": f"{other}/latest/credentials"}) as (address, asked),
        pytest.raises((KgError, NoAnswer), match=str(status)),
    ):
        ask(f"{address}/v1", tmp_path)
    assert (len(asked), reached) == (1, [])


@pytest.mark.parametrize("ask", [query, put, get, chat])
@pytest.mark.parametrize("scheme", ["file://{file}", "ftp://127.0.0.1:9/{file}", "data:text/plain,{words}", "//127.0.0.1:9/"])
def test_a_redirect_to_what_is_no_web_opens_nothing(ask: Ask, scheme: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text('{"head": {"vars": []}, "results": {"bindings": []}}', encoding="utf-8")
    location = scheme.format(file=secret, words="secret")
    with answering(302, {"Location": location}) as (address, asked), pytest.raises((KgError, NoAnswer)):
        ask(f"{address}/v1", tmp_path)
    assert len(asked) == 1
