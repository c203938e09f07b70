"""Whatever ends or stops a program while it writes: the last good state is there, and whoever comes next goes on from it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.errors import InputError
from kg.files import Staged, finish, write_atomically
from tests.faults import faulty, killed_at, refusing, seen
from tests.review_project import SLUG, project, read_project

__all__ = ["project", "read_project"]


def kg(folder: Path, *words: str, keys: str = "") -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *words], input=keys, prog_name="kg", env={"NO_COLOR": "1"})


@pytest.fixture(autouse=True)
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """To sync costs milliseconds, and tells only where power is lost; that it is called stays counted."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def changed(folder: Path) -> None:
    with Staged(folder) as staged:
        staged.write("a", (b"new " * 9, b"a"))
        staged.write("deep/b", (b"new b",))
        staged.remove("c")


def begun(folder: Path) -> dict[str, bytes]:
    """A folder as it was before, with nothing left in it of other tries."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("a", "deep/b", "c", "d"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(f"old {name}".encode())
    return seen(folder)


def test_killed_at_any_call_files_appear_together_or_not_at_all(tmp_path: Path) -> None:
    folder, number, outcomes = tmp_path / "files", 0, set()
    before = begun(folder)
    changed(folder)
    after = seen(folder)
    while begun(folder) and killed_at(number := number + 1, lambda: changed(folder)):
        found = seen(folder)
        assert all(content in (before.get(name), after.get(name)) for name, content in found.items()), "a half file under its name"
        finish(folder)
        assert seen(folder) in (before, after)
        outcomes.add(seen(folder) == after)
        changed(folder)
        assert seen(folder) == after
        assert [path.name for path in folder.rglob(".*")] == [], "nothing is left behind"
    assert (number > 15, outcomes) == (True, {True, False})


@pytest.mark.parametrize("once", [True, False], ids=["once", "from-then-on"])
@pytest.mark.parametrize("trouble", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO], ids=lambda code: errno.errorcode[code])
def test_refused_at_any_call_the_file_is_named_and_the_old_state_stands(tmp_path: Path, trouble: int, once: bool) -> None:
    folder, number, told = tmp_path / "files", 0, []
    before = begun(folder)
    changed(folder)
    after = seen(folder)
    while begun(folder):
        calls = refusing(number := number + 1, trouble, once=once)
        try:
            with faulty(calls):
                changed(folder)
        except InputError as error:
            told.append((error.code, str(folder) in str(error.place), bool(error.remedy)))
        finish(folder)
        assert seen(folder) in (before, after)
        changed(folder)
        assert seen(folder) == after
        if calls.count < number:
            break
    assert (len(told) > 15, set(told)) == (True, {("KG0108", True, True)})


def test_of_one_file_the_old_or_the_new_stands_at_any_moment(tmp_path: Path) -> None:
    path, number = tmp_path / "a", 0
    path.write_bytes(b"old")
    while killed_at(number := number + 1, lambda: write_atomically(path, (b"new", b"er"))):
        assert path.read_bytes() in (b"old", b"newer")
    assert (number > 3, path.read_bytes(), [found.name for found in tmp_path.iterdir()]) == (True, b"newer", ["a"])


#: what the commands that write to the seeds are given, with keys for those that ask; the moment is given so that runs are alike
NOW = ("--by", "Ann", "--made", "2026-11-30T10:00:00Z")
COMMANDS: dict[str, tuple[Sequence[str], str]] = {
    "accept": (("accept", f"clm:{SLUG}_mayor", "--why", "so it is", *NOW), ""),
    "review": (("review", *NOW, "--only", "frame=frame-be"), "a"),
    "correct": (("review", *NOW, "--only", "frame=frame-be"), "e\nfrom=2021-03\n"),
    "retract": (("retract", SLUG, "--why", "withdrawn", *NOW), ""),
    "merge": (("merge", "per:ann-lee-jr", "per:ann-lee", "--why", "one", *NOW), ""),
    "record": (("record", "--date", "2021-03-06"), ""),
    "import": (("import", "lists/clerks.csv"), ""),
    "undo": (("undo", "001", *NOW), ""),
}
LIST = "subject,predicate,object,from,to,modality,source,quote,note\nCal Poe,holdsPost,Clerk of Oz,2019-01-01,,,https://oz.example.org,,\n"


@pytest.fixture
def fresh(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The seeds as they were before a command: with one claim corrected where that is to be undone."""
    (project / "lists").mkdir()
    (project / "lists" / "clerks.csv").write_text(LIST, encoding="utf-8")
    folder = tmp_path_factory.mktemp("kept")
    kept = {name: folder / name for name in ("new", "corrected")}
    shutil.copytree(project / "seeds", kept["new"])
    words, keys = COMMANDS["correct"]
    assert kg(project, *words, keys=keys).exit_code == 0
    shutil.copytree(project / "seeds", kept["corrected"])

    def begin(command: str) -> Path:
        shutil.rmtree(project / "seeds")
        shutil.copytree(kept["corrected" if command == "undo" else "new"], project / "seeds")
        return project / "seeds"

    return begin


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_killed_has_done_all_or_nothing_and_done_again_does_it(
    project: Path, fresh: Callable[[str], Path], command: str
) -> None:
    words, keys = COMMANDS[command]
    before = seen(fresh(command))
    result = kg(project, *words, keys=keys)
    assert result.exit_code == 0, result.output
    after, number = seen(project / "seeds"), 0
    assert before != after
    while fresh(command) and killed_at(number := number + 1, lambda: kg(project, *words, keys=keys)):
        found = seen(project / "seeds")
        assert all(content in (before.get(name), after.get(name)) for name, content in found.items()), "a half file under its name"
        finish(project / "seeds")
        assert seen(project / "seeds") in (before, after)
        if seen(project / "seeds") == before:
            assert kg(project, *words, keys=keys).exit_code == 0
        assert seen(project / "seeds") == after
    assert number > 5
