"""The store that a build keeps: opened for its own file, never for another."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.query import Table, run
from kg.store import STORE, keep_store, lent_store, open_store, store_at, store_of

LINE = (
    '<https://kg.example.org/person/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "Ann"@en <https://kg.example.org/graph/registry> .\n'
)


def kept(folder: Path, text: str = LINE) -> Path:
    path = folder / "dataset.nq"
    (folder / "new").write_text(text)
    (folder / "new").replace(path)
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


def lines_of(*numbers: int, spelt: str = "{}") -> str:
    """Sorted N-Quads with a number and a name for each of many nodes, so that one of them is a small part."""
    kinds = {"n": '"{}"^^<http://www.w3.org/2001/XMLSchema#integer>', "l": '"node {}"@en'}
    made = [
        f"<a:{number:03}> <a:{kind}> {words.format(spelt.format(number) if kind == 'n' else number)} <a:g> .\n"
        for number in numbers
        for kind, words in kinds.items()
    ]
    return "".join(sorted(made))


@pytest.mark.parametrize(
    ("after", "follows"),
    [
        pytest.param(lines_of(*range(1, 40)), True, id="removed"),
        pytest.param(lines_of(*range(42)), True, id="added"),
        pytest.param(lines_of(*range(20)) + lines_of(20, spelt="0{}") + lines_of(*range(21, 40)), True, id="spelt in another way"),
        pytest.param(lines_of(*range(300, 340)), False, id="another file"),
    ],
)
def test_a_store_that_follows_another_holds_what_a_loaded_one_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str, follows: bool
) -> None:
    first = kept(tmp_path, lines_of(*range(40)))
    assert is_kept(open_store(first))
    if follows:
        monkeypatch.setattr("kg.store._loaded", lambda *_: pytest.fail("it was loaded anew"))
    second = kept(tmp_path, after)
    assert is_kept(open_store(second))
    assert set(open_store(second)) == set(store_of(ox.parse(after.encode(), format=ox.RdfFormat.N_QUADS)))
    folders = [path for path in (tmp_path / STORE).iterdir() if path.is_dir()]
    assert len(folders) == 1


def test_a_number_spelt_in_two_ways_stays_in_the_store_while_one_of_them_does(tmp_path: Path) -> None:
    both = "".join(sorted((lines_of(*range(40)) + lines_of(7, spelt="0{}")).splitlines(keepends=True)))
    kept(tmp_path, both)
    after = kept(tmp_path, lines_of(*range(7)) + lines_of(7, spelt="0{}") + lines_of(*range(8, 40)))
    assert set(open_store(after)) == set(store_of(ox.parse(after.read_bytes(), format=ox.RdfFormat.N_QUADS)))


def test_a_store_whose_file_was_written_to_is_not_followed(tmp_path: Path) -> None:
    """The second name of the file shows what was written under the first; the store does not hold that."""
    path = kept(tmp_path, lines_of(*range(40)))
    with path.open("a") as file:
        file.write(lines_of(50))
    again = tmp_path / "next.nq"
    again.write_text(lines_of(*range(40)) + lines_of(50, 60))
    again.replace(path)
    keep_store(path, hashlib.sha256(path.read_bytes()).hexdigest())
    assert set(open_store(path)) == set(store_of(ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS)))


@pytest.mark.parametrize("built", [True, False])
def test_a_lent_store_outlives_its_file_and_the_store_beside_it(tmp_path: Path, built: bool) -> None:
    path = kept(tmp_path)
    if not built:
        shutil.rmtree(tmp_path / STORE)
    with lent_store(path) as home:
        path.unlink()
        shutil.rmtree(tmp_path / STORE, ignore_errors=True)
        assert labels(store_at(home)) == ["Ann"]
    assert not home.exists()
