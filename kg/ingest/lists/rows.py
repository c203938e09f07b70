"""Rows of tables as entries: CSV and TSV in UTF-8, one line after the other, and the sheets of an Excel file."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from kg.errors import InputError, KgError, LimitError
from kg.ingest.csv_file import header_of
from kg.ingest.lists.entries import Entry
from kg.ingest.lists.files import ListFile, lines_within
from kg.model.span import Place

#: bytes that the parts of an Excel file may have together when they are unpacked
_MOST_UNPACKED = 200_000_000
#: cells that a sheet may have, the empty ones before the last in each row and the empty rows before the last counted
_MOST_CELLS = 20_000_000
_ZIP = "PK\x03\x04"


def is_workbook(file: ListFile) -> bool:
    """Whether a file is an Excel file of the kind that is a packed folder."""
    return file.suffix in (".xlsx", ".xlsm") or (file.head.startswith(_ZIP) and "xl/" in file.head)


def columns_of(file: ListFile) -> frozenset[str]:
    """The names of the columns of a table, in lower case."""
    if is_workbook(file):
        return frozenset(next((frozenset(row.fields) for row in rows_of(file)), frozenset()))
    return frozenset(header_of(file.head)[1])


def rows_of(file: ListFile) -> Iterator[Entry]:
    """The rows of a table by the names of its columns; a row with more cells than there are columns has the rest under ''."""
    return (row for row in lines_of(file) if not names_columns(row))


def lines_of(file: ListFile) -> Iterator[Entry]:
    """The rows of a table, and before them the line that names its columns, in an Excel file one for each sheet."""
    yield from _sheets(file) if is_workbook(file) else _lines(file)


def names_columns(line: Entry) -> bool:
    """Whether a line of a table is one that names its columns: in each stands its name."""
    return all(str(value).lower() == name for name, value in line.fields.items())


def _lines(file: ListFile) -> Iterator[Entry]:
    delimiter, _ = header_of(file.head)
    with file.opened() as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        reader = csv.reader(lines_within(text, file.path), delimiter=delimiter)
        begin = 1
        header: list[str] = []
        try:
            for cells in reader:
                line, begin = begin, reader.line_num + 1
                header = header or _names(cells)
                if row := _row(header, cells, Place(file.path, line)):
                    yield row
        except (csv.Error, UnicodeDecodeError) as error:
            place = Place(file.path, begin)
            remedy = "save it as UTF-8 with closed quotation marks; the rows after it are not read"
            raise InputError("KG0247", f"not a table: {error}", place=place, remedy=remedy) from None


def _names(cells: Iterable[str]) -> list[str]:
    names = [" ".join(cell.split()).lower() for cell in cells]
    return names if any(names) else []


def _row(header: list[str], cells: Iterable[str], place: Place) -> Entry | None:
    values = [" ".join(cell.split()) for cell in cells]
    if not any(values):
        return None
    fields = dict(zip(header, values, strict=False))
    rest = [value for value in values[len(header) :] if value]
    return Entry(fields | ({"": " ".join(rest)} if rest else {}), place)


def _sheets(file: ListFile) -> Iterator[Entry]:
    """The rows of every sheet; line numbers are those of the sheet, whose name stands in the path."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        remedy = "pip install 'claimgraph[xlsx]', or save the sheet as CSV"
        raise InputError("KG0248", "Excel files need the package openpyxl", place=file.place, remedy=remedy) from None
    try:
        with file.opened() as stream:
            whole = io.BytesIO(stream.read(_MOST_UNPACKED + 1))
        _checked(whole, file)
        results, formulas = (load_workbook(whole, read_only=True, data_only=stored).worksheets for stored in (True, False))
        for sheet, entered in zip(results, formulas, strict=True):
            header: list[str] = []
            for number, written in _filled(sheet, entered, file):
                header = header or _names(written)
                if row := _row(header, written, Place(f"{file.path}#{sheet.title}", number)):
                    yield row
    except KgError:
        raise
    except Exception as error:  # the package looks at little: a broken part ends in an error of any kind
        raise InputError("KG0247", f"not an Excel file: {error}", place=file.place, remedy="save the sheet as CSV") from None


def _filled(sheet: Any, entered: Any, file: ListFile) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that are not empty with their numbers; ``LimitError`` KG0246 where it is a trap of empty cells."""
    cells = 0
    for number, (row, formulas) in enumerate(zip(sheet.iter_rows(), entered.iter_rows(values_only=True), strict=True), 1):
        cells += max(len(row), 1)
        if cells > _MOST_CELLS:
            message = f"the sheet {sheet.title} has more than {_MOST_CELLS:,} cells"
            raise LimitError("KG0246", message, place=file.place, remedy="save the rows that are filled as CSV")
        if formulas.count(None) < len(formulas):
            yield number, [_shown(cell, formula) for cell, formula in zip(row, formulas, strict=True)]


def _checked(whole: io.BytesIO, file: ListFile) -> None:
    with zipfile.ZipFile(whole) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > _MOST_UNPACKED:
        message = f"the Excel file has {size:,} bytes when unpacked; {_MOST_UNPACKED:,} are allowed"
        raise LimitError("KG0246", message, place=file.place, remedy="save the sheets as CSV and look at what is in it")


def _shown(cell: Any, formula: object) -> str:
    """What a cell holds, or its formula where a program wrote that and stored no result; an empty text is a result."""
    lost = cell.value is None and cell.data_type == "n"
    return str(getattr(formula, "text", formula) or "") if lost else _written(cell.value)


def _written(cell: object) -> str:
    """A cell as people write it: a moment at midnight is a day."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
