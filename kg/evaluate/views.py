"""What one article is said to say, as values that can be compared: its situations, its claims, and the names of everything in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model.claim import Certainty, Claim, EntityRef, Filler, Modality, Polarity, Situation, SituationRef, TermRef, Words
from kg.model.iri import Namespaces
from kg.model.resolution import Resolution
from kg.model.span import Quote, Span

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OA = "http://www.w3.org/ns/oa#"
_NAMING = frozenset({f"{_SKOS}prefLabel", f"{_SKOS}altLabel", f"{_RDFS}label"})
_TIMES = ("date", "begin", "end", "duration", "durationLessThan")
#: properties of ours that say when and in what order, not who and what
_NO_ROLES = frozenset(
    {*_TIMES, "stage", "before", "after", "immediatelyAfter", "endedBy", *(f"{t}{side}" for t in _TIMES[:3] for side in ("Min", "Max"))}
)

Description = Mapping[str, Sequence[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]


@dataclass(frozen=True, slots=True)
class View:
    """The content of one source graph; ``names`` are all names of entities and situations by IRI."""

    document: str
    sha256: str
    situations: Mapping[str, Situation]
    claims: tuple[Claim, ...]
    names: Mapping[str, tuple[str, ...]]

    def claims_about(self, situation: str) -> tuple[Claim, ...]:
        """The claims about one situation, in order of their IRIs."""
        return tuple(claim for claim in self.claims if claim.situation == situation)


def views_of_quads(quads: Iterable[ox.Quad], names: Namespaces) -> tuple[View, ...]:
    """One view for each graph of an article in a dataset, by document IRI."""
    graphs: dict[str, dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    called: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if not isinstance(quad.graph_name, ox.NamedNode) or not isinstance(quad.subject, ox.NamedNode):
            continue
        graphs[quad.graph_name.value][quad.subject.value][quad.predicate.value].append(quad.object)
        if quad.predicate.value in _NAMING and isinstance(quad.object, ox.Literal):
            called[quad.subject.value].add(quad.object.value)
    labels = {iri: tuple(sorted(found)) for iri, found in called.items()}
    prefix = names.graph("doc_")
    known = graphs.get(names.graph("provenance"), {})
    return tuple(_view(iri.removeprefix(prefix), graphs[iri], known, labels, names) for iri in sorted(graphs) if iri.startswith(prefix))


def views_of_resolution(resolution: Resolution, hashes: Mapping[str, str]) -> tuple[View, ...]:
    """One view for each article of a resolution; ``hashes`` gives the sha256 of the articles by slug."""
    labels = {entity.iri: (entity.label, *entity.aliases) for entity in resolution.entities}
    told = {s.id: (s.label,) for source in resolution.sources for s in source.situations if s.label}
    return tuple(
        View(source.origin, hashes.get(source.origin, ""), {s.id: s for s in source.situations}, source.claims, labels | told)
        for source in resolution.sources
        if not source.curated
    )


def _view(
    slug: str,
    graph: Mapping[str, Description],
    provenance: Mapping[str, Description],
    labels: Mapping[str, tuple[str, ...]],
    names: Namespaces,
) -> View:
    document = names.iri("doc", slug)
    about = {_first(node, names.term("about")) for node in graph.values()} - {""}
    described = {iri for iri, node in graph.items() if _is_situation(node, names)} | about
    return View(
        document=slug,
        sha256=_first(provenance.get(document, {}), names.term("sha256")),
        situations={iri: _situation(iri, graph[iri], described, names) for iri in sorted(described) if iri in graph},
        claims=tuple(_claim(iri, node, graph, document, names) for iri, node in sorted(graph.items()) if names.term("about") in node),
        names=labels,
    )


def _first(node: Description, iri: str) -> str:
    return min((_value(term) for term in node.get(iri, ())), default="")


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return "" if isinstance(term, ox.Triple) else term.value


def _is_situation(node: Description, names: Namespaces) -> bool:
    """Whether a node of a source graph is described with a class and roles and is neither a claim, a quote nor somebody."""
    kinds = {_value(term).removeprefix(names.term("")) for term in node.get(f"{_RDF}type", ())}
    return bool(kinds) and not kinds & {"Claim", "Quote", "AnonymousSource", "Collective"} and f"{_SKOS}prefLabel" not in node


def _situation(iri: str, node: Description, situations: set[str], names: Namespaces) -> Situation:
    own = {key.removeprefix(names.term("")): values for key, values in node.items() if key.startswith(names.term(""))}
    kinds = sorted(_value(term).removeprefix(names.term("")) for term in node.get(f"{_RDF}type", ()))
    roles = [
        (key.split("#")[-1], _filler(term, situations, names))
        for key, values in sorted(node.items())
        if "#" in key and not key.startswith((_RDF, _RDFS, _SKOS)) and key.split("#")[-1] not in _NO_ROLES
        for term in sorted(values, key=str)
    ]
    times = {name: min((_value(t) for t in own.get(name, ())), default="") for name in (*_TIMES, "stage")}
    return Situation(
        iri, kinds[0] if kinds else "", tuple(roles), times["date"], times["begin"], times["end"], times["duration"],
        times["durationLessThan"], times["stage"].split("/")[-1], _first(node, f"{_RDFS}label"),
    )  # fmt: skip


def _filler(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, situations: set[str], names: Namespaces) -> Filler:
    value = _value(term)
    if isinstance(term, ox.Literal):
        return Words(value)
    if value in situations:
        return SituationRef(value)
    return TermRef(value.removeprefix(names.term(""))) if value.startswith(names.term("")) else EntityRef(value)


def _claim(iri: str, node: Description, graph: Mapping[str, Description], document: str, names: Namespaces) -> Claim:
    def axis(name: str) -> str:
        return _first(node, names.term(name)).removeprefix(names.term(""))

    holder = _first(node, names.term("holder"))
    quotes = [graph.get(_value(term), {}) for term in node.get(names.term("evidence"), ())]
    spans = sorted(Span(int(_first(q, f"{_OA}start") or 0), int(_first(q, f"{_OA}end") or 0)) for q in quotes)
    exact = {int(_first(q, f"{_OA}start") or 0): _first(q, f"{_OA}exact") for q in quotes}
    return Claim(
        id=iri,
        situation=_first(node, names.term("about")),
        modality=Modality(axis("modality")),
        polarity=Polarity(axis("polarity")),
        certainty=Certainty(axis("certainty")),
        holder="" if holder == document else holder,
        quotes=tuple(Quote(document, span, exact[span.start], 0, 0) for span in spans),
    )
