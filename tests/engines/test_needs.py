"""What Spark wants of a machine: each thing that is missing is told with its remedy, before any article is read."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kg.cli.console import Context
from kg.cli.doctor import examine
from kg.config import Config
from kg.engines import needs as module
from kg.engines.chosen import engine_of
from kg.engines.needs import needs, require, require_master
from kg.engines.processes import Processes
from kg.engines.serial import Serial
from kg.errors import ConfigError
from tests.engines.conftest import spark_is_missing


def java(folder: Path, told: str) -> Path:
    """A home of a Java that tells this version and does nothing else."""
    command = folder / "bin" / "java"
    command.parent.mkdir(parents=True)
    command.write_text(f"#!/bin/sh\necho '{told}' >&2\n", encoding="utf-8")
    command.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("told", "met", "found"),
    [
        ('openjdk version "17.0.15" 2025-04-15', True, "Java 17"),
        ('openjdk version "21" 2023-09-19', True, "Java 21"),
        ('java version "1.8.0_402"', False, "Java 8 "),
        ('openjdk version "25.0.2"', False, "Spark 4 runs on 17 and 21"),
        ("who knows", False, "does not tell its version"),
    ],
)
def test_java_is_judged_by_its_release(told: str, met: bool, found: str, tmp_path: Path) -> None:
    need = needs({"JAVA_HOME": str(java(tmp_path / "jdk", told))})[1]
    assert need.met is met
    assert found in need.found
    assert "JAVA_HOME" in (need.found if met else need.remedy)


def test_java_home_wins_over_the_path_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    good = java(tmp_path / "good", 'openjdk version "17.0.1"')
    assert needs({"PATH": str(good / "bin")})[1].met
    wrong = needs({"PATH": str(good / "bin"), "JAVA_HOME": str(tmp_path / "gone")})[1]
    assert not wrong.met
    assert f"{tmp_path}/gone/bin/java does not run: no such file or directory" in wrong.found.lower()
    assert "no java on the PATH" in needs({"PATH": str(tmp_path)})[1].found


def test_pyspark_that_is_not_installed_is_an_error_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise module.PackageNotFoundError(name)

    monkeypatch.setattr(module, "version", absent)
    with pytest.raises(ConfigError) as caught:
        require({})
    assert (caught.value.code, caught.value.remedy) == ("KG0131", "pip install 'claimgraph[spark]'")
    monkeypatch.setattr(module, "version", lambda name: "3.5.1")
    assert "pyspark 3.5.1 is too old" in needs({})[0].found


def test_missing_java_stops_a_build_with_spark(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "version", lambda name: "4.3.0")
    with pytest.raises(ConfigError) as caught:
        require({"PATH": str(tmp_path)})
    assert (caught.value.code, "openjdk-17-jre-headless" in caught.value.remedy) == ("KG0132", True)


@pytest.mark.parametrize(
    "master", ["local", "local[2]", "local[*]", "local[2,4]", "local-cluster[2,1,1024]", "yarn", "k8s://https://x:6443"]
)
def test_a_master_of_which_only_spark_knows_more_is_left_to_it(master: str) -> None:
    require_master(master)


@pytest.mark.parametrize("master", ["locals[2]", "local[0]", "spark://", "spark://host", "7077", "mesos://x:1"])
def test_a_master_that_is_written_wrongly_is_told(master: str) -> None:
    with pytest.raises(ConfigError, match="is no master of Spark") as caught:
        require_master(master)
    assert caught.value.code == "KG0133"


def test_a_master_that_takes_no_connection_is_told_at_once_and_one_of_several_is_enough() -> None:
    with socket.create_server(("127.0.0.1", 0)) as open_, socket.create_server(("127.0.0.1", 0)) as other:
        port, closed = open_.getsockname()[1], other.getsockname()[1]
        other.close()
        require_master(f"spark://127.0.0.1:{closed},127.0.0.1:{port}")
        with pytest.raises(ConfigError, match=f"spark://127.0.0.1:{closed} does not answer: connection refused") as caught:
            require_master(f"spark://127.0.0.1:{closed}")
    assert "--master" in caught.value.remedy


def test_a_master_without_spark_is_told() -> None:
    with pytest.raises(ConfigError, match="for the engine spark alone"), engine_of(Config(engine="process", master="local[2]")):
        pass


def test_settings_name_the_engine_and_its_workers() -> None:
    with engine_of(Config()) as none, engine_of(Config(engine="serial")) as serial, engine_of(Config(engine="process", jobs=3)) as three:
        assert none is None
        assert isinstance(serial, Serial)
        assert isinstance(three, Processes)
        assert three.workers == 3


@pytest.mark.skipif(bool(spark_is_missing()), reason="the engine spark cannot run here")
def test_the_workers_of_a_local_master_are_those_that_it_names() -> None:
    for config, master, workers in (
        (Config(engine="spark", master="local[3]"), "local[3]", 3),
        (Config(engine="spark", jobs=2), "local[2]", 2),
    ):
        with engine_of(config) as engine:
            assert engine is not None
            assert (engine.master, engine.workers) == (master, workers)  # type: ignore[attr-defined]


def test_doctor_tells_what_spark_misses_and_counts_it_as_missing_only_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    for engine, state in (("", "ok"), ("spark", "missing")):
        context = Context()
        context.override(engine=engine)
        (check,) = [check for check in examine(context) if check.name == "engine"]
        assert check.state == state
        assert "no java on the PATH" in check.found
        assert "openjdk-17-jre-headless" in check.found + check.remedy
