"""The wheel carries everything that a build needs outside a checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", str(folder), str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


@pytest.mark.parametrize("name", ["ontology/core.ttl", "ontology/rules", "shapes/core.ttl", "queries/who-held.rq", "seeds/decisions.csv"])
def test_the_wheel_holds(wheel: Path, name: str) -> None:
    assert (wheel / "kg/shipped" / name).exists()


def test_an_example_project_builds_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONSAFEPATH": "1"}

    def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *arguments]
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300)

    where = kg("doctor", "--json", cwd=tmp_path)
    assert str(ROOT / "ontology") not in where.stdout
    assert kg("init", "newsroom", "--example", cwd=tmp_path).returncode == 0
    built = kg("build", cwd=tmp_path / "newsroom")
    assert built.returncode == 0, built.stderr
    answer = kg("held", "Jeff Sessions", "Attorney General", "--on", "2018-06-01", cwd=tmp_path / "newsroom")
    assert answer.stdout.startswith("yes")
    assert kg("dossier", "Jeff Sessions", "--format", "html", cwd=tmp_path / "newsroom").stdout.startswith("<!doctype html>")


@pytest.mark.parametrize("group", ["kg.readers", "kg.extractors", "kg.exporters"])
def test_what_is_registered_can_be_loaded(group: str) -> None:
    declared = PROJECT["entry-points"][group]
    installed = {point.name: point for point in entry_points(group=group)}
    for name, target in declared.items():
        assert installed[name].value == target
        assert callable(installed[name].load()) or group == "kg.readers"


def test_no_path_of_a_machine_and_no_registry_stands_in_the_tree() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".ttl", ".md", ".toml", ".csv", ".rq", ".sh", ".txt", ".js", ".html", ".css", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(r"(?<![\w-])/wor[k]/", text), name
