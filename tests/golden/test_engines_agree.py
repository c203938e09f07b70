"""In the build of the shipped seeds both engines find the same."""

from __future__ import annotations

from pathlib import Path

from kg.model.iri import Namespaces
from kg.store import read_quads
from kg.validate.shacl import run
from kg.validate.shapes import load_shapes
from kg.validate.views import views_of
from kg.vocabulary import load, ontology_triples

N = Namespaces()
#: of the source views the smallest, so that pySHACL takes seconds and not minutes
SOURCES = 2


def test_both_engines_find_the_same_in_the_build(built: Path) -> None:
    views = views_of(read_quads(built / "output" / "dataset.nq"), {}, N, ontology_triples(load()))
    sources = sorted((view for view in views if view.kind == "source"), key=lambda view: len(view.quads))[:SOURCES]
    asked = [*sources, *(view for view in views if view.kind != "source")]
    compiled, reference = (run(asked, load_shapes(None, N, load()), N, engine) for engine in ("compiled", "pyshacl"))
    assert compiled == reference
    assert not compiled.by_reference
    assert len(compiled.results["world"]) > 10
