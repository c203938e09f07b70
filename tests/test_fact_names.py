"""Names in the flat table: what keeps two documents apart in the graph says nothing in the table of one."""

from __future__ import annotations

from pathlib import Path

from kg.config import Config
from kg.fact_tables import fact_tables, knowledge_files

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


def test_what_the_project_knows_is_in_tables_and_turtle(tmp_path: Path) -> None:
    for name in ("list.tsv", "people.TTL", "facts.csv", "article.txt", "picture.png"):
        (tmp_path / name).touch()
    (tmp_path / "one.tsv").touch()
    found = knowledge_files([tmp_path, tmp_path / "one.tsv"])
    assert sorted({path.name for path in found}) == ["facts.csv", "list.tsv", "one.tsv", "people.TTL"]
