"""One build of the shipped seeds, shared by the tests that look at its results."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def kg(*arguments: str, cwd: Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with a hash seed of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the seeds and the output of ``kg build``."""
    folder = tmp_path_factory.mktemp("first") / "project"
    folder.mkdir()
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    result = kg("build", cwd=folder, seed="1")
    assert result.returncode == 0, result.stderr
    return folder
