"""The command line as a whole: help, options, and what comes of every kind of trouble."""

from __future__ import annotations

import importlib
import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import ROWS, main
from kg.cli.commands import SECTIONS, TABLE, Row
from kg.cli.console import Context, colour_wanted
from kg.errors import ConfigError, InputError, InvariantError, LimitError
from kg.model.span import Place

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``kg`` with these words; ``body`` becomes the command ``probe``."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    module = ModuleType("kg_probe")
    monkeypatch.setitem(sys.modules, "kg_probe", module)
    monkeypatch.setitem(ROWS, "probe", Row("probe", "kg_probe:probe", "Try something.", SECTIONS[0]))

    def call(*words: str, body: Callable[[Context], object] | None = None) -> Result:
        @click.command()
        @click.option("--shape", type=click.Choice(["round", "square"]))
        @click.pass_obj
        def probe(context: Context, shape: str | None) -> object:
            return body(context) if body else None

        module.__dict__["probe"] = probe
        return CliRunner().invoke(main, list(words), prog_name="kg")

    return call


def failing(error: BaseException) -> Callable[[Context], object]:
    def body(context: Context) -> object:
        raise error

    return body


# help -------------------------------------------------------------------------------------------


def test_help_lists_every_command_under_a_heading(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for heading in SECTIONS:
        assert f"\n{heading}:\n" in result.output
    assert all(f"  {row.name} " in result.output for row in TABLE)


def test_help_takes_less_than_three_tenths_of_a_second_and_loads_click_alone() -> None:
    probe = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "try:\n    from kg.cli import main; main()\nfinally:\n    print(sorted(sys.modules), file=sys.stderr)"
    )
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.3
    loaded = {name.strip(" '[]").partition(".")[0] for name in done.stderr.split(",")}
    assert "click" in loaded
    assert loaded & {"rdflib", "pyoxigraph", "spacy", "networkx", "yaml", "pyshacl"} == set()


