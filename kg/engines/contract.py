"""What an engine does, and what it is given to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
Left = TypeVar("Left")
Right = TypeVar("Right")
_In = TypeVar("_In", contravariant=True)
_Out = TypeVar("_Out", covariant=True)

#: so often an item is tried whose worker ended; as often as Spark tries a task on a cluster
TRIES = 4


class Task(Protocol[_In, _Out]):
    """Work that can be sent to another process: it is pickled, and each worker makes its function of it once."""

    def make(self) -> Callable[[_In], _Out]:
        """The function for single items: the same result for the same item, wherever and whenever it runs."""

    def lost(self, item: Any, tries: int) -> _Out:
        """What stands for an item whose worker was ended each time that it was tried; raises where nothing can."""


class Engine(Protocol):
    """Runs tasks. Whatever the engine and the number of its workers, the results are the same, in the same order."""

    name: str
    workers: int

    def map(self, task: Task[In, Out], items: Sequence[In]) -> Iterator[Out]:
        """The result for each item, in the order of the items."""

    def joined(
        self, task: Task[tuple[list[Left], list[Right]], Out], left: Iterable[tuple[str, Left]], right: Iterable[tuple[str, Right]]
    ) -> Mapping[str, Out]:
        """Key -> the result for all that stands left and right under it, each in the order given; keys that stand left alone or on both
        sides, sorted.
        """

    def components(self, edges: Iterable[tuple[str, str]]) -> Mapping[str, str]:
        """Node -> the least node of those that edges connect it with."""

    def close(self) -> None:
        """Let go of workers; the engine is not used after that."""
