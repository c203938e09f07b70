"""The dataset in parts: together they are the dataset, and where a quad stands depends on names alone."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.model.shards import shard_of
from kg.shards import COLUMNS, drop_shards, sharded, write_shards

NAMES = Namespaces()


def quad(subject: str, value: str, graph: str) -> ox.Quad:
    told = ox.Literal(value, language="en")
    return ox.Quad(ox.NamedNode(f"http://e.org/{subject}"), ox.NamedNode("http://e.org/p"), told, ox.NamedNode(NAMES.graph(graph)))


QUADS = tuple(
    quad(f"s{number}", f"line\n{part}", graph)
    for graph in ("doc_a", "doc_b", "curated_x", "truthy", "registry")
    for number in range(20)
    for part in range(2)
)


def test_a_source_graph_stands_whole_in_one_part_and_all_else_with_its_subject() -> None:
    parts = sharded(QUADS, NAMES, 4)
    assert sorted(str(quad) for part in parts for quad in part) == sorted(map(str, QUADS))
    where = {}
    for number, part in enumerate(parts):
        for one in part:
            name = one.graph_name.value
            key = name if "doc_" in name or "curated_" in name else one.subject.value
            assert where.setdefault(key, number) == number == shard_of(key, 4)
    assert len(set(where.values())) == 4


def test_the_parts_together_are_the_dataset_in_both_forms(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    hashes = write_shards(QUADS, NAMES, tmp_path, 3)
    assert sorted(hashes) == [f"part-0000{number}.{form}" for number in range(3) for form in ("nq", "parquet")]
    lines = [(tmp_path / "shards" / f"part-0000{number}.nq").read_bytes().splitlines(keepends=True) for number in range(3)]
    assert sorted(line for part in lines for line in part) == sorted(f"{one} .\n".encode() for one in QUADS)
    for number, part in enumerate(lines):
        assert part == sorted(part)
        table = parquet.read_table(tmp_path / "shards" / f"part-0000{number}.parquet")
        assert tuple(table.column_names) == COLUMNS
        rows = zip(*(table.column(name).to_pylist() for name in COLUMNS), strict=True)
        assert [" ".join(row).encode() + b" .\n" for row in rows] == part
    manifest = json.loads((tmp_path / "shards/manifest.json").read_bytes())
    assert (manifest["quads"], manifest["outputs"]) == ([len(part) for part in lines], dict(sorted(hashes.items())))


def test_written_again_the_parts_are_the_same_and_others_go(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_shards(QUADS, NAMES, tmp_path, 5)
    first = write_shards(QUADS, NAMES, tmp_path, 2)
    assert {path.name for path in (tmp_path / "shards").iterdir()} == {*first, "manifest.json"}
    assert write_shards(reversed(QUADS), NAMES, tmp_path, 2) == first
    drop_shards(tmp_path)
    assert not (tmp_path / "shards").exists()


def test_what_somebody_else_put_into_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    own = tmp_path / "shards" / "own"
    own.mkdir(parents=True)
    (own / "notes.txt").write_text("mine")
    drop_shards(tmp_path)
    write_shards(QUADS, NAMES, tmp_path, 2)
    drop_shards(tmp_path)
    assert [path.name for path in (tmp_path / "shards").iterdir()] == ["own"]
    assert (own / "notes.txt").read_text() == "mine"
