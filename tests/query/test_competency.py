"""The thirteen competency questions: each named query gives exactly the rows of the gold, in order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.model.iri import Namespaces
from kg.query import Table, named, named_queries, run
from kg.store import open_store

pytestmark = pytest.mark.shared

#: in the order of competency.md
QUERIES = (
    "who-held", "not-fact", "causes-of-opposition", "anonymous-said", "candidates", "recusals", "denied", "settled", "holders",
    "events-between", "sentence", "disputed", "events-of-two",
)  # fmt: skip
GOLD_DOCUMENT = "wex-2019-11-06-sessions-senate-bid"


def expected_rows(shared: Path) -> list[list[list[str]]]:
    text = (shared / "gold/seed/competency.md").read_text(encoding="utf-8")
    return [[line.split("\t") for line in block.strip("\n").split("\n")] for block in re.findall(r"```text\n(.*?)```", text, re.S)]


@pytest.mark.parametrize("name", QUERIES)
def test_a_competency_question_gives_its_gold_rows(name: str, shared: Path) -> None:
    names = Namespaces()
    query = named(name)
    asks_document = any(parameter.kind == "document" for parameter in query.parameters)
    text = query.filled({"document": GOLD_DOCUMENT} if asks_document else {}, names)
    answer = run(open_store(shared / "gold/seed/seed.trig"), text, names, view=query.view)
    assert isinstance(answer, Table)
    rows = [["" if term is None else getattr(term, "value", str(term)) for term in row] for row in answer.rows]
    assert rows == expected_rows(shared)[QUERIES.index(name)]


def test_every_named_query_says_what_it_asks() -> None:
    for query in named_queries().values():
        assert query.title.endswith("?"), query.name
        assert query.view in ("world", "dataset"), query.name
