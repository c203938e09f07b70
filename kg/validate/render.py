"""Reports written for people and for machines; every writer gives the same bytes for the same report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields

import pyoxigraph as ox

from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.validate.machines import junit, sarif
from kg.validate.page import page
from kg.validate.report import Report, counted
from kg.validate.standard import report_triples

Writer = Callable[[Report, Namespaces], str]


def render(report: Report, name: str, names: Namespaces) -> str:
    """The report in the format called ``name``, one of ``FORMATS``; ends in a line break."""
    return FORMATS[name](report, names)


def text(report: Report, names: Namespaces) -> str:
    """The report as lines for a terminal: what, where, on which words, and what to do; then the count."""
    blocks = [_block(finding, names) for finding in report.findings]
    withheld = f", {counted(len(report.quarantined), 'claim')} in quarantine" if report.quarantined else ""
    verdict = "conforms" if report.conforms else "does not conform"
    total = f"{verdict}: {counted(len(report.views), 'view')}, {report.counts()}{withheld}"
    people = [f"people: {report.people}"] if report.people else []
    return "\n".join([*blocks, *people, total]) + "\n"


def _block(finding: Finding, names: Namespaces) -> str:
    where = f"{finding.place}: " if finding.place else ""
    lines = [f"{where}{finding.severity.value.lower()}[{finding.code}]: {finding.message}"]
    subject = names.shorten(finding.focus) if finding.focus else ""
    if subject:
        lines.append(f"  at   {subject}{f' ({finding.view})' if finding.view else ''}")
    if finding.excerpt:
        lines.append(f'  text "{finding.excerpt}"')
    if finding.remedy:
        lines.append(f"  help {finding.remedy}")
    return "\n".join(lines)


def as_values(finding: Finding) -> dict[str, object]:
    """The finding as plain values, empty ones left out; ``as_finding`` reads it back."""
    values: dict[str, object] = {}
    for field in fields(finding):
        value = getattr(finding, field.name)
        if not value:
            continue
        if field.name == "place":
            value = {"path": value.path, "line": value.line, "column": value.column}
        values[field.name] = list(value) if isinstance(value, tuple) else value
    return values


def as_json(report: Report, names: Namespaces) -> str:
    """The report as JSON: ``conforms``, ``views``, ``findings``, ``quarantined`` (claim to findings), of a build ``people``."""
    return json.dumps(as_document(report), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_document(report: Report) -> dict[str, object]:
    """The report as plain values, for writers that add to it."""
    counts = {severity.value.lower(): sum(f.severity is severity for f in report.findings) for severity in Severity}
    people = {"people": asdict(report.people)} if report.people else {}
    return people | {
        "conforms": report.conforms,
        "counts": counts | {"quarantined": len(report.quarantined)},
        "views": list(report.views),
        "findings": [as_values(finding) for finding in report.findings],
        "quarantined": {claim: [as_values(finding) for finding in report.quarantined[claim]] for claim in sorted(report.quarantined)},
    }


def turtle(report: Report, names: Namespaces) -> str:
    """The report as a standard ``sh:ValidationReport`` in Turtle."""
    return _serialize(report_triples(report), names.prefixes)


def _serialize(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> str:
    kept = {prefix: prefixes[prefix] for prefix in sorted(prefixes)}
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=kept) or b"").decode()


FORMATS: Mapping[str, Writer] = {
    "text": text,
    "json": as_json,
    "turtle": turtle,
    "sarif": sarif,
    "junit": junit,
    "html": page,
}
