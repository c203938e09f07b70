"""A server of the shipped seeds on loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from starlette.applications import Starlette

from kg.answers.dataset import Dataset, base_of
from kg.answers.matching import synonyms_of
from kg.cli.serve import listening_at
from kg.config import Config
from kg.curation.project import Project
from kg.model.iri import Namespaces
from kg.model.policy import AcceptancePolicy
from kg.query import named_queries
from kg.store import lent_store, store_at
from kg.validate.texts import read_texts
from kg.vocabulary import load
from kg.web.app import application
from kg.web.connections import Connection, server_of
from kg.web.execution import Limits
from kg.web.review.desk import Desk
from kg.web.site import Site
from tests.golden.conftest import built
from tests.review_project import project, read_project
from tests.web.reviewer import Reviewer

__all__ = ["built", "project", "read_project"]


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Site]:
    """The site of a build of the shipped seeds."""
    with lent_store(built / "output" / "dataset.nq") as home:
        yield _site(built, home)


def _site(built: Path, home: Path) -> Site:
    store = store_at(home)
    names, vocabulary = Namespaces(base_of(store)), load(None)
    data = Dataset(store, names, synonyms_of(vocabulary))
    wanted = frozenset(row["sha"] for row in data.graphs("SELECT ?sha WHERE { GRAPH ?g { ?doc kgo:sha256 ?sha } }"))
    texts, _ = read_texts([built / "seeds"], wanted)
    limits = Limits(seconds=5.0, answer=2_000_000, request=100_000)
    return Site(data, home, vocabulary, named_queries(), texts, built / "output", AcceptancePolicy(), limits)


def stored(site: Site, store: ox.Store, home: Path) -> Site:
    """The site with another store, which is written to a file for its workers."""
    store.dump(str(home), format=ox.RdfFormat.N_QUADS)
    return replace(site, data=Dataset(store, Namespaces()), home=home)


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


@pytest.fixture
def desk(project: Path) -> Desk:
    """A desk where Ann would sit, with a ledger of its own."""
    return Desk(Project(Config(seeds=(project / "seeds",), output=project / "output")), "Ann")


def under_review(desk: Desk) -> Starlette:
    """The pages of the project of a desk, with review."""
    work, config = desk.work, desk.project.config
    home, limits = Path(config.output) / "dataset.nq", Limits(at_once=1)
    site = Site(work.data, home, desk.project.vocabulary, {}, {}, config.output, AcceptancePolicy(), limits)
    return application(site, review=desk)


@pytest.fixture
def review_address(desk: Desk) -> Iterator[str]:
    """The address of a server with review on loopback."""
    with served(under_review(desk)) as found:
        yield found


@pytest.fixture
def enter(desk: Desk, review_address: str) -> Iterator[Callable[[str], Reviewer]]:
    """Lets somebody of a name in, who stands before the queue; without a name before the question for it."""
    inside: list[Reviewer] = []

    def come(by: str = "") -> Reviewer:
        inside.append(Reviewer(review_address, desk.access.token, by))
        inside[-1].open("/review")
        return inside[-1]

    yield come
    for reviewer in inside:
        reviewer.client.close()


@pytest.fixture
def ann(enter: Callable[[str], Reviewer]) -> Reviewer:
    """Ann, before the queue."""
    return enter("Ann")


class served:  # noqa: N801 - reads as a verb
    """A server on a free port of loopback for the length of a block."""

    def __init__(self, app: Starlette, connection: type[Connection] = Connection) -> None:
        self.listening = listening_at("127.0.0.1", 0)
        self.port = self.listening.getsockname()[1]
        self.server = server_of(app, connection)
        self.thread = threading.Thread(target=self.server.run, args=([self.listening],), daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        until = time.monotonic() + 30
        while not self.server.started and time.monotonic() < until:
            time.sleep(0.02)
        return f"http://127.0.0.1:{self.port}"

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.listening.close()
