"""The dataset of a corpus: all named graphs as one sorted list of quads without a blank node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.assemble.amended import Versions
from kg.assemble.assess import Assessment, vouches
from kg.assemble.derive import derive
from kg.assemble.describe import claim_triples, situation_triples
from kg.assemble.judgements import decision_triples
from kg.assemble.memory import Memory, Writer
from kg.assemble.pairs import Known
from kg.assemble.provenance import provenance_triples
from kg.assemble.register import registry_triples
from kg.assemble.rules import Rule
from kg.assemble.selectors import Ledger, read_ledger
from kg.assemble.steps import two_ends
from kg.assemble.terms import Terms
from kg.assemble.withhold import Held, withhold
from kg.assemble.witnesses import Witnesses
from kg.model.claim import Claim, Polarity, Situation
from kg.model.decision import Decision
from kg.model.document import SourceDocument
from kg.model.finding import Finding, Severity
from kg.model.iri import WORLD
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.model.quads import Graph, GraphedQuads, added, by_graph
from kg.model.record import Recorded
from kg.model.resolution import Resolution
from kg.vocabulary import ontology_triples


@dataclass(frozen=True, slots=True)
class Dataset:
    """The quads in N-Quads order, with the judgement that led to them."""

    quads: GraphedQuads
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
    memory: Memory | None = None,
) -> Dataset:
    """Everything the corpus says and what follows from it, without the claims in ``withheld``: those stand in graph:quarantine.

    ``quarantine`` are further quads about withheld claims, the findings that withhold them; ``recorded`` says of sources when they
    were first seen. The result depends on the values alone,
    not on their order. With a ``memory``, what is as it was in the dataset made before is the same objects.
    """
    terms = Terms(vocabulary)
    held = withhold(resolution, withheld)
    claims = [claim for source in held.sources for claim in source.claims]
    classes = {situation.id: situation.cls for source in resolution.sources for situation in source.situations}
    versions = Versions.of(documents, recorded or {})
    ledger = read_ledger(decisions, [*claims, *held.withheld.claims], vocabulary.names, classes, Known.of(resolution), versions)
    known = memory or Memory()
    stated = _stated(resolution, held, documents, ledger, recorded or {}, extractor, terms, known)
    witnesses = Witnesses.of(documents, resolution.reprints)
    world = [quad for name in WORLD if (graph := terms.graph(name)) in stated for quad in stated[graph]]
    derived = derive(held.sources, documents, witnesses, ledger, policy, world, terms, rules)
    graphs: dict[Graph, tuple[ox.Quad, ...]] = dict(stated.items())
    graphs |= {graph: known.derived(str(graph), quads) for graph, quads in by_graph(derived.quads).items()}
    quads = added(GraphedQuads.of(graphs), quarantine)
    findings = (*held.findings, *ledger.findings, *_contradictions(held, derived.assessment, classes, vocabulary), *two_ends(derived.steps))
    return Dataset(quads, derived.assessment, derived.truthy, findings)


def _stated(
    resolution: Resolution,
    held: Held,
    documents: Sequence[SourceDocument],
    ledger: Ledger,
    recorded: Mapping[str, Recorded],
    extractor: str,
    terms: Terms,
    memory: Memory,
) -> dict[ox.NamedNode, tuple[ox.Quad, ...]]:
    """The graphs that are not derived, and the quarantine, each in order."""
    whole: list[tuple[str, object, Writer]] = [
        ("ontology", terms.vocabulary, lambda _: ontology_triples(terms.vocabulary)),
        ("registry", resolution, lambda _: registry_triples(resolution.entities, resolution.replaced, terms)),
        ("provenance", resolution, lambda _: provenance_triples(resolution, documents, recorded, extractor, terms)),
        ("decisions", ledger, lambda _: decision_triples(ledger, terms)),
    ]
    found = {terms.graph(name): memory.graph(terms.graph(name), (value,), write) for name, value, write in whole}
    said: dict[ox.NamedNode, list[object]] = defaultdict(list)
    for source in held.sources:
        said[terms.source_graph(source.origin)] += (*source.situations, *source.claims)
    said[terms.graph("quarantine")] += (*held.withheld.situations, *held.withheld.claims)
    return found | {graph: memory.graph(graph, values, lambda value: _told(value, terms)) for graph, values in said.items()}


def _told(value: object, terms: Terms) -> Iterator[ox.Triple]:
    """A situation or a claim as triples."""
    if isinstance(value, Situation):
        yield from situation_triples(value, terms)
    elif isinstance(value, Claim):
        yield from claim_triples(value, terms)


def _contradictions(
    held: Held, assessment: Assessment, classes: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Finding]:  # fmt: skip
    """What is affirmed and denied for certain; not where it is done often in one text: who declined to say one thing said another."""
    often = {name for name, cls in vocabulary.classes.items() if cls.repeats}
    denied = {
        claim.situation: claim
        for source in held.sources
        for claim in source.claims
        if vouches(claim) and claim.polarity is Polarity.NEGATED and assessment.statuses[claim.id] == "Accepted"
        if classes[claim.situation] not in often
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
