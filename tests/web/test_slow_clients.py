"""Clients that are slow on purpose: each loses its connection, and others are answered meanwhile."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from kg.web.app import application
from kg.web.connections import Connection
from kg.web.execution import Limits
from kg.web.site import Site
from tests.web.conftest import served
from tests.web.test_safety import ENDLESS

pytestmark = pytest.mark.attack("slow client")
HEAD = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
ALL = b"GET /all HTTP/1.1\r\nHost: localhost\r\n\r\n"
Send = Callable[[bytes], socket.socket]


class Hasty(Connection):
    """One that looks at its clients twice in a second."""

    patience = 0.5


class Narrow(Connection):
    """A server with three places."""

    places = 3


@pytest.fixture
def port(request: pytest.FixtureRequest, site: Site) -> Iterator[int]:
    """The port of a server with the connections of the test's parameter."""
    with served(application(replace(site, limits=Limits(seconds=3.0, at_once=4))), request.param) as address:
        yield int(address.rpartition(":")[2])


@pytest.fixture
def send(port: int) -> Iterator[Send]:
    """Opens a connection and sends these bytes."""
    begun: list[socket.socket] = []

    def opened_here(said: bytes) -> socket.socket:
        begun.append(opened(port, said))
        return begun[-1]

    yield opened_here
    for one in begun:
        one.close()


def opened(port: int, said: bytes) -> socket.socket:
    """A connection with little room for what comes, over which these bytes were sent."""
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    found.settimeout(10)
    found.connect(("127.0.0.1", port))
    found.sendall(said)
    return found


def received(connection: socket.socket) -> Iterator[bytes]:
    """What comes until the server ends the connection."""
    with suppress(ConnectionError):
        while piece := connection.recv(1 << 20):
            yield piece


def ended(connection: socket.socket, drip: bytes = b"", patience: float = 8.0) -> bool:
    """Whether the server ends the connection of a client that goes on to send a byte now and then."""
    until = time.monotonic() + patience
    connection.settimeout(0.2)
    with suppress(ConnectionError):
        while time.monotonic() < until:
            with suppress(TimeoutError):
                if not connection.recv(1):
                    return True
            if drip:
                connection.sendall(drip)
        return False
    return True


@pytest.mark.parametrize("port", [Hasty], indirect=True)
@pytest.mark.parametrize(
    ("said", "drip"),
    [
        (b"", b""),
        (b"GET / HT", b""),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"a"),
        (HEAD + b"Content-Length: 1000\r\n\r\n", b"a"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (HEAD + b"Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n", b""),
    ],
    ids=["silent", "half a line", "head byte by byte", "body byte by byte", "chunks byte by byte", "to continue"],
)
def test_who_does_not_come_to_the_end_of_a_request_is_cut(port: int, send: Send, said: bytes, drip: bytes) -> None:
    slow = send(said)
    assert httpx.get(f"http://127.0.0.1:{port}/healthz").text == "ok\n"
    assert ended(slow, drip)


@pytest.mark.parametrize("port", [Hasty], indirect=True)
def test_who_sends_half_a_second_request_is_cut(send: Send) -> None:
    slow = send(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b"200 OK" in slow.recv(1000)
    slow.sendall(b"GET /")
    assert ended(slow, b"a")


@pytest.mark.parametrize("asked", [ALL, ALL.replace(b"Host", b"Connection: close\r\nHost"), ALL * 20], ids=["one", "the last", "many"])
@pytest.mark.parametrize("pieces", [1, 400])
def test_who_takes_nothing_of_the_answer_is_cut(asked: bytes, pieces: int) -> None:
    whole = 40_000_000

    def all_of_it(_request: Request) -> Response:
        return StreamingResponse("x" * (whole // pieces) for _ in range(pieces))

    with served(Starlette(routes=[Route("/all", all_of_it)]), Hasty) as address:
        port = int(address.rpartition(":")[2])
        with opened(port, asked) as slow:
            time.sleep(1.5)
            assert httpx.get(f"{address}/nothing").status_code == 404
            assert sum(map(len, received(slow))) < whole
        with opened(port, ALL.replace(b"Host", b"Connection: close\r\nHost")) as steady:
            assert sum(map(len, received(steady))) > whole


@pytest.mark.parametrize("port", [Hasty], indirect=True)
def test_who_waits_for_a_long_answer_is_not_cut(port: int) -> None:
    told = httpx.get(f"http://127.0.0.1:{port}/sparql", params={"query": ENDLESS}, timeout=30)
    assert (told.status_code, told.json()["code"]) == (503, "KG0921")


@pytest.mark.parametrize("port", [Narrow], indirect=True)
def test_where_all_places_are_taken_who_waits_for_nothing_of_ours_gives_way(port: int, send: Send) -> None:
    slow = [send(said) for said in (b"", b"GET / HT", HEAD + b"Content-Length: 9\r\n\r\n", b"", b"")]
    assert httpx.get(f"http://127.0.0.1:{port}/healthz").text == "ok\n"
    assert [ended(one, patience=0.5) for one in slow] == [True, True, True, False, False]


@pytest.mark.parametrize("port", [Narrow], indirect=True)
def test_where_everybody_waits_for_us_one_more_is_told_to_come_again(port: int, send: Send) -> None:
    query = str(httpx.URL("/sparql", params={"query": ENDLESS}))
    busy = [send(f"GET {query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()) for _ in range(3)]
    time.sleep(0.5)
    assert httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 503
    assert all(b"503" in one.recv(100) for one in busy)
    assert httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
