"""The W3C's tests of the SPARQL 1.1 Protocol, request by request over HTTP: what does not pass asks for an update, which is refused."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection

from kg.web.app import application
from kg.web.formats import GRAPHS, TABLES
from kg.web.site import Site
from tests.web.conftest import served, stored

pytestmark = pytest.mark.shared

MF, HT, CNT, UT = (
    rdflib.Namespace(iri)
    for iri in (
        "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#", "http://www.w3.org/2011/http#", "http://www.w3.org/2011/content#",
        "http://www.w3.org/2009/sparql/tests/test-update#",
    )
)  # fmt: skip
#: each of these begins with an update that the protocol allows: a graph that is built from its sources is edited nowhere else
REFUSED = {"update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_named_graphs", "update_dataset_full",
           "update_post_form", "update_post_direct", "update_base_uri"}  # fmt: skip


@dataclass(frozen=True)
class Asking:
    """One request of a test, and what must come back: the first figures of the status, a form, and of an ASK the answer."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: tuple[str, ...]
    form: str
    truth: bool | None


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("protocol")
    with tarfile.open(shared / "data" / "w3c-rdf-tests" / "sparql10-11.tar.gz") as archive:
        members = [one for one in archive.getmembers() if "/sparql11/protocol/" in one.name]
        archive.extractall(root, members, filter="data")
    return next(root.rglob("manifest.ttl")).parent


def cases(folder: Path) -> Iterator[tuple[str, ox.Store, list[Asking]]]:
    """The tests in their order: name, the graphs that they ask for, and their requests."""
    manifest = rdflib.Graph().parse(folder / "manifest.ttl")
    (entries,) = manifest.objects(None, MF.entries)
    for test in Collection(manifest, entries):
        store = ox.Store()
        for given in manifest.objects(test, UT.graphData):
            path, name = (str(manifest.value(given, one)) for one in (UT.graph, rdflib.RDFS.label))
            store.load(path=path.removeprefix("file://"), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
        requests = manifest.value(manifest.value(test, MF.action), HT.requests)
        yield str(test).rpartition("#")[2], store, [_asking(manifest, one) for one in Collection(manifest, requests)]


def _asking(manifest: rdflib.Graph, request: rdflib.term.Node) -> Asking:
    content, reply, listed = (manifest.value(request, one) for one in (HT.body, HT.resp, HT.headers))
    headers = {str(manifest.value(one, HT.fieldName)): str(manifest.value(one, HT.fieldValue)) for one in Collection(manifest, listed)}
    body = str(manifest.value(content, CNT.chars)).encode(str(manifest.value(content, CNT.characterEncoding))) if content else None
    truth = manifest.value(reply, MF.expectedBoolean)
    return Asking(
        str(manifest.value(request, HT.methodName)),
        str(manifest.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1),
        headers,
        body,
        tuple(str(one).rpartition("StatusCode")[2][0] for one in manifest.objects(reply, MF.expectedStatus)),
        str(manifest.value(reply, MF.expectedFormat) or ""),
        None if truth is None else bool(truth.toPython()),
    )


def passes(client: httpx.Client, asking: Asking) -> bool:
    request = client.build_request(asking.method, asking.path, headers=asking.headers, content=asking.body)
    answer = client.send(request)
    kind = answer.headers.get("content-type", "").partition(";")[0]
    forms = {"RDF": set(GRAPHS), "tabular": set(TABLES), "boolean": set(TABLES), "": {kind}}
    right = str(answer.status_code)[0] in asking.statuses and kind in forms[asking.form]
    return right and (asking.truth is None or answer.json()["boolean"] is asking.truth)


def test_the_protocol_of_the_w3c_is_kept_but_for_updates(
    folder: Path, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app, failed, every = application(site), set(), list(cases(folder))
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        for name, store, requests in every:
            app.state.site = stored(site, store, tmp_path / f"{name}.nq")
            if not all(passes(client, one) for one in requests):
                failed.add(name)
    with capsys.disabled():
        print(f"\nSPARQL 1.1 Protocol: {len(every) - len(failed)} of {len(every)} pass; failing: {sorted(failed)}")
    assert len(every) == 34
    assert failed == REFUSED
