"""The store that a build keeps: opened for its own file, never for another."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.query import Table, run
from kg.store import STORE, keep_store, open_store, store_of

LINE = (
    '<https://kg.example.org/person/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "Ann"@en <https://kg.example.org/graph/registry> .\n'
)


def kept(folder: Path, text: str = LINE) -> Path:
    path = folder / "dataset.nq"
    path.write_text(text)
    keep_store(path, hashlib.sha256(path.read_bytes()).hexdigest())
    return path


def labels(store: ox.Store) -> list[str]:
    return sorted(quad.object.value for quad in store if isinstance(quad.object, ox.Literal))


def is_kept(store: ox.Store) -> bool:
    """Whether a store is one on disk: such a one cannot be written to here."""
    try:
        store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.NamedNode("a:c")))
    except RuntimeError:
        return True
    return False


def test_the_kept_store_holds_the_file_and_is_read_only(tmp_path: Path) -> None:
    store = open_store(kept(tmp_path))
    assert is_kept(store)
    assert labels(store) == ["Ann"]


def test_a_file_that_was_changed_since_is_read_itself(tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.write_text(LINE.replace("Ann", "Eve"))
    store = open_store(path)
    assert not is_kept(store)
    assert labels(store) == ["Eve"]


def test_a_copy_of_the_folder_is_known_by_its_hash(tmp_path: Path) -> None:
    path = kept(tmp_path)
    os.utime(path, (1, 1))
    assert is_kept(open_store(path))


@pytest.mark.parametrize("stamp", ["", "[]", "{}", '{"sha256": 1}', '{"sha256": "00", "bytes": 1, "modified": 1}'])
def test_a_broken_stamp_costs_time_alone(tmp_path: Path, stamp: str) -> None:
    path = kept(tmp_path)
    (tmp_path / STORE / "dataset.json").write_text(stamp)
    store = open_store(path)
    assert not is_kept(store)
    assert labels(store) == ["Ann"]


def test_the_store_of_an_older_build_goes(tmp_path: Path) -> None:
    path = kept(tmp_path)
    first = {folder.name for folder in (tmp_path / STORE).iterdir() if folder.is_dir()}
    kept(tmp_path, LINE.replace("Ann", "Eve"))
    second = {folder.name for folder in (tmp_path / STORE).iterdir() if folder.is_dir()}
    assert len(first) == len(second) == 1
    assert first != second
    assert labels(open_store(path)) == ["Eve"]


def test_limited_queries_run_on_it_as_in_memory(tmp_path: Path) -> None:
    path = kept(tmp_path)
    asked = "SELECT ?label { ?who skos:prefLabel ?label }"
    on_disk = run(open_store(path), asked, Namespaces(), timeout=20)
    assert on_disk == run(store_of(ox.parse(path=str(path))), asked, Namespaces(), timeout=20)
    assert isinstance(on_disk, Table)
    assert len(on_disk.rows) == 1
