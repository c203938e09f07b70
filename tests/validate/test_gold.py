"""The gold graph conforms, each of its mutants does not, and says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model.finding import Severity
from kg.model.iri import BASE, Namespaces
from kg.validate.report import Report
from kg.validate.shacl import ENGINES, run
from kg.validate.validator import Validator
from kg.validate.views import views_of
from kg.vocabulary import load, ontology_triples

pytestmark = pytest.mark.shared

MUTANTS = {
    "m1-begin-after-end": ("KG0441", "world"),
    "m2-two-holders": ("KG0450", "world"),
    "m3-candidacy-without-contest": ("KG0411", "source:doc_wex-2019-11-06-sessions-senate-bid"),
    "m4-quote-not-in-text": ("KG0433", "source:doc_wex-2019-11-06-sessions-senate-bid"),
    "m5-hypothetical-leak": ("KG0470", "audit"),
    "m6-recusal-without-matter": ("KG0411", "source:doc_wex-2019-11-06-sessions-senate-bid"),
    "m7-claim-without-evidence": ("KG0430", "source:doc_wex-2019-11-06-sessions-senate-bid"),
    "m8-causal-loop": ("KG0453", "source:doc_wex-2019-11-06-sessions-senate-bid"),
}


def test_the_gold_conforms_in_all_its_views(check: Callable[[Path], Report], gold: Path) -> None:
    report = check(gold / "seed.trig")
    assert report.findings == ()
    assert report.views == ("source:curated_seed", "source:doc_wex-2019-11-06-sessions-senate-bid", "world", "audit")


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_rejected_with_its_message(check: Callable[[Path], Report], gold: Path, name: str) -> None:
    rows = (line.split("\t") for line in (gold / "mutants" / "expected.tsv").read_text().splitlines()[1:])
    expected = {row[0].removesuffix(".trig"): row[2] for row in rows}[name]
    violations = check(gold / "mutants" / f"{name}.trig").violations
    found = [finding for finding in violations if expected in finding.message]
    assert found
    assert {(finding.code, finding.view) for finding in found} == {MUTANTS[name]}


def test_a_missing_text_is_a_warning_and_names_the_document(validator: Validator, gold: Path) -> None:
    report = validator.validate(ox.parse(path=str(gold / "seed.trig")), {})
    assert report.conforms
    assert [(f.severity, f.code, f.focus) for f in report.findings] == [
        (Severity.WARNING, "KG0434", f"{BASE}doc/wex-2019-11-06-sessions-senate-bid")
    ]


def test_another_base_conforms_too(gold: Path, gold_texts: dict[str, str]) -> None:
    base = "https://graph.example.net/news/"
    text = (gold / "seed.trig").read_text(encoding="utf-8").replace(BASE, base)
    validator = Validator(None, Namespaces(base), load(base=base))
    report = validator.validate(ox.parse(text, format=ox.RdfFormat.TRIG), gold_texts)
    assert (report.findings, len(report.views)) == ((), 4)
    broken = text.replace(f"{base}person/", f"{base}people/")
    assert not validator.validate(ox.parse(broken, format=ox.RdfFormat.TRIG), gold_texts).conforms


@pytest.mark.parametrize("name", ["m2-two-holders", "m4-quote-not-in-text", "m5-hypothetical-leak", "m8-causal-loop"])
def test_the_compiled_shapes_give_what_pyshacl_gives(validator: Validator, gold: Path, gold_texts: dict[str, str], name: str) -> None:
    quads = ox.parse(path=str(gold / "mutants" / f"{name}.trig"))
    views = views_of(quads, gold_texts, validator.names, ontology_triples(load()))
    compiled, reference = (run(views, validator.shapes, validator.names, engine) for engine in ENGINES)
    assert compiled.results == reference.results
    assert compiled.by_reference == {}


def test_an_excerpt_shows_the_words_behind_a_finding(check: Callable[[Path], Report], gold: Path) -> None:
    (finding,) = check(gold / "mutants" / "m6-recusal-without-matter.trig").violations
    assert "recused himself" in finding.excerpt
    assert finding.path == f"{BASE}ont#matter"
    assert finding.shape == f"{BASE}shapes#RecusalShape"
    assert finding.component == "MinCountConstraintComponent"
