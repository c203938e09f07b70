"""The commands about the project itself: init, doctor, explain, config, completion."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

import kg
from kg.build_lock import LOCK
from kg.cli import main
from kg.cli.explain import all_codes, first_sentence, normal
from kg.config import load
from kg.extract import weights
from kg.settings import SETTINGS


def run(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="kg", env={"NO_COLOR": "1"} | environment)


# init -------------------------------------------------------------------------------------------


def test_a_new_project_has_a_place_for_everything(tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "news"))
    assert result.exit_code == 0
    written = {path.relative_to(tmp_path / "news").as_posix() for path in (tmp_path / "news").rglob("*") if path.is_file()}
    assert {"kg.toml", "seeds/decisions.csv", "seeds/curated/facts.csv", "seeds/registry/entities.ttl"} <= written
    assert set(result.stdout.split("\n")) - {""} == {str(tmp_path / "news" / name) for name in written}


def test_the_new_settings_file_sets_nothing_and_shows_every_default(tmp_path: Path) -> None:
    run("init", str(tmp_path))
    text = (tmp_path / "kg.toml").read_text(encoding="utf-8")
    assert {name: table for name, table in tomllib.loads(text).items() if table} == {}
    every = tomllib.loads("\n".join(line.removeprefix("# ") if " = " in line else line for line in text.split("\n")))
    flat = {
        f"{table}.{key}" if isinstance(row, dict) else table
        for table, row in every.items()
        for key in (row if isinstance(row, dict) else [""])
    }
    assert flat == set(SETTINGS)
    assert load(tmp_path).seeds == (Path("seeds"),)


def test_the_example_is_the_shipped_seeds(tmp_path: Path, root: Path) -> None:
    assert run("init", str(tmp_path), "--example").exit_code == 0
    for folder in ("articles", "registry", "curated"):
        names = {path.name for path in (root / "seeds" / folder).iterdir() if not path.name.startswith(".")}
        assert {path.name for path in (tmp_path / "seeds" / folder).iterdir()} == names
    assert (tmp_path / "seeds" / "decisions.csv").read_bytes() == (root / "seeds" / "decisions.csv").read_bytes()


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("# mine\n", encoding="utf-8")
    refused = run("init", str(tmp_path))
    assert (refused.exit_code, "KG0110" in refused.stderr) == (2, True)
    assert not (tmp_path / "seeds").exists()
    assert run("init", str(tmp_path), "--force").exit_code == 0
    assert (tmp_path / "kg.toml").read_text(encoding="utf-8") == "# mine\n"
    assert (tmp_path / "seeds").is_dir()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "x"), "--dry-run")
    assert "kg.toml" in result.stdout
    assert not (tmp_path / "x").exists()


# doctor -----------------------------------------------------------------------------------------


def states(*words: str, **environment: str) -> tuple[int, dict[str, tuple[str, str]]]:
    result = run("--json", *words, "doctor", **environment)
    return result.exit_code, {row["name"]: (row["state"], row["found"] + row["remedy"]) for row in json.loads(result.stdout)}


MACHINE = ("python", "packages", "temporary", "browser")
REST = ("ontology", "shapes", "seeds", "output", "lock", "cache", "plug-ins", "engine")


def test_the_doctor_looks_at_everything_a_build_needs(tmp_path: Path) -> None:
    run("init", str(tmp_path))
    status, found = states("-C", str(tmp_path))
    assert list(found) == [*MACHINE, "settings", "model", "extractor", *REST]
    assert "missing" not in {state for state, _ in found.values()}, found
    assert status == 0
    assert re.search(r"sha256 [0-9a-f]{12}", found["model"][1])


@pytest.mark.parametrize(
    ("settings", "check", "says"),
    [
        ('seeds = ["nowhere"]', "seeds", "nowhere"),
        ('model = "en_none"', "model", "en_none"),
        ('ontology = "empty"', "ontology", "empty"),
        ('shapes = "empty"', "shapes", "empty"),
        ('output = "kg.toml"', "output", "is a file"),
        ('outptu = "x"', "settings", "did you mean 'output'?"),
    ],
)
def test_what_is_missing_is_said_with_a_remedy(tmp_path: Path, settings: str, check: str, says: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "kg.toml").write_text(settings, encoding="utf-8")
    status, found = states("-C", str(tmp_path))
    assert status == 1
    assert found[check][0] == "missing"
    assert says in found[check][1]


def test_a_variable_that_means_nothing_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    _, found = states("-C", str(tmp_path), KG_OUTPTU="x")
    assert (found["settings"][0], "KG_OUTPTU" in found["settings"][1]) == ("warning", True)


def looked_at(folder: Path, name: str) -> tuple[str, str]:
    """What the doctor says of one thing of a project: its state, and what was found with the remedy."""
    status, found = states("-C", str(folder))
    assert status == int("missing" in {state for state, _ in found.values()})
    return found[name]


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A project without articles."""
    assert run("init", str(tmp_path)).exit_code == 0
    return tmp_path


