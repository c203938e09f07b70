"""Wheel and sdist in new virtual environments of each Python: installed, an example project made and built, a question answered.

    python bench/install.py [PYTHON ...]

Without names it takes every ``python3.11``, ``python3.12`` and ``python3.13`` on the path and among the versions of pyenv. Nothing of the
checkout is on the way of what runs: the environments lie elsewhere, and so does the project.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("3.11", "3.12", "3.13")


def main() -> int:
    """Print a row for each Python and kind of package; 1 where one of them fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", help="interpreters to try")
    pythons = parser.parse_args().pythons or found()
    with tempfile.TemporaryDirectory() as folder:
        packages = packed(Path(folder))
        print("| Python | package | result | seconds |\n|---|---|---|---|")
        failed = 0
        for python in pythons:
            for package in packages:
                begun = time.monotonic()
                result = tried(python, package, Path(tempfile.mkdtemp(dir=folder)))
                failed += result != "works"
                print(f"| {version_of(python)} | {package.suffix.lstrip('.')} | {result} | {time.monotonic() - begun:.0f} |", flush=True)
    print(f"\n{len(pythons) * len(packages) - failed} of {len(pythons) * len(packages)} installs work")
    return 1 if failed or not pythons else 0


def found() -> list[str]:
    """The interpreters of the versions that the package names."""
    home = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for_version = ((shutil.which(f"python{version}"), sorted(home.glob(f"{version}.*/bin/python"))) for version in VERSIONS)
    return [on_path if not managed else str(managed[-1]) for on_path, managed in for_version if on_path or managed]


def packed(folder: Path) -> list[Path]:
    """The wheel and the sdist of the checkout."""
    subprocess.run([sys.executable, "-m", "venv", folder / "builder"], check=True)
    pip(folder / "builder", "hatchling")
    subprocess.run(
        [folder / "builder/bin/python", "-m", "hatchling", "build", "-d", folder / "dist"], cwd=ROOT, check=True, capture_output=True
    )
    return sorted((folder / "dist").iterdir())


def pip(venv: Path, *what: str | Path) -> subprocess.CompletedProcess[str]:
    """Install into a virtual environment."""
    command = [venv / "bin/python", "-m", "pip", "install", "-q", "--disable-pip-version-check", *what]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def tried(python: str, package: Path, folder: Path) -> str:
    """``works``, or what failed, with the last line that it printed."""
    subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
    installed = pip(folder / "venv", package)
    if installed.returncode:
        return f"pip install: {last(installed.stderr)}"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "KG_"))}

    def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([folder / "venv/bin/kg", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)

    steps: Sequence[tuple[Sequence[str], Path, str]] = (
        (("init", "newsroom", "--example"), folder, ""),
        (("build",), folder / "newsroom", ""),
        (("held", "Jeff Sessions", "Attorney General", "--on", "2018-06-01"), folder / "newsroom", "yes"),
        (("export", "turtle", "-o", "graph.ttl"), folder / "newsroom", ""),
    )
    for arguments, where, answer in steps:
        done = kg(*arguments, cwd=where)
        if done.returncode or not done.stdout.startswith(answer):
            return f"kg {arguments[0]}: {last(done.stderr or done.stdout)}"
    shutil.rmtree(folder)
    return "works"


def last(text: str) -> str:
    """The last line of a text, or what stands for one that is not there."""
    return (text.strip().splitlines() or ["no word of it"])[-1]


def version_of(python: str) -> str:
    """What an interpreter says of itself."""
    return subprocess.run(
        [python, "-c", "import platform; print(platform.python_version())"], capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())
