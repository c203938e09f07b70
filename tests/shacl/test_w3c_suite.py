"""The W3C's test suite for SHACL Core and SHACL-SPARQL: every test that does not pass is named here."""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ShapesError
from kg.shacl.paths import read_path
from kg.shacl.reading import read_shapes
from kg.shacl.source import source_of
from kg.shacl.terms import SH, Statements, Term, text_of
from kg.shacl.validation import Outcome, validate

from .conftest import Told, told

pytestmark = pytest.mark.shared

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
#: name of a test -> why it does not pass
FAILING: dict[str, str] = {}
#: name of a test -> what of its shapes is not compiled, so that pySHACL checks them
BY_REFERENCE = {"core/property/datatype-ill-formed": "xsd:byte, which the store keeps as xsd:integer"}


@pytest.fixture(scope="module")
def suite(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("w3c")
    with tarfile.open(shared / "data" / "w3c-shacl-tests" / "tests.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    return folder / "data-shapes-test-suite" / "tests"


@cache
def triples(iri: str) -> tuple[ox.Triple, ...]:
    path = iri.removeprefix("file://")
    return tuple(quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri=iri))


def cases(suite: Path) -> Iterator[tuple[str, Statements, Term]]:
    """(name, statements of its file, node) for each test."""
    for path in sorted(suite.rglob("*.ttl")):
        if path.name != "manifest.ttl" and not re.search(r"-(data|shapes)\.ttl$", path.name):
            file = Statements(triples(path.as_uri()))
            for node in file.instances(SHT + "Validate"):
                yield path.relative_to(suite).with_suffix("").as_posix(), file, node


def outcome(file: Statements, node: Term) -> Outcome | None:
    """What validation gives, nothing where the shapes are refused; the shapes graph is part of the dataset under a name."""
    action = file.values(node, MF + "action")[0]
    data, asked = (triples(file.values(action, SHT + name)[0].value) for name in ("dataGraph", "shapesGraph"))
    graph = ox.NamedNode("urn:shapes")
    source = source_of([*(ox.Quad(*t) for t in data), *(ox.Quad(*t, graph) for t in asked)])
    try:
        return validate(source, read_shapes(asked, graph))
    except ShapesError:
        return None


def expected(file: Statements, node: Term) -> Counter[Told] | None:
    report = file.values(node, MF + "result")[0]
    if report.value == SHT + "Failure":
        return None

    def one(result: Term, name: str) -> Term | None:
        return file.one(result, SH + name)

    def named(term: Term | None) -> str:
        return "_:b" if isinstance(term, ox.BlankNode) else str(term or "")

    return Counter(
        (
            named(one(result, "focusNode")),
            str(read_path(file, path)) if (path := one(result, "resultPath")) else "",
            named(one(result, "value")),
            text_of(one(result, "sourceConstraintComponent")),
            text_of(one(result, "resultSeverity")),
        )
        for result in file.values(report, SH + "result")
    )


def test_all_tests_pass_but_those_named(suite: Path) -> None:
    failed, by_reference, number = {}, set(), 0
    for name, file, node in cases(suite):
        number += 1
        found = outcome(file, node)
        if (told(found.results) if found else None) != expected(file, node):
            failed[name] = found
        if found and found.by_reference:
            by_reference.add(name)
    assert number == 121
    assert set(failed) == set(FAILING)
    assert by_reference == set(BY_REFERENCE)
