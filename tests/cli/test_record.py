"""kg record and kg add note when a text was first seen: rows are only ever added, and twice is once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.file_changes import change_files, rows_added

ARTICLE = "# Mayor quits\n\nPublished at: **2021-03-05**\n\nMayor Ann Lee resigned on Thursday.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds" / "articles").mkdir(parents=True)
    (tmp_path / "seeds" / "articles" / "quits.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "seeds" / "decisions.csv").write_text("id,verdict,subject,other,because,reason,by,made\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *words], prog_name="kg", env={"NO_COLOR": "1"})


def rows(project: Path) -> list[list[str]]:
    lines = (project / "seeds" / "history.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "sha256,path,first_seen"
    return [line.split(",")[1:] for line in lines[1:]]


def test_what_is_new_gets_a_row_and_a_second_run_adds_nothing(project: Path) -> None:
    assert run(project, "record", "--date", "2021-03-06").exit_code == 0
    assert rows(project) == [["seeds/articles/quits.txt", "2021-03-06"]]
    again = run(project, "record", "--date", "2021-03-09")
    assert (again.exit_code, again.stdout, "nothing new" in again.stderr) == (0, "", True)
    assert rows(project) == [["seeds/articles/quits.txt", "2021-03-06"]]


def test_a_changed_file_gets_a_new_row_and_the_old_one_stays(project: Path) -> None:
    run(project, "record", "--date", "2021-03-06")
    (project / "seeds" / "articles" / "quits.txt").write_text(ARTICLE + "\nShe will not run again.\n", encoding="utf-8")
    run(project, "record", "--date", "2021-03-09")
    assert rows(project) == [["seeds/articles/quits.txt", "2021-03-06"], ["seeds/articles/quits.txt", "2021-03-09"]]


def test_a_dry_run_shows_the_rows_and_writes_nothing(project: Path) -> None:
    told = run(project, "--json", "record", "--date", "2021-03-06", "--dry-run")
    (row,) = json.loads(told.stdout)
    assert (row["path"], row["first_seen"], len(row["sha256"])) == ("seeds/articles/quits.txt", "2021-03-06", 64)
    assert not (project / "seeds" / "history.csv").exists()


def test_a_day_that_is_none_is_refused(project: Path) -> None:
    refused = run(project, "record", "--date", "spring")
    assert (refused.exit_code, "KG0932" in refused.stderr) == (2, True)


def test_a_day_to_come_is_refused(project: Path) -> None:
    refused = run(project, "record", "--date", "9999-01-01")
    assert (refused.exit_code, "KG0932" in refused.stderr, "still to come" in refused.stderr) == (2, True, True)
    assert not (project / "seeds" / "history.csv").exists()


def test_a_file_outside_the_project_is_refused(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "other.txt"
    outside.write_text(ARTICLE, encoding="utf-8")
    refused = run(project, "record", str(outside))
    assert (refused.exit_code, "KG0939" in refused.stderr) == (2, True)
    assert not (project / "seeds" / "history.csv").exists()
    assert run(project, "record", str(project / "seeds" / "articles")).exit_code == 0


def test_adding_an_article_records_it_and_the_graph_says_when(project: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(ARTICLE.replace("quits", "returns"), encoding="utf-8")
    assert run(project, "add", str(new)).exit_code == 0
    ((path, day),) = rows(project)
    assert path == "seeds/articles/new.txt"
    dataset = (project / "output" / "dataset.nq").read_text(encoding="utf-8")
    recorded = [line for line in dataset.splitlines() if "ont#recorded>" in line and "graph/doc_" in line]
    assert ["doc_2021-03-05-mayor-returns" in line and f'"{day}"' in line for line in recorded] == [True]


def test_rows_are_added_after_a_last_line_that_was_never_ended(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"a,b\n1,2")
    for row in (('say "so"', "4"), ("5", "6")):
        change_files(tmp_path, {path: rows_added(("a", "b"), [row])})
    assert path.read_bytes() == b'a,b\n1,2\n"say ""so""",4\n5,6\n'


def test_by_a_clock_that_was_set_back_nothing_is_recorded(project: Path, tmp_path: Path) -> None:
    history, new = project / "seeds" / "history.csv", tmp_path / "new.txt"
    new.write_text(ARTICLE.replace("quits", "returns"), encoding="utf-8")
    history.write_text(f"sha256,path,first_seen\n{'0' * 64},seeds/articles/old.txt,2999-01-01\n", encoding="utf-8")
    before = history.read_bytes()
    for words in (["record"], ["add", str(new)]):
        result = run(project, *words)
        assert (result.exit_code, "history.csv: error[KG0949]" in result.stderr, "set the clock" in result.stderr) == (2, True, True)
    assert (history.read_bytes(), (project / "seeds/articles/new.txt").exists()) == (before, False)
