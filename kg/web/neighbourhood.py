"""What stands around one thing in the graph: found by the thing and its neighbours, however large the whole is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.claim_rows import WITHHELD, Places, takes_part
from kg.answers.dataset import Dataset
from kg.answers.situation_times import times_of
from kg.answers.why import Said, claims
from kg.model.intervals import FuzzyInterval
from kg.model.iri import local_name

#: situation -> what is claimed of it
Told = Mapping[str, Sequence[Said]]
#: situations and those who take part in them that are shown at once
MOST = 2000


@dataclass(frozen=True, slots=True)
class Reach:
    """How far around and what of it: one step or two; a class, modalities, a source graph, years. What is empty leaves nothing out."""

    steps: int = 1
    cls: str = ""
    modalities: frozenset[str] = frozenset()
    graph: str = ""
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The situations to show, the weightiest first, of ``count`` that are wanted.

    ``offers`` are all that could be wanted, counted by class, modality and graph; empty where everything is shown.
    """

    shown: tuple[str, ...]
    count: int
    offers: Mapping[str, Mapping[str, int]]


def neighbourhood(data: Dataset, middle: str, reach: Reach, most: int = MOST) -> Neighbourhood:
    """The situations in which the middle takes part (or which it is); with two steps also those of all who take part there.

    What is withheld is left out. Where all of it is no more than ``most`` nodes, all is shown: else what the reach wants, up to as many.
    """
    places = _places(data, [middle])
    direct = told = _told(data, places)
    if reach.steps > 1:
        places |= _places(data, sorted(_entities(data, direct)))
        told = _told(data, places)
    every = sorted(told, key=lambda iri: (iri != middle, iri not in direct, *_weight(told[iri]), iri))
    shown = tuple(_fitting(data, every, most))
    if len(shown) == len(every):
        return Neighbourhood(shown, len(shown), {})
    kept = _wanted(data, middle, told, places, reach)
    wanted = [iri for iri in every if iri in kept]
    shown_from = {(iri, graph) for iri, graph in places if graph != data.names.graph(WITHHELD)}
    return Neighbourhood(tuple(_fitting(data, wanted, most)), len(wanted), _offers(told, shown_from))


def _offers(told: Told, places: Places) -> Mapping[str, Mapping[str, int]]:
    return {
        "classes": Counter(said[0].cls for said in told.values()),
        "modalities": Counter(one.modality for said in told.values() for one in said if one.polarity != "Negated"),
        "sources": Counter(local_name(graph) for iri, graph in places if iri in told),
    }


def _places(data: Dataset, things: Iterable[str]) -> set[tuple[str, str]]:
    """Where something is said of these things, or about them."""
    about = ox.NamedNode(data.names.term("about"))
    found: set[tuple[str, str]] = set()
    for thing in things:
        found |= takes_part(data, thing)
        found |= {(thing, quad.graph_name.value) for quad in data.store.quads_for_pattern(None, about, ox.NamedNode(thing), None)}  # type: ignore[union-attr]
    return found


def _told(data: Dataset, places: Places) -> Told:
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for said in claims(data, places=places):
        if said.status != "Withheld":
            found[said.situation].append(said)
    return found


def _wanted(data: Dataset, middle: str, told: Told, places: Places, reach: Reach) -> set[str]:
    """Those of the situations that are within reach; what has no date is in every year."""
    there = {iri for iri, graph in places if reach.graph in ("", graph)}
    times = times_of(data, middle, places) if reach.years else {}
    return {
        iri
        for iri, said in told.items()
        if iri in there
        and reach.cls in ("", said[0].cls)
        and (not reach.modalities or any(one.modality in reach.modalities for one in said))
        and (not reach.years or iri not in times or _overlaps(times[iri][1], reach.years))
    }


def _overlaps(interval: FuzzyInterval, years: tuple[int, int]) -> bool:
    begin, end = interval.begin.min, interval.end.max
    return (begin is None or begin.year <= years[1]) and (end is None or end.year >= years[0])


def _weight(said: Sequence[Said]) -> tuple[bool, int]:
    return not any(one.is_truth for one in said), -len(said)


def _fitting(data: Dataset, ranked: Sequence[str], most: int) -> Iterator[str]:
    nodes: set[str] = set()
    for iri in ranked:
        nodes |= {iri, *_entities(data, [iri])}
        if len(nodes) > most:
            return
        yield iri


def _entities(data: Dataset, situations: Iterable[str]) -> set[str]:
    """Those of the registry that take part in these situations."""
    return {node.value for iri in situations for node in objects(data, iri) if _own(data, node, "registry")}


def objects(data: Dataset, iri: str) -> set[ox.NamedNode]:
    """The nodes to which something in the dataset leads from this one."""
    quads = data.store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
    return {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}


def _own(data: Dataset, node: ox.NamedNode, graph: str) -> list[ox.Quad]:
    return list(data.store.quads_for_pattern(node, None, None, ox.NamedNode(data.names.graph(graph))))


def quads(data: Dataset, situations: Iterable[str]) -> set[ox.Quad]:
    """All that is said in these situations and in those that they name: claims, words, decisions, sources, and who takes part by name."""
    named = {node.value for iri in situations for node in objects(data, iri)}
    about, found = ox.NamedNode(data.names.term("about")), set[ox.Quad]()
    for iri in sorted({*situations, *named}):
        node = ox.NamedNode(iri)
        on_it = list(data.store.quads_for_pattern(None, about, node, None))
        if on_it:
            found.update(data.store.quads_for_pattern(node, None, None, None))
        for quad in on_it:
            found.update(_claim(data, quad))
    return found | _names_of(data, found)


def _claim(data: Dataset, about: ox.Quad) -> Iterator[ox.Quad]:
    """A claim with its words, what a curator decided of it, and its document."""
    store, names = data.store, data.names
    decides, evidence = (ox.NamedNode(names.term(name)) for name in ("decidesOn", "evidence"))
    for quad in store.quads_for_pattern(about.subject, None, None, None):
        yield quad
        if quad.predicate == evidence and isinstance(quad.object, ox.NamedNode):
            yield from store.quads_for_pattern(quad.object, None, None, about.graph_name)
    for quad in store.quads_for_pattern(None, decides, about.subject, None):
        yield from store.quads_for_pattern(quad.subject, None, None, None)
    slug = getattr(about.graph_name, "value", "").removeprefix(names.graph("doc_"))
    yield from _own(data, ox.NamedNode(names.iri("doc", slug)), "provenance")


def _names_of(data: Dataset, found: Iterable[ox.Quad]) -> set[ox.Quad]:
    """What the registry says of every node that these quads lead to."""
    nodes = {quad.object for quad in found if isinstance(quad.object, ox.NamedNode)}
    return {quad for node in nodes for quad in _own(data, node, "registry")}
