"""A newer build is served without a restart, and whoever reads the earlier one reads it to the end."""

from __future__ import annotations

import hashlib
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.store import Version, keep_store, version_of
from kg.web.app import application
from kg.web.renewal import Renewal
from kg.web.site import Site
from tests.web.conftest import served, stored
from tests.web.test_workers import command

HTML = {"accept": "text/html"}
NAMES = Namespaces()


def new_person() -> ox.Quad:
    label = ox.NamedNode(NAMES.expand("skos:prefLabel"))
    return ox.Quad(ox.NamedNode(NAMES.iri("person", "zoe-new")), label, ox.Literal("Zoe New"), ox.NamedNode(NAMES.graph("registry")))


def until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether it holds within that time."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def version(number: int, *, whole: bool = True) -> Version:
    return Version((number, 0, 0), b"", whole)


@dataclass
class Workshop:
    """A place where builds come out of: the version that is seen, the site of the next one, and what was told."""

    next: Site
    seen: Version | None = field(default_factory=lambda: version(1))
    told: list[str] = field(default_factory=list)
    broken: bool = False

    def opened(self) -> Site:
        if self.broken:
            raise RuntimeError("cut short")
        return self.next


@pytest.fixture
def workshop(site: Site, tmp_path: Path) -> Workshop:
    store = ox.Store()
    store.bulk_extend([*site.data.store, new_person()])
    return Workshop(stored(site, store, tmp_path / "next.nq"))


@pytest.fixture
def renewed(site: Site, workshop: Workshop) -> Iterator[str]:
    """The address of a server of the first build, which looks for newer ones many times a second."""
    newer = Renewal(workshop.seen, lambda: workshop.seen, workshop.opened, workshop.told.append, seconds=0.02)
    with served(application(replace(site, title="before"), newer=newer)) as address:
        yield address


def status(address: str) -> int:
    return httpx.get(f"{address}/person/zoe-new", headers=HTML, timeout=60).status_code


def test_a_new_build_is_served_from_then_on(renewed: str, workshop: Workshop) -> None:
    assert status(renewed) == 404
    workshop.seen = None
    time.sleep(0.2)
    assert status(renewed) == 404
    workshop.seen = version(2)
    assert until(lambda: status(renewed) == 200)
    ask = {"query": "ASK { GRAPH graph:registry { per:zoe-new ?p ?o } }"}
    assert httpx.get(f"{renewed}/sparql", params=ask, timeout=60).json()["boolean"] is True
    assert workshop.told == ["a new build is served from now on"]


def test_who_began_to_read_the_earlier_build_reads_it_to_the_end(renewed: str, workshop: Workshop) -> None:
    query = b"ASK { GRAPH graph:registry { per:zoe-new ?p ?o } }"
    place = urlsplit(renewed)
    with socket.create_connection((str(place.hostname), place.port or 80), timeout=60) as reader:
        head = f"POST /sparql HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/sparql-query\r\nConnection: close\r\n"
        reader.sendall(f"{head}Content-Length: {len(query)}\r\n\r\n".encode() + query[:10])
        time.sleep(0.2)
        workshop.seen = version(2)
        assert until(lambda: status(renewed) == 200)
        reader.sendall(query[10:])
        answer = b"".join(iter(lambda: reader.recv(4096), b""))
    assert b"200 OK" in answer
    assert b'"boolean":false' in answer.replace(b" ", b"")


def test_what_may_still_be_in_the_making_is_waited_for(renewed: str, workshop: Workshop) -> None:
    workshop.seen = version(2, whole=False)
    time.sleep(0.4)
    assert status(renewed) == 404
    assert until(lambda: status(renewed) == 200), "but not for ever"


def test_a_build_that_cannot_be_opened_is_told_of_and_the_one_before_stays(renewed: str, workshop: Workshop) -> None:
    workshop.broken, workshop.seen = True, version(2)
    assert until(lambda: bool(workshop.told))
    assert workshop.told == ["the new build cannot be opened, the one before is served on: cut short"]
    assert httpx.get(f"{renewed}/", headers=HTML, timeout=60).status_code == 200
    workshop.broken, workshop.seen = False, version(3)
    assert until(lambda: status(renewed) == 200)


def test_the_version_of_a_file_is_whole_when_its_store_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "dataset.nq"
    assert version_of(path) is None
    path.write_text(f"{new_person()} .\n")
    first = version_of(path)
    assert first
    assert first.whole, "no store was ever kept"
    keep_store(path, hashlib.sha256(path.read_bytes()).hexdigest())
    kept = version_of(path)
    assert kept
    assert (kept.whole, kept == first) == (True, False)
    path.write_text(f"{new_person()} .\n" * 2)
    changed = version_of(path)
    assert changed
    assert not changed.whole


def test_the_command_serves_a_new_build_and_gives_the_earlier_store_back(built: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(built, project)
    data = project / "output" / "dataset.nq"
    with command(project, tmp_path) as (_, address):
        assert status(address) == 404
        (before,) = tmp_path.glob("kg-lent-*")
        again = data.with_suffix(".part")
        again.write_bytes(b"".join(sorted([*data.read_bytes().splitlines(keepends=True), f"{new_person()} .\n".encode()])))
        again.replace(data)
        keep_store(data, hashlib.sha256(data.read_bytes()).hexdigest())
        assert until(lambda: status(address) == 200, 180)
        assert until(lambda: before not in set(tmp_path.glob("kg-lent-*")), 60)
        assert len(list(tmp_path.glob("kg-lent-*"))) == 1
