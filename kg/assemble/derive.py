"""What follows from claims and decisions: the derived graphs, the same whether a corpus is built or a dataset is looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.assemble.assess import Assessment, assess
from kg.assemble.describe import situation_triples
from kg.assemble.rules import Rule, infer, load_rules
from kg.assemble.selectors import Ledger
from kg.assemble.steps import Step, step_triples, steps
from kg.assemble.terms import Terms, node
from kg.assemble.truthy import truthy
from kg.assemble.witnesses import Witnesses, tally_triples
from kg.model.claim import Situation
from kg.model.document import SourceDocument
from kg.model.iri import WORLD
from kg.model.policy import AcceptancePolicy
from kg.model.resolution import Source

#: the graphs that are deleted and made anew whenever anything changes
DERIVED = ("assessment", "inferred", "truthy")


@dataclass(frozen=True, slots=True)
class Derived:
    """The quads of the derived graphs, with the judgement that led to them."""

    quads: tuple[ox.Quad, ...]
    assessment: Assessment
    truthy: tuple[Situation, ...]
    steps: tuple[Step, ...]


def derive(
    sources: Sequence[Source],
    documents: Sequence[SourceDocument],
    witnesses: Witnesses,
    ledger: Ledger,
    policy: AcceptancePolicy,
    stated: Iterable[ox.Quad],
    terms: Terms,
    rules: Sequence[Rule] | None = None,
) -> Derived:
    """Assessment, truthy graph, shortcuts and inferred statements of the sources; ``stated`` are the quads that rules may read."""
    claims = [claim for source in sources for claim in source.claims]
    classes = {situation.id: situation.cls for source in sources for situation in source.situations}
    weights = {source.origin: source.authority for source in sources}
    assessment = assess(claims, classes, witnesses, ledger, policy, terms.vocabulary, weights)
    true = truthy(sources, assessment, terms.vocabulary, {document.slug: document.published_at for document in documents})
    lives = steps(sources, assessment, {document.slug: document.published.isoformat() for document in documents}, terms.vocabulary)
    judged = (*_assessed(assessment, terms), *tally_triples(claims, witnesses, terms), *step_triples(lives, terms))
    quads = [in_graph(triple, terms.graph("assessment")) for triple in judged]
    return Derived((*quads, *entail(true, stated, terms, rules)), assessment, true, lives)


def entail(true: Iterable[Situation], stated: Iterable[ox.Quad], terms: Terms, rules: Sequence[Rule] | None = None) -> list[ox.Quad]:
    """The truthy graph of these situations with their direct properties, and what rules infer from it."""
    graph = terms.graph("truthy")
    quads = [in_graph(triple, graph) for situation in true for triple in situation_triples(situation, terms)]
    world = {terms.graph(name) for name in WORLD}
    known = [quad.triple for quad in (*stated, *quads) if quad.graph_name in world]
    found = infer(known, load_rules(terms.names) if rules is None else rules, terms.names)
    return quads + [in_graph(triple, terms.graph(name)) for name, triples in found.items() for triple in triples]


def in_graph(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    """The triple as a quad of the graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _assessed(assessment: Assessment, terms: Terms) -> Iterator[ox.Triple]:
    columns = (("status", assessment.statuses), ("outcome", assessment.outcomes), ("reality", assessment.reality))
    for name, column in columns:
        for iri, value in column.items():
            yield ox.Triple(node(iri), terms.kgo(name), terms.kgo(value))
