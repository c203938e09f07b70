"""Rows of corrections are taken away whatever program wrote the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answers.dataset import Dataset
from kg.assemble.contents import Contents
from kg.assemble.selectors import index_of
from kg.curation.corrections import FILE, _predicate, line_of, rows_gone, values_of
from kg.curation.work import Reviewed, with_own_situation
from kg.file_changes import change_files
from kg.ingest.csv_columns import COLUMNS
from kg.model.claim import Claim, EntityRef, Situation
from kg.model.iri import Namespaces
from kg.model.resolution import Source
from kg.store import store_of
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


def test_what_is_corrected_are_the_times_that_the_source_of_the_claim_tells() -> None:
    roles = (("member", EntityRef("per:a")), ("post", EntityRef("post:b")))
    march, may = (Situation("ten:a", "Tenure", roles, end=day, stage="former") for day in ("2024-03-11", "2024-05-08"))
    claims = {name: Claim(name, "ten:a") for name in ("clm:march", "clm:may")}
    told = {"clm:march": march, "clm:may": may}
    data = Dataset(store_of([]), Namespaces())
    work = Reviewed(data, Contents((), (), {}, {}, {}), claims, {"ten:a": march}, told, index_of([], {}))
    assert [values_of(claim, work, load()).cells["to"] for claim in claims.values()] == ["2024-03-11", "2024-05-08"]


def test_each_claim_has_the_situation_of_its_own_source() -> None:
    sources = [
        Source(day, (Situation("ten:a", "Tenure", end=day),), (Claim(f"clm:{day}", "ten:a"),)) for day in ("2024-03-11", "2024-05-08")
    ]
    own = {claim.id: situation.end for source in sources for claim, situation in with_own_situation(source)}
    assert own == {"clm:2024-03-11": "2024-03-11", "clm:2024-05-08": "2024-05-08"}
