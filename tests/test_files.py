"""Files that appear together, whole or not at all; those that several programs change."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.file_changes import change_files, put, text_added
from kg.files import Staged, finish, write_atomically
from kg.scratch import lent_folder


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


def test_a_file_that_is_written_anew_keeps_its_rights_and_a_link_to_it_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "deep" / "a", tmp_path / "link"
    write_atomically(path, b"one")
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomically(link, b"two")
    with Staged(tmp_path) as staged:
        staged.write("link", (b"three",))
        staged.write("b", ())
    assert (path.read_bytes(), path.stat().st_mode & 0o777, link.is_symlink()) == (b"three", 0o640, True)


def test_what_programs_that_have_ended_left_half_written_goes_with_the_next_write(tmp_path: Path) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    left, other, *stay = (f".a.{gone.pid}.part", f".b.{gone.pid}.part", f".a.{os.getppid()}.part", ".a.part")
    for name in (left, other, *stay):
        (tmp_path / name).touch()
    write_atomically(tmp_path / "a", b"")
    assert names(tmp_path) == {"a", other, *stay}, "of one file alone; what a running program writes stays, and what is not ours"
    with Staged(tmp_path) as staged:
        staged.write("c", ())
        staged.write("c", (b"twice",))
    assert names(tmp_path) == {"a", "c", *stay}


def test_a_file_is_changed_by_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    changing = threading.Event()

    def change(before: bytes) -> bytes:
        changing.set()
        adding.join(0.2)
        assert adding.is_alive(), "who adds waits"
        return before.replace(b"a\n", b"")

    def add(rows: str) -> None:
        change_files(tmp_path, {path: text_added(lambda _: rows)})

    adding = threading.Thread(target=lambda: (changing.wait(5), add("c\n")))
    add("a\nb\n")
    adding.start()
    change_files(tmp_path, {path: change})
    adding.join(5)
    assert path.read_bytes() == b"b\nc\n", "what is added goes to the file that stands there now"


def test_files_change_together_and_one_of_which_nothing_is_left_goes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "deep" / "other"
    change_files(tmp_path, {one: put(b"a\n"), other: put(b"b\n")})
    change_files(tmp_path, {one: lambda _: b"", other: text_added(lambda before: f"{before}c\n")})
    assert (one.exists(), other.read_bytes()) == (False, b"b\nb\nc\n")
    with pytest.raises(ZeroDivisionError):
        change_files(tmp_path, {one: put(b"a\n"), other: lambda _: bytes(1 // 0)})
    assert (one.exists(), other.read_bytes()) == (False, b"b\nb\nc\n")
    change_files(tmp_path, {one: text_added(lambda before: f"{before}d\n")})
    assert one.read_bytes() == b"d\n"


def test_files_of_a_folder_that_is_a_link_are_written_where_it_leads(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    elsewhere.mkdir()
    (project / "curated").symlink_to(elsewhere)
    change_files(project, {project / "curated" / "rows": put(b"a\n"), project / "ledger": put(b"b\n")})
    assert ((elsewhere / "rows").read_bytes(), (project / "ledger").read_bytes()) == (b"a\n", b"b\n")
    assert names(project) == {"curated", "ledger"}
    finish(project)


def test_bytes_that_are_no_text_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "rows").write_bytes(b"a\xff")
    change_files(tmp_path, {tmp_path / "rows": text_added(lambda _: "b\n")})
    assert (tmp_path / "rows").read_bytes() == b"a\xff\nb\n"


@pytest.mark.parametrize("name", ["../taken", "deep/../../taken", "..", "out/taken", "/taken"])
def test_a_list_of_unfinished_files_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "out").symlink_to(tmp_path)
    (tmp_path / "taken").write_bytes(b"kept")
    for told in ({"process": 1, "written": [], "gone": [name]}, {"process": 1, "written": [name], "gone": []}, [], {"process": "x"}):
        (folder / ".unfinished").write_text(json.dumps(told), encoding="utf-8")
        with pytest.raises(InputError, match=r"KG0142|not the list"):
            finish(folder)
    assert (tmp_path / "taken").read_bytes() == b"kept"


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
