"""kg retract: what falls is shown first, one row is written, and kg undo brings back the very bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

ARTICLE = "# {title}\n\nPublished at: **2021-03-0{day}**\n\nMayor Ann Lee of Springfield resigned on Thursday.{more}\n"


def run(folder: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["-C", str(folder), *words], prog_name="kg", env={"NO_COLOR": "1"})
    assert result.exit_code == 0, result.stderr
    return result


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles on a resignation, of which the second tells something more; built."""
    folder = tmp_path_factory.mktemp("retract")
    (folder / "seeds" / "articles").mkdir(parents=True)
    for title, day, more in (("Mayor quits", 5, ""), ("Lee goes", 6, " Senator Bob Ray praised Lee.")):
        text = ARTICLE.format(title=title, day=day, more=more)
        (folder / "seeds" / "articles" / f"{day}.txt").write_text(text, encoding="utf-8")
    run(folder, "build", "-q")
    return folder


def files(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "output").iterdir() if path.is_file() and path.name != "manifest.json"}


def test_a_dry_run_shows_what_would_fall_and_writes_nothing(project: Path) -> None:
    shown = run(project, "retract", "Lee goes", "--why", "made up", "--dry-run")
    assert shown.stdout.splitlines()[0] == "Lee goes   doc:2021-03-06-lee-goes"
    alone, _, true = shown.stdout.partition("told by nobody else: ")[2].partition("no longer true: ")
    assert "Bob Ray as U.S. Senator" in alone
    assert "Bob Ray · hasHeld · U.S. Senator" in true
    assert "leaves" not in alone
    assert "stays true by another witness: 1" in true
    assert not (project / "seeds" / "decisions.csv").exists()
    told = json.loads(run(project, "--json", "retract", "doc:2021-03-06-lee-goes", "--why", "made up", "--dry-run").stdout)
    assert told["document"] == "doc:2021-03-06-lee-goes"
    assert {change["values"]["status"][1] for change in told["changes"]["claims"]} == {"Retracted"}


def test_retracted_and_taken_back_every_file_has_the_same_bytes(project: Path) -> None:
    before = files(project)
    run(project, "retract", "doc:2021-03-06-lee-goes", "--why", "made up", "--by", "editor", "--made", "2026-11-29")
    rows = (project / "seeds" / "decisions.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1:] == ["001,Retracted,doc:2021-03-06-lee-goes,,,made up,editor,2026-11-29"]
    again = CliRunner().invoke(main, ["-C", str(project), "retract", "Lee goes", "--why", "twice"], prog_name="kg")
    assert (again.exit_code, "decided already by 001: Retracted" in again.stderr) == (2, True)
    run(project, "build", "-q")
    again = CliRunner().invoke(main, ["-C", str(project), "retract", "Lee goes", "--why", "twice"], prog_name="kg")
    assert (again.exit_code, "decided already by 001: Retracted" in again.stderr) == (2, True)
    assert files(project) != before
    assert "retracted by decision: made up" in run(project, "why", "Bob Ray").stdout
    counted = json.loads(run(project, "--json", "stats", "--by", "status").stdout)
    assert {"by": "status", "value": "kgo:Retracted", "claims": 3} in counted
    run(project, "undo", "001", "--made", "2026-11-30")
    run(project, "build", "-q")
    assert files(project) == before
