"""Withholding: which claims give way so that the rest conforms, and how that stands in the quarantine graph.

::

    (claim) kgo:withheldFor (finding) .
    (finding) a sh:ValidationResult ; sh:focusNode … ; sh:value … ; sh:resultPath … ; sh:resultMessage … ; sh:resultSeverity … ;
      sh:sourceShape … ; sh:sourceConstraintComponent … ; kgo:inView "world" .

The IRI of a finding is a hash of what it says. The claims themselves are written there by ``assemble``: nothing is deleted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import networkx as nx
import pyoxigraph as ox

from kg.model.document import Authority
from kg.model.finding import Finding
from kg.model.iri import Namespaces, key_hash
from kg.shacl.terms import SH
from kg.validate.evidence import Evidence
from kg.validate.report import in_order
from kg.validate.standard import result_quads


@dataclass(frozen=True, slots=True)
class Blame:
    """The claims to withhold with their findings, and the findings for which only ``curated`` claims could give way."""

    claims: Mapping[str, tuple[Finding, ...]]
    curated: tuple[tuple[Finding, tuple[str, ...]], ...] = ()


def blame(findings: Iterable[Finding], evidence: Evidence, contradictions: frozenset[str] = frozenset()) -> Blame:
    """Whom the findings fall back on: of the claims behind focus node and value those of lowest authority, on a tie all of them.

    A node weighs as much as the best claim behind it: an article that says what a curator says too does not give way to another
    article. Results of a shape in ``contradictions`` that share a node tell of one contradiction: all their nodes are weighed together,
    and what a curator accepted weighs there as much as what he wrote. No acceptance counts against any other shape.
    """
    claims: dict[str, list[Finding]] = defaultdict(list)
    curated: list[tuple[Finding, tuple[str, ...]]] = []
    for group in _groups(findings, contradictions):
        weigh = evidence.weight if group[0].shape in contradictions else evidence.authority
        weakest = _weakest(group, evidence, weigh)
        if weakest and weigh(weakest[0]) is Authority.CURATED:
            curated.append((group[0], weakest))
            continue
        told = [replace(finding, claims=weakest) for finding in group]
        behind = [evidence.behind(finding.focus, finding.view) | evidence.behind(finding.value, finding.view) for finding in group]
        for claim in weakest:
            claims[claim] += [finding for finding, found in zip(told, behind, strict=True) if claim in found] or told
    return Blame({claim: in_order(claims[claim]) for claim in sorted(claims)}, tuple(curated))


def _weakest(group: list[Finding], evidence: Evidence, weigh: Callable[[str], Authority]) -> tuple[str, ...]:
    """The claims of lowest authority behind the nodes of lowest weight; where no node rests on a claim, those that brought an entity in."""
    nodes = {(node, finding.view) for finding in group for node in (finding.focus, finding.value)}
    behind = [found for node, view in nodes if (found := evidence.behind(node, view))]
    behind = behind or [found for node, _ in nodes if (found := evidence.brought_in(node))]
    if not behind:
        return ()
    weights = [max(weigh(claim) for claim in found) for found in behind]
    least = min(weights)
    light = {claim for found, weight in zip(behind, weights, strict=True) if weight == least for claim in found}
    lowest = min(weigh(claim) for claim in light)
    return tuple(sorted(claim for claim in light if weigh(claim) == lowest))


def _groups(findings: Iterable[Finding], contradictions: frozenset[str]) -> list[list[Finding]]:
    """The findings one by one, but those of one contradiction together."""
    listed = list(findings)
    linked: nx.Graph[tuple[str, str, str]] = nx.Graph()
    joint = [finding for finding in listed if finding.shape in contradictions]
    linked.add_edges_from(_ends(finding) for finding in joint)
    number = {node: position for position, nodes in enumerate(nx.connected_components(linked)) for node in nodes}
    merged: dict[int, list[Finding]] = defaultdict(list)
    for finding in joint:
        merged[number[_ends(finding)[0]]].append(finding)
    return [[finding] for finding in listed if finding.shape not in contradictions] + list(merged.values())


def _ends(finding: Finding) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Focus node and value within the view and the shape that weigh them together."""
    return (finding.view, finding.shape, finding.focus), (finding.view, finding.shape, finding.value)


def quarantine_quads(quarantined: Mapping[str, tuple[Finding, ...]], names: Namespaces) -> Iterator[ox.Quad]:
    """The quads of the quarantine graph that say for which findings each claim is withheld."""
    graph = ox.NamedNode(names.graph("quarantine"))
    for claim, findings in sorted(quarantined.items()):
        for finding in findings:
            node = ox.NamedNode(finding_iri(finding, names))
            yield ox.Quad(ox.NamedNode(claim), ox.NamedNode(names.term("withheldFor")), node, graph)
            yield ox.Quad(node, ox.NamedNode(names.term("inView")), ox.Literal(finding.view), graph)
            yield from (ox.Quad(t.subject, t.predicate, t.object, graph) for t in result_quads(node, finding))


def finding_iri(finding: Finding, names: Namespaces) -> str:
    """The IRI of a finding: a hash of shape, view, nodes and message."""
    parts = (finding.shape, finding.view, finding.focus, finding.path, finding.value, finding.message)
    return names.iri("finding", key_hash(*parts, digits=12))


def read_quarantine(quads: Iterable[ox.Quad], names: Namespaces) -> dict[str, tuple[Finding, ...]]:
    """The withheld claims of a dataset with the findings that withhold them, as the quarantine graph tells them."""
    graph = names.graph("quarantine")
    inside = [quad for quad in quads if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value == graph]
    about: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in inside:
        about[quad.subject.value][quad.predicate.value] = getattr(quad.object, "value", "")  # type: ignore[union-attr]
    found: dict[str, list[Finding]] = defaultdict(list)
    for quad in inside:
        if quad.predicate.value == names.term("withheldFor") and isinstance(quad.object, ox.NamedNode):
            found[quad.subject.value].append(_told(about[quad.object.value], names))  # type: ignore[union-attr]
    return {claim: in_order(found[claim]) for claim in sorted(found)}


def _told(values: Mapping[str, str], names: Namespaces) -> Finding:
    def of(name: str) -> str:
        return values.get(SH + name, "")

    return Finding(
        code="",
        message=of("resultMessage"),
        view=values.get(names.term("inView"), ""),
        shape=of("sourceShape"),
        focus=of("focusNode"),
        value=of("value"),
        path=of("resultPath"),
        component=of("sourceConstraintComponent").removeprefix(SH),
    )
