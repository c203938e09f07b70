"""How well things are sorted into groups: B-cubed, pairs, and pairs of namesakes kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.evaluate.table_score import Ratio


@dataclass(frozen=True, slots=True)
class Sorted:
    """One thing with the group that it belongs to, the one it was put into, and what tells it from others only by a close look."""

    place: str
    wanted: str
    put: str
    likeness: str = ""


def b_cubed(things: Sequence[Sorted]) -> list[Ratio]:
    """For each thing the share of its group that belongs there (precision), and the share of those it belongs with that are there (recall).

    >>> figures = b_cubed([Sorted("", "a", "1"), Sorted("", "a", "1"), Sorted("", "b", "1"), Sorted("", "b", "2")])
    >>> [round(sum(getattr(one, part) for one in figures) / 4, 2) for part in ("precision", "recall")]
    [0.67, 0.75]
    """
    together = Counter((one.wanted, one.put) for one in things)
    wanted, put = Counter(one.wanted for one in things), Counter(one.put for one in things)
    shared = [together[one.wanted, one.put] for one in things]
    return [
        Ratio(1, 1, both / put[one.put], both / wanted[one.wanted] - both / put[one.put]) for one, both in zip(things, shared, strict=True)
    ]


def pairs(things: Sequence[Sorted]) -> Iterator[tuple[Sorted, Sorted, Ratio]]:
    """Every pair of things that belongs together or was put together."""
    for one, other in combinations(things, 2):
        wanted, put = one.wanted == other.wanted, one.put == other.put
        if wanted or put:
            yield one, other, Ratio(int(wanted), int(put), int(wanted and put))


def namesakes(things: Sequence[Sorted]) -> Iterator[tuple[Sorted, Sorted, bool]]:
    """Every pair of things that are alike and do not belong together, and whether they were kept apart."""
    for one, other in combinations(things, 2):
        if one.likeness == other.likeness != "" and one.wanted != other.wanted:
            yield one, other, one.put != other.put
