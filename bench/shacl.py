"""How fast shapes are validated: compiled to SPARQL, by pySHACL, and by other engines where they are installed.

    python bench/shacl.py DATASET [--triples 10000 100000 1000000] [--reference 100000] [--changed 100] [--skip SHAPE …]

DATASET is the ``dataset.nq`` of a build. It is copied under new names until it has the wanted size. Three tables, all figures of one run:
the shapes of the world view on that many triples of it, the shapes of all views on a dataset of as many quads as ``--reference``, and the
world view of the largest size after a change of ``--changed`` nodes. Times are CPU seconds (user and system, all threads); pySHACL runs up
to ``--reference`` only, and other engines (shacl-rust, pyshifty) are given the triples and the shapes as files. The shapes named with
``--skip`` are left out for all engines: those of the default join what rdflib joins in minutes already in the graph of twelve articles.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.model.iri import BASE, Namespaces
from kg.shacl.changes import reads_of_all, revalidate
from kg.shacl.reading import read_shapes
from kg.shacl.reference import by_reference, graph_of
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import StoreSource
from kg.shacl.validation import validate
from kg.store import read_quads
from kg.validate.shacl import run
from kg.validate.shapes import ShapeSet, load_shapes
from kg.validate.views import views_of
from kg.vocabulary import load, ontology_triples

NAMES = Namespaces()
#: what is the same in every copy: ontology, shapes, the graphs of which there is one, and who curates
_SHARED = re.compile(rf"<{re.escape(BASE)}(?!ont#|shapes#|agent/|graph/(?!doc_|curated_))([^>#]+)(#[^>]*)?>")
_ITEM = re.compile(r"<http://www\.wikidata\.org/entity/Q(\d+)>")


def copies(lines: list[str], number: int) -> Iterator[str]:
    """The lines, each IRI of ours under a name of its own in each copy."""
    for copy in range(number):
        for line in lines:
            renamed = _SHARED.sub(lambda hit: f"<{BASE}{hit[1]}-c{copy}{hit[2] or ''}>", line)  # noqa: B023 - used at once
            yield _ITEM.sub(lambda hit: f"<http://www.wikidata.org/entity/Q{hit[1]}{copy:04d}>", renamed)  # noqa: B023


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def row(name: str, load_time: float, check: float, results: int | str, base: float) -> None:
    print(f"| {name} | {load_time:.2f} | {check:.2f} | {results} | {check / base:.1f} |", flush=True)


def loaded(path: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    return store


def others(data: Path, shapes: Path) -> Iterable[tuple[str, Callable[[], int]]]:
    """(name, what runs it from the files and gives the number of results) for each further engine that is installed."""
    if importlib.util.find_spec("shacl_rust"):
        import shacl_rust

        yield "shacl-rust", lambda: len(shacl_rust.validate_file(str(data), str(shapes), experimental_index=True)["results"])
    if importlib.util.find_spec("shifty"):
        import shifty

        def shifted() -> int:
            prepared = shifty.PreparedValidator(str(shapes))
            found = prepared._inner.validate_w3c(None, str(data), "ntriples", "data", None, False, "info", True, "ignore", False)
            return len(re.findall(r"sourceConstraintComponent>", found._report_ntriples))

        yield "pyshifty", shifted


def world_table(lines: list[str], wanted: int, limit: int, asked: ShapesGraph, folder: Path) -> Path:
    """Rows for the world view of that many triples; gives the file of them."""
    data, shapes = folder / f"{wanted}.nt", folder / "shapes.ttl"
    data.write_text("".join(f"{line}\n" for line in sorted(set(copies(lines, max(1, round(wanted / len(lines))))))), encoding="utf-8")
    shapes.write_bytes(ox.serialize(asked.triples, format=ox.RdfFormat.TURTLE) or b"")
    load_time, store = seconds(lambda: loaded(data))
    base, outcome = seconds(lambda: validate(StoreSource(store), asked))
    print(f"\n{len(store):,} triples of the world view, {len(asked.roots)} shapes\n")
    print("| engine | load | validate | results | times compiled |\n|---|---|---|---|---|")
    row("compiled", load_time, base, len(outcome.results), base)
    for name, work in others(data, shapes):
        check, results = seconds(work)
        row(f"{name} (load included; times compiled with its load)", 0.0, check, results, base + load_time)
    if wanted <= limit:
        quads = list(store)
        load_time, _ = seconds(lambda: graph_of(quad.triple for quad in quads))
        check, results = seconds(lambda: by_reference(quads, asked))
        row("pySHACL", load_time, check - load_time, len(results), base)
    return data


def views_table(lines: list[str], wanted: int, shapes: ShapeSet) -> None:
    text = "\n".join(sorted(set(copies(lines, max(1, round(wanted / len(lines)))))))
    quads = list(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))
    views = views_of(quads, {}, NAMES, ontology_triples(load()))
    print(f"\n{len(quads):,} quads in {len(views)} views, store and rdflib graphs built within the time\n")
    print("| views | compiled | pySHACL | results | ratio | same results |\n|---|---|---|---|---|---|")
    total = [0.0, 0.0]
    for kind in ("source", "world", "audit"):
        own = [view for view in views if view.kind == kind]
        (fast, ours), (slow, theirs) = (seconds(partial(run, own, shapes, NAMES, engine)) for engine in ("compiled", "pyshacl"))
        total = [total[0] + fast, total[1] + slow]
        same = "yes" if ours.results == theirs.results else "NO"
        number = sum(map(len, ours.results.values()))
        print(f"| {len(own)} {kind} | {fast:.2f} | {slow:.1f} | {number} | {slow / fast:.0f} | {same} |", flush=True)
    print(f"| all | {total[0]:.2f} | {total[1]:.1f} | | {total[1] / total[0]:.0f} | |")


def changes_table(data: Path, number: int, asked: ShapesGraph) -> None:
    store = loaded(data)
    full, _ = seconds(lambda: validate(StoreSource(store), asked))
    begins = ox.NamedNode(NAMES.term("beginMax"))
    dated = sorted(store.quads_for_pattern(None, begins, None, None), key=str)
    changed = []
    for quad in dated[:: max(1, len(dated) // number)][:number]:
        new = ox.Quad(quad.subject, begins, ox.Literal("2031-01-01", datatype=quad.object.datatype))  # type: ignore[union-attr]
        store.remove(quad)
        store.add(new)
        changed += [quad.triple, new.triple]
    once, known = seconds(lambda: reads_of_all(asked))
    part, found = seconds(lambda: revalidate(StoreSource(store), asked, changed, known))
    touched = sum(len(nodes) for nodes in found.touched.values() if nodes)
    print(f"\n{len(changed) // 2} nodes changed of {len(store):,} triples, {touched} focus nodes touched")
    print(f"what the shapes read is found out once, in {once:.2f} s\n")
    print("| validation | CPU s | results | ratio |\n|---|---|---|---|")
    print(f"| full | {full:.2f} | | {full / part:.0f} |\n| after the change | {part:.3f} | {len(found.outcome.results)} | 1 |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--triples", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--reference", type=int, default=100_000)
    parser.add_argument("--changed", type=int, default=100)
    parser.add_argument("--skip", nargs="*", default=["SeatsShape", "OneWinnerShape", "RemovedHolderShape"])
    given = parser.parse_args()
    quads = read_quads(given.dataset)
    shapes = load_shapes(None, NAMES, load())
    skipped = {NAMES.expand(f"ksh:{name}") for name in given.skip}
    shapes = replace(shapes, shapes={iri: replace(s, views=() if iri in skipped else s.views) for iri, s in shapes.shapes.items()})
    asked = read_shapes(shapes.triples_for("world"))
    (world,) = (view for view in views_of(quads, {}, NAMES, ontology_triples(load())) if view.kind == "world")
    lines = [f"{quad.triple} ." for quad in world.quads]
    with tempfile.TemporaryDirectory() as folder:
        files = [world_table(lines, wanted, given.reference, asked, Path(folder)) for wanted in given.triples]
        views_table([f"{quad} ." for quad in quads], given.reference, shapes)
        if files:
            changes_table(files[-1], given.changed, asked)


if __name__ == "__main__":
    main()
