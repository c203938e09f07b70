"""The generated datasets that the benches use: always the same, in order, and such as our shapes and queries know them."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

from kg import quad_file
from kg.model.iri import Namespaces
from kg.model.quads import in_order
from kg.publish.claims_table import claims_tsv
from kg.publish.exporters import exporter
from kg.publish.publication import Publication, pieces
from kg.quad_file import QuadFile
from kg.query import Table, named_queries, run
from kg.store import read_quads, store_of
from kg.validate.validator import Validator
from kg.vocabulary import load


@pytest.fixture(scope="module")
def bench(benches: Callable[[str], ModuleType]) -> ModuleType:
    """``bench/quads.py``, with ``bench/generate.py`` beside it."""
    return benches("quads")


@pytest.fixture(scope="module")
def dataset(bench: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("generated") / "dataset.nq"
    bench.generate.write(3 * bench.generate.PER_ARTICLE, path)
    return path


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator(None, Namespaces(), load())


def test_the_same_size_gives_the_same_sorted_lines(bench: ModuleType, dataset: Path, tmp_path: Path) -> None:
    lines = dataset.read_bytes().splitlines()
    assert lines == sorted(set(lines))
    assert bench.generate.write(3 * bench.generate.PER_ARTICLE, tmp_path / "again.nq") == len(lines)
    assert (tmp_path / "again.nq").read_bytes() == dataset.read_bytes()


def test_one_article_brings_as_many_quads_as_is_said(bench: ModuleType, dataset: Path) -> None:
    found = [quad for quad in read_quads(dataset) if not str(quad.graph_name).endswith("/ontology>")]
    assert len(found) / 3 == pytest.approx(bench.generate.PER_ARTICLE, rel=0.05)


def test_it_conforms(dataset: Path, validator: Validator) -> None:
    report = validator.validate(read_quads(dataset), {})
    assert report.violations == ()
    assert {finding.code for finding in report.warnings} <= {"KG0434"}, "the articles that it quotes are nowhere"


def test_the_views_of_the_bench_are_those_of_the_validator(bench: ModuleType, dataset: Path, validator: Validator) -> None:
    names, quads = Namespaces(), read_quads(dataset)
    truthy, member, end = (ox.NamedNode(name) for name in (names.graph("truthy"), names.expand("org:member"), names.term("endMin")))
    tenure = next(quad.subject for quad in quads if quad.graph_name == truthy and quad.predicate == end)
    second = ox.NamedNode(names.iri("tenure", "second"))
    told = [quad for quad in quads if quad.graph_name == truthy and quad.subject == tenure and quad.predicate != member]
    planted = [ox.Quad(second, quad.predicate, quad.object, truthy) for quad in told]
    planted.append(ox.Quad(second, member, ox.NamedNode(names.iri("person", "person-1")), truthy))
    apart, whole = validator.validate_at(bench.sources(store_of([*quads, *planted]))), validator.validate([*quads, *planted], {})
    found, known = ({(one.code, one.view, one.focus, one.value) for one in report.violations} for report in (apart, whole))
    assert found == known
    assert {"KG0450", "KG0470"} <= {code for code, *_ in found}
    assert validator.validate_at(bench.sources(store_of(quads))).violations == ()


def test_somebody_holds_each_post_on_a_day(bench: ModuleType, dataset: Path) -> None:
    store, names = store_of(read_quads(dataset)), Namespaces()
    held = named_queries()["who-held"].filled({"post": bench.VALUES["post"], "day": "1990-06-01"}, names)
    answer = run(store, held, names, timeout=0)
    assert isinstance(answer, Table)
    assert len(answer.rows) == 1


def asked(store: ox.Store, name: str, values: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The rows of a named query, as words."""
    query = named_queries()[name]
    answer = run(store, query.filled(values, Namespaces()), Namespaces(), view=query.view, timeout=0)
    assert isinstance(answer, Table)
    return [tuple(getattr(term, "value", "") for term in row) for row in answer.rows]


def said(store: ox.Store, graph: str, prop: str) -> dict[str, str]:
    """Subject -> value of a property in one graph."""
    names = Namespaces()
    at = ox.NamedNode(names.expand(prop)), ox.NamedNode(names.graph(graph))
    return {quad.subject.value: quad.object.value for quad in store.quads_for_pattern(None, at[0], None, at[1])}  # type: ignore[union-attr]


