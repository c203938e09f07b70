"""Rows of a CSV file as spreadsheets write them: comma, semicolon or tab, quoted cells, with the line each row begins in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.ingest.decode import SourceText
from kg.ingest.suggest import did_you_mean
from kg.model.finding import Finding
from kg.model.span import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cells by column name, trimmed, and the row as written."""

    path: str
    line: int
    cells: Mapping[str, str]
    written: str

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return Place(self.path, self.line)

    def excerpt(self, cell: str = "") -> str:
        """The row with its line number, and the cell underlined where it can be found."""
        number = f"{self.line:>5} | "
        at = self.written.find(cell) if cell else -1
        mark = f"\n{' ' * (len(number) - 2)}| {' ' * at}{'^' * len(cell)}" if at >= 0 else ""
        return f"{number}{self.written}{mark}"


def header_of(text: str) -> tuple[str, list[str]]:
    """The delimiter that the first line uses, and its cells in lower case."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    return delimiter, [cell.strip().strip('"').lower() for cell in first.split(delimiter)]


def read_rows(source: SourceText, columns: Sequence[str], optional: Iterable[str] = ()) -> tuple[list[Row], list[Finding]]:
    """The rows of a file that has (at least) these columns, in any order; rows with the wrong number of cells are set aside."""
    delimiter, header = header_of(source.text)
    optional = set(optional)
    findings = [
        Finding(
            "KG0214",
            f"the column {name!r} is missing",
            Place(source.path, 1),
            did_you_mean(name, set(header) - set(columns), "the columns are " + ",".join(columns)),
        )
        for name in columns
        if name not in header and name not in optional
    ]
    if findings:
        return [], findings
    rows: list[Row] = []
    lines = source.text.split("\n")
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
    begin = 1
    try:
        for cells in reader:
            line, begin = begin, reader.line_num + 1
            values = [" ".join(cell.split()) for cell in cells]
            if not any(values) or [value.lower() for value in values] == header:
                continue
            row = Row(source.path, line, dict(zip(header, values, strict=False)), lines[line - 1])
            if len(values) < len(header) or any(values[len(header) :]):
                findings.append(_uneven(row, len(values), len(header), delimiter))
            else:
                rows.append(row)
    except csv.Error as error:
        remedy = "close the quotation mark; the rows after it are not read"
        findings.append(Finding("KG0214", f"the row cannot be read: {error}", Place(source.path, begin), remedy))
    return rows, findings


def _uneven(row: Row, got: int, wanted: int, delimiter: str) -> Finding:
    message = f"the row has {got} cells, the header has {wanted}"
    remedy = f"put cells that contain {delimiter!r} in quotation marks" if got > wanted else "fill up with empty cells"
    return Finding("KG0214", message, row.place, remedy, excerpt=row.excerpt())
