"""What may happen to a build: it is killed, another runs, its inputs change, the disk is full; the last graph stands."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import kg.pipeline
import kg.store
from kg.cli import main
from kg.files import finish
from kg.input_changes import looks_of
from kg.store import open_store
from tests.cli.test_build import ARTICLE, HEAD, PEOPLE
from tests.faults import faulty, refusing, seen, start

FACT = "Ann Lee,holdsPost,Mayor of Oz,2001-01-10,2005-06-30,Actual,https://example.org/1,,\n"
LATER = "Bob Ray,holdsPost,Mayor of Oz,2006-01-10,2008-06-30,Actual,https://example.org/2,,\n"


def kg_(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *words], prog_name="kg", env={"NO_COLOR": "1"})


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project after its first build."""
    folder = tmp_path_factory.mktemp("built")
    contents = {"registry/people.ttl": PEOPLE, "curated/facts.csv": HEAD + FACT, "articles/a.txt": ARTICLE}
    for name, content in contents.items():
        (folder / "seeds" / name).parent.mkdir(parents=True)
        (folder / "seeds" / name).write_text(content, encoding="utf-8")
    assert kg_(folder, "build").exit_code == 0
    return folder


@pytest.fixture
def project(kept: Path, tmp_path: Path) -> Path:
    """The same, with a fact more that is not built yet."""
    shutil.copytree(kept, tmp_path / "project")
    write_facts(tmp_path / "project", FACT + LATER)
    return tmp_path / "project"


def write_facts(folder: Path, rows: str) -> None:
    (folder / "seeds/curated/facts.csv").write_text(HEAD + rows, encoding="utf-8")


def published(folder: Path) -> dict[str, bytes]:
    """The files of the last build, without its store, which every reader does without."""
    return {name: content for name, content in seen(folder / "output").items() if not name.startswith("store/")}


def is_one(folder: Path) -> bool:
    """Whether all files of the output are of the build that the manifest tells of."""
    told = json.loads((folder / "output/manifest.json").read_bytes())["outputs"]
    return {name: hashlib.sha256(content).hexdigest() for name, content in published(folder).items() if name != "manifest.json"} == told


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Power is not lost here."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def test_a_build_that_is_killed_leaves_a_whole_graph_and_the_next_one_is_the_same(project: Path, tmp_path: Path) -> None:
    before, kept, outcomes = published(project), tmp_path / "kept", set()
    shutil.copytree(project, kept)
    assert kg_(project, "build").exit_code == 0
    after = published(project)
    for number in (3, 60, 83, 84, 90, 97, 110, 134, 150):
        shutil.rmtree(project)
        shutil.copytree(kept, project)
        build = start(["-C", str(project), "build"], tmp_path / "said", at=number)
        build.join()
        assert build.exitcode == -signal.SIGKILL, (tmp_path / "said").read_text(encoding="utf-8")
        assert all(content in (before[name], after[name]) for name, content in published(project).items()), "a half file under its name"
        assert kg_(project, "stats").exit_code == 0
        assert (is_one(project), published(project) in (before, after)) == (True, True)
        outcomes.add(published(project) == after)
    assert outcomes == {True, False}
    write_facts(project, FACT)
    assert kg_(project, "build").exit_code == 0
    dataset = project / "output/dataset.nq"
    assert (published(project) == before, len(open_store(dataset))) == (True, dataset.read_bytes().count(b"\n"))