def test_the_events_between_two_days_are_those_whose_sharpest_day_lies_there(dataset: Path) -> None:
    store = store_of(read_quads(dataset))
    told, sharper = said(store, "truthy", "kgo:dateMax"), said(store, "inferred", "kgo:tightMax")
    begun, label = said(store, "inferred", "kgo:tightMin"), said(store, "truthy", "rdfs:label")
    latest = told | sharper
    assert sharper.items() - told.items(), "there are events with a sharper day than told"
    for first in sorted({*sharper.values(), *told.values()}):
        last = str(date.fromisoformat(first) + timedelta(31))
        wanted = [event for event, day in latest.items() if first <= day <= last]
        rows = [("certain" if begun.get(event, "") >= first else "possible", label[event]) for event in wanted]
        assert asked(store, "events-between", {"first": first, "last": last}) == [(name, how) for how, name in sorted(rows)]


def test_the_events_of_two_are_those_in_which_both_have_a_part(dataset: Path) -> None:
    store, names = store_of(read_quads(dataset)), Namespaces()
    agent, target = said(store, "truthy", "kgo:agent"), said(store, "truthy", "kgo:target")
    day, label = said(store, "truthy", "kgo:dateMax"), said(store, "truthy", "rdfs:label")
    pairs = {frozenset((agent[event], target[event])) for event in agent.keys() & target.keys()}
    assert pairs
    for pair in pairs:
        events = [event for event in agent if pair <= {agent[event], target.get(event, "")}]
        rows = [(label[event], f"[..{day[event]}]") for event in sorted(events, key=lambda event: (day[event], label[event]))]
        one, other = names.shorten(min(pair)), names.shorten(max(pair))
        assert asked(store, "events-of-two", {"one": one, "other": other}) == rows


def test_candidacies_that_were_declared_by_a_day_are_told_and_later_ones_are_not(dataset: Path) -> None:
    store, names = store_of(read_quads(dataset)), Namespaces()
    candidate, contest = said(store, "truthy", "kgo:candidate"), said(store, "truthy", "kgo:contest")
    name, day = said(store, "registry", "skos:prefLabel"), said(store, "truthy", "kgo:beginMax")
    for candidacy in candidate:
        by = day[candidacy]
        known = [other for other in candidate if contest[other] == contest[candidacy] and day[other] <= by]
        rows = sorted((name[candidate[other]], "declared", f"[..{day[other]}]") for other in known)
        assert sorted(asked(store, "candidacies-on", {"contest": names.shorten(contest[candidacy]), "day": by})) == rows


@pytest.mark.parametrize(
    ("name", "suffix", "whole"),
    [
        ("nquads", "nq", True),
        ("trig", "trig", True),
        ("jsonld-dataset", "jsonld", True),
        ("turtle", "ttl", False),
        ("jsonld", "jsonld", False),
    ],
)
def test_what_a_writer_writes_our_reader_reads_back(dataset: Path, tmp_path: Path, name: str, suffix: str, whole: bool) -> None:
    found = Publication(in_order(read_quads(dataset)), Namespaces(), load())
    path = tmp_path / f"again.{suffix}"
    path.write_bytes(b"".join(pieces(exporter(name)(found))))
    expected = set(found.quads) if whole else {ox.Quad(*triple) for triple in found.world()}
    assert set(read_quads(path)) == expected


def peak_of_claims(bench: ModuleType, articles: int, folder: Path) -> int:
    """Bytes that the table of claims takes at once, from a file of that many articles."""
    path = folder / f"{articles}.nq"
    bench.generate.write(articles * bench.generate.PER_ARTICLE, path)
    found = Publication(QuadFile(path), Namespaces(), load())
    assert sum(1 for _ in claims_tsv(found)) > articles * bench.generate.CLAIMS, (
        "names and days of which a bounded number is kept are known now"
    )
    tracemalloc.start()
    try:
        assert all(claims_tsv(found))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_table_of_claims_takes_no_more_memory_for_more_claims(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quad_file, "RUN", 200_000)
    monkeypatch.setattr(quad_file, "_BATCH", 50_000)
    assert peak_of_claims(bench, 16, tmp_path) < 1.5 * peak_of_claims(bench, 4, tmp_path)


def test_the_table_of_claims_is_the_same_from_a_file(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quad_file, "RUN", 100_000)
    held = Publication(in_order(read_quads(dataset)), Namespaces(), load())
    filed = Publication(QuadFile(dataset), Namespaces(), load())
    assert b"".join(claims_tsv(filed)) == b"".join(claims_tsv(held))
