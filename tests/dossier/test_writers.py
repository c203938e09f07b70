"""The three forms of a dossier: the same bytes each time, nothing that a source wrote does anything, and everything is there."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from pathlib import Path

import pytest

from kg.dossier.model import Dossier
from kg.dossier.table import COLUMNS
from kg.dossier.writers import FORMATS
from tests.dossier.story import HOSTILE
from tests.golden.conftest import kg


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_page_needs_nothing_else_and_runs_nothing(small: Dossier, sessions: Dossier) -> None:
    for dossier in (small, sessions):
        page = FORMATS["html"](dossier)
        style = page.partition("<style>")[2].partition("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
        assert "<script" not in page
        assert re.findall(r"<(?:img|iframe|object|embed|form|video|audio)\b|@import|url\(", page) == []
        assert re.findall(r'<link [^>]*href="(?!data:,)', page) == []
        assert re.findall(r"\son\w+=|style=", page) == []


def test_what_a_source_wrote_stands_in_the_page_as_words(small: Dossier) -> None:
    page = FORMATS["html"](small)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'href="javascript:' not in page
    assert "javascript:alert(2)" in page


def test_every_link_within_the_page_leads_somewhere(sessions: Dossier) -> None:
    page = FORMATS["html"](sessions)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


@pytest.mark.parametrize("style", ["html", "md"])
def test_every_claim_quote_and_fingerprint_can_be_read(sessions: Dossier, style: str) -> None:
    text = FORMATS[style](sessions)
    told = [one for entry in sessions.entries for one in entry.evidence]
    assert [one.claim for one in told if one.claim not in text] == []
    assert [source.article.sha256 for source in sessions.sources if source.article.sha256 not in text] == []
    assert sessions.build.dataset in text
    assert all(status.meaning.split(",")[0] in text for status in sessions.statuses)
    assert all(line.split(":")[0] in re.sub(r"\\(.)", r"\1", text) for line in sessions.limits)


def test_markdown_shows_the_words_of_a_source_and_no_mark_of_its_own(small: Dossier) -> None:
    text = FORMATS["md"](small)
    assert "<script>" not in text
    assert "\\*Lee\\* \\<script\\>" in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    cells = {len(re.findall(r"(?<!\\)\|", line)) for line in tables if "stands" in line or "Ann" in line}
    assert cells == {5}


def test_markdown_keeps_the_words_of_a_quote_on_one_line(small: Dossier) -> None:
    (line,) = [line for line in FORMATS["md"](small).splitlines() if "**she may return**" in line]
    assert line.startswith("> ")
    assert line.endswith("Palace sources say that **she may return**.")


def test_a_row_of_the_table_stands_alone(sessions: Dossier) -> None:
    found = rows(FORMATS["csv"](sessions))
    assert tuple(found[0]) == COLUMNS
    assert {row["dataset_sha256"] for row in found} == {sessions.build.dataset}
    expected = {(one.number, value.name, value.written) for entry in sessions.entries for one in entry.evidence for value in entry.values
                if one.number in value.evidence}  # fmt: skip
    assert {(row["evidence"], row["property"], row["value_as_written"]) for row in found} == expected
    assert len(found) == len(expected)
    quoted = [row for row in found if row["quote"]]
    assert all(row["line"] and row["sha256"] and row["title"] and row["outlet"] and row["authors"] for row in quoted)
    assert all(int(row["char_end"]) - int(row["char_start"]) == len(row["quote"]) for row in quoted)


def test_no_cell_is_a_formula(small: Dossier) -> None:
    text = FORMATS["csv"](small)
    cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert f"'{HOSTILE} left" in cells
    assert "'@soft" in cells


def test_the_columns_stay() -> None:
    assert COLUMNS[:6] == ("entity", "section", "statement", "situation", "class", "says")
    assert len(set(COLUMNS)) == len(COLUMNS) == 51


@pytest.mark.parametrize("suffix", ["md", "html", "csv"])
def test_the_same_bytes_whatever_the_hash_seed(built: Path, tmp_path: Path, suffix: str) -> None:
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.{suffix}"
        result = kg("dossier", "Jeff Sessions", "-o", str(target), cwd=built, seed=seed)
        assert result.returncode == 0, result.stderr
    assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"2.{suffix}").read_bytes()
