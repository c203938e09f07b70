"""One report in six forms, each the same for the same report and readable by those it is for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from rdflib import SH as R
from rdflib import Graph

from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.model.span import Place
from kg.validate.codes import CODES
from kg.validate.render import FORMATS, as_values, render
from kg.validate.report import Report, in_order
from kg.validate.shapes import load_shapes
from kg.validate.standard import read_report, report_triples
from kg.validate.withheld import as_finding

N = Namespaces()
MISSING = Finding(
    code="KG0411",
    message='a recusal needs the matter <"&>',
    view="source:doc_d",
    shape=N.expand("ksh:RecusalShape"), focus=N.expand("ev:r"),
    path=N.term("matter"), component="MinCountConstraintComponent", excerpt="recused himself", remedy="add it",
    claims=(N.iri("claim", "a"),),
)  # fmt: skip
LOOSE = Finding(
    "KG0434", "no text", severity=Severity.WARNING, place=Place("a b.txt", 3, 7), value="5", focus=N.expand("doc:d"), view="world"
)
REPORT = Report(in_order((LOOSE, MISSING)), ("source:doc_d", "world"), {N.iri("claim", "a"): (MISSING,)})


def test_violations_come_first() -> None:
    assert REPORT.findings == (MISSING, LOOSE)
    assert not REPORT.conforms
    assert Report((LOOSE,), ()).conforms


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_the_same_in_any_order_of_findings(name: str) -> None:
    turned = replace(REPORT, findings=in_order((MISSING, LOOSE)))
    assert render(turned, name, N) == render(REPORT, name, N)
    assert render(REPORT, name, N).endswith("\n")


def test_the_text_says_what_where_on_which_words_and_what_to_do() -> None:
    lines = render(REPORT, "text", N).splitlines()
    assert lines[:4] == [
        'violation[KG0411]: a recusal needs the matter <"&>',
        "  at   ev:r (source:doc_d)",
        '  text "recused himself"',
        "  help add it",
    ]
    assert lines[4].startswith("a b.txt:3:7: warning[KG0434]")
    assert lines[-1] == "does not conform: 2 views, 1 violation, 1 warning, 1 claim in quarantine"


def test_json_tells_every_finding_back() -> None:
    document = json.loads(render(REPORT, "json", N))
    assert tuple(as_finding(row) for row in document["findings"]) == REPORT.findings
    assert document["counts"] == {"violation": 1, "warning": 1, "info": 0, "quarantined": 1}
    assert as_finding(as_values(LOOSE)) == LOOSE


def test_turtle_is_a_standard_report_and_reads_back() -> None:
    graph = Graph().parse(data=render(REPORT, "turtle", N), format="turtle")
    (report,) = graph.subjects(R.conforms)
    assert len(list(graph.objects(report, R.result))) == 2
    assert not any(isinstance(term, ox.BlankNode) for triple in report_triples(REPORT) for term in triple)
    back = read_report(quad.triple for quad in ox.parse(render(REPORT, "turtle", N).encode(), format=ox.RdfFormat.TURTLE))
    standard = [replace(f, code="", view="", excerpt="", remedy="", claims=(), place=None) for f in REPORT.findings]
    assert list(back) == standard


def test_an_empty_report_conforms_in_the_standard_too() -> None:
    graph = Graph().parse(data=render(Report((), ("world",)), "turtle", N), format="turtle")
    assert [value.toPython() for value in graph.objects(None, R.conforms)] == [True]


def test_sarif_names_rules_levels_files_and_nodes() -> None:
    run = json.loads(render(REPORT, "sarif", N))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    violation, warning = run["results"]
    assert (violation["level"], warning["level"]) == ("error", "warning")
    assert [rules[result["ruleIndex"]] for result in run["results"]] == ["KG0411", "KG0434"]
    assert warning["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}
    assert violation["locations"][0]["logicalLocations"][0]["name"] == "ev:r"


def test_junit_counts_violations_as_failures() -> None:
    root = ET.fromstring(render(REPORT, "junit", N))
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    assert [suite.get("name") for suite in root] == ["source:doc_d", "world"]
    failures = root.findall("testsuite/testcase/failure")
    assert [failure.get("message") for failure in failures] == [MISSING.message]


def test_a_whole_report_for_junit() -> None:
    assert render(REPORT, "junit", N).splitlines() == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="kg validate" tests="2" failures="1">',
        '  <testsuite name="source:doc_d" tests="1" failures="1">',
        '    <testcase classname="source:doc_d" name="ksh:RecusalShape">',
        '      <failure type="KG0411" message="a recusal needs the matter &lt;&quot;&amp;&gt;">https://kg.example.org/event/r',
        "recused himself</failure>",
        "    </testcase>",
        "  </testsuite>",
        '  <testsuite name="world" tests="1" failures="0">',
        '    <testcase classname="world" name="KG0434">',
        "      <system-out>warning: no text</system-out>",
        "    </testcase>",
        "  </testsuite>",
        "</testsuites>",
    ]
    conforms = ET.fromstring(render(Report((), ("world",)), "junit", N))
    (case,) = conforms.iter("testcase")
    assert (conforms.get("tests"), conforms.get("failures"), case.attrib) == ("1", "0", {"classname": "world", "name": "conforms"})
    bell = replace(MISSING, message="a\x07\tb", view="")
    (suite,) = ET.fromstring(render(Report((bell,), ()), "junit", N))
    assert (suite.get("name"), [one.get("message") for one in suite.iter("failure")]) == ("input", ["a\tb"])


def test_a_whole_result_for_sarif() -> None:
    document = json.loads(render(REPORT, "sarif", N))
    (run,) = document["runs"]
    violation, warning = run["results"]
    assert (document["version"], run["columnKind"], run["tool"]["driver"]["name"]) == ("2.1.0", "unicodeCodePoints", "claimgraph")
    node = {"fullyQualifiedName": N.expand("ev:r"), "name": "ev:r", "kind": "resource"}
    assert len(violation.pop("partialFingerprints")["finding/v1"]) == 16
    assert violation == {
        "ruleId": "KG0411",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": MISSING.message},
        "locations": [{"logicalLocations": [node]}],
        "properties": {"view": "source:doc_d", "shape": N.expand("ksh:RecusalShape"), "value": ""},
    }
    region = {"startLine": 3, "startColumn": 7}
    assert warning["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "a b.txt"}, "region": region}
    plain = replace(LOOSE, place=Place("a\\b.txt", 0, 0), focus="")
    (result,) = json.loads(render(Report((plain,), ()), "sarif", N))["runs"][0]["results"]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "a/b.txt"}}}]
    line = replace(LOOSE, place=Place("a.txt", 3, 0), focus="")
    (result,) = json.loads(render(Report((line,), ()), "sarif", N))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}


def test_the_page_needs_nothing_else_and_escapes_what_it_shows() -> None:
    html = render(REPORT, "html", N)
    assert "a recusal needs the matter &lt;&quot;&amp;&gt;" in html
    assert not any(mark in html for mark in ("<script", "src=", "@import", "url("))


def test_every_code_that_a_shape_names_is_explained(root: Path) -> None:
    shapes = load_shapes(root / "shapes", N).shapes.values()
    assert {shape.code for shape in shapes} <= set(CODES)
    assert all(shape.comment and shape.message and shape.views for shape in shapes)
    assert all(text.strip() and len(text.splitlines()) <= 4 for text in CODES.values())