def test_without_a_command_there_is_help_and_status_2(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Build the graph:" in result.stderr


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_every_command_of_the_table_is_there_and_has_help(run: Run, row: Row) -> None:
    importlib.import_module(row.target.partition(":")[0])
    result = run(row.name, "-h")
    assert result.exit_code == 0, result.output
    assert "Usage: kg " + row.name in result.output


def test_a_command_whose_module_is_missing_says_which(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROWS, "later", Row("later", "kg.not_yet:later", "Not yet.", SECTIONS[0]))
    assert run("--help").exit_code == 0
    result = run("later", "--with", "anything")
    assert result.exit_code == 1
    assert "kg.not_yet" in result.stderr


def test_version(run: Run) -> None:
    assert run("--version").output.startswith("kg ")


# trouble ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ConfigError("KG0102", "wrong"), 2),
        (InputError("KG0208", "wrong"), 3),
        (LimitError("KG0921", "wrong"), 4),
        (InvariantError("KG0799", "wrong"), 70),
        (click.UsageError("wrong"), 2),
        (KeyboardInterrupt(), 130),
        (FileNotFoundError(2, "No such file", "x.ttl"), 3),
        (ValueError("wrong"), 70),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_every_kind_of_trouble_has_its_exit_status(run: Run, error: BaseException, status: int) -> None:
    result = run("probe", body=failing(error))
    assert result.exit_code == status
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_what_a_command_returns_is_its_exit_status(run: Run) -> None:
    assert run("probe", body=lambda context: 1).exit_code == 1
    assert run("probe", body=lambda context: True).exit_code == 0
    assert run("probe", body=lambda context: None).exit_code == 0


def test_an_error_shows_place_excerpt_and_help(run: Run) -> None:
    error = ConfigError("KG0102", "unknown setting", place=Place("kg.toml", 3), remedy="did you mean 'base'?", excerpt="    3 | bse = 1")
    assert run("probe", body=failing(error)).stderr == (
        "kg.toml:3: error[KG0102]: unknown setting\n    3 | bse = 1\n  help: did you mean 'base'?\n"
    )


def test_an_error_as_json(run: Run) -> None:
    error = ConfigError("KG0102", "unknown setting", place=Place("kg.toml", 3), remedy="look")
    told = json.loads(run("--json", "probe", body=failing(error)).stderr)
    assert told == {"error": {"code": "KG0102", "message": "unknown setting", "help": "look", "place": "kg.toml:3", "status": 2}}


def test_our_own_fault_is_short_and_whole_with_vv(run: Run) -> None:
    short = run("probe", body=failing(ValueError("odd"))).stderr
    assert "this is a fault of kg, not of your input: ValueError: odd" in short
    assert "-vv" in short
    assert "Traceback" in run("-vv", "probe", body=failing(ValueError("odd"))).stderr


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["biuld"], "Did you mean 'build'?"),
        (["probe", "--shap", "round"], "--shape"),
        (["probe", "--shape", "rund"], "did you mean 'round'?"),
        (["--colr", "never"], "--color"),
    ],
)
def test_misspelt_words_get_a_suggestion(run: Run, words: list[str], hint: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert hint in result.stderr


def test_a_reader_that_closes_the_pipe_ends_the_run_quietly() -> None:
    code = "import sys; sys.argv[1:] = ['explain']\nfrom kg.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


# options ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "environment", "wanted"),
    [
        ("auto", {}, None),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, None),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_who_decides_about_colour(choice: str, environment: dict[str, str], wanted: bool | None) -> None:
    assert colour_wanted(choice, environment) is wanted


def test_colour_reaches_data_talk_and_errors(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def talk(context: Context) -> None:
        context.emit(click.style("data", fg="red"))
        context.say("talk", fg="red")

    for words, coloured in (([], False), (["--color", "always"], True), (["--color", "never"], False)):
        result = run(*words, "probe", body=talk)
        assert ("\x1b[" in result.stdout, "\x1b[" in result.stderr) == (coloured, coloured)
        assert ("\x1b[" in run(*words, "probe", body=failing(ConfigError("KG0102", "x"))).stderr) is coloured
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("probe", body=talk).stdout


def test_quiet_and_verbose(run: Run) -> None:
    def talk(context: Context) -> None:
        context.say("said")
        context.detail("detail")
        context.emit("data")

    assert run("-q", "probe", body=talk).stderr == ""
    assert run("probe", body=talk).stderr == "said\n"
    assert run("-v", "probe", body=talk).stderr == "said\ndetail\n"
    assert run("-q", "probe", body=talk).stdout == "data\n"


def test_dash_c_works_as_if_started_there_and_comes_back(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path)
    seen: list[Path] = []
    assert run("-C", "there", "probe", body=lambda context: seen.append(Path.cwd())).exit_code == 0
    assert seen == [tmp_path / "there"]
    assert Path.cwd() == tmp_path
    assert run("-C", "nowhere", "probe").exit_code == 2


def test_progress_is_silent_where_nobody_looks(run: Run) -> None:
    def work(context: Context) -> None:
        with context.progress("reading", 3) as counter:
            counter.advance(3)

    assert run("probe", body=work).stderr == ""


def test_flags_of_a_command_win_over_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('output = "there"\n', encoding="utf-8")
    seen: list[Path] = []
    assert run("-C", str(tmp_path), "probe", body=lambda c: seen.append(c.override(output=None).output)).exit_code == 0
    assert run("-C", str(tmp_path), "probe", body=lambda c: seen.append(c.override(output=Path("here")).output)).exit_code == 0
    assert seen == [Path("there"), Path("here")]


# what reaches a terminal ------------------------------------------------------------------------

STEERING = "Ann\x1b]0;owned\x07\x1b[2J\x1b[8m\x9b31m\r\x08\u202eeel\x7f"
SHOWN = r"Ann\u001b]0;owned\u0007\u001b[2J\u001b[8m\u009b31m\u000d\u0008\u202eeel\u007f"


def on_terminal(program: str) -> str:
    """What a program writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", program], stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        said = b""
        with suppress(OSError):  # the end of a terminal is an error
            while piece := os.read(ours, 4096):
                said += piece
        assert running.wait(30) == 0
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.attack("terminal")
@pytest.mark.parametrize("how", ["emit", "say", "emit_json"])
def test_words_do_not_steer_the_terminal(how: str) -> None:
    said = on_terminal(f"from kg.cli.console import Context; Context().{how}({STEERING!r})")
    assert said.strip().strip('"').replace(r"\r", r"\u000d").replace(r"\b", r"\u0008") == SHOWN


@pytest.mark.attack("terminal")
def test_words_in_an_error_do_not_steer_the_terminal(run: Run) -> None:
    assert SHOWN in run("probe", body=failing(InputError("KG0208", STEERING, remedy=STEERING))).stderr
    assert not set(run("--json", "-vv", "probe", body=failing(ValueError(STEERING))).stderr) & set("\x1b\x07\x9b\u202e")


def test_our_own_colours_and_what_goes_into_a_pipe_stay(run: Run) -> None:
    assert on_terminal(
        "import click; from kg.cli.console import Context; Context().emit(click.style('a', fg='red', bold=True))"
    ).startswith("\x1b[31m\x1b[1ma\x1b[0m")
    assert run("probe", body=lambda context: context.emit("Ann\x07\u202eeel")).stdout == "Ann\x07\u202eeel\n"
