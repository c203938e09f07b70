"""The entities and accepted situations of the world view as nodes: what is said of each, and how it is linked to others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox

from kg.model.iri import local_name
from kg.publish.publication import Publication

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABELS = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label", "http://purl.org/dc/terms/title")
_WIKIDATA = "http://www.wikidata.org/entity/"
#: a time that is a day, a month or a year, and no bound or range
EXACT = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_HIDDEN = ("graph/", "activity/", "agent/", "doc/", "ont#", "claim/")


#: the first and the last day of something, as ISO dates; empty where none is known
Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """An entity or situation: its IRI, its prefixed name, its classes, its label.

    ``values`` are literals and foreign IRIs by prefixed property; ``links`` are (prefixed property, prefixed name) of other nodes.
    """

    iri: str
    name: str
    kinds: tuple[str, ...]
    label: str
    values: Mapping[str, tuple[str, ...]]
    links: tuple[tuple[str, str], ...]

    def first(self, *properties: str) -> str:
        """The first value of the first of the properties that has one, empty where none has."""
        return next((self.values[name][0] for name in properties if self.values.get(name)), "")

    def linked(self, name: str) -> tuple[str, ...]:
        """The nodes that a property leads to."""
        return tuple(target for prop, target in self.links if prop == name)

    @property
    def items(self) -> tuple[str, ...]:
        """Its items on Wikidata, sorted."""
        return tuple(sorted(value.removeprefix(_WIKIDATA) for value in self.values.get("owl:sameAs", ()) if value.startswith(_WIKIDATA)))

    @property
    def span(self) -> Span:
        """The first and the last day on which it may have been so."""
        first = self.first("kgo:tightBeginMin", "kgo:beginMin", "kgo:tightMin", "kgo:dateMin")
        return first, self.first("kgo:tightEndMax", "kgo:endMax", "kgo:tightMax", "kgo:dateMax")

    @property
    def known(self) -> Span:
        """The day by which it had certainly begun, and the one until which it certainly went on."""
        first = self.first("kgo:tightBeginMax", "kgo:beginMax", "kgo:tightMax", "kgo:dateMax")
        return first, self.first("kgo:tightEndMin", "kgo:endMin", "kgo:tightMin", "kgo:dateMin")

    @property
    def spell(self) -> Span:
        """The first and the last day of which anything is known: a side that nothing bounds reaches as far as it is told to."""
        first, last = (outer or inner for outer, inner in zip(self.span, self.known, strict=True))
        return (last, first) if last and last < first else (first, last)

    @property
    def current(self) -> bool:
        """Whether it is a tenure that goes on, as far as the graph tells (rule R6)."""
        return bool(self.first("kgo:currentOn"))

    @property
    def is_plain(self) -> bool:
        """Whether a list that knows exact days alone can tell it: without an end it would read there as what goes on now.

        So it ends on a day, month or year, or is a tenure that goes on, or something else of which no end is told.
        """
        return bool(EXACT.fullmatch(self.first("kgo:end"))) or self.current or not (self.span[1] or "Tenure" in self.kinds)


def nodes(publication: Publication) -> tuple[Node, ...]:
    """The nodes in the order of their IRIs; they are held in memory."""
    known = {iri for iri, _ in shown(publication)}
    return tuple(_node(publication, iri, told, known) for iri, told in shown(publication))


def _node(publication: Publication, iri: str, told: Iterable[ox.Triple], known: set[str]) -> Node:
    values: dict[str, list[str]] = {}
    links: set[tuple[str, str]] = set()
    kinds, label, names = [], "", publication.names
    for triple in told:
        predicate, value = triple.predicate.value, triple.object
        if predicate == RDF_TYPE:
            kinds.append(local_name(getattr(value, "value", "")))
        elif is_edge(triple, known):
            links.add((names.shorten(predicate), names.shorten(getattr(value, "value", ""))))
        elif isinstance(value, ox.NamedNode | ox.Literal):
            values.setdefault(names.shorten(predicate), []).append(value.value)
            label = label or (value.value if predicate in LABELS else "")
    return Node(
        iri, names.shorten(iri), tuple(kinds), label, {key: tuple(held) for key, held in sorted(values.items())}, tuple(sorted(links))
    )


def shown(publication: Publication) -> Iterator[tuple[str, list[ox.Triple]]]:
    """The entities and situations of ours that have a class, with what is said of them; none is held."""
    base = publication.names.base
    for subject, told in groupby(publication.world(), key=attrgetter("subject")):
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(base) and not subject.value[len(base) :].startswith(_HIDDEN):
            statements = list(told)
            if any(triple.predicate.value == RDF_TYPE for triple in statements):
                yield subject.value, statements


def is_edge(triple: ox.Triple, known: set[str]) -> bool:
    """Whether a statement is about another node, of those whose IRIs are known."""
    return isinstance(triple.object, ox.NamedNode) and triple.object.value in known and triple.predicate.value != RDF_TYPE
