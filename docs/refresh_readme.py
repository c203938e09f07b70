"""Run the sessions that README.md and docs/*.md show and write what they print into the pages: ``python docs/refresh_readme.py``.

A session is a block marked ``console``. Lines ``$ kg …`` are run, ``$ cd DIR`` changes the folder, any other command is left as it stands.
A block marked ``LANGUAGE file=PATH`` is a file that the session needs; it is written before the next command runs. Every page has a
folder of its own with a copy of the seeds and a fresh build. What is shown is standard output, or standard error where that is empty.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: file=(?P<path>\S+))?\n(?P<body>.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.M)
#: how long something took is the one thing that differs from run to run
_SECONDS = re.compile(r" {3}\d+\.\d s$", re.M)


def sessions() -> list[Path]:
    """README.md and the pages of docs/ that show a session, in order."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [path for path in found if "```console" in path.read_text(encoding="utf-8")]


def commands(text: str) -> list[tuple[str, str]]:
    """Every command that a page shows, with the output that it shows for it."""
    blocks = (match for match in _BLOCK.finditer(text) if match["kind"] == "console")
    return [(found["command"], found["shown"].rstrip("\n")) for block in blocks for found in _COMMAND.finditer(block["body"])]


def refreshed(text: str, folder: Path) -> str:
    """The page as it must read: every session run in ``folder``, from the first to the last."""
    place = folder

    def run_block(block: re.Match[str]) -> str:
        nonlocal place
        if block["path"]:
            write(place, Path(block["path"]), block["body"])
        if block["kind"] != "console":
            return block[0]
        lines = []
        for found in _COMMAND.finditer(block["body"]):
            command = found["command"]
            if command.startswith("cd "):
                place = (place / command[3:]).resolve()
            lines.append(f"$ {command}\n{printed(command, place) if command.startswith('kg ') else found['shown']}")
        return f"```console\n{''.join(lines)}```"

    return _BLOCK.sub(run_block, text)


def write(folder: Path, name: Path, text: str) -> None:
    """A file of the session; one under ontology/ or shapes/ comes with a copy of the whole shipped folder."""
    shipped = name.parts[0]
    if shipped in {"ontology", "shapes"} and not (folder / shipped).exists():
        shutil.copytree(ROOT / shipped, folder / shipped)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def printed(command: str, folder: Path) -> str:
    """What a command prints when no terminal looks: its standard output, or its standard error where that is empty."""
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    result = subprocess.run(
        [sys.executable, "-m", "kg", *shlex.split(command)[1:]], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    text = _SECONDS.sub("", result.stdout if result.stdout.strip() else result.stderr)
    return "".join(f"{line.rstrip()}\n" for line in text.strip("\n").splitlines())


def build(folder: Path) -> None:
    """A copy of the seeds in ``folder``, built."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    printed("kg build", folder)


def changes() -> Iterator[tuple[Path, str]]:
    """Every page whose sessions print something else than it shows, with what it must read."""
    with tempfile.TemporaryDirectory() as scratch:
        build(Path(scratch) / "built")
        for path in sessions():
            folder = Path(scratch) / path.stem
            shutil.copytree(Path(scratch) / "built", folder)
            before = path.read_text(encoding="utf-8")
            if (after := refreshed(before, folder)) != before:
                yield path, after


if __name__ == "__main__":
    for changed, page in changes():
        changed.write_text(page, encoding="utf-8")
        print(f"rewritten  {changed.relative_to(ROOT)}")
