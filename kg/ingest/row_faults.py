"""What is wrong with a row of a table: every fault of it is told, and not the first alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ParamSpec, TypeVar

from kg.ingest.csv_file import Row
from kg.model.finding import Finding

T = TypeVar("T")
P = ParamSpec("P")


class RowError(Exception):
    """Why a row is set aside; it never leaves the reader of the file."""

    def __init__(self, code: str, message: str, cell: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.cell, self.remedy = code, message, cell, remedy

    def finding(self, row: Row) -> Finding:
        """The problem as a finding about a row, the offending cell underlined."""
        return Finding(self.code, self.message, row.place, self.remedy, excerpt=row.excerpt(self.cell))


class FaultyRowError(Exception):
    """All faults of a row that is set aside."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = tuple(errors)

    def findings(self, row: Row) -> Iterator[Finding]:
        """Each fault as a finding about the row."""
        return (error.finding(row) for error in self.errors)


class Faults:
    """The faults of one row, noted as its cells are read one by one."""

    def __init__(self) -> None:
        self.found: list[RowError] = []

    def read(self, stand_in: T, reading: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a reading gives; where it has a fault, that is noted and ``stand_in`` lets the other cells be read."""
        try:
            return reading(*args, **kwargs)
        except RowError as error:
            self.found.append(error)
            return stand_in

    def settle(self) -> None:
        """Raise ``FaultyRowError`` where any fault was noted."""
        if self.found:
            raise FaultyRowError(self.found)
