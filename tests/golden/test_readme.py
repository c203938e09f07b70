"""README and the pages of docs/ tell the truth: their commands run, and print what the pages show."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.documents import ROOT, script
from tests.golden.conftest import kg

SESSIONS = script("docs/refresh_readme.py")
NOTEBOOK = script("docs/run_notebook.py")
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = SESSIONS.commands(README)
PAGES = [path for path in SESSIONS.sessions() if path.name != "README.md"]


@pytest.mark.parametrize(("command", "output"), COMMANDS, ids=[command[:60] for command, _ in COMMANDS])
def test_a_command_prints_what_the_readme_shows(built: Path, command: str, output: str) -> None:
    assert SESSIONS.printed(command, built).rstrip("\n") == output


@pytest.mark.parametrize("page", PAGES, ids=[path.stem for path in PAGES])
def test_the_code_of_a_page_runs_and_prints_what_it_shows(built: Path, tmp_path: Path, page: Path) -> None:
    shutil.copytree(built, tmp_path / "project")
    text = page.read_text(encoding="utf-8")
    after, failures = SESSIONS.refreshed(text, tmp_path / "project")
    assert failures == []
    assert SESSIONS.commands(after) == SESSIONS.commands(text), "run: python docs/refresh_readme.py"


def test_the_notebook_prints_what_it_shows(built: Path) -> None:
    text = NOTEBOOK.NOTEBOOK.read_text(encoding="utf-8")
    notebook = json.loads(text)
    assert sum(cell["cell_type"] == "code" for cell in notebook["cells"]) > 5
    assert NOTEBOOK.text_of(NOTEBOOK.executed(notebook, built)) == text, "run: python docs/run_notebook.py"


def test_what_a_page_shows_is_an_answer_and_not_an_error() -> None:
    shown = [(command, output) for path in SESSIONS.sessions() for command, output in SESSIONS.commands(path.read_text(encoding="utf-8"))]
    assert [command for command, output in shown if output.startswith(("error", "Usage"))] == []
    assert [command for command, output in shown if command.startswith("kg ") and not output] == []


def test_six_questions_are_answered() -> None:
    answers = README.partition("## The answers it gives to six questions")[2].partition("\n## ")[0]
    assert len(re.findall(r"^\*\*[^*]+\?\*\*", answers, re.M)) == 6
    assert len(re.findall(r"^```console$", answers, re.M)) == 6


def test_the_first_two_commands_are_those_that_ci_runs() -> None:
    blocks = re.findall(r"```sh\n(.*?)\n```", README, re.S)
    assert len(blocks) == 2
    first, second = blocks
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert second in ci
    assert "pip install -q -e '.[dev]'" in first
    assert "kg build" in first


def test_the_answers_go_to_standard_output(built: Path) -> None:
    result = kg("held", "Jeff Sessions", "Attorney General", "--on", "2018-11-07", cwd=built)
    assert result.stdout.startswith("yes")
    assert result.returncode == 0
