"""The dataset of a corpus: all named graphs as one sorted list of quads without a blank node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import pyoxigraph as ox

from kg.assemble.amended import Versions
from kg.assemble.assess import Assessment, vouches
from kg.assemble.derive import derive, in_graph
from kg.assemble.describe import claim_triples, situation_triples
from kg.assemble.judgements import decision_triples
from kg.assemble.pairs import Known
from kg.assemble.provenance import provenance_triples
from kg.assemble.register import registry_triples
from kg.assemble.rules import Rule
from kg.assemble.selectors import Ledger, read_ledger
from kg.assemble.steps import two_ends
from kg.assemble.terms import Terms
from kg.assemble.withhold import Held, withhold
from kg.assemble.witnesses import Witnesses
from kg.model.claim import Polarity, Situation
from kg.model.decision import Decision
from kg.model.document import SourceDocument
from kg.model.finding import Finding, Severity
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.model.quads import in_order
from kg.model.record import Recorded
from kg.model.resolution import Resolution
from kg.vocabulary import ontology_triples


@dataclass(frozen=True, slots=True)
class Dataset:
    """The quads in N-Quads order, with the judgement that led to them."""

    quads: tuple[ox.Quad, ...]
    assessment: Assessment
    truthy: tuple[Situation, ...]
    findings: tuple[Finding, ...] = field(default=())


def assemble(
    resolution: Resolution,
    documents: Sequence[SourceDocument],
    decisions: Sequence[Decision],
    policy: AcceptancePolicy,
    withheld: frozenset[str],
    vocabulary: Vocabulary,
    *,
    quarantine: Iterable[ox.Quad] = (),
    extractor: str = "rules",
    rules: Sequence[Rule] | None = None,
    recorded: Mapping[str, Recorded] | None = None,
) -> Dataset:
    """Everything the corpus says and what follows from it, without the claims in ``withheld``: those stand in graph:quarantine.

    ``quarantine`` are further quads about withheld claims, the findings that withhold them; ``recorded`` says of sources when they
    were first seen. The result depends on the values alone,
    not on their order.
    """
    terms = Terms(vocabulary)
    held = withhold(resolution, withheld)
    claims = [claim for source in held.sources for claim in source.claims]
    classes = {situation.id: situation.cls for source in held.sources for situation in source.situations}
    versions = Versions.of(documents, recorded or {})
    ledger = read_ledger(decisions, [*claims, *held.withheld.claims], vocabulary.names, classes, Known.of(resolution), versions)
    stated = list(_stated(replace(resolution, sources=held.sources), held, documents, ledger, recorded or {}, extractor, terms))
    witnesses = Witnesses.of(documents, resolution.reprints)
    derived = derive(held.sources, documents, witnesses, ledger, policy, stated, terms, rules)
    quads = in_order(chain(stated, derived.quads, quarantine))
    findings = (*held.findings, *ledger.findings, *_contradictions(held, derived.assessment), *two_ends(derived.steps))
    return Dataset(quads, derived.assessment, derived.truthy, findings)


def _stated(
    resolution: Resolution,
    held: Held,
    documents: Sequence[SourceDocument],
    ledger: Ledger,
    recorded: Mapping[str, Recorded],
    extractor: str,
    terms: Terms,
) -> Iterator[ox.Quad]:
    """The graphs that are not derived, and the quarantine."""
    graphs: list[tuple[ox.NamedNode, Iterable[ox.Triple]]] = [
        (terms.graph("ontology"), ontology_triples(terms.vocabulary)),
        (terms.graph("registry"), registry_triples(resolution.entities, resolution.replaced, terms)),
        (terms.graph("provenance"), provenance_triples(resolution, documents, recorded, extractor, terms)),
        (terms.graph("decisions"), decision_triples(ledger, terms)),
    ]
    sources = [(terms.source_graph(source.origin), source) for source in held.sources] + [(terms.graph("quarantine"), held.withheld)]
    for graph, source in sources:
        graphs += [(graph, situation_triples(situation, terms)) for situation in source.situations]
        graphs += [(graph, claim_triples(claim, terms)) for claim in source.claims]
    for graph, triples in graphs:
        yield from (in_graph(triple, graph) for triple in triples)


def _contradictions(held: Held, assessment: Assessment) -> Iterator[Finding]:
    denied = {
        claim.situation: claim
        for source in held.sources
        for claim in source.claims
        if vouches(claim) and claim.polarity is Polarity.NEGATED and assessment.statuses[claim.id] == "Accepted"
    }
    for situation in sorted(denied):
        if assessment.reality[situation] == "RealityActual":
            yield Finding(
                code="KG0704",
                message=f"{situation} is both affirmed and denied for certain",
                place=denied[situation].place,
                remedy="decide which holds: kg reject CLAIM --why …, or kg dispute; kg review --conflicts shows them",
                severity=Severity.INFO,
                focus=situation,
                claims=(denied[situation].id,),
            )
