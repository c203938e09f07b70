"""A whole corpus in one graph: what is in it, what was withheld and why, whether every quote stands, how long each stage takes.

    python bench/corpus.py ARTICLES [--seeds FOLDER] [--project FOLDER] [--growth 50 150 350]

Articles are built together with the seeds. With ``--growth`` that many of the articles, spread evenly, are built first, each number in a
project of its own, and the table has a column for each. ``--project`` keeps readings, so that a second run need not read again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
from building import SEEDS, Run, build, project, some

from kg.model.iri import Namespaces
from kg.store import open_store

QUOTES = """SELECT ?sha ?exact ?start ?end { GRAPH ?g { ?quote oa:exact ?exact ; oa:start ?start ; oa:end ?end ; dcterms:source ?document }
  GRAPH graph:provenance { ?document kgo:sha256 ?sha } }"""


def quotes(run: Run, folders: list[Path]) -> tuple[int, int]:
    """How many quotes there are, and how many of them do not stand in their article at their place."""
    files = (path.read_bytes() for folder in folders for path in folder.rglob("*.txt"))
    texts = {hashlib.sha256(content).hexdigest(): content.decode() for content in files}
    rows = open_store(run.output / "dataset.nq").query(QUOTES, prefixes=Namespaces().prefixes)
    assert isinstance(rows, ox.QuerySolutions)
    told = {tuple(term.value for term in row) for row in rows}
    wrong = sum(texts.get(sha, "")[int(start) : int(end)] != exact for sha, exact, start, end in told)
    return len(told), wrong


def count(store: ox.Store, what: str) -> int:
    rows = store.query(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {what} }}", prefixes=Namespaces().prefixes)
    assert isinstance(rows, ox.QuerySolutions)
    return int(next(iter(rows))["n"].value)


def contents(run: Run, folders: list[Path]) -> dict[str, str]:
    """The lines of the table on what is in the graph."""
    store, report = open_store(run.output / "dataset.nq"), run.report()
    manifest = json.loads((run.output / "manifest.json").read_bytes())
    number, wrong = quotes(run, folders)
    minted = "GRAPH graph:registry { ?x a foaf:Person ; prov:wasGeneratedBy act:resolution }"
    reasons = Counter(code for findings in report["quarantined"].values() for code in {finding["code"] for finding in findings})
    return {
        "articles": f"{run.articles:,}",
        "claims": f"{count(store, 'GRAPH ?g { ?x a kgo:Claim }'):,}",
        "situations": f"{count(store, 'GRAPH ?g { ?c kgo:about ?x }'):,}",
        "in the truthy graph": f"{count(store, 'GRAPH graph:truthy { ?x a ?c }'):,}",
        "persons": f"{count(store, 'GRAPH graph:registry { ?x a foaf:Person }'):,}",
        "of them minted": f"{count(store, minted):,}",
        "quads": f"{manifest['quads']:,}",
        "quotes": f"{number:,}",
        "quotes that do not stand": f"{wrong:,}",
        "claims in quarantine": f"{len(report['quarantined']):,}",
    } | {f"withheld for {code}": f"{found:,}" for code, found in sorted(reasons.items())}


def costs(run: Run) -> dict[str, str]:
    """The lines of the table on time, memory and size."""
    stages = {lap["stage"]: f"{lap['seconds']:.1f} ({lap['cpu']:.1f})" for lap in run.laps}
    whole = {"seconds in all (of processor)": f"{run.total('seconds'):.1f} ({run.total('cpu'):.1f})"}
    sizes = {f"bytes of {path.name}": f"{path.stat().st_size:,}" for path in sorted(run.output.iterdir()) if path.is_file()}
    store = sum(path.stat().st_size for path in (run.output / "store").rglob("*") if path.is_file())
    return stages | whole | {"peak of memory, MiB": f"{max(lap['peak'] for lap in run.laps):,}"} | sizes | {"bytes of store/": f"{store:,}"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--seeds", type=Path, default=SEEDS)
    parser.add_argument("--project", type=Path)
    parser.add_argument("--growth", type=int, nargs="*", default=())
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        columns = []
        for number in (*asked.growth, 0):
            folder = Path(scratch, str(number))
            articles = some(asked.articles, number, folder) if number else asked.articles
            home = asked.project if asked.project and not number else project(folder / "project", asked.seeds, asked.project)
            run = build(home if (home / "seeds").is_dir() else project(home, asked.seeds), articles)
            columns.append(contents(run, [articles, asked.seeds]) | costs(run))
        for line in dict.fromkeys(line for column in columns for line in column):
            print(f"| {line} | {' | '.join(column.get(line, '') for column in columns)} |")


if __name__ == "__main__":
    main()
