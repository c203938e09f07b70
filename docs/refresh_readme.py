"""Run every block of code of README.md and docs/ and write what the sessions print into the pages: ``python docs/refresh_readme.py``.

A session is a block marked ``console``: each line ``$ …`` is run, ``$ cd DIR`` changes the folder. What is shown is standard output, or
standard error where that is empty. A block marked ``LANGUAGE file=PATH`` is a file; it is written before the next block runs. Any other
block is run as what it is (``RUN``), and has to succeed. Every page has a folder of its own with a copy of the seeds and a fresh build.
A block after a line ``<!-- not run: REASON -->`` is left as it stands.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.request import urlopen

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parent.parent
#: kinds of blocks that hold no code: what a program would print, and drawings
NO_CODE = {"text", "mermaid"}
_BLOCK = re.compile(
    r"^(?:<!-- not run: (?P<reason>[^\n]*) -->\n)?```(?P<kind>\w+)(?: file=(?P<path>\S+))?\n(?P<body>.*?)^```$", re.M | re.S
)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.M)
#: how long something took is the one thing that differs from run to run
_SECONDS = re.compile(r" {3}\d+\.\d s$", re.M)
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
_KG = (sys.executable, "-m", "kg")
#: what a reader has on the path after the set-up of README
_SHELL = f'set -e; kg() {{ {shlex.join(_KG)} "$@"; }}; python() {{ {shlex.quote(sys.executable)} "$@"; }}; '


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page: its line, what it is, the file that it is, why it is not run, and what stands in it."""

    line: int
    kind: str
    path: str
    reason: str
    body: str

    @property
    def is_code(self) -> bool:
        """Whether it is something to run, or a file that is used."""
        return bool(self.path) or self.kind not in NO_CODE


def pages() -> list[Path]:
    """README.md and the pages of docs/ that people write, in order."""
    return [ROOT / "README.md", *(path for path in sorted((ROOT / "docs").rglob("*.md")) if path.parent.name != "reference")]


def sessions() -> list[Path]:
    """The pages that have code to run."""
    return [path for path in pages() if any(block.is_code and not block.reason for block in blocks(path.read_text(encoding="utf-8")))]


def blocks(text: str) -> list[Block]:
    """The blocks of a page, in order."""
    return [_read(match) for match in _BLOCK.finditer(text)]


def _read(match: re.Match[str]) -> Block:
    line = match.string.count("\n", 0, match.start("body"))
    return Block(line, match["kind"], match["path"] or "", match["reason"] or "", match["body"])


def commands(text: str) -> list[tuple[str, str]]:
    """Every command that a page shows, with the output that it shows for it."""
    shown = (block for block in blocks(text) if block.kind == "console" and not block.reason)
    return [(found["command"], found["shown"].rstrip("\n")) for block in shown for found in _COMMAND.finditer(block.body)]


def refreshed(text: str, folder: Path) -> tuple[str, list[str]]:
    """The page as it must read, all of it run in ``folder`` from the first block to the last; and what failed, with its line."""
    place, failures = folder, []

    def run_block(match: re.Match[str]) -> str:
        nonlocal place
        block = _read(match)
        if block.reason or not block.is_code:
            return match[0]
        if block.path:
            write(place, Path(block.path), block.body)
        elif block.kind == "console":
            body, place = session(block.body, place)
            return f"```console\n{body}```"
        elif failure := RUN[block.kind](block.body, place):
            failures.append(f"{block.line}: {failure}")
        return match[0]

    return _BLOCK.sub(run_block, text), failures


def session(body: str, place: Path) -> tuple[str, Path]:
    """A session as it must read, and the folder in which it ends."""
    lines = []
    for found in _COMMAND.finditer(body):
        command = found["command"]
        if command.startswith("cd "):
            place = (place / command[3:]).resolve()
        lines.append(f"$ {command}\n{'' if command.startswith('cd ') else printed(command, place)}")
    return "".join(lines), place


