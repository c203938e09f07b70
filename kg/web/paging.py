"""Long lists, a stretch at a time, and the addresses of the stretches before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from starlette.requests import Request

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """The rows of a list from ``start`` on, no more than ``step``; ``count`` is how many the list has."""

    rows: tuple[T, ...]
    start: int
    step: int
    count: int

    @property
    def before(self) -> int | None:
        """Where the stretch before begins; nothing at the beginning."""
        return max(0, min(self.start, self.count) - self.step) if self.start else None

    @property
    def after(self) -> int | None:
        """Where the stretch after begins; nothing at the end."""
        return self.start + self.step if self.start + self.step < self.count else None


def stretch(rows: Sequence[T], start: int, step: int) -> Stretch[T]:
    """The stretch of a list that begins at ``start``."""
    return Stretch(tuple(rows[start : start + step]), start, step, len(rows))


def start_of(request: Request) -> int:
    """From which row of a long list on; the beginning for what is no number."""
    text = request.query_params.get("start", "0")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def moved(path: str, asked: Mapping[str, str], **changes: object) -> str:
    """The address of a path with what was asked for, changed in these parts; without those that are then empty.

    >>> moved("/person/ann", {"as-of": "2018-06-01", "start": "40"}, start=80, group="said")
    '/person/ann?as-of=2018-06-01&start=80&group=said'
    >>> moved("/person/ann", {"start": "40"}, start="")
    '/person/ann'
    """
    kept = {name: value for name, value in {**asked, **changes}.items() if value != ""}
    return f"{path}?{urlencode(kept)}" if kept else path
