"""The claims that make facts: accepted, of what did happen or is so, in the own voice of an article, a list or a curator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.publish.claim_row import Description, described
from kg.publish.publication import Publication, source_name
from kg.publish.world_nodes import shown

SOURCE = "http://purl.org/dc/terms/source"
_REQUIRED = (("modality", "Actual"), ("polarity", "Affirmed"), ("certainty", "Certain"))


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A claim that makes a fact: its IRI, the graph of its source, the situation, and what the graph says of any subject."""

    claim: str
    graph: str
    situation: str
    said: Mapping[str, Description]

    def values(self, subject: str, prop: str) -> list[str]:
        """The values of a property, in order."""
        return [value.value for value in self.said.get(subject, {}).get(prop, ())]

    def documents(self, evidence: str) -> list[str]:
        """The documents that the words of the claim stand in, which the property ``evidence`` leads to."""
        return [source for quote in self.values(self.claim, evidence) for source in self.values(quote, SOURCE)]


def told_facts(publication: Publication) -> Iterator[ToldFact]:
    """The claims that make facts, by source and IRI; one source graph is held at a time."""
    term = publication.names.term
    facts = {iri for iri, _ in shown(publication)}
    accepted = {
        triple.subject.value
        for triple in publication.graph("assessment")
        if triple.predicate.value == term("status") and getattr(triple.object, "value", "") == term("Accepted")
        and isinstance(triple.subject, ox.NamedNode)
    }  # fmt: skip
    accepted -= {getattr(triple.subject, "value", "") for triple in publication.graph("quarantine")}
    for graph, quads in publication.graphs():
        if not source_name(publication, graph) or not isinstance(graph, ox.NamedNode):
            continue
        said = described(quads)
        for claim in sorted(said.keys() & accepted):
            one = ToldFact(claim, graph.value, next((value.value for value in said[claim].get(term("about"), ())), ""), said)
            if (
                one.situation in facts
                and _in_own_voice(publication, one)
                and all(one.values(claim, term(name)) == [term(value)] for name, value in _REQUIRED)
            ):
                yield one


def _in_own_voice(publication: Publication, fact: ToldFact) -> bool:
    """Whether a claim is an article's, a list's or a curator's own, and not what they say that somebody said."""
    own = tuple(publication.names.base + kind for kind in ("doc/", "agent/"))
    return all(holder.startswith(own) for holder in fact.values(fact.claim, publication.names.term("holder")))
