"""The house rules that a tool can check: who imports whom, how long things are, what they are called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import MODULES, ROOT, Repeat, bodies_of, cycles, dotted, import_graph, imports, long_functions, long_modules, repeats

STAGES = {"ingest", "extract", "resolve", "assemble", "validate", "publish"}
GROUND = {"kg.model", "kg.vocabulary", "kg.errors", "kg.resources"}
#: what knows nothing of ours but errors, so that stages may use it
LIBRARIES = {"kg.shacl", "kg.packed"}
#: what stands between the stages and the shell: questions to a finished dataset
READERS = {"kg.store", "kg.query", "kg.answers", "kg.dossier", "kg.files", "kg.scratch", "kg.limits", "kg.canonical"}
BANNED = re.compile(r"(^|_)(manager|handler|helper|helpers|utils|util|process|data|info|misc|common)(_|$)")


def within(module: str, roots: set[str]) -> bool:
    return any(module == root or module.startswith(root + ".") for root in roots)


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_stage_imports_only_the_ground_floor_and_itself(path: Path) -> None:
    name = dotted(path)
    stage = name.split(".")[1] if "." in name else ""
    own = {name_ for name_ in imports(path) if within(name_, {"kg"})} - {"kg"}
    if stage in STAGES:
        assert {n for n in own if not within(n, GROUND | LIBRARIES | {f"kg.{stage}"})} == set()
    elif within(name, LIBRARIES):
        assert {n for n in own if not within(n, {"kg.errors"} | LIBRARIES)} == set()
    elif within(name, GROUND):
        assert {n for n in own if not within(n, GROUND)} == set()
    elif within(name, READERS):
        assert {n for n in own if not within(n, GROUND | READERS)} == set()


def test_no_import_cycles() -> None:
    assert cycles(import_graph()) == []


def test_a_circle_of_imports_is_seen() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b -> c -> b"]


def test_modules_and_functions_are_short() -> None:
    assert long_modules() == []
    assert long_functions() == []


def test_nothing_is_written_twice() -> None:
    assert repeats(bodies_of()) == []


def test_what_is_written_twice_is_seen() -> None:
    lines = ["a = 1", "b = 2", "c = 3", "d = 4", "e = 5", "return a + b"]
    one, other = ("one", list(enumerate(["x = 0", *lines], 7))), ("other", list(enumerate(lines, 3)))
    assert repeats([one, other]) == [Repeat("one:8", "other:3")]


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_names_say_something(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [path.stem, *(node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]
    assert [name for name in names if BANNED.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())] == []


ERRORS = {"ConfigError", "VocabularyError", "ShapesError", "InputError", "LimitError", "InvariantError", "KgError"}


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_every_error_says_what_to_do(path: Path) -> None:
    made = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS
    ]
    assert [node.lineno for node in made if "remedy" not in {word.arg for word in node.keywords}] == []


BELOW_THE_SHELL = [path for path in MODULES if within(dotted(path), GROUND | LIBRARIES) or set(dotted(path).split(".")[1:2]) & STAGES]


@pytest.mark.parametrize("path", BELOW_THE_SHELL, ids=dotted)
def test_below_the_shell_there_is_no_clock_randomness_environment_or_network(path: Path) -> None:
    forbidden = {"time", "random", "secrets", "uuid", "socket", "urllib.request", "http.client", "requests", "tempfile"}
    assert {name for name in imports(path) if name in forbidden} == set()
    assert not re.search(r"os\.environ|os\.getenv|datetime\.now|date\.today|utcnow", path.read_text(encoding="utf-8"))


#: where files are written: those that last, the embedded store, and files of a temporary folder
WRITERS = {"kg.files", "kg.store", "kg.quad_file"}


@pytest.mark.parametrize("path", [path for path in MODULES if dotted(path) not in WRITERS], ids=dotted)
def test_files_are_written_in_one_place(path: Path) -> None:
    written = re.compile(r"\.write_(text|bytes)\(|open\([^)\n]*[\"'](w|a|x|r\+)b?\+?[\"']|\.rename\(|os\.(replace|rename)\(")
    assert [found[0] for found in written.finditer(path.read_text(encoding="utf-8"))] == []


def test_every_folder_says_what_it_is() -> None:
    for folder in sorted({path.parent for path in MODULES}):
        init = folder / "__init__.py"
        assert init.exists(), folder
        assert ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))), folder


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["mypy"]], ids=["ruff", "mypy --strict"])
def test_the_linters_are_silent(command: list[str]) -> None:
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
