"""One item after the other, in this process."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx

from kg.engines.contract import In, Left, Out, Right, Task


class Here(ABC):
    """Joins and components worked out in this process, which takes less than sending what they are made of."""

    @abstractmethod
    def map(self, task: Task[In, Out], items: Sequence[In]) -> Iterator[Out]:
        """The result for each item, in the order of the items."""

    def joined(
        self, task: Task[tuple[list[Left], list[Right]], Out], left: Iterable[tuple[str, Left]], right: Iterable[tuple[str, Right]]
    ) -> Mapping[str, Out]:
        """Key -> the result for all that stands left and right under it."""
        keys, pairs = _paired(left, right)
        return dict(zip(keys, self.map(task, pairs), strict=True))

    def components(self, edges: Iterable[tuple[str, str]]) -> Mapping[str, str]:
        """Node -> the least node of those that edges connect it with."""
        return least_of_each(edges)

    def close(self) -> None:  # noqa: B027 - the engines of this process let go of nothing
        """Nothing to let go of: what works ends with the items."""


class Serial(Here):
    """The engine without workers: what the others are compared with. An item that ends the process ends the program."""

    name = "serial"
    workers = 1

    def map(self, task: Task[In, Out], items: Sequence[In]) -> Iterator[Out]:
        """The result for each item, in the order of the items."""
        return map(task.make(), items)


def _paired(left: Iterable[tuple[str, Left]], right: Iterable[tuple[str, Right]]) -> tuple[list[str], list[tuple[list[Left], list[Right]]]]:
    """The keys that stand left, sorted, and for each what stands under it on both sides."""
    mine: dict[str, list[Left]] = defaultdict(list)
    theirs: dict[str, list[Right]] = defaultdict(list)
    for key, one in left:
        mine[key].append(one)
    for key, other in right:
        theirs[key].append(other)
    keys = sorted(mine)
    return keys, [(mine[key], theirs.get(key, [])) for key in keys]


def least_of_each(edges: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Node -> the least node of its component.

    >>> least_of_each([("c", "b"), ("b", "a"), ("x", "x")])
    {'a': 'a', 'b': 'a', 'c': 'a', 'x': 'x'}
    """
    graph = nx.Graph()
    graph.add_edges_from(edges)
    found = {node: min(nodes) for nodes in nx.connected_components(graph) for node in nodes}
    return {node: found[node] for node in sorted(found)}
