"""A build comes to the same whatever runs it: the shipped seeds, half of their articles, built once with each engine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg import pipeline
from kg.config import Config
from kg.engines.contract import Engine
from kg.engines.serial import Serial
from kg.model.iri import Namespaces
from kg.pipeline import Build, build
from kg.shacl.reading import read_shapes
from kg.shacl.terms import text_of
from kg.validate.pieces import NEAR, needed, pieces_of, run_in_pieces
from kg.validate.shacl import run
from kg.validate.shapes import ShapeSet, load_shapes
from kg.validate.views import View, views_of
from kg.vocabulary import load, ontology_triples


def built(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Build:
    @contextmanager
    def given(config: Config) -> Iterator[Engine]:
        yield engine

    monkeypatch.setattr(pipeline, "engine_of", given)
    return build(Config())


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(root / "seeds", folder / "seeds")
    for path in sorted((folder / "seeds" / "articles").glob("*.txt"))[::2]:
        path.unlink()
    return folder


@pytest.fixture(scope="module")
def alone(project: Path) -> Build:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        return built(Serial(), patch)


@pytest.mark.parametrize("engine", ["process", "spark"], indirect=True)
def test_two_workers_come_to_what_one_process_comes_to(
    engine: Engine, project: Path, alone: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    found = built(engine, monkeypatch)
    assert len(alone.publication.quads) > 10_000
    assert found.publication.quads == alone.publication.quads
    assert found.report == alone.report
    assert found.resolution == alone.resolution


@pytest.fixture(scope="module")
def damaged(alone: Build) -> tuple[list[View], ShapeSet]:
    """The views of the dataset without every seventh of its quads, so that many shapes are broken, and the shapes."""
    vocabulary, names = load(), Namespaces()
    quads = [quad for number, quad in enumerate(alone.publication.quads) if number % 7]
    return views_of(quads, alone.publication.texts, names, ontology_triples(vocabulary)), load_shapes(None, names, vocabulary)


@pytest.mark.parametrize("engine", ["serial", "process"], indirect=True)
def test_a_validation_in_pieces_finds_what_one_of_the_whole_finds(engine: Engine, damaged: tuple[list[View], ShapeSet]) -> None:
    views, shapes = damaged
    whole = run(views, shapes, Namespaces())
    assert len({(result.view, result.shape) for results in whole.results.values() for result in results}) > 20
    assert run_in_pieces(views, shapes, Namespaces(), engine) == whole


def test_what_a_shape_reads_says_how_far_it_must_see() -> None:
    names = Namespaces()
    asked = read_shapes(load_shapes(None, names, load()).triples_for("world"))
    far = {text_of(root).rpartition("#")[2]: needed(asked, root) for root in asked.roots}
    assert far["FuzzyDateShape"] == far["NamedEntityShape"] == NEAR
    assert far["PostShape"] == {names.expand(name) for name in ("org:postIn", "kgo:maxHolders", "rdf:type", "rdfs:subClassOf")}
    assert names.term("post") in (far["SingleHolderShape"] or ())
    assert far["SharedIdentityShape"] is None


def test_shards_of_a_view_have_each_focus_node_once(damaged: tuple[list[View], ShapeSet]) -> None:
    views, shapes = damaged
    pieces = [piece for piece in pieces_of(views, shapes, 3) if piece.shard]
    assert [piece.shard for piece in pieces] == [(0, 3), (1, 3), (2, 3)]
    assert len({piece.shapes for piece in pieces}) == 1
