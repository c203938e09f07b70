"""The engine that settings ask for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.engines.contract import Engine
from kg.engines.processes import Processes
from kg.engines.serial import Serial
from kg.errors import ConfigError

if TYPE_CHECKING:
    from kg.config import Config

#: below so many documents a second process costs more than it saves: measured on 2 cores, 2.5 s to start one, 0.4 s a document
_MANY = 24


def usual(items: int, jobs: int = 0) -> Engine:
    """The engine where none is named: child processes where they pay, or as many as ``jobs`` says."""
    workers = jobs or (cores() if items >= _MANY else 1)
    return Processes(workers) if workers > 1 else Serial()


@contextmanager
def engine_of(config: Config) -> Iterator[Engine | None]:
    """The engine that the settings name, closed at the end; nothing where they name none.

    Raises ``ConfigError`` where a master is named for another engine than spark, and for what Spark misses (``kg.engines.needs``).
    """
    if config.master and config.engine != "spark":
        raise ConfigError("KG0134", f"the master {config.master} is for the engine spark alone", remedy="add --engine spark")
    engine = _named(config.engine, config.master, config.jobs)
    try:
        yield engine
    finally:
        if engine is not None:
            engine.close()


def _named(name: str, master: str, jobs: int) -> Engine | None:
    if name == "serial":
        return Serial()
    if name == "process":
        return Processes(jobs or cores())
    if name == "spark":
        from kg.engines.spark import Spark

        given = re.fullmatch(r"local\[(\d+)(?:,.*)?\]", master)
        workers = jobs or (int(given[1]) if given else cores())
        return Spark(master or f"local[{workers}]", workers)
    return None


def cores() -> int:
    """The processors of this machine that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