@pytest.mark.usefixtures("unsynced")
@pytest.mark.parametrize(("trouble", "number"), [(errno.ENOSPC, 12), (errno.ENOSPC, 40), (errno.EROFS, 3), (errno.EIO, 70)])
def test_a_build_that_is_refused_names_the_file_and_the_remedy(project: Path, trouble: int, number: int) -> None:
    before = published(project)
    with faulty(refusing(number, trouble, once=False)):
        result = kg_(project, "build")
    assert (result.exit_code in (2, 3), "help:" in result.stderr, "fault of kg" in result.stderr) == (True, True, False), result.stderr
    assert os.strerror(trouble).lower() in result.stderr
    finish(project / "output")
    assert (published(project) == before, is_one(project)) == (True, True)
    assert kg_(project, "build").exit_code == 0
    assert (published(project) == before, is_one(project)) == (False, True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes; only where the tests may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a disk can be mounted by root alone")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_on_a_disk_that_is_full_the_graph_before_stands(project: Path, small_disk: Path) -> None:
    (small_disk / "output").mkdir()
    before, filling = published(project), small_disk / "filling"
    for name, content in before.items():
        (small_disk / "output" / name).write_bytes(content)
    (project / "output").rename(project / "before")
    (project / "output").symlink_to(small_disk / "output")
    filling.write_bytes(bytes(shutil.disk_usage(small_disk).free - 60_000))
    result = kg_(project, "build")
    assert (result.exit_code, "KG0108" in result.stderr, "make room" in result.stderr) == (3, True, True), result.stderr
    assert (published(project), [path.name for path in (small_disk / "output").rglob(".*")]) == (before, [])
    filling.unlink()
    assert kg_(project, "build").exit_code == 0


def test_on_a_disk_that_may_only_be_read_file_and_remedy_are_told(project: Path, small_disk: Path) -> None:
    shutil.copytree(project / "seeds", small_disk / "seeds")
    (project / "kg.toml").write_text(f'seeds = ["{small_disk}/seeds"]\n', encoding="utf-8")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    decided = kg_(project, "same", "per:ann-lee", "per:bob-ray", "--no", "--why", "two")
    assert (decided.exit_code, "seeds/decisions.csv: error[KG0108]: read-only file system" in decided.stderr) == (3, True), decided.stderr
    assert "help: it lies on a disk that may only be read" in decided.stderr
    assert kg_(project, "build").exit_code == 0, "seeds are only read"
    built = kg_(project, "build", "-o", str(small_disk / "output"))
    assert (built.exit_code, "KG0803" in built.stderr, "read-only" in built.stderr) == (2, True, True)


def test_where_there_is_no_room_for_the_store_the_new_graph_stands_without_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, aside: Path) -> None:
        aside.mkdir()
        raise OSError("IO error: No space left on device: While appending to file")

    before = published(project)
    with monkeypatch.context() as patch:
        patch.setattr(kg.store, "_followed", lambda *_: False)
        patch.setattr(kg.store, "_loaded", full)
        result = kg_(project, "build")
    assert (result.exit_code, "output/store: error[KG0108]: IO error: No space left" in result.stderr) == (3, True), result.stderr
    assert (is_one(project), published(project) == before, kg_(project, "stats").exit_code) == (True, False, 0)
    assert list((project / "output/store").glob(".*")) == []


HOLD = """import sys, time, pathlib, kg.build_lock
with kg.build_lock.alone_in(pathlib.Path(sys.argv[1])):
    print('held', flush=True)
    time.sleep(60)
"""


def test_of_two_builds_into_one_folder_the_second_is_told_of_the_first(project: Path) -> None:
    before = published(project)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(project / "output")], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        second = kg_(project, "build")
        assert (second.exit_code, f"process {first.pid}" in second.stderr, "KG0139" in second.stderr) == (2, True, True)
        assert kg_(project, "build", "-o", "elsewhere").exit_code == 0
        assert published(project) == before
        first.send_signal(signal.SIGKILL)
    assert (project / "output/.building").read_text(encoding="utf-8") == str(first.pid)
    assert kg_(project, "build").exit_code == 0, "what a killed build held is taken over"
    assert not (project / "output/.building").exists()


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """Let something happen after the inputs of a build were read."""

    def happen(what: Callable[[], Any]) -> None:
        settle = kg.pipeline.settle

        def settled(*arguments: Any, **named: Any) -> Any:
            what()
            return settle(*arguments, **named)

        monkeypatch.setattr(kg.pipeline, "settle", settled)

    return happen


Meanwhile = Callable[[Callable[[], Any]], None]


