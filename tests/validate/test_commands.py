"""``kg validate`` and ``kg quarantine`` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.validate import FORMATS, base_of
from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.settings import SHACL_ENGINES
from kg.validate import render
from kg.validate.quarantine import quarantine_quads
from kg.validate.report import Report
from kg.validate.shacl import ENGINES

N = Namespaces()


def kg(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    return result.exit_code, result.stdout, result.stderr


def test_the_formats_and_engines_on_offer_are_those_there_are() -> None:
    assert tuple(render.FORMATS) == FORMATS
    assert SHACL_ENGINES == ENGINES


@pytest.mark.shared
def test_the_gold_conforms_and_a_mutant_does_not(shared: Path) -> None:
    gold, articles = shared / "gold" / "seed", shared / "seeds" / "articles"
    status, out, _ = kg("validate", gold / "seed.trig", "--articles", articles)
    assert (status, out) == (0, "conforms: 4 views, 0 violations, 0 warnings\n")
    status, out, _ = kg("validate", gold / "mutants" / "m2-two-holders.trig", "--articles", articles)
    assert status == 1
    assert "two holders at once: per:jeff-sessions and per:matthew-whitaker" in out


@pytest.mark.shared
def test_warnings_fail_only_when_asked(shared: Path) -> None:
    file = shared / "gold" / "seed" / "seed.trig"
    assert kg("validate", file)[0] == 0
    status, out, _ = kg("validate", file, "--fail-on", "warning", "--format", "json")
    assert status == 1
    assert [row["code"] for row in json.loads(out)["findings"]] == ["KG0434"]


def test_a_syntax_error_is_shown_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("<a:a> <a:b> <a:c> .\n<a:a> nonsense .\n", encoding="utf-8")
    status, out, err = kg("validate", file)
    assert (status, out) == (3, "")
    assert f"{file}:2:" in err
    assert "nonsense" in err


def test_the_base_is_read_off_the_file() -> None:
    quads = [ox.Quad(ox.NamedNode("https://k.example/a"), ox.NamedNode("https://k.example/ont#about"), ox.Literal("x"))]
    assert base_of(quads).base == "https://k.example/"
    assert base_of([]).base == N.base


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose last build withheld one claim."""
    claim, event = N.iri("claim", "d_1a2b3c4d"), N.iri("event", "recusal_x")
    finding = Finding("KG0411", "a recusal needs the matter", view="source:doc_d", shape=N.expand("ksh:RecusalShape"), focus=event)
    said = f"""<{claim}> <{N.term("about")}> <{event}> <{N.graph("quarantine")}> .
<{claim}> <{N.term("modality")}> <{N.term("Actual")}> <{N.graph("quarantine")}> .
<{event}> <http://www.w3.org/2000/01/rdf-schema#label> "Ann steps back"@en <{N.graph("quarantine")}> .
"""
    lines = "".join(f"{quad} .\n" for quad in quarantine_quads({claim: (finding,)}, N))
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "dataset.nq").write_text(said + lines, encoding="utf-8")
    report = Report((), (), {claim: (finding,)})
    (tmp_path / "output" / "report.json").write_text(render.as_json(report, N), encoding="utf-8")
    return tmp_path


def test_quarantine_list_says_what_is_withheld_and_why(project: Path) -> None:
    status, out, err = kg("-C", project, "quarantine", "list")
    assert (status, out.splitlines()[1:]) == (0, ["clm:d_1a2b3c4d\tAnn steps back\ta recusal needs the matter\t\tcorrection"])
    assert "1 claim in quarantine" in err


@pytest.mark.parametrize("name", ["clm:d_1a2b3c4d", "1a2b3c4d", N.iri("claim", "d_1a2b3c4d")])
def test_quarantine_explain_says_what_is_wrong_and_what_would_mend_it(project: Path, name: str) -> None:
    status, out, _ = kg("-C", project, "quarantine", "explain", name)
    assert status == 0
    assert "Ann steps back" in out
    assert "a recusal needs the matter" in out
    assert "KG0411" in out


def test_an_unknown_claim_gets_a_suggestion(project: Path) -> None:
    status, _, err = kg("-C", project, "quarantine", "explain", "clm:d_1a2b3c4e")
    assert status == 2
    assert "did you mean clm:d_1a2b3c4d?" in err
    status, _, err = kg("-C", project, "quarantine", "explain", "clm:nope")
    assert (status, "clm:d_" in err, "kg quarantine list" in err) == (2, False, True)
