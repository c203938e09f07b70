"""The dossier of the small story, and the dataset of a build of the shipped seeds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.answers.dataset import Dataset, base_of
from kg.answers.entities import one
from kg.dossier.gather import gathered
from kg.dossier.model import Build, Dossier
from kg.model.iri import Namespaces
from kg.store import open_store
from kg.validate.texts import read_texts
from tests.dossier.story import SHA, TEXT, story
from tests.golden.conftest import built

__all__ = ["built"]

BUILD = Build("f" * 64, "1.2.3")


@pytest.fixture(scope="session")
def small() -> Dossier:
    """What the small story says of Ann."""
    data = story()
    return gathered(data, one(data, "ann"), {SHA: TEXT}, BUILD)


@pytest.fixture(scope="session")
def seeds(built: Path) -> Dataset:
    """The dataset of the shipped seeds."""
    store = open_store(built / "output" / "dataset.nq")
    return Dataset(store, Namespaces(base_of(store)))


@pytest.fixture(scope="session")
def texts(built: Path, seeds: Dataset) -> Mapping[str, str]:
    """The texts of the shipped articles, by their SHA-256."""
    found, _ = read_texts([built / "seeds"], frozenset(sha for _, sha in seeds.column("kgo:sha256", "provenance")))
    return found


@pytest.fixture(scope="session")
def sessions(seeds: Dataset, texts: Mapping[str, str]) -> Dossier:
    """The dossier of the man whom the shipped story is about."""
    return gathered(seeds, one(seeds, "Jeff Sessions"), texts, BUILD)
