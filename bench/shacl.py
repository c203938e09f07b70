"""How fast shapes are validated: compiled to SPARQL, by pySHACL, and by other engines where they are installed.

    python bench/shacl.py DATASET [--triples 10000 100000 1000000] [--limit 600] [--changed 100]
    python bench/shacl.py DATASET --by-shape 10
    python bench/shacl.py --data FILE.nt … --shapes FILE.ttl

DATASET is the ``dataset.nq`` of a build. Its world view is copied under new names until it has the wanted size, and checked against the
shapes of that view; then the largest size after a change of ``--changed`` nodes, by all of it and by what the change touches; last the
views of the dataset itself, by both of our engines. The second form tells instead which shapes
take longest in each kind of view of the dataset; the third takes triples and shapes as they are. All figures are CPU seconds
(user and system, all threads) of one run, each engine in a process of its own that ends at ``--limit`` and is not tried again on more.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox
from shacl_engines import Told, digest, installed, loaded, seconds, shapes_of, told

from kg.model.iri import BASE, Namespaces
from kg.shacl.changes import merged, reads_of_all, revalidate
from kg.shacl.engine import Engine
from kg.shacl.reading import read_shapes
from kg.shacl.source import StoreSource, source_of
from kg.shacl.validation import validate
from kg.store import read_quads
from kg.validate.shacl import run
from kg.validate.shapes import ShapeSet, load_shapes
from kg.validate.views import KINDS, View, views_of
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


def engines_table(data: Path, shapes: Path, limit: int, left: set[str]) -> None:
    """A row for each engine, with what it takes as a multiple of what the compiled queries take, loading left out and put in.

    Those named in ``left`` are left out, and an engine that is stopped here is put among them.
    """
    rows = {name: told(name, data, shapes, limit) for name in installed() if name not in left}
    left |= {name for name, row in rows.items() if row.stopped}
    base = rows["compiled"]
    print(f"\n{len(loaded(data)):,} triples, {len(shapes_of(shapes).roots)} shapes\n")
    print("| engine | load | validate | MiB | results | times compiled | with load |\n|---|---|---|---|---|---|---|")
    for name, row in rows.items():
        print(f"| {name} | {_figures(row, base)} |", flush=True)


def _figures(row: Told, base: Told) -> str:
    whole = (row.load + row.check) / (base.load + base.check)
    if row.stopped:
        return f" | > {row.check:.0f} | | stopped | > {row.check / base.check:.0f} | > {whole:.0f}"
    same = "" if not row.digest or row.digest == base.digest else " (others)"
    apart = f"{row.check / base.check:.1f}" if row.load else ""
    return f"{f'{row.load:.2f}' if row.load else ''} | {row.check:.2f} | {row.peak:,} | {row.results:,}{same} | {apart} | {whole:.1f}"


def views_table(views: list[View], shapes: ShapeSet) -> None:
    """A row for each kind of view, by both of our engines, and whether they find the same."""
    print(f"\n{sum(len(view.quads) for view in views):,} quads in {len(views)} views, stores and graphs made within the time\n")
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


def changes_table(data: Path, shapes: Path, number: int) -> None:
    """The world view after a change of so many nodes, a date each: all of it, and what the change touches."""
    asked, store = shapes_of(shapes), loaded(data)
    before = validate(StoreSource(store), asked)
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
    full, after = seconds(lambda: validate(StoreSource(store), asked))
    whole = sum(nodes is None for nodes in found.touched.values())
    touched = sum(len(nodes) for nodes in found.touched.values() if nodes)
    same = "the same" if digest(merged(before.results, found)) == digest(after.results) else "NOT THE SAME"
    print(f"\n{len(changed) // 2} nodes changed of {len(store):,} triples: {touched} focus nodes touched, {whole} shapes checked whole")
    print(f"what the shapes read is found out once, in {once:.2f} s; the results of before and after are {same} as those of a full pass\n")
    print("| validation | CPU s | results | ratio |\n|---|---|---|---|")
    print(f"| full | {full:.2f} | {len(after.results):,} | {full / part:.0f} |")
    print(f"| of what the change touches | {part:.3f} | {len(found.outcome.results):,} | 1 |", flush=True)


def shapes_table(views: list[View], shapes: ShapeSet, most: int) -> None:
    """A row for each of the shapes that take longest, compiled, in each kind of view; the source views are asked together."""
    for kind in KINDS:
        own = [view for view in views if view.kind == kind]
        asked = read_shapes(shapes.triples_for(kind))
        load_time, source = seconds(partial(source_of, (quad for view in own for quad in view.quads), union=kind == "audit"))
        engine = Engine(source, asked, [view.graph for view in own if view.graph], followed=any(view.own_classes for view in own))
        rows = [(*seconds(partial(engine.results, root)), NAMES.shorten(root.value)) for root in asked.roots]
        print(f"\n{len(own)} {kind}: {len(source.store):,} quads, loaded in {load_time:.2f} s, {len(rows)} shapes\n")
        print("| shape | CPU s | focus nodes with results |\n|---|---|---|")
        for taken, found, name in sorted(rows, key=lambda row: -row[0])[:most]:
            print(f"| {name} | {taken:.3f} | {len(found)} |")
        print(f"| all | {sum(row[0] for row in rows):.3f} | |", flush=True)


def of_build(dataset: Path, sizes: list[int], limit: int, changed: int) -> None:
    """All tables for a build."""
    shapes = load_shapes(None, NAMES, load())
    asked = read_shapes(shapes.triples_for("world"))
    views = views_of(read_quads(dataset), {}, NAMES, ontology_triples(load()))
    lines = [f"{quad.triple} ." for view in views if view.kind == "world" for quad in view.quads]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "shapes.ttl")
        file.write_bytes(ox.serialize(asked.triples, format=ox.RdfFormat.TURTLE) or b"")
        data = Path(folder, "world.nt")
        left: set[str] = set()
        for wanted in sizes:
            copied = sorted(set(copies(lines, max(1, round(wanted / len(lines))))))
            data.write_text("".join(f"{line}\n" for line in copied), encoding="utf-8")
            engines_table(data, file, limit, left)
        if sizes:
            changes_table(data, file, changed)
    views_table(views, shapes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, nargs="?")
    parser.add_argument("--triples", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--limit", type=int, default=600)
    parser.add_argument("--changed", type=int, default=100)
    parser.add_argument("--by-shape", type=int, default=0)
    parser.add_argument("--data", type=Path, nargs="*", default=[])
    parser.add_argument("--shapes", type=Path)
    given = parser.parse_args()
    if bool(given.dataset) == bool(given.data) or bool(given.data) != bool(given.shapes):
        parser.error("give a dataset, or --data with --shapes")
    if given.dataset and given.by_shape:
        views = views_of(read_quads(given.dataset), {}, NAMES, ontology_triples(load()))
        shapes_table(views, load_shapes(None, NAMES, load()), given.by_shape)
    elif given.dataset:
        of_build(given.dataset, given.triples, given.limit, given.changed)
    left: set[str] = set()
    for data in given.data:
        engines_table(data, given.shapes, given.limit, left)


if __name__ == "__main__":
    main()
