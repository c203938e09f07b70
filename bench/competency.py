"""Compares the answers to the thirteen competency questions on a built graph with those on the gold graph.

    python bench/competency.py GOLD_FOLDER DATASET [--document SLUG]

Prints, question by question, the rows that both give, those only the gold gives (-) and those only the build gives (+).
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from kg.model.iri import Namespaces
from kg.query import Table, named, run
from kg.store import open_store

QUERIES = (
    "who-held", "not-fact", "causes-of-opposition", "anonymous-said", "candidates", "recusals", "denied", "settled", "holders",
    "events-between", "sentence", "disputed", "events-of-two",
)  # fmt: skip


def answers(dataset: Path, document: str) -> dict[str, list[str]]:
    store, names = open_store(dataset), Namespaces()
    found = {}
    for name in QUERIES:
        query = named(name)
        values = {p.name: document for p in query.parameters if p.kind == "document"}
        answer = run(store, query.filled(values, names), names, view=query.view)
        assert isinstance(answer, Table)
        found[name] = ["\t".join("" if term is None else getattr(term, "value", "") for term in row) for row in answer.rows]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--document", default="wex-2019-11-06-sessions-senate-bid")
    options = parser.parse_args()
    text = (options.gold / "competency.md").read_text(encoding="utf-8")
    gold = [block.strip("\n").split("\n") for block in re.findall(r"```text\n(.*?)```", text, re.S)]
    for (name, rows), wanted in zip(answers(options.dataset, options.document).items(), gold, strict=True):
        shared = [row for row in wanted if row in rows]
        print(f"\n{name}: {len(shared)} of {len(wanted)} rows of the gold, {len(rows)} rows in all")
        for row in wanted:
            print(("  = " if row in rows else "  - ") + row)
        for row in rows:
            if row not in wanted:
                print("  + " + row)


if __name__ == "__main__":
    main()
