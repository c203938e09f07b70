"""A dataset that stays in files is the dataset, in both orders, however small the runs it is sorted in."""

from __future__ import annotations

import hashlib
import random
import tempfile
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kg import quad_file
from kg.canonical import canonical_nquads
from kg.errors import InputError, LimitError
from kg.model.iri import Namespaces
from kg.model.quads import in_order
from kg.publish.exporters import exporter, names
from kg.publish.publication import Publication, pieces
from kg.quad_file import QuadFile, graph_of
from kg.store import keep_store
from kg.vocabulary import load
from tests.publish.test_sorted_lines import DATASETS


def named(quads: list[ox.Quad]) -> list[ox.Quad]:
    """The quads with the names that RDFC-1.0 gives their blank nodes."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [*dataset]


@given(DATASETS)
@settings(deadline=None)
def test_it_is_the_dataset_in_both_orders(quads: list[ox.Quad]) -> None:
    ordered = in_order(named(quads))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(quad_file, "RUN", 200)
        patch.setattr(quad_file, "_BATCH", 100)
        path = Path(folder) / "some.nq"
        path.write_bytes(b"".join(f"{quad} .\n".encode() for quad in quads))
        found = QuadFile(path)
        assert len(found) == len(ordered)
        assert tuple(found) == ordered
        assert [*found.lines()] == sorted({f"{quad} .\n".encode() for quad in ordered})
        assert [f"{quad} .\n".encode() for quad in found.by_subject()] == [*found.lines()]
        for graph in {quad.graph_name for quad in ordered} | {ox.NamedNode("https://x.org/none")}:
            assert tuple(found.of_graph(graph)) == tuple(quad for quad in ordered if quad.graph_name == graph)
        assert {graph_of(line) for line in found.lines()} == {
            b"DEFAULT" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name).encode() for quad in ordered
        }


@pytest.mark.shared
@pytest.mark.parametrize("name", names())
def test_every_format_has_the_same_bytes_from_a_file(shared: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quad_file, "RUN", 50_000)
    path = shared / "gold/seed/seed.trig"
    held = Publication(in_order(ox.parse(path=str(path))), Namespaces(), load())
    filed = Publication(QuadFile(path), Namespaces(), load())
    assert b"".join(pieces(exporter(name)(filed))) == b"".join(pieces(exporter(name)(held)))


def test_triple_terms_do_not_hide_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "terms.nq"
    path.write_text('<a:b> <a:c> <<( <a:d> <a:e> "x" )>> <a:g> .\n<a:b> <a:c> <<( <a:d> <a:e> <a:f> )>> .\n')
    assert [str(quad.graph_name) for quad in QuadFile(path)] == ["<a:g>", "DEFAULT"]


def test_what_a_build_wrote_is_read_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dataset.nq"
    lines = sorted(f"<a:s{number}> <a:p> <a:o> <a:g{number % 3}> .\n" for number in range(50))
    path.write_text("".join(lines))
    keep_store(path, hashlib.sha256(path.read_bytes()).hexdigest())
    monkeypatch.setattr(QuadFile, "_sorted_copy", lambda *_: pytest.fail("it was sorted again"))
    found = QuadFile(path)
    assert [line.decode() for line in found.lines()] == lines
    assert [quad.graph_name.value for quad in found if isinstance(quad.graph_name, ox.NamedNode)] == sorted(
        f"a:g{number % 3}" for number in range(50)
    )


def test_its_folder_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "some.ttl"
    lines = [f"<a:s{number}> <a:p> <a:o> ." for number in range(9)]
    random.Random(1).shuffle(lines)
    path.write_text("\n".join(lines))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    found = QuadFile(path)
    assert len([*found]) == 9
    assert len([*scratch.iterdir()]) == 1
    del found
    assert [*scratch.iterdir()] == []


@pytest.mark.parametrize(
    ("name", "text", "code"), [("a.ttl", "<a:b> <a:c> .", "KG0904"), ("a.txt", "", "KG0901"), ("b.nq", None, "KG0902")]
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str, text: str | None, code: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError) as caught:
        QuadFile(tmp_path / name)
    assert caught.value.code == code


def test_too_many_blank_nodes_alike_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A complete graph of blank nodes: each is told from the others by its neighbours alone."""
    path = tmp_path / "alike.nt"
    path.write_text("".join(f"_:b{a} <a:p> _:b{b} .\n" for a in range(12) for b in range(12) if a != b))
    monkeypatch.setattr(quad_file, "canonical_nquads", partial(canonical_nquads, timeout=0.5))
    with pytest.raises(LimitError, match=r"stopped after 0\.5 s"):
        QuadFile(path)
