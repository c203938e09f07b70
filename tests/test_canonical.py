"""Canonical N-Quads: one text for one dataset, and an end where there would be none."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.canonical import canonical_nquads
from kg.cli import main
from kg.errors import LimitError

LOOP = "_:a <https://x.org/p> _:b . _:b <https://x.org/p> _:a . _:b <https://x.org/q> 'x' ."


def quads(turtle: str) -> list[ox.Quad]:
    return [*ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


def alike(number: int) -> list[ox.Quad]:
    """A complete graph of blank nodes."""
    return quads(" ".join(f"_:n{a} <a:p> _:n{b} ." for a in range(number) for b in range(number) if a != b))


def test_names_of_blank_nodes_and_order_leave_no_trace() -> None:
    one = canonical_nquads(quads(LOOP))
    other = canonical_nquads(reversed(quads(LOOP.replace("_:a", "_:zz").replace("_:b", "_:a"))))
    assert one == other
    assert one.decode().splitlines() == [
        "_:c14n0 <https://x.org/p> _:c14n1 .",
        "_:c14n1 <https://x.org/p> _:c14n0 .",
        '_:c14n1 <https://x.org/q> "x" .',
    ]


def test_a_graph_of_nodes_all_alike_is_given_up() -> None:
    with pytest.raises(LimitError, match=r"stopped after 0\.3 s") as caught:
        canonical_nquads(alike(12), timeout=0.3)
    assert caught.value.code == "KG0924"


def test_a_few_nodes_all_alike_are_named() -> None:
    assert canonical_nquads(alike(3)).count(b"\n") == 6


def test_the_command_writes_one_text_for_two_formats(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("@prefix : <https://x.org/> . [] :p [ :q 1 ], :b .")
    expanded = {"https://x.org/p": [{"@id": "https://x.org/b"}, {"https://x.org/q": 1}]}
    (tmp_path / "a.jsonld").write_text(json.dumps(expanded))
    texts = [CliRunner().invoke(main, ["canon", str(tmp_path / name)]) for name in ("a.ttl", "a.jsonld")]
    assert [text.exit_code for text in texts] == [0, 0]
    assert texts[0].stdout == texts[1].stdout
    assert texts[0].stdout.startswith("_:c14n0 ")


def test_the_command_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<a:b> <a:c> <a:d> .")
    (tmp_path / "b.nq").write_text("mine")
    done = CliRunner().invoke(main, ["canon", str(tmp_path / "a.ttl"), "-o", str(tmp_path / "b.nq")])
    assert done.exit_code != 0
    assert (tmp_path / "b.nq").read_text() == "mine"
