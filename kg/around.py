"""The dataset as it looks at the days of both clocks, as far as it has to do with one node: quick, however large the whole is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from threading import Lock

import pyoxigraph as ox

from kg.answers.dataset import Dataset
from kg.answers.why import situations_of
from kg.clocks import NOW, Clocks, seen
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.store import store_of

#: what a claim is about, the quotes that it rests on, and the document of a quote
_TOLD = ("kgo:about", "kgo:evidence", "dcterms:source")
#: what leads from a document, and from a claim, to those that have to do with it
_OF_DOCUMENT = ("dcterms:creator", "dcterms:publisher")
_OF_CLAIM = ("kgo:evidence", "kgo:withheldFor", "kgo:holder", "kgo:condition", "kgo:conveyedBy")
#: graphs that are small beside the claims and are looked at whole
_WHOLE = ("ontology", "provenance", "decisions", "conflicts")
#: so many surroundings are kept for whoever asks for the next page of one, or for another form of it
_KEPT = 16


def seen_around(data: Dataset, iri: str, clocks: Clocks, vocabulary: Vocabulary, policy: AcceptancePolicy) -> Dataset:
    """The dataset at these days, near a node: what takes part in its situations, and all claims on these; without a day the whole.

    The last ones asked for are kept: a dataset does not change, and has one vocabulary.
    """
    if clocks == NOW:
        return data
    recent = data.once("seen around", _Recent)
    found = recent.get(iri, clocks, policy)
    if found is None:
        found = seen_of(data, _around(data, iri), clocks, vocabulary, policy)
        recent.keep(found, iri, clocks, policy)
    return found


def seen_of(data: Dataset, quads: Iterable[ox.Quad], clocks: Clocks, vocabulary: Vocabulary, policy: AcceptancePolicy) -> Dataset:
    """What these quads of the dataset say at these days, read with the graphs that are looked at whole."""
    whole = data.once("graphs looked at whole", lambda: tuple(_whole(data)))
    found, _ = seen(sorted({*quads, *whole}, key=str), clocks, vocabulary, policy)
    return Dataset(store_of(found), data.names, data.synonyms)


@dataclass(frozen=True, slots=True)
class _Recent:
    """The surroundings that were asked for last, no more than ``_KEPT`` of them."""

    kept: OrderedDict[tuple[object, ...], Dataset] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def get(self, *key: object) -> Dataset | None:
        """What is kept under the key."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
            return self.kept.get(key)

    def keep(self, found: Dataset, *key: object) -> None:
        """Keep it under the key; what was asked for longest ago goes."""
        with self.lock:
            self.kept[key] = found
            while len(self.kept) > _KEPT:
                self.kept.popitem(last=False)


def _around(data: Dataset, iri: str) -> Iterator[ox.Quad]:
    """The quads of the situations that the node takes part in (or is), of all claims on these, and of all who take part."""
    own = cache(lambda node: tuple(data.store.quads_for_pattern(node, None, None, None)))
    nodes = {ox.NamedNode(iri)}
    for situation in map(ox.NamedNode, {iri, *situations_of(data, iri)}):
        nodes |= {situation, *_beside(data, situation, own)}
    for node in nodes:
        yield from own(node)


def _whole(data: Dataset) -> Iterator[ox.Quad]:
    for name in _WHOLE:
        yield from data.store.quads_for_pattern(None, None, None, ox.NamedNode(data.names.graph(name)))


def _beside(data: Dataset, situation: ox.NamedNode, own: Callable[[ox.NamedNode], Sequence[ox.Quad]]) -> Iterator[ox.NamedNode]:
    """The claims on a situation, what they rest on and whose they are, what takes part in it as their graphs tell it.

    ``own`` are the quads about a node.
    """
    named = partial(map, lambda name: ox.NamedNode(data.names.expand(name)))
    (about, evidence, source), of_claim, of_document = named(_TOLD), frozenset(named(_OF_CLAIM)), frozenset(named(_OF_DOCUMENT))
    provenance = ox.NamedNode(data.names.graph("provenance"))
    for quad in data.store.quads_for_pattern(None, about, situation, None):
        claim, graph = quad.subject, quad.graph_name
        if not isinstance(claim, ox.NamedNode) or not isinstance(graph, ox.NamedNode):
            continue
        yield claim
        yield from _led_to(own(situation), graph)
        yield from _led_to(own(claim), graph, of_claim)
        for quote in _led_to(own(claim), graph, {evidence}):
            for document in _led_to(own(quote), graph, {source}):
                yield from _led_to(own(document), provenance, of_document)


def _led_to(quads: Iterable[ox.Quad], graph: ox.NamedNode, of: Collection[ox.NamedNode] = ()) -> Iterator[ox.NamedNode]:
    """The nodes to which these properties lead in a graph; without any named all properties."""
    for quad in quads:
        if quad.graph_name == graph and isinstance(quad.object, ox.NamedNode) and (not of or quad.predicate in of):
            yield quad.object
