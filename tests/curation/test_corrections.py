"""Rows of corrections are taken away whatever program wrote the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.curation.corrections import FILE, _predicate, line_of, rows_gone
from kg.file_changes import change_files
from kg.ingest.csv_columns import COLUMNS
from kg.model.claim import Situation
from kg.vocabulary import load

FIRST, SECOND = (tuple(f"{word} {n}, said" for n, _ in enumerate(COLUMNS)) for word in ("one", "two"))


def quoted(row: tuple[str, ...]) -> str:
    return ",".join(f'"{cell}"' for cell in row)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("written", [line_of, quoted])
def test_a_row_goes_once_and_the_rest_stays_as_it_was(tmp_path: Path, end: str, written) -> None:  # type: ignore[no-untyped-def]
    lines = [line_of(COLUMNS), *(written(row) for row in (FIRST, SECOND, FIRST))]
    (tmp_path / FILE).write_bytes("".join(line + end for line in lines).encode())
    change_files(tmp_path, {tmp_path / FILE: rows_gone([FIRST])})
    assert (tmp_path / FILE).read_bytes() == "".join(lines[n] + end for n in (0, 2, 3)).encode()
    change_files(tmp_path, {tmp_path / FILE: rows_gone([FIRST, SECOND])})
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(("cls", "stage", "predicate"), [
    ("Tenure", "current", "holdsPost"), ("Tenure", "former", "holdsPost"), ("PartyAffiliation", "former", "memberOf"),
    ("Departure", "resigned", "resigned"), ("Candidacy", "won", None),
])  # fmt: skip
def test_a_state_that_an_article_tells_is_said_by_the_predicate_of_its_class(cls: str, stage: str, predicate: str | None) -> None:
    found = _predicate(Situation("ten:a", cls, stage=stage), load())
    assert (found.name if found else None) == predicate
