"""Claims, situations and their assessment read back out of RDF: the inverse of the writers beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pyoxigraph as ox

from kg.assemble.terms import COMMENT, LABEL, TYPE, Terms
from kg.model.claim import Certainty, Claim, Filler, Modality, Polarity, Situation
from kg.model.document import Authority
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.span import Quote, Span

Node = ox.NamedNode | ox.BlankNode
Properties = Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]

#: how the names of the graphs begin that are read back
_READ = ("doc_", "curated_", "assessment", "truthy", "quarantine", "provenance")
_BOUNDS = {name + side for name in ("date", "begin", "end") for side in ("Min", "Max")}
_TIMES = {"date", "begin", "end", "duration", "durationLessThan"}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a dataset says: its sources, the truthy situations, the assessment (IRI -> local name), and what is in quarantine."""

    sources: tuple[Source, ...]
    truthy: tuple[Situation, ...]
    statuses: Mapping[str, str]
    outcomes: Mapping[str, str]
    reality: Mapping[str, str]
    withheld: Source = field(default_factory=lambda: Source("quarantine"))


def read_dataset(quads: Iterable[ox.Quad], vocabulary: Vocabulary) -> Contents:
    """The values that a dataset was written from, as far as RDF keeps them: places and the words of a situation are not kept."""
    terms = Terms(vocabulary)
    graphs = _by_graph(quads, terms)
    base = terms.graph("").value
    ranked = _column(graphs.get(base + "provenance", {}), "authority", terms)
    sources = []
    for name in sorted({*graphs, *graphs.get(base + "provenance", {})}):
        local = name.removeprefix(base)
        if local.startswith(("doc_", "curated_")):
            official = name in ranked and Authority.of_term(ranked[name]) is Authority.OFFICIAL
            sources.append(replace(_source(local.removeprefix("doc_"), graphs.get(name, {}), terms), official=official))
    assessed = graphs.get(base + "assessment", {})
    return Contents(
        sources=tuple(sources),
        truthy=_situations(graphs.get(base + "truthy", {}), terms),
        statuses=_column(assessed, "status", terms),
        outcomes=_column(assessed, "outcome", terms),
        reality=_column(assessed, "reality", terms),
        withheld=_withheld(graphs.get(base + "quarantine", {}), terms),
    )


def _withheld(graph: Mapping[str, Properties], terms: Terms) -> Source:
    """The quarantine as a source, each claim that quotes a document being of that document and in its voice where the holder is it."""
    source = _source("quarantine", graph, terms)
    return replace(source, claims=tuple(_at_home(claim, terms) for claim in source.claims))


def _at_home(claim: Claim, terms: Terms) -> Claim:
    origin = claim.quotes[0].document if claim.quotes else "curated_"
    return replace(claim, origin=origin, holder="" if claim.holder == terms.voice(origin) else claim.holder)


def _by_graph(quads: Iterable[ox.Quad], terms: Terms) -> Mapping[str, Mapping[str, Properties]]:
    """The graphs that claims and what became of them stand in, by subject and predicate, the values in order."""
    base = terms.graph("").value
    graphs: dict[str, dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]] = {}
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        found = quad.object
        if name.removeprefix(base).startswith(_READ) and isinstance(found, ox.NamedNode | ox.Literal):
            subject = graphs.setdefault(name, {}).setdefault(quad.subject.value, defaultdict(list))  # type: ignore[union-attr]
            subject[quad.predicate.value].append(found)
    return {name: {subject: _ordered(found) for subject, found in subjects.items()} for name, subjects in graphs.items()}


def _ordered(found: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> Properties:
    return {name: tuple(values) if len(values) == 1 else tuple(sorted(set(values), key=str)) for name, values in found.items()}


def _column(graph: Mapping[str, Properties], name: str, terms: Terms) -> Mapping[str, str]:
    key = terms.kgo(name).value
    return {iri: _local(found[key][0], terms) for iri, found in sorted(graph.items()) if key in found}


def _local(term: ox.NamedNode | ox.Literal, terms: Terms) -> str:
    return term.value.removeprefix(terms.kgo("").value)


def _source(origin: str, graph: Mapping[str, Properties], terms: Terms) -> Source:
    claim = terms.kgo("Claim")
    claims = tuple(_claim(iri, found, graph, origin, terms) for iri, found in sorted(graph.items()) if claim in found.get(TYPE.value, ()))
    return Source(origin, _situations(graph, terms), claims)


def _situations(graph: Mapping[str, Properties], terms: Terms) -> tuple[Situation, ...]:
    found = ((iri, properties) for iri, properties in sorted(graph.items()) if terms.is_situation(iri))
    return tuple(_situation(iri, properties, terms) for iri, properties in found if TYPE.value in properties)


def _situation(iri: str, found: Properties, terms: Terms) -> Situation:
    def one(name: str) -> str:
        values = found.get(terms.kgo(name).value, ())
        return values[0].value if values else ""

    labels = found.get(LABEL.value, ())
    return Situation(
        id=iri,
        cls=_local(found[TYPE.value][0], terms),
        roles=_roles(found, terms),
        date=one("date"),
        begin=one("begin"),
        end=one("end"),
        duration=one("duration"),
        duration_less_than=one("durationLessThan"),
        stage=one("stage"),
        label=labels[0].value if labels else "",
    )


def _roles(found: Properties, terms: Terms) -> tuple[tuple[str, Filler], ...]:
    pairs = []
    derived = {shortcut.property for shortcut in terms.vocabulary.shortcuts}
    for iri, values in found.items():
        name = terms.role_name(iri)
        if name and name not in _BOUNDS | _TIMES | derived and name != "stage":
            pairs += [(name, terms.read_filler(value)) for value in values]
    return tuple(sorted(pairs, key=lambda pair: (pair[0], repr(pair[1]))))


def _claim(iri: str, found: Properties, graph: Mapping[str, Properties], origin: str, terms: Terms) -> Claim:
    def all_of(name: str) -> tuple[str, ...]:
        return tuple(value.value for value in found.get(terms.names.expand(name), ()))

    def one(name: str, default: str = "") -> str:
        return next(iter(all_of(name)), default)

    def term(name: str) -> str:
        return one(name).removeprefix(terms.kgo("").value)

    holder = one("kgo:holder")
    return Claim(
        id=iri,
        situation=one("kgo:about"),
        modality=Modality(term("kgo:modality")),
        polarity=Polarity(term("kgo:polarity")),
        certainty=Certainty(term("kgo:certainty")),
        holder="" if holder == terms.voice(origin) else holder,
        condition=one("kgo:condition"),
        conveyed_by=one("kgo:conveyedBy"),
        supports=tuple(sorted(terms.role_name(role) for role in all_of("kgo:supports"))),
        quotes=tuple(sorted(_quote(graph[quote], terms) for quote in all_of("kgo:evidence") if quote in graph)),
        sources=all_of("dcterms:source"),
        confidence=Decimal(one("kgo:confidence", "1")),
        frame=one("kgo:frame"),
        origin=origin,
        note=one(terms.names.shorten(COMMENT.value)),
        wording=one("kgo:wording"),
    )


def _quote(found: Properties, terms: Terms) -> Quote:
    def one(name: str) -> str:
        return found[terms.names.expand(name)][0].value

    document = one("dcterms:source").removeprefix(terms.names.iri("doc", ""))
    span = Span(int(one("oa:start")), int(one("oa:end")))
    return Quote(document, span, one("oa:exact"), int(one("kgo:sentence")), int(one("kgo:paragraph")))
