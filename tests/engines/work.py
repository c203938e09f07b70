"""Tasks for the engines' tests: they stand in a module, as whatever is sent to a worker must."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ConfigError

Pair = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Squares:
    """Item -> its square; ``made`` gets a line for every function that is made."""

    made: Path

    def make(self) -> Callable[[int], int]:
        with self.made.open("a", encoding="utf-8") as file:
            file.write(f"{os.getpid()}\n")
        return lambda item: item * item

    def lost(self, item: int, tries: int) -> int:
        raise AssertionError(item)


@dataclass(frozen=True, slots=True)
class Deadly:
    """Item -> the item; ``item`` ends its process for as long as ``notes`` has fewer than ``times`` lines. Every start is noted."""

    notes: Path
    item: int
    times: int

    def make(self) -> Callable[[int], int]:
        return self._work

    def _work(self, item: int) -> int:
        with self.notes.open("a", encoding="utf-8") as file:
            file.write(f"{item}\n")
        starts = self.notes.read_text(encoding="utf-8").split().count(str(item))
        if item == self.item and starts <= self.times:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    def lost(self, item: int, tries: int) -> int:
        return -item


@dataclass(frozen=True, slots=True)
class Products:
    """(left, right) -> every product, in the order in which the sides came."""

    def make(self) -> Callable[[Pair], tuple[int, ...]]:
        return lambda sides: tuple(a * b for a in sides[0] for b in sides[1])

    def lost(self, item: Pair, tries: int) -> tuple[int, ...]:
        raise AssertionError(item)


@dataclass(frozen=True, slots=True)
class Misconfigured:
    """A task that cannot be made."""

    def make(self) -> Callable[[int], int]:
        raise ConfigError("KG0501", "no language model is installed", remedy="install one")

    def lost(self, item: int, tries: int) -> int:
        raise AssertionError(item)
