"""Names in the flat table: what keeps two documents apart in the graph says nothing in the table of one."""

from __future__ import annotations

from pathlib import Path

from kg.config import Config
from kg.fact_tables import fact_tables

ARTICLE = """# A made-up article
Published at: **2019-11-06T12:00:00+00:00**

Author: **A**

Original: [X](https://example.org/x)

Mary Johnson is running for mayor.
"""


def test_a_contest_half_told_is_named_without_its_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (table,), _ = fact_tables([tmp_path / "a.txt"], Config(seeds=(), jobs=1))
    (row,) = [row for row in table.rows if row.type == "Candidacy"]
    assert (row.subject, row.object) == ("Mary Johnson", "mayoral election")
