"""The engines, each with two workers; Spark where it can run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kg.engines.contract import Engine
from kg.engines.needs import needs
from kg.engines.processes import Processes
from kg.engines.serial import Serial


def spark_is_missing() -> str:
    """What Spark misses on this machine, empty where it can run."""
    return "; ".join(need.found for need in needs(os.environ) if not need.met)


@pytest.fixture(scope="session")
def spark() -> Iterator[Engine]:
    """A Spark of two workers; its absence skips the test."""
    if missing := spark_is_missing():
        pytest.skip(f"the engine spark cannot run here: {missing}")
    from kg.engines.spark import Spark

    engine = Spark("local[2]", 2)
    yield engine
    engine.close()


@pytest.fixture(params=["serial", "process", "spark"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    if request.param == "spark":
        found: Engine = request.getfixturevalue("spark")
        return found
    return Serial() if request.param == "serial" else Processes(2)
