"""The generated datasets that the benches use: always the same, in order, and such as our shapes and queries know them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from kg.model.iri import Namespaces
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
    store = store_of(read_quads(dataset))
    assert validator.validate_at(bench.sources(store)).violations == ()


def test_somebody_holds_each_post_on_a_day(bench: ModuleType, dataset: Path) -> None:
    store, names = store_of(read_quads(dataset)), Namespaces()
    held = named_queries()["who-held"].filled({"post": bench.VALUES["post"], "day": "1990-06-01"}, names)
    answer = run(store, held, names, timeout=0)
    assert isinstance(answer, Table)
    assert len(answer.rows) == 1
