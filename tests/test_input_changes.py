"""What changed of the inputs while a build ran: only another content counts, also of files of which reading tells no hash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build_lock import LOCK, alone_in
from kg.errors import ConfigError, InputError
from kg.files import sha256_of
from kg.ingest.corpus import InputFile
from kg.input_changes import later_rows, looks_of

HEAD, ROW = "subject,predicate,object\n", "a,b,c\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"seeds/facts.csv": HEAD, "seeds/many.jsonl": "{}\n", "rules/core.ttl": "# one\n", "rules/R1.rq": "# two\n"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["seeds/facts.csv", "seeds/many.jsonl", "rules/core.ttl", "rules/R1.rq"])
@pytest.mark.parametrize(("text", "changed"), [("", False), ("x", True)])
def test_what_is_only_touched_is_unchanged(folder: Path, name: str, text: str, changed: bool) -> None:
    inputs = [InputFile("seeds/facts.csv", sha256_of(folder / "seeds/facts.csv"), "knowledge")]
    before = looks_of([Path("seeds")], rules=[Path("rules")])
    file = folder / name
    file.write_text(text + file.read_text(encoding="utf-8"), encoding="utf-8")
    os.utime(file, (1, 1))
    if changed:
        with pytest.raises(InputError, match="was changed") as caught:
            later_rows(before, inputs)
        assert (caught.value.code, str(caught.value.place)) == ("KG0141", name)
    else:
        assert later_rows(before, inputs) == ()


def test_rows_at_the_end_of_a_table_are_later(folder: Path) -> None:
    inputs = [InputFile("seeds/facts.csv", sha256_of(folder / "seeds/facts.csv"), "knowledge")]
    before = looks_of([Path("seeds")])
    (folder / "seeds/facts.csv").write_text(HEAD + ROW, encoding="utf-8")
    assert later_rows(before, inputs) == ("seeds/facts.csv",)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the open files of a process are listed in /proc on Linux alone")
def test_a_build_that_is_refused_leaves_no_file_open(tmp_path: Path) -> None:
    held = f"import fcntl, sys; f = open({str(tmp_path / LOCK)!r}, 'a'); fcntl.lockf(f, fcntl.LOCK_EX); print('held', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", held], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        opened = len(os.listdir("/proc/self/fd"))
        for _ in range(3):
            with pytest.raises(ConfigError, match="another build"), alone_in(tmp_path):
                pass
        assert len(os.listdir("/proc/self/fd")) == opened
        other.communicate("\n")


def test_folders_that_were_made_for_a_build_go_where_it_leaves_nothing(tmp_path: Path) -> None:
    with alone_in(tmp_path / "a/b"):
        assert (tmp_path / "a/b" / LOCK).exists()
    assert not (tmp_path / "a").exists()
    with alone_in(tmp_path / "a/b"):
        (tmp_path / "a/b/kept").touch()
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["kept"]