def test_another_python_is_told(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0, "final", 0))
    state, told = looked_at(newsroom, "python")
    assert (state, "3.11, 3.12 and 3.13" in told) == ("warning", True)


def test_a_package_that_is_not_there_is_told(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.doctor._PACKAGES", ("click", "no-such-package-at-all"))
    assert looked_at(newsroom, "packages") == ("missing", "missing: no-such-package-at-allpip install no-such-package-at-all")


def test_a_model_that_is_not_there_or_not_as_released_is_told(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state, told = looked_at(newsroom, "model")
    assert (state, "as it was released" in told) == ("ok", True)
    monkeypatch.setattr(weights, "PINNED", dict.fromkeys(weights.PINNED, "0" * 64))
    state, told = looked_at(newsroom, "model")
    assert (state, "the one that was released has 000000000000…" in told) == ("warning", True)
    monkeypatch.setattr(weights, "INTERCHANGEABLE", ("no_such_model",))
    weights.model_identity.cache_clear()
    state, told = looked_at(newsroom, "model")
    weights.model_identity.cache_clear()
    assert (state, "pip install no-such-model" in told) == ("missing", True)


def test_a_folder_for_temporary_files_that_is_none_or_too_long_is_told(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/" + "a" * 90)
    state, told = looked_at(newsroom, "temporary")
    assert (state, "set TMPDIR to a short one" in told) == ("warning", True)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", failing_with(FileNotFoundError(2, "No usable temporary directory found")))
    assert looked_at(newsroom, "temporary")[0] == "missing"


def failing_with(error: Exception) -> Callable[..., None]:
    """A function that fails."""

    def fail(*_: object) -> None:
        raise error

    return fail


def test_without_a_browser_nothing_is_missing(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.get", failing_with(webbrowser.Error("none")))
    state, told = looked_at(newsroom, "browser")
    assert (state, "open output/view.html elsewhere" in told, "no Chromium is needed" in told) == ("ok", True, True)


def test_an_output_that_cannot_be_written_or_has_no_room_is_told(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (newsroom / "output").mkdir(exist_ok=True)
    with monkeypatch.context() as changed:
        changed.setattr(os, "access", lambda path, mode: Path(path).name != "output")
        assert looked_at(newsroom, "output")[0] == "missing"
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=3 << 20))
    state, told = looked_at(newsroom, "output")
    assert (state, "3 MB are free" in told) == ("warning", True)


def test_a_build_under_way_is_told(newsroom: Path) -> None:
    output = newsroom / "output"
    build = "with alone_in(Path(sys.argv[1])): print(1, flush=True); input()"
    words = [sys.executable, "-c", f"import sys; from pathlib import Path; from kg.build_lock import alone_in\n{build}", str(output)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        state, told = looked_at(newsroom, "lock")
        other.communicate("\n")
    assert (state, f"process {other.pid} builds into output" in told) == ("warning", True)
    output.mkdir(exist_ok=True)
    (output / LOCK).write_text("12345", encoding="utf-8")
    state, told = looked_at(newsroom, "lock")
    assert (state, "hinders no other" in told) == ("ok", True)


def test_readings_that_no_build_takes_any_more_are_told(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = newsroom / ".kg-cache" / "readings" / "0123456789abcdef"
    assert looked_at(newsroom, "cache") == ("ok", "no readings yet: a build reads every article")
    stale.mkdir(parents=True)
    (stale / "a.json").write_text("{}", encoding="utf-8")
    state, told = looked_at(newsroom, "cache")
    assert (state, "1 readings of another version" in told) == ("warning", True)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != ".kg-cache")
    state, told = looked_at(newsroom, "cache")
    assert (state, "may not be written" in told) == ("warning", True)


def test_seeds_with_findings_are_told_with_the_first(newsroom: Path) -> None:
    (newsroom / "seeds" / "curated" / "facts.csv").write_text("subject,relation,object\nper:a,kgo:none,per:b\n", encoding="utf-8")
    state, told = looked_at(newsroom, "seeds")
    assert state == "warning"
    assert re.search(r"\d+ findings.*facts\.csv(:\d+)*: KG02\d\d ", told), told


def test_the_doctor_talks_to_people_too(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('seeds = ["nowhere"]', encoding="utf-8")
    result = run("-C", str(tmp_path), "doctor")
    assert "✗ seeds" in result.stdout
    assert "help:" in result.stdout


# explain ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["KG0203", "kg0203", "KG203", "203"])
def test_a_code_is_explained_however_it_is_written(code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith("KG0203  A curated row names")


def test_an_unknown_code_names_those_nearby() -> None:
    result = run("explain", "KG0299")
    assert result.exit_code == 2
    assert "KG0203" in result.stderr


def test_all_codes_are_listed_one_a_line() -> None:
    lines = run("explain").stdout.strip().split("\n")
    assert [line.split()[0] for line in lines] == list(all_codes())


def test_every_code_that_the_package_raises_is_explained(root: Path) -> None:
    used = {
        (code, path.relative_to(root).as_posix())
        for path in (root / "kg").rglob("*.py")
        if path.name not in {"codes.py", "errors.py"} and "shipped" not in path.parts
        for code in re.findall(r'"(KG\d{4})"', path.read_text(encoding="utf-8"))
    }
    assert sorted(pair for pair in used if pair[0] not in all_codes()) == []


def test_no_code_has_two_meanings() -> None:
    package = Path(kg.__file__).parent
    modules = [path.relative_to(package).with_suffix("").parts for path in package.rglob("codes.py")]
    told = [code for parts in modules for code in importlib.import_module(".".join(("kg", *parts))).CODES]
    assert sorted(code for code in set(told) if told.count(code) > 1) == []


def test_explanations_are_whole_sentences_in_the_range_of_their_stage() -> None:
    stages = ("ingest", "vocabulary", "validate", "extract", "resolve", "assemble", "publish")
    ranges = {"": r"KG0[19]"} | {stage: f"KG{number:02}" for number, stage in enumerate(stages, 2)}
    package = Path(kg.__file__).parent
    for path in package.rglob("codes.py"):
        parts = path.relative_to(package).with_suffix("").parts
        codes = importlib.import_module(".".join(("kg", *parts))).CODES
        wanted = ranges.get("" if len(parts) == 1 else parts[0], "KG")
        assert [code for code in codes if not re.match(wanted, code)] == []
        assert [code for code, text in codes.items() if not re.search(r"[.)`]$", text.strip())] == []


def test_first_sentences() -> None:
    assert first_sentence("It is wrong, e.g. here.\nMend it.") == "It is wrong, e.g. here."
    assert normal("kg7") == "KG0007"


# config and completion --------------------------------------------------------------------------


def test_config_shows_value_and_origin(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('\noutput = "graph"\n[acceptance]\ncurator = true\n', encoding="utf-8")
    result = run("-C", str(tmp_path), "config", "--show", KG_JOBS="2")
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.strip().split("\n")}
    assert rows["output"] == ["graph", "kg.toml:2"]
    assert rows["acceptance.curator"] == ["yes", "kg.toml:4"]
    assert rows["jobs"] == ["2", "environment", "KG_JOBS"]
    assert rows["seeds"] == ["seeds", "default"]
    assert set(json.loads(run("config", "--json").stdout)) == set(SETTINGS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_KG_COMPLETE" in result.stdout


@pytest.mark.parametrize(("shell", "between"), [("bash", ","), ("zsh", "\n"), ("fish", ",")])
@pytest.mark.parametrize(
    ("words", "offered"), [("kg do", {"doctor", "dossier"}), ("kg build --no", {"--no-cache"}), ("kg completion z", {"zsh"})]
)
def test_every_shell_gets_commands_options_and_values(shell: str, between: str, words: str, offered: set[str]) -> None:
    typed = words.split()
    at = typed[-1] if shell == "fish" else str(len(typed) - 1)
    told = run(_KG_COMPLETE=f"{shell}_complete", COMP_WORDS=words, COMP_CWORD=at)
    lines = told.stdout.strip().split("\n")
    found = set(lines[1::3]) if shell == "zsh" else {line.split(between)[1].partition("\t")[0] for line in lines}
    assert found == offered


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
def test_bash_completes_with_the_script(tmp_path: Path) -> None:
    (tmp_path / "kg").write_text(f'#!/bin/sh\nexec {sys.executable} -m kg "$@"\n', encoding="utf-8")
    (tmp_path / "kg").chmod(0o755)
    typed = (
        'eval "$(kg completion bash)"; COMP_WORDS=(kg doss); COMP_CWORD=1; _kg_completion kg doss; echo "${COMPREPLY[@]}"; complete -p kg'
    )
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(Path(kg.__file__).parent.parent)}
    done = subprocess.run(["bash", "-c", typed], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[0] == "dossier"
    assert "-F _kg_completion kg" in done.stdout
