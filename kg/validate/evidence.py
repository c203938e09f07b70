"""Which claims stand behind a node, and how much weight each has: what quarantine and excerpts rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from kg.model.decision import STATUSES, Verdict, moment
from kg.model.document import Authority
from kg.model.iri import Namespaces, local_name
from kg.model.quads import by_graph

_AXES = ("modality", "polarity", "certainty")


@dataclass(slots=True)
class _Claim:
    iri: str
    graph: str
    about: str = ""
    holder: str = ""
    actual: bool = False
    quotes: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one graph tells. A source: its claims, the words and the documents of its quotes, and what fills the roles of its situations.

    Others: the entities, the weight of graphs, the claims that are accepted, and the decisions with what is said of each.
    """

    quads: tuple[ox.Quad, ...]
    claims: dict[str, _Claim] = field(default_factory=dict)
    exact: dict[str, str] = field(default_factory=dict)
    source: dict[str, str] = field(default_factory=dict)
    fills: list[tuple[str, str]] = field(default_factory=list)
    registry: set[str] = field(default_factory=set)
    minted: set[str] = field(default_factory=set)
    ranks: dict[str, Authority] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    decided: dict[str, dict[str, list[str]]] = field(default_factory=dict)


class Evidence:
    """An index of a dataset's claims by what they speak of.

    ``behind(node, view)`` gives the claims that a complaint about a node falls back on, ``authority(claim)`` their weight, and
    ``weight(claim)`` that with a curator's acceptance; ``upheld`` are the claims accepted by decision. A graph that has the same quads as
    ``before``, the evidence of an earlier dataset, is not read again; nothing else may be asked of that one afterwards.
    """

    def __init__(self, quads: Iterable[ox.Quad], names: Namespaces, before: Evidence | None = None) -> None:
        self.names = names
        self.claims: dict[str, _Claim] = {}
        self._by_node: dict[str, set[str]] = defaultdict(set)
        self._held: dict[str, set[str]] = defaultdict(set)
        self._exact: dict[str, str] = {}
        self._source: dict[str, str] = {}
        self._ranks: dict[str, Authority] = {}
        self._minted: set[str] = set()
        self._registry: set[str] = set()
        self._accepted: set[str] = set()
        self._decided: dict[str, dict[str, list[str]]] = {}
        self._parts: dict[str, _Part] = {}
        earlier = before._parts if before else {}
        for graph, inside in by_graph(quads).items():
            name = "" if isinstance(graph, ox.DefaultGraph) else graph.value
            known, place = earlier.get(name), name.removeprefix(names.graph(""))
            if known is not None and known.quads == inside:
                self._parts[name] = known
            elif place.startswith(("doc_", "curated_", "default")) or not name:
                self._parts[name] = self._part(name, inside)
            elif place in ("registry", "provenance", "assessment", "decisions"):
                self._parts[name] = self._beside(place, inside)
        self._link()

    def _beside(self, place: str, quads: tuple[ox.Quad, ...]) -> _Part:
        """What a graph beside the sources tells of entities, of the weight of graphs, of the status of claims, or of decisions."""
        part, names = _Part(quads), self.names
        generated, authority, status, accepted = names.expand("prov:wasGeneratedBy"), *map(names.term, ("authority", "status", "Accepted"))
        for subject, predicate, value in _words(quads):
            if place == "registry":
                part.registry.add(subject)
                if predicate == generated:
                    part.minted.add(subject)
            elif place == "provenance" and predicate == authority:
                part.ranks[subject] = Authority.of_term(local_name(value))
            elif place == "assessment" and predicate == status and value == accepted:
                part.accepted.add(subject)
            elif place == "decisions":
                part.decided.setdefault(subject, defaultdict(list))[names.shorten(predicate)].append(value)
        return part

    def _part(self, graph: str, quads: tuple[ox.Quad, ...]) -> _Part:
        part, names = _Part(quads), self.names
        exact, source, kind, claim = (names.expand(name) for name in ("oa:exact", "dcterms:source", "rdf:type", "clm:"))
        told = {names.term(name): name for name in ("about", "holder", "evidence", *_AXES)} | {source: "source"}
        for quad in quads:
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, getattr(quad.object, "value", "")
            if predicate == exact:
                part.exact[subject] = value
            elif predicate == source and "#offset_" in subject:
                part.source[subject] = value
            elif subject.startswith(claim):
                _read_claim(part.claims.setdefault(subject, _Claim(subject, graph)), told.get(predicate, ""), value)
            elif predicate != kind and isinstance(quad.object, ox.NamedNode):
                part.fills.append((value, subject))
        return part

    def _upheld_claims(self) -> frozenset[str]:
        """The claims whose last decision on their status accepts them."""
        verdicts = {self.names.term(verdict): verdict for verdict in STATUSES}
        on_status = [
            (iri, found) for iri, found in self._decided.items() if found["kgo:verdict"][:1] and found["kgo:verdict"][0] in verdicts
        ]
        on_status.sort(key=lambda row: (moment("".join(row[1]["prov:generatedAtTime"])), row[0]))
        last = {claim: verdicts[found["kgo:verdict"][0]] for _, found in on_status for claim in found["kgo:decidesOn"]}
        return frozenset(claim for claim, verdict in last.items() if verdict is Verdict.ACCEPTED)

    def _link(self) -> None:
        backing = {self.names.term(term) for term in ("Actual", "Affirmed", "Certain")}
        for part in self._parts.values():
            self._exact |= part.exact
            self._source |= part.source
            self.claims |= part.claims
            self._registry |= part.registry
            self._minted |= part.minted
            self._ranks |= part.ranks
            self._accepted |= part.accepted
            self._decided |= part.decided
        self.upheld = self._upheld_claims()
        for iri, claim in self.claims.items():
            claim.documents = claim.named + [self._source[quote] for quote in claim.quotes if quote in self._source]
            claim.actual = claim.marks >= backing and iri in self._accepted and self.authority(iri) > Authority.REPORTED
            for node in (claim.about, *claim.quotes):
                self._by_node[node].add(iri)
            self._held[claim.holder].add(iri)

    @cached_property
    def _fills(self) -> Mapping[str, set[str]]:
        """Entity -> the situations in which it fills a role."""
        found: dict[str, set[str]] = defaultdict(set)
        for part in self._parts.values():
            for value, subject in part.fills:
                found[value].add(subject)
        return found

    def authority(self, claim: str) -> Authority:
        """How much the claim weighs: curated over an official record over an article's own voice over what somebody is reported to say."""
        found = self.claims[claim]
        curated = found.holder == self.names.iri("agent", "curator") or found.graph.startswith(self.names.graph("curated_"))
        if not curated and found.holder not in found.documents:
            return Authority.REPORTED
        return self._ranks.get(found.graph, Authority.CURATED if curated else Authority.OWN_VOICE)

    def weight(self, claim: str) -> Authority:
        """How much the claim weighs against what contradicts it: what a curator accepted, a curator answers for."""
        return Authority.CURATED if claim in self.upheld else self.authority(claim)

    def behind(self, node: str, view: str) -> frozenset[str]:
        """The claims behind a node in a view: the claim itself, or those about a situation or on a quote.

        In the world view a situation rests on the claims that back it there.
        """
        if node in self.claims:
            return frozenset({node})
        found = {claim for claim in self._by_node.get(node, ()) if self._in_view(claim, view)}
        if not view.startswith("source"):
            found = {claim for claim in found if self.claims[claim].actual} or found
        return frozenset(found)

    def brought_in(self, node: str) -> frozenset[str]:
        """The claims that an entity is known by; none for what a curator wrote into the registry."""
        if node not in self._minted:
            return frozenset()
        return frozenset(
            self._held[node] | {claim for situation in self._fills.get(node, ()) for claim in self._by_node.get(situation, ())}
        )

    def registered(self, node: str) -> bool:
        """Whether the node is an entity of the registry, written by a curator or minted."""
        return node in self._registry

    def _in_view(self, claim: str, view: str) -> bool:
        kind, _, graph = view.partition(":")
        return kind != "source" or self.claims[claim].graph in (self.names.graph(graph), "")

    def excerpt(self, nodes: Iterable[str], view: str) -> str:
        """The first words that a document has on any of the nodes, or the empty string."""
        for node in nodes:
            if node in self._exact:
                return self._exact[node]
            quotes = sorted(quote for claim in self.behind(node, view) for quote in self.claims[claim].quotes)
            if found := next((self._exact[quote] for quote in quotes if quote in self._exact), ""):
                return found
        return ""


def _read_claim(claim: _Claim, name: str, value: str) -> None:
    if name == "about":
        claim.about = value
    elif name == "holder":
        claim.holder = value
    elif name == "evidence":
        claim.quotes.append(value)
    elif name == "source":
        claim.named.append(value)
    elif name:
        claim.marks.add(value)


def _words(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str, str]]:
    """Subject, property and value of what is said of named subjects."""
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value, quad.predicate.value, getattr(quad.object, "value", "")
