"""Reports for machines that collect them: SARIF 2.1.0 for code hosts, JUnit for build servers."""

from __future__ import annotations

import json
from collections import defaultdict
from xml.etree import ElementTree as ET

from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces, key_hash
from kg.validate.codes import CODES
from kg.validate.report import Report

_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(report: Report, names: Namespaces) -> str:
    """The report as SARIF 2.1.0; a finding without a file is located by the node it is about (a logical location)."""
    codes = sorted({finding.code for finding in report.findings})
    rules = [{"id": code, "shortDescription": {"text": CODES.get(code, code).partition("\n")[0]}} for code in codes]
    driver = {"name": "claimgraph", "informationUri": "https://kg.example.org/", "rules": rules}
    results = [_sarif_result(finding, codes, names) for finding in report.findings]
    document = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _sarif_result(finding: Finding, codes: list[str], names: Namespaces) -> dict[str, object]:
    location: dict[str, object] = {}
    if finding.place:
        region = {"startLine": finding.place.line} | ({"startColumn": finding.place.column} if finding.place.column else {})
        physical: dict[str, object] = {"artifactLocation": {"uri": finding.place.path.replace("\\", "/")}}
        location["physicalLocation"] = physical | ({"region": region} if finding.place.line else {})
    if finding.focus:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.focus, "name": names.shorten(finding.focus), "kind": "resource"}]
    parts = (finding.code, finding.shape, finding.focus, finding.value, finding.path)
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location] if location else [],
        "partialFingerprints": {"finding/v1": key_hash(*parts, digits=16)},
        "properties": {"view": finding.view, "shape": finding.shape, "value": finding.value},
    }


def junit(report: Report, names: Namespaces) -> str:
    """The report as JUnit XML: a suite for each view, a case for each shape that complained, a failure for each violation.

    Warnings stand in ``system-out`` of their case, since JUnit knows no milder failure.
    """
    root = ET.Element("testsuites", name="kg validate", tests="0", failures=str(len(report.violations)))
    total = 0
    for view in (*report.views, *sorted({f.view for f in report.findings} - set(report.views))):
        cases: dict[str, list[Finding]] = defaultdict(list)
        for finding in report.findings:
            if finding.view == view:
                cases[finding.shape or finding.code].append(finding)
        total += _suite(root, view, cases, names)
    root.set("tests", str(total))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, view: str, cases: dict[str, list[Finding]], names: Namespaces) -> int:
    failures = sum(f.severity is Severity.VIOLATION for found in cases.values() for f in found)
    number = max(len(cases), 1)
    suite = ET.SubElement(root, "testsuite", name=view or "input", tests=str(number), failures=str(failures))
    if not cases:
        ET.SubElement(suite, "testcase", classname=view, name="conforms")
    for shape, found in sorted(cases.items()):
        case = ET.SubElement(suite, "testcase", classname=view or "input", name=names.shorten(shape))
        for finding in found:
            if finding.severity is Severity.VIOLATION:
                failure = ET.SubElement(case, "failure", type=finding.code, message=_printable(finding.message))
                failure.text = _printable("\n".join(part for part in (finding.focus, finding.value, finding.excerpt) if part))
        mild = [f"{f.severity.value.lower()}: {f.message}" for f in found if f.severity is not Severity.VIOLATION]
        if mild:
            ET.SubElement(case, "system-out").text = _printable("\n".join(mild))
    return number


def _printable(text: str) -> str:
    """The text without characters that XML 1.0 forbids."""
    return "".join(char for char in text if char in "\t\n\r" or char >= " ")
