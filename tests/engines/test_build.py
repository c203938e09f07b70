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
from kg.pipeline import Build, build


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
