"""Files that appear together, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from pathlib import Path

import pytest

from kg.files import Staged, append_text, lent_folder, rewrite_text, write_atomically


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


def test_a_file_is_changed_under_the_lock_that_rows_are_added_under(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    changing = threading.Event()

    def change(text: str) -> str:
        changing.set()
        adding.join(0.2)
        assert adding.is_alive(), "who adds waits"
        return text.replace("a\n", "")

    adding = threading.Thread(target=lambda: (changing.wait(5), append_text(path, lambda _: "c\n")))
    append_text(path, lambda _: "a\nb\n")
    adding.start()
    rewrite_text(path, change)
    adding.join(5)
    assert path.read_text(encoding="utf-8") == "b\nc\n", "what is added goes to the file that stands there now"


def test_a_file_of_which_nothing_is_left_is_taken_away_and_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    append_text(path, lambda _: "a\n")
    rewrite_text(path, lambda _: "")
    assert not path.exists()
    append_text(path, lambda before: f"{before}b\n")
    assert path.read_text(encoding="utf-8") == "b\n"


def test_of_lent_folders_only_those_that_nobody_holds_are_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("kg-lent-left", "kg-lent-fresh", "other-left"):
        (tmp_path / name / "store").mkdir(parents=True)
    with lent_folder("kg-lent-") as held:
        for name in ("kg-lent-left", "other-left", held.name):
            os.utime(tmp_path / name, (0, 0))
        with lent_folder("kg-lent-") as second:
            assert names(tmp_path) == {"kg-lent-fresh", "other-left", held.name, second.name}
    assert names(tmp_path) == {"kg-lent-fresh", "other-left"}
