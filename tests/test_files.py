"""Files that appear together, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.files import Staged, write_atomically


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_files_appear_when_all_are_written(tmp_path: Path) -> None:
    with Staged(tmp_path / "out") as staged:
        digest = staged.write("a.txt", (b"on", b"e"))
        assert "a.txt" not in names(tmp_path / "out")
        staged.write("b.txt", ())
    assert digest == hashlib.sha256(b"one").hexdigest()
    assert names(tmp_path / "out") == {"a.txt", "b.txt"}
    assert (tmp_path / "out/a.txt").read_bytes() == b"one"


def test_after_an_error_the_old_files_stand_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    broken = (1 // (number - 1) * b"new" for number in range(2, 0, -1))
    with pytest.raises(ZeroDivisionError), Staged(tmp_path) as staged:
        staged.write("a.txt", broken)
    assert names(tmp_path) == {"a.txt"}
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_one_file_is_written_whole_or_in_pieces(tmp_path: Path) -> None:
    write_atomically(tmp_path / "deep" / "a", b"x")
    write_atomically(tmp_path / "deep" / "b", (piece for piece in (b"x", b"y")))
    assert [(tmp_path / "deep" / name).read_bytes() for name in "ab"] == [b"x", b"xy"]
