"""``kg dossier``: the format by suffix or option, near names, clocks, files that are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

from .test_questions import GRAPH

__all__ = ["GRAPH"]


def run(*words: str, data: Path) -> Result:
    return CliRunner().invoke(main, ["dossier", *words, "--data", str(data)], prog_name="kg", env={"NO_COLOR": "1"})


def test_without_a_file_it_is_markdown_on_standard_output(graph: Path) -> None:
    result = run("Ann Lee", data=graph)
    assert result.exit_code == 0
    assert result.stdout.startswith("# Dossier: Ann Lee\n")
    assert "#### 1. Lee as mayor\n" in result.stdout
    assert "(predicted, probable)" in result.stdout


@pytest.mark.parametrize(("name", "begins"), [("a.md", "# Dossier"), ("a.HTML", "<!doctype html>"), ("a.csv", "\ufeffentity,")])
def test_the_suffix_chooses_the_format(graph: Path, tmp_path: Path, name: str, begins: str) -> None:
    target = tmp_path / name
    assert run("Ann Lee", "-o", str(target), data=graph).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_the_option_wins_over_the_suffix(graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    assert run("Ann Lee", "-o", str(target), "--format", "csv", data=graph).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("\ufeffentity,")


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("Ann Lee", "-o", "a.pdf"), "KG0980", "--format"),
        (("Ann Leee",), "KG0930", "did you mean Ann Lee (per:ann)?"),
        (("ev:exit",), "KG0930", "no entity"),
    ],
)
def test_what_cannot_be_written_is_told(graph: Path, words: tuple[str, ...], code: str, hint: str) -> None:
    result = run(*words, data=graph)
    assert result.exit_code == 2
    assert code in result.stderr
    assert hint in result.stderr


def test_a_file_that_is_there_stays(graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine", encoding="utf-8")
    assert run("Ann Lee", "-o", str(target), data=graph).exit_code == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("Ann Lee", "-o", str(target), "--force", data=graph).exit_code == 0