def test_a_file_that_is_changed_during_a_build_ends_it_and_the_graph_before_stands(project: Path, meanwhile: Meanwhile) -> None:
    article, before = project / "seeds/articles/a.txt", published(project)
    meanwhile(lambda: article.write_text(ARTICLE.replace("Thursday", "Friday"), encoding="utf-8"))
    result = kg_(project, "build")
    assert result.exit_code == 3
    assert "seeds/articles/a.txt: error[KG0141]: the file was changed" in result.stderr
    assert ("run the build again" in result.stderr, published(project) == before) == (True, True)
    assert kg_(project, "build").exit_code == 0, "it holds then what it held when it was read"


def test_a_file_that_goes_during_a_build_ends_it(project: Path, meanwhile: Meanwhile) -> None:
    before = published(project)
    meanwhile((project / "seeds/articles/a.txt").unlink)
    result = kg_(project, "build")
    assert (result.exit_code, "a.txt: error[KG0141]: the file was taken away" in result.stderr) == (3, True)
    assert published(project) == before


def test_a_file_that_goes_before_it_is_read_is_not_left_out_in_silence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = kg.pipeline.read_corpus

    def late(*arguments: Any, **named: Any) -> Any:
        (project / "seeds/articles/a.txt").unlink()
        return read(*arguments, **named)

    monkeypatch.setattr(kg.pipeline, "read_corpus", late)
    result = kg_(project, "build")
    assert (result.exit_code, "KG0141" in result.stderr) == (3, True)


def test_a_file_that_is_written_anew_with_the_same_bytes_is_no_change(project: Path, meanwhile: Meanwhile) -> None:
    article = project / "seeds/articles/a.txt"

    def again() -> None:
        article.unlink()
        article.write_text(ARTICLE, encoding="utf-8")

    meanwhile(again)
    assert kg_(project, "build").exit_code == 0


def test_what_a_build_passes_over_may_change_meanwhile(project: Path, meanwhile: Meanwhile) -> None:
    note = project / "seeds/articles/README.md"
    note.write_text("What lies here.\n", encoding="utf-8")
    meanwhile(lambda: note.write_text("What lies here now.\n", encoding="utf-8"))
    assert kg_(project, "build").exit_code == 0


def test_rows_that_are_added_to_a_table_count_from_the_next_build_on(project: Path, meanwhile: Meanwhile) -> None:
    assert kg_(project, "same", "per:ann-lee", "per:bob-ray", "--no", "--why", "two").exit_code == 0
    meanwhile(lambda: kg_(project, "undo"))
    result = kg_(project, "build")
    assert (result.exit_code, "seeds/decisions.csv: rows that were added" in result.stderr) == (0, True), result.stderr
    assert "001,Different" in (project / "seeds/decisions.csv").read_text(encoding="utf-8")


def test_seeds_elsewhere_and_a_pipe_are_looked_at_as_they_are_named(project: Path, tmp_path: Path, meanwhile: Meanwhile) -> None:
    (project / "seeds").rename(tmp_path / "seeds")
    (project / "kg.toml").write_text(f'seeds = ["{tmp_path}/seeds"]\n', encoding="utf-8")
    facts, pipe = tmp_path / "seeds/curated/facts.csv", tmp_path / "pipe"
    os.mkfifo(pipe)
    assert looks_of([pipe, facts]).keys() == {facts}
    meanwhile(lambda: facts.write_text(f"{HEAD}{FACT}{LATER}{LATER}", encoding="utf-8"))
    result = kg_(project, "build")
    assert (result.exit_code, "seeds/curated/facts.csv: rows that were added" in result.stderr) == (0, True), result.stderr


def test_a_clock_that_jumps_changes_no_byte(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kg_(project, "build").exit_code == 0
    before = published(project)
    for path in project.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000), follow_symlinks=False)
    moments = iter(range(2_000_000_000, 0, -1_000_000))
    for clock in ("time", "monotonic", "perf_counter"):
        monkeypatch.setattr(f"time.{clock}", lambda: float(next(moments)))
    assert kg_(project, "build").exit_code == 0
    assert published(project) == before
