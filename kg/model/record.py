"""Record time: when the text of an input was first seen here, one row of ``seeds/history.csv``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Record:
    """The day on which a text, known by the hash of its bytes, was first seen in the file ``path``."""

    path: str
    sha256: str
    first_seen: date


@dataclass(frozen=True, slots=True)
class Recorded:
    """When a source was first seen: as it stands now, and in an earlier version of the same file; ``None`` where nobody recorded it."""

    day: date | None = None
    earlier: date | None = None


UNRECORDED = Recorded()


def recorded_of(path: str, sha256: str, history: Iterable[Record]) -> Recorded:
    """The record time of a text in the file ``path``; the order of the rows does not matter, and the earliest row on a text counts.

    A text that was moved to another file keeps its day, since only its bytes are asked for.

    >>> rows = [Record("a.txt", "2", date(2026, 2, 1)), Record("a.txt", "1", date(2026, 1, 1))]
    >>> recorded_of("a.txt", "2", rows)
    Recorded(day=datetime.date(2026, 2, 1), earlier=datetime.date(2026, 1, 1))
    """
    rows = list(history)
    days = [row.first_seen for row in rows if row.sha256 == sha256]
    before = [row.first_seen for row in rows if row.path == path and row.sha256 != sha256]
    day = min(days, default=None)
    earlier = min((other for other in before if day is None or other < day), default=None)
    return Recorded(day, earlier)


def together(parts: Iterable[Recorded]) -> Recorded:
    """The record time of what several files say together: known only when the last of them was, partly when the first was."""
    told = list(parts)
    days = [part.day for part in told]
    known = [day for day in days if day is not None]
    day = max(known) if known and len(known) == len(days) else None
    first = min((d for part in told for d in (part.day, part.earlier) if d is not None), default=None)
    return Recorded(day, first if first != day else None)