def write(folder: Path, name: Path, text: str) -> None:
    """A file of the session; one under ontology/ or shapes/ comes with a copy of the whole shipped folder."""
    shipped = name.parts[0]
    if shipped in {"ontology", "shapes"} and not (folder / shipped).exists():
        shutil.copytree(ROOT / shipped, folder / shipped)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def _environment() -> dict[str, str]:
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "NO_COLOR": "1", "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}


def _shell(commands: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", _SHELL + commands], cwd=folder, env=_environment(), input=given, capture_output=True, text=True, check=False
    )


def printed(command: str, folder: Path) -> str:
    """What a command prints when no terminal looks: its standard output, or its standard error where that is empty."""
    if command.startswith("kg serve"):
        return served(command, folder)
    result = _shell(command, folder)
    text = _SECONDS.sub("", result.stdout if result.stdout.strip() else result.stderr)
    return "".join(f"{line.rstrip()}\n" for line in text.strip("\n").splitlines())


def served(command: str, folder: Path) -> str:
    """What ``kg serve`` says until it has answered with its first page; on a free port, which is shown as the usual one."""
    arguments = [*_KG, *shlex.split(command)[1:], "--port", "0"]
    with subprocess.Popen(arguments, cwd=folder, env=_environment(), stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr is not None
            line = running.stderr.readline()
            with urlopen(_ADDRESS.search(line)[0]) as answer:  # type: ignore[index]
                assert answer.status == 200
            return _ADDRESS.sub("http://127.0.0.1:8040", line)
        finally:
            running.terminate()


# ---- blocks that show no output: each gives what it failed with, or nothing -----------------------


def _failed(result: subprocess.CompletedProcess[str]) -> str:
    return result.stderr.strip() or f"exit status {result.returncode}" if result.returncode else ""


def _sh(body: str, folder: Path) -> str:
    return _failed(_shell(body, folder))


def _python(body: str, folder: Path) -> str:
    return _failed(_shell("python -", folder, body))


def _sparql(body: str, folder: Path) -> str:
    result = _shell("kg query - --format csv", folder, body)
    return _failed(result) or ("" if result.stdout.count("\n") > 1 else "no rows")


@cache
def _prefixes() -> str:
    """Every line that declares a prefix in the shipped ontology."""
    lines = (line for path in (ROOT / "ontology").rglob("*.ttl") for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(sorted({line for line in lines if line.startswith("@prefix")}))


def _turtle(body: str, _folder: Path) -> str:
    """A part of an ontology file, whose prefixes need no declaration."""
    try:
        return "" if list(ox.parse(f"{_prefixes()}\n{body}", format=ox.RdfFormat.TURTLE)) else "no triples"
    except SyntaxError as error:
        return str(error)


def _toml(body: str, folder: Path) -> str:
    """Settings of a project: ``kg config`` knows each."""
    tomllib.loads(body)
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "kg.toml").write_text(body, encoding="utf-8")
        return _failed(_shell(f"kg -C {shlex.quote(scratch)} config", folder))


def _json(body: str, _folder: Path) -> str:
    try:
        json.loads(body)
    except ValueError as error:
        return str(error)
    return ""


#: kind of block -> how it is run in a folder
RUN: Mapping[str, Callable[[str, Path], str]] = {
    "sh": _sh,
    "python": _python,
    "sparql": _sparql,
    "turtle": _turtle,
    "toml": _toml,
    "json": _json,
}


def build(folder: Path) -> None:
    """A copy of the seeds in ``folder``, built."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    printed("kg build", folder)


def changes() -> Iterator[tuple[Path, str, list[str]]]:
    """Every page with code to run, how it must read, and what failed."""
    with tempfile.TemporaryDirectory() as scratch:
        build(Path(scratch) / "built")
        for path in sessions():
            folder = Path(scratch) / "pages" / path.stem
            shutil.copytree(Path(scratch) / "built", folder)
            yield path, *refreshed(path.read_text(encoding="utf-8"), folder)


if __name__ == "__main__":
    for changed, page, failed in changes():
        for failure in failed:
            print(f"failed     {changed.relative_to(ROOT)}:{failure}")
        if page != changed.read_text(encoding="utf-8"):
            changed.write_text(page, encoding="utf-8")
            print(f"rewritten  {changed.relative_to(ROOT)}")
