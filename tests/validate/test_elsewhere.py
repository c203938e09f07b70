"""Validation of what changed, and of a graph behind an endpoint, as a person calls it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.model.iri import Namespaces
from kg.validate.shacl import run, run_since
from kg.validate.validator import Validator
from kg.validate.views import views_of
from kg.vocabulary import load, ontology_triples

N = Namespaces()


def kg(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    return result.exit_code, result.stdout, result.stderr


@contextmanager
def endpoint(store: ox.Store) -> Iterator[str]:
    """The address of an endpoint that answers SELECT queries on the store, with the dataset that the protocol's fields describe."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            fields = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            default, named = ([ox.NamedNode(name) for name in fields.get(f"{kind}-graph-uri", ())] for kind in ("default", "named"))
            found = store.query(
                fields["query"][0], default_graph=default or None, named_graphs=named if default or named else None
            )  # fmt: skip
            assert isinstance(found, ox.QuerySolutions)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def told(out: str) -> set[tuple[str, ...]]:
    return {tuple(row.get(key, "") for key in ("code", "view", "focus", "value", "message")) for row in json.loads(out)["findings"]}


@pytest.mark.shared
def test_an_endpoint_gets_the_findings_that_the_file_gets(gold: Path) -> None:
    file = gold / "mutants" / "m5-hypothetical-leak.trig"
    store = ox.Store()
    store.load(path=str(file), format=ox.RdfFormat.TRIG)
    _, of_file, _ = kg("validate", file, "--format", "json")
    with endpoint(store) as address:
        status, out, err = kg("validate", "--endpoint", address, "--format", "json")
    assert (status, err) == (1, "")
    assert told(out) == {row for row in told(of_file) if not row[1].startswith("source:")}
    assert json.loads(out)["views"] == ["world", "audit"]


def test_an_endpoint_that_is_not_there_is_an_error_with_its_address() -> None:
    status, _, err = kg("validate", "--endpoint", "http://127.0.0.1:9/query")
    assert (status, "KG0409" in err, "http://127.0.0.1:9/query" in err) == (3, True, True)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "data:text/plain,x", "127.0.0.1:9"])
@pytest.mark.attack("redirect")
def test_only_an_address_of_the_web_is_asked(address: str) -> None:
    status, _, err = kg("validate", "--endpoint", address)
    assert (status, "KG0409" in err, "no address of the web" in err) == (3, True, True)


def test_an_endpoint_takes_no_file(tmp_path: Path) -> None:
    assert kg("validate", tmp_path / "a.nq", "--endpoint", "http://127.0.0.1:9/query")[0] == 2


@pytest.mark.shared
@pytest.mark.parametrize("name", ["m1-begin-after-end", "m2-two-holders", "m5-hypothetical-leak", "m6-recusal-without-matter"])
def test_what_a_change_breaks_is_found_without_a_full_validation(validator: Validator, gold: Path, name: str) -> None:
    files = (gold / "seed.trig", gold / "mutants" / f"{name}.trig")
    before, after = (views_of(ox.parse(path=str(path)), {}, N, ontology_triples(load())) for path in files)
    full = run(after, validator.shapes, N).results
    clean = {result for results in run(before, validator.shapes, N).results.values() for result in results}
    part = run_since(after, before, validator.shapes, N).results
    new = {result for results in full.values() for result in results} - clean
    assert new
    assert new <= {result for results in part.values() for result in results} <= {r for found in full.values() for r in found}


@pytest.mark.shared
def test_only_the_views_that_changed_are_looked_at(gold: Path) -> None:
    status, out, _ = kg("validate", gold / "mutants" / "m2-two-holders.trig", "--since", gold / "seed.trig", "--format", "json")
    assert status == 1
    assert {"KG0450", "KG0457"} == {row[0] for row in told(out)}
    assert set(json.loads(out)["views"]) < {"source:curated_seed", "source:doc_wex-2019-11-06-sessions-senate-bid", "world", "audit"}
    assert kg("validate", gold / "seed.trig", "--since", gold / "seed.trig")[:2] == (0, "conforms: 0 views, 0 violations, 0 warnings\n")
