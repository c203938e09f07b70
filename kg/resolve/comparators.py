"""The comparators of ``comparators.toml``: what each outcome of a comparison is worth, and the sums that decide."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg.model.resolution import Candidate, Comparison

#: how the table says that an outcome rules a candidate out
_NEVER = "never"


@dataclass(frozen=True, slots=True)
class Comparator:
    """One row of the table: a name, what it compares, and the points of each outcome; an outcome without points rules out."""

    name: str
    about: str
    points: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Comparators:
    """The whole table. ``given`` and ``surnames`` are the names that many people bear, ``exclusive`` titles of which nobody has two."""

    linked: int
    margin: int
    doubtful: int
    rows: Mapping[str, Comparator]
    given: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    exclusive: frozenset[str] = frozenset()

    def said(self, comparator: str, outcome: str, on: str = "") -> Comparison:
        """What a comparator says by an outcome of the table."""
        points = self.rows[comparator].points[outcome]
        return Comparison(comparator, outcome, points or 0, on, points is None)

    def best(self, weighed: Iterable[Candidate]) -> Sequence[Candidate]:
        """The candidates that are not ruled out, the best first."""
        return sorted((one for one in weighed if not one.ruled_out), key=lambda one: (-one.points, one.iri))

    def rivals(self, weighed: Iterable[Candidate]) -> Sequence[Candidate]:
        """The candidates with a sum that is high enough, the best first, and of them those that come near it."""
        found = [one for one in self.best(weighed) if one.points >= self.linked]
        return [one for one in found if found[0].points - one.points < self.margin]

    def choice(self, weighed: Iterable[Candidate]) -> Candidate | None:
        """The candidate that is meant: its sum is high enough, and no other such comes near."""
        found = self.rivals(weighed)
        return found[0] if len(found) == 1 else None

    def near(self, weighed: Iterable[Candidate]) -> Sequence[Candidate]:
        """The candidates that leave a doubt where none is chosen."""
        return [one for one in self.best(weighed) if one.points >= self.doubtful]


@lru_cache(maxsize=1)
def comparators() -> Comparators:
    """The table that this version decides by."""
    return read_comparators(files(__package__).joinpath("comparators.toml").read_text(encoding="utf-8"))


def read_comparators(text: str) -> Comparators:
    """The table written in ``text``."""
    told = tomllib.loads(text)
    rows = {row["name"]: Comparator(row["name"], row["about"], _points(row["points"])) for row in told["comparator"]}
    sums, frequent = told["sums"], told["frequent"]
    names = frozenset(frequent["given"]), frozenset(frequent["surnames"]), frozenset(told["exclusive"]["titles"])
    return Comparators(sums["linked"], sums["margin"], sums["doubtful"], rows, *names)


def _points(told: Mapping[str, int | str]) -> dict[str, int | None]:
    return {outcome: None if worth == _NEVER else int(worth) for outcome, worth in told.items()}
