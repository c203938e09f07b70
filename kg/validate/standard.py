"""Reports in the W3C's vocabulary: findings as ``sh:ValidationResult`` and back, without blank nodes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.model.finding import Finding, Severity
from kg.model.iri import key_hash
from kg.shacl.terms import SH, TYPE
from kg.validate.report import Report, in_order

_IRI = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+")
_BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")


def result_quads(node: ox.NamedNode, finding: Finding) -> Iterator[ox.Triple]:
    """The triples of one result; a path is left out unless it is a single property, as is whatever the finding does not say."""
    pairs: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        ("resultSeverity", ox.NamedNode(SH + finding.severity.value)),
        ("resultMessage", ox.Literal(finding.message)),
    ]
    if finding.component:
        pairs.append(("sourceConstraintComponent", ox.NamedNode(SH + finding.component)))
    for name, text in (("focusNode", finding.focus), ("value", finding.value), ("sourceShape", finding.shape)):
        if text:
            pairs.append((name, ox.NamedNode(text) if _IRI.fullmatch(text) else ox.Literal(text)))
    if _IRI.fullmatch(finding.path):
        pairs.append(("resultPath", ox.NamedNode(finding.path)))
    yield ox.Triple(node, TYPE, ox.NamedNode(SH + "ValidationResult"))
    for name, value in pairs:
        yield ox.Triple(node, ox.NamedNode(SH + name), value)


def report_triples(report: Report) -> list[ox.Triple]:
    """The report as a standard ``sh:ValidationReport``, sorted; its nodes are named by hashes of what they say."""
    named = [(f"urn:kg:result:{_key(finding)}", finding) for finding in report.findings]
    root = ox.NamedNode(f"urn:kg:report:{key_hash(*(iri for iri, _ in named), digits=16)}")
    triples = [
        ox.Triple(root, TYPE, ox.NamedNode(SH + "ValidationReport")),
        # SHACL counts any result, whatever its severity, against conformance
        ox.Triple(root, ox.NamedNode(SH + "conforms"), ox.Literal("false" if report.findings else "true", datatype=_BOOLEAN)),
    ]
    for iri, finding in named:
        triples.append(ox.Triple(root, ox.NamedNode(SH + "result"), ox.NamedNode(iri)))
        triples += result_quads(ox.NamedNode(iri), finding)
    return sorted(set(triples), key=str)


def read_report(triples: Iterable[ox.Triple]) -> tuple[Finding, ...]:
    """The findings of a standard report, as far as the standard tells them: no code, no view."""
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            values[triple.subject.value][triple.predicate.value.removeprefix(SH)] = getattr(triple.object, "value", "")
    results = [row for row in values.values() if row.get(TYPE.value) == SH + "ValidationResult"]
    return in_order(
        Finding(
            code="",
            message=row.get("resultMessage", ""),
            severity=Severity(row["resultSeverity"].removeprefix(SH)),
            shape=row.get("sourceShape", ""),
            focus=row.get("focusNode", ""),
            value=row.get("value", ""),
            path=row.get("resultPath", ""),
            component=row.get("sourceConstraintComponent", "").removeprefix(SH),
        )
        for row in results
    )


def _key(finding: Finding) -> str:
    return key_hash(finding.view, finding.shape, finding.focus, finding.path, finding.value, finding.component, finding.message, digits=16)
