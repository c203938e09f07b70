"""rdflib, oxrdflib and pyoxigraph on the same triples: parse, write, six queries; CPU seconds, memory, and ratios of one run.

    python bench/stores.py [--triples 100000] [--engines rdflib oxrdflib pyoxigraph]

The triples are the world view of a generated dataset (``bench/generate.py``). Each engine works in a process of its own. All engines must
give as many rows; where they do not, the table says so. oxrdflib is asked for where it is installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import generate
import pyoxigraph as ox
import rdflib

from kg.model.iri import WORLD, Namespaces

NAMES = Namespaces()
PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in NAMES.prefixes.items())
DAY = '"1995-06-01"^^xsd:date'
QUERIES: Mapping[str, str] = {
    "who held a post on a day": f"""SELECT ?who {{ ?t a kgo:Tenure ; kgo:post post:post-0 ; org:member ?who ; kgo:beginMin ?from .
        OPTIONAL {{ ?t kgo:endMax ?to }} FILTER (?from <= {DAY} && (!BOUND(?to) || ?to >= {DAY})) }}""",
    "two in one body at one time": """SELECT ?one ?other { ?p org:postIn grp:body-0 . ?q org:postIn grp:body-0 .
        ?t kgo:post ?p ; org:member ?one ; kgo:beginMin ?b ; kgo:endMax ?e .
        ?u kgo:post ?q ; org:member ?other ; kgo:beginMin ?c ; kgo:endMax ?f .
        FILTER (STR(?one) < STR(?other) && ?b <= ?f && ?c <= ?e) }""",
    "what a person did": """SELECT ?event ?label ?day { ?event kgo:agent per:person-0 ; rdfs:label ?label ; kgo:dateMax ?day }
        ORDER BY ?day ?label""",
    "tenures by body": """SELECT ?body (COUNT(?t) AS ?n) { ?t a kgo:Tenure ; kgo:post ?post . ?post org:postIn ?body } GROUP BY ?body""",
    "who served anywhere below a body": """SELECT (COUNT(DISTINCT ?who) AS ?n)
        { ?body org:subOrganizationOf+ grp:body-0 . ?who kgo:servedIn ?body }""",
    "words in a label": 'SELECT (COUNT(*) AS ?n) { ?x rdfs:label ?label FILTER (CONTAINS(LCASE(STR(?label)), "candidacy of")) }',
}  # fmt: skip

Work = Callable[[], Any]


def of_rdflib(data: Path, store: str, formats: tuple[str, str]) -> Mapping[str, Work]:
    """Parse, write and queries by rdflib, over a store that it knows by this name."""
    graph = rdflib.Graph(store=store)
    return {
        "parse N-Triples": lambda: len(graph.parse(data, format=formats[0])),
        "write Turtle": lambda: len(graph.serialize(format=formats[1], encoding="utf-8")),
        **{name: (lambda text=text: len(list(graph.query(PREFIXES + text)))) for name, text in QUERIES.items()},
    }


def of_pyoxigraph(data: Path) -> Mapping[str, Work]:
    store = ox.Store()

    def parse() -> int:
        store.bulk_load(path=str(data), format=ox.RdfFormat.N_TRIPLES)
        return len(store)

    def write() -> int:
        return len(store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=NAMES.prefixes) or b"")

    def rows(text: str) -> int:
        found = store.query(PREFIXES + text)
        assert isinstance(found, ox.QuerySolutions)
        return sum(1 for _ in found)

    return {"parse N-Triples": parse, "write Turtle": write, **{name: (lambda text=text: rows(text)) for name, text in QUERIES.items()}}


ENGINES: Mapping[str, Callable[[Path], Mapping[str, Work]]] = {
    "rdflib": lambda data: of_rdflib(data, "default", ("nt", "turtle")),
    "oxrdflib": lambda data: of_rdflib(data, "Oxigraph", ("ox-nt", "ox-ttl")),
    "pyoxigraph": of_pyoxigraph,
}


def one(engine: str, data: Path) -> None:
    """All work of one engine, as one line of JSON."""
    found = {}
    for name, work in ENGINES[engine](data).items():
        start = time.process_time()
        result = work()
        found[name] = [time.process_time() - start, result]
    print(json.dumps({"work": found, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def triples(number: int, folder: Path) -> Path:
    """About that many triples of the world view of a generated dataset."""
    world = {f"<{NAMES.graph(name)}>" for name in WORLD}
    path = folder / "world.nt"
    # of a generated dataset, two quads of five stand in the world view
    lines = (line.rpartition(" <")[0] + " .\n" for line in generate.generated(max(1, number * 5 // 2 // generate.PER_ARTICLE))
             if line.rsplit(" ", 2)[1] in world)  # fmt: skip
    path.write_text("".join(sorted(set(lines))), encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--engines", nargs="*", default=[name for name in ENGINES if importlib.util.find_spec(name)])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(given.one, given.data)
        return
    with tempfile.TemporaryDirectory() as folder:
        data = triples(given.triples, Path(folder))
        found = {}
        for engine in given.engines:
            asked = [sys.executable, __file__, "--one", engine, "--data", str(data)]
            done = subprocess.run(asked, capture_output=True, text=True, check=True)
            found[engine] = json.loads(done.stdout.splitlines()[-1])
    table(found)


def table(found: Mapping[str, Mapping[str, Any]]) -> None:
    """One row a piece of work: seconds of each engine, and how many times the fastest each took."""
    number = next(iter(found.values()))["work"]["parse N-Triples"][1]
    print(f"{number:,} triples; CPU seconds (times the fastest)\n")
    print("| | " + " | ".join(found) + " | rows |\n|---|" + "---|" * (len(found) + 1))
    for name in next(iter(found.values()))["work"]:
        spent = {engine: told["work"][name][0] for engine, told in found.items()}
        results = {told["work"][name][1] for told in found.values()}
        least = max(min(spent.values()), 1e-6)
        rows = "" if name == "write Turtle" else f"{results.pop():,}" if len(results) == 1 else "THEY DIFFER"
        print(f"| {name} | " + " | ".join(f"{value:.4g} ({value / least:.1f})" for value in spent.values()) + f" | {rows} |")
    total = {engine: sum(told["work"][name][0] for name in QUERIES) for engine, told in found.items()}
    print("| six queries | " + " | ".join(f"{value:.3g} ({value / min(total.values()):.1f})" for value in total.values()) + " | |")
    print("| peak, MiB | " + " | ".join(f"{told['peak']:,.0f}" for told in found.values()) + " | |")


if __name__ == "__main__":
    main()
