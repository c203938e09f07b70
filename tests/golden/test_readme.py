"""README tells the truth: its commands run, and print what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.golden.conftest import ROOT, kg

README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = [
    (command, output.strip("\n"))
    for block in re.findall(r"```console\n(.*?)```", README, re.S)
    for command, output in re.findall(r"^\$ kg (.*?)\n((?:(?!^\$ ).*\n?)*)", block, re.M)
]


@pytest.mark.parametrize(("command", "output"), SESSIONS, ids=[command[:60] for command, _ in SESSIONS])
def test_a_command_prints_what_the_readme_shows(built: Path, command: str, output: str) -> None:
    result = kg(*shlex.split(command), cwd=built)
    assert result.stdout.strip("\n") == output


def test_five_questions_are_answered() -> None:
    assert len(SESSIONS) >= 5


def test_the_first_two_commands_are_those_that_ci_runs() -> None:
    first, second = re.findall(r"```sh\n(.*?)\n```", README, re.S)[:2]
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert second in ci
    assert "pip install -q -e '.[dev]'" in first
    assert "kg build" in first


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(((?!https?:)[^)#]+)", README))))
def test_a_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
