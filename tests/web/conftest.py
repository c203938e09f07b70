"""A server of the shipped seeds on loopback."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from kg.answers.dataset import Dataset, base_of
from kg.answers.matching import synonyms_of
from kg.model.iri import Namespaces
from kg.model.policy import AcceptancePolicy
from kg.query import named_queries
from kg.store import open_store
from kg.validate.texts import read_texts
from kg.vocabulary import load
from kg.web.app import application
from kg.web.execution import Limits
from kg.web.site import Site
from tests.golden.conftest import built

__all__ = ["built"]


@pytest.fixture(scope="session")
def site(built: Path) -> Site:
    """The site of a build of the shipped seeds."""
    store = open_store(built / "output" / "dataset.nq")
    names, vocabulary = Namespaces(base_of(store)), load(None)
    data = Dataset(store, names, synonyms_of(vocabulary))
    wanted = frozenset(row["sha"] for row in data.graphs("SELECT ?sha WHERE { GRAPH ?g { ?doc kgo:sha256 ?sha } }"))
    texts, _ = read_texts([built / "seeds"], wanted)
    limits = Limits(seconds=5.0, answer=2_000_000, request=100_000)
    return Site(data, vocabulary, named_queries(), texts, built / "output", AcceptancePolicy(), limits)


@pytest.fixture(scope="session")
def app(site: Site) -> Starlette:
    return application(site)


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """A client that follows no redirect."""
    with httpx.Client(base_url=address, timeout=60) as found:
        yield found


@pytest.fixture(scope="session")
def address(app: Starlette) -> Iterator[str]:
    """The address of the same server on loopback."""
    with served(app) as found:
        yield found


class served:  # noqa: N801 - reads as a verb
    """A server on a free port of loopback for the length of a block."""

    def __init__(self, app: Starlette) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server = uvicorn.Server(
            uvicorn.Config(app, host="127.0.0.1", port=self.port, log_level="error", ws="none", server_header=False)
        )
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        until = time.monotonic() + 30
        while not self.server.started and time.monotonic() < until:
            time.sleep(0.02)
        return f"http://127.0.0.1:{self.port}"

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
