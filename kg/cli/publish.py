"""``kg publish``: the graphs of a dataset in a SPARQL 1.1 Graph Store."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opened import data_option

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.cli.console import Context
    from kg.graph_store import GraphStore
    from kg.model.iri import Namespaces
    from kg.model.quads import Graph
    from kg.publish.publication import Publication


@click.command()
@click.option("--endpoint", metavar="URL", required=True, help="The address of the graph store.")
@click.option("--graph", "wanted", multiple=True, metavar="NAME", help="Only this graph (truthy, doc_…, or an IRI); repeatable.")
@click.option("--prune", is_flag=True, help="Also delete graphs of sources that the store has and this dataset has no longer.")
@click.option("--dry-run", is_flag=True, help="Only say what would be sent.")
@click.option("--verify/--no-verify", default=True, show_default=True, help="Read each graph back and count its triples.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds that the store may be silent.")
@data_option
@click.pass_obj
def publish(
    context: Context,
    endpoint: str,
    wanted: tuple[str, ...],
    prune: bool,
    dry_run: bool,
    verify: bool,
    timeout: float,
    data_file: Path | None,
) -> int:
    """Put the graphs of the last build into a SPARQL 1.1 Graph Store.

    Each named graph is replaced whole, so publishing again changes nothing, and a run that broke off is made good by another. Who writes
    is told by the environment: KG_PUBLISH_TOKEN, or KG_PUBLISH_USER and KG_PUBLISH_PASSWORD. Redirects are not followed.

    \b
    kg publish --endpoint https://store.example.org/rdf-graph-store --dry-run
    kg publish --endpoint https://store.example.org/rdf-graph-store --graph truthy --graph registry
    """
    from kg.pipeline import publication_of

    publication = publication_of(data_file or Path(context.config.output) / "dataset.nq", context.config)
    every = {graph: sum(1 for _ in quads) for graph, quads in publication.graphs()}
    sizes = chosen(publication.names, every, wanted)
    if dry_run:
        return _told(context, publication.names, sizes, endpoint)
    store = _store(context, endpoint, timeout)
    done = _published(context, store, publication, sizes, every if prune else None, verify=verify)
    if context.json:
        context.emit_json({"graphs": done.graphs, "triples": done.triples, "deleted": done.deleted, "verified": done.verified})
    else:
        context.step("published", done.words(endpoint))
    return 0


def _store(context: Context, endpoint: str, timeout: float) -> GraphStore:
    """The store at an address, with the rights that the environment gives."""
    from kg.graph_store import Credentials, GraphStore, exposed
    from kg.settings import Secret

    user, password, token = (os.environ.get(f"KG_PUBLISH_{name}", "") for name in ("USER", "PASSWORD", "TOKEN"))
    credentials = Credentials(user, Secret(password), Secret(token))
    if exposed(endpoint, credentials):
        context.say("the credentials travel unencrypted: the address does not begin with https://", fg="yellow")
    return GraphStore(endpoint, credentials, timeout)


def _published(
    context: Context, store: GraphStore, publication: Publication, sizes: dict[Graph, int], kept: Collection[Graph] | None, *, verify: bool
) -> Published:
    """Put the graphs there, and take away those that are not among the ``kept`` (none where nothing is to go); what came of it."""
    try:
        gone = _stale(store, publication.names, kept) if kept is not None else ()
        _send(context, store, publication, sizes, verify=verify)
        for graph in gone:
            store.delete(graph)
    finally:
        store.close()
    return Published(len(sizes), sum(sizes.values()), len(gone), verify)


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing."""

    graphs: int
    triples: int
    deleted: int
    verified: bool

    def words(self, endpoint: str) -> str:
        """One line for a person."""
        counted = "counted there as well" if self.verified else "not counted there"
        deleted = f", {self.deleted:,} deleted" if self.deleted else ""
        return f"{self.graphs:,} graphs with {self.triples:,} triples to {endpoint}{deleted}; {counted}"


def chosen(prefixes: Namespaces, sizes: Mapping[Graph, int], wanted: Sequence[str]) -> dict[Graph, int]:
    """The graphs of these sizes that are wanted, in the order in which they are sent: provenance, which names the others, last."""
    from kg.errors import ConfigError

    names = {_short(prefixes, graph): graph for graph in sizes}
    asked = [prefixes.shorten(name).removeprefix("graph:") for name in wanted] or list(names)
    if missing := [name for name in asked if name not in names]:
        raise ConfigError("KG0817", f"the dataset has no graph {missing[0]!r}", remedy="kg publish --dry-run lists the graphs")
    return {names[name]: sizes[names[name]] for name in sorted(set(asked), key=lambda name: (name == "provenance", name))}


def _send(context: Context, store: GraphStore, publication: Publication, sizes: dict[Graph, int], *, verify: bool) -> None:
    from kg.errors import InputError, KgError

    done = 0
    try:
        with context.progress("publishing", len(sizes)) as counter:
            for graph, size in sizes.items():
                store.put(graph, publication.of_graph(graph))
                if verify and (found := _count(store.triples(graph))) != size:
                    name = _short(publication.names, graph)
                    remedy = "see what else writes there; a store that changes literals counts differently: --no-verify"
                    raise InputError("KG0818", f"{store.address}: {name} has {found:,} triples, sent were {size:,}", remedy=remedy)
                done += 1
                counter.advance()
    except KgError:
        context.say(f"{done:,} of {len(sizes):,} graphs were put before that; run it again to go on", fg="yellow")
        raise


def _count(triples: Iterable[ox.Triple]) -> int:
    return sum(1 for _ in triples)


def _stale(store: GraphStore, names: Namespaces, here: Collection[Graph]) -> tuple[Graph, ...]:
    """The source graphs that the provenance in the store names and that are not among those ``here``."""
    import pyoxigraph as ox

    kind, source = ox.NamedNode(names.expand("rdf:type")), ox.NamedNode(names.term("SourceGraph"))
    known = store.triples(ox.NamedNode(names.graph("provenance")))
    there = {triple.subject for triple in known if triple.predicate == kind and triple.object == source}
    ours = (graph for graph in there.difference(here) if isinstance(graph, ox.NamedNode) and graph.value.startswith(names.graph("")))
    return tuple(sorted(ours, key=str))


def _told(context: Context, names: Namespaces, sizes: dict[Graph, int], endpoint: str) -> int:
    if context.json:
        context.emit_json({_short(names, graph): size for graph, size in sizes.items()})
        return 0
    for graph, size in sizes.items():
        context.emit(f"{size:>12,}  {_short(names, graph)}")
    context.say(f"{len(sizes):,} graphs with {sum(sizes.values()):,} triples would be sent to {endpoint}; nothing was")
    return 0


def _short(names: Namespaces, graph: Graph) -> str:
    """The name of a graph as --graph takes it; ``default`` for the one without a name."""
    return names.shorten(graph.value).removeprefix("graph:") if hasattr(graph, "value") else "default"
