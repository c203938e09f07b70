"""A dataset with less in it: sources or decisions are taken away, and everything derived is derived again from what is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.assemble.background import Background, read_background
from kg.assemble.contents import read_dataset
from kg.assemble.derive import DERIVED, Derived, derive, in_graph
from kg.assemble.describe import claim_triples, situation_triples
from kg.assemble.selectors import Judgement, Ledger
from kg.assemble.terms import Terms, node
from kg.assemble.witnesses import Witnesses
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.model.quads import Graph, by_graph, in_order
from kg.model.resolution import Source


@dataclass(frozen=True, slots=True)
class Stated:
    """What a dataset holds that is not derived: its quads, also by graph, its sources as values, and what stands behind them."""

    quads: tuple[ox.Quad, ...]
    graphs: Mapping[Graph, Sequence[ox.Quad]]
    sources: tuple[Source, ...]
    background: Background
    terms: Terms


def read_stated(quads: Iterable[ox.Quad], vocabulary: Vocabulary) -> Stated:
    """The part of a dataset from which the rest follows."""
    terms, kept = Terms(vocabulary), tuple(quads)
    derived = {terms.graph(name) for name in DERIVED}
    stated = tuple(quad for quad in kept if quad.graph_name not in derived)
    return Stated(stated, by_graph(stated), read_dataset(kept, vocabulary).sources, read_background(stated, terms), terms)


def revised(stated: Stated, sources: Sequence[Source], judgements: Sequence[Judgement], policy: AcceptancePolicy) -> tuple[ox.Quad, ...]:
    """The dataset that these sources and judgements make: what is not among them is gone, with all that followed from it alone.

    With everything that ``stated`` holds the result is the dataset that it was read from. Entities that only sources now gone had brought
    in go with them; those of the registry stay, and so do the names under which resolution knows them.
    """
    ledger = Ledger(tuple(judgements))
    known = _by_origin(stated.sources)
    said = [quad for source in sources for quad in _source_quads(source, stated, unchanged=known.get(source.origin) == source)]
    gone, lost = _gone(stated, {source.origin for source in sources}), _claims(stated.sources) - _claims(sources)
    rest = [
        *said,
        *_decided(stated, ledger, lost),
        *_surroundings(stated, gone),
        *conflicts_left(stated.graphs.get(stated.terms.graph("conflicts"), ()), lost, stated.terms),
    ]
    stays = [*rest, *_registered(stated, rest, narrowed=_by_origin(sources) != known)]
    return in_order((*stays, *derived_again(stated, sources, ledger, policy, stays).quads))


def derived_again(stated: Stated, sources: Sequence[Source], ledger: Ledger, policy: AcceptancePolicy, quads: Iterable[ox.Quad]) -> Derived:
    """What follows from these of the sources; ``quads`` are those that rules may read."""
    told = {source.origin for source in sources}
    documents = [document for slug, document in stated.background.documents.items() if slug in told]
    witnesses = Witnesses.of(documents, {slug: first for slug, first in stated.background.reprints.items() if first in told})
    return derive(sources, documents, witnesses, ledger, policy, quads, stated.terms)


def _by_origin(sources: Iterable[Source]) -> dict[str, Source]:
    return {source.origin: source for source in sources}


def _claims(sources: Iterable[Source]) -> set[str]:
    return {claim.id for source in sources for claim in source.claims}


def _source_quads(source: Source, stated: Stated, *, unchanged: bool) -> Iterator[ox.Quad]:
    """A source as it was written, or written again where less of it is left."""
    graph = stated.terms.source_graph(source.origin)
    if unchanged:
        yield from stated.graphs.get(graph, ())
        return
    for situation in source.situations:
        yield from (in_graph(triple, graph) for triple in situation_triples(situation, stated.terms))
    for claim in source.claims:
        yield from (in_graph(triple, graph) for triple in claim_triples(claim, stated.terms))


def _gone(stated: Stated, origins: Collection[str]) -> set[object]:
    """The documents, graphs and activities of sources that are no longer there."""
    terms = stated.terms
    lost = ({source.origin for source in stated.sources} | set(stated.background.documents)) - set(origins)
    return {name for origin in lost for name in (terms.known(f"doc:{origin}"), terms.source_graph(origin), terms.activity(origin))}


def _decided(stated: Stated, ledger: Ledger, lost: Collection[str]) -> Iterator[ox.Quad]:
    """The decisions that are left, each about what is left; one that is about nothing any more is gone."""
    graph, terms = stated.terms.graph("decisions"), stated.terms
    names = (j.decision.id for j in ledger.judgements if any(iri not in lost for iri in j.on))
    kept: set[object] = {node(terms.names.iri("decision", name)) for name in names}
    quads = stated.graphs.get(graph, ())
    left = [quad for quad in quads if quad.subject in kept and getattr(quad.object, "value", "") not in lost]
    agents: set[object] = {quad.object for quad in left}
    yield from left
    yield from (quad for quad in quads if quad.subject in agents)


def _surroundings(stated: Stated, gone: Collection[object]) -> Iterator[ox.Quad]:
    """Ontology, provenance and quarantine without what speaks of a source that is gone."""
    terms = stated.terms
    for name in ("ontology", "provenance"):
        yield from (q for q in stated.graphs.get(terms.graph(name), ()) if q.subject not in gone and q.object not in gone)
    withheld = stated.graphs.get(terms.graph("quarantine"), ())
    lost: set[object] = {quad.subject for quad in withheld if quad.object in gone}
    about = {(quad.subject in lost, quad.object) for quad in withheld if quad.predicate == terms.kgo("about")}
    lost |= {situation for was, situation in about if was and (False, situation) not in about}
    yield from (quad for quad in withheld if quad.subject not in lost)


def conflicts_left(quads: Iterable[ox.Quad], lost: Collection[str], terms: Terms) -> list[ox.Quad]:
    """The conflicts of a dataset without those of which one side rests on claims in ``lost`` alone: that side says nothing any more."""
    told = [quad for quad in quads if quad.graph_name == terms.graph("conflicts")]
    claims: dict[object, list[str]] = defaultdict(list)
    for quad in told:
        if quad.predicate == terms.kgo("sideClaim"):
            claims[quad.subject].append(getattr(quad.object, "value", ""))
    silent = {side for side, of_side in claims.items() if all(claim in lost for claim in of_side)}
    over: set[object] = {quad.subject for quad in told if quad.predicate == terms.kgo("side") and quad.object in silent}
    sides: set[object] = {quad.object for quad in told if quad.predicate == terms.kgo("side") and quad.subject in over}
    return [quad for quad in told if quad.subject not in over | sides]


def _registered(stated: Stated, rest: Sequence[ox.Quad], *, narrowed: bool) -> Iterator[ox.Quad]:
    """The registry; where sources went, without the entities that resolution made and nothing that is left speaks of."""
    terms = stated.terms
    quads = stated.graphs.get(terms.graph("registry"), ())
    made = terms.known("act:resolution")
    minted: set[object] = {quad.subject for quad in quads if quad.object == made} if narrowed else set()
    mentioned: set[object] = {quad.object for quad in rest}
    frontier: set[object] = {quad.subject for quad in quads if quad.subject not in minted or quad.subject in mentioned}
    kept = set(frontier)
    while frontier:
        frontier = set[object](quad.object for quad in quads if quad.subject in frontier and quad.object in minted) - kept
        kept |= frontier
    yield from (quad for quad in quads if quad.subject in kept)
