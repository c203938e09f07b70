"""Views that are validated one version after the other: the outcome of each is that of a full validation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.iri import Namespaces
from kg.validate.evidence import Evidence
from kg.validate.shacl import found_in, run
from kg.validate.standing import Standing
from kg.validate.validator import Validator
from kg.validate.views import Made, views_of
from kg.vocabulary import load, ontology_triples
from tests.validate.test_quarantine import Corpus

Trig = Callable[[str], list[ox.Quad]]

N = Namespaces()
ONTOLOGY = ontology_triples(load())
TENURES = (
    ("ann", "2017-01-01", "2019-01-01", "curated_s"),
    ("bob", "2018-01-01", "2020-01-01", "doc_d"),
    ("ann", "2019-06-01", "2021-01-01", "doc_d"),
    ("bob", "2022-01-01", "2021-01-01", "doc_d"),
    ("ann", "2023-01-01", "2024-01-01", "doc_e"),
)


def followed(validator: Validator, versions: Iterable[Sequence[ox.Quad]]) -> Iterable[tuple[object, object]]:
    """For each version the results on world and audit as followed from the version before, and those of a full validation."""
    standing, made = {kind: Standing(validator.shapes, kind, least=0) for kind in ("world", "audit")}, Made()
    for quads in versions:
        views = views_of(quads, {}, N, ONTOLOGY, made)
        assert views == views_of(quads, {}, N, ONTOLOGY)
        looked_at = [view for view in views if view.kind in standing]
        full = run(looked_at, validator.shapes, N).results
        yield (
            {view.name: found_in(view, standing[view.kind].outcome(view), validator.shapes, N).results[view.name] for view in looked_at},
            full,
        )


@settings(max_examples=6, deadline=None)
@given(data=st.lists(st.sets(st.integers(0, len(TENURES) - 1)), min_size=2, max_size=4))
def test_every_version_gives_what_a_full_validation_gives(trig: Trig, validator: Validator, data: list[set[int]]) -> None:
    withheld = (frozenset(f"https://kg.example.org/claim/{n}" for n in range(len(TENURES)) if n not in present) for present in data)
    versions = [Corpus(trig, *TENURES).assemble(claims) for claims in withheld]
    for part, full in followed(validator, versions):
        assert part == full


@pytest.mark.shared
def test_the_gold_and_its_mutants_one_after_the_other(validator: Validator, gold: Path) -> None:
    names = (
        "seed.trig",
        "mutants/m2-two-holders.trig",
        "mutants/m1-begin-after-end.trig",
        "mutants/m5-hypothetical-leak.trig",
        "seed.trig",
    )
    found = list(followed(validator, (list(ox.parse(path=str(gold / name))) for name in names)))
    assert all(part == full for part, full in found)
    assert found[0] == found[-1] != found[1]


def test_a_number_spelt_in_two_ways_stays_while_one_of_them_does(trig: Trig, validator: Validator) -> None:
    """The store keeps both as one literal, and removing one spelling must not take the other away."""
    both = trig('graph:registry { post:chair a org:Post ; kgo:maxHolders "1"^^xsd:integer , "01"^^xsd:integer }')
    one = [quad for quad in both if quad.object != ox.Literal("1", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))]
    filler = trig("graph:registry { " + " ".join(f'per:p{n} a foaf:Person ; skos:prefLabel "P"@en .' for n in range(20)) + " }")
    for part, full in followed(validator, ([*both, *filler], [*one, *filler])):
        assert part == full


def test_evidence_that_follows_earlier_evidence_is_the_same(trig: Trig) -> None:
    corpus, before = Corpus(trig, *TENURES), None
    for withheld in (frozenset(), frozenset({"https://kg.example.org/claim/1"}), frozenset({"https://kg.example.org/claim/0"})):
        quads = corpus.assemble(withheld)
        before, fresh = Evidence(quads, N, before), Evidence(quads, N)
        assert before.claims == fresh.claims
        assert len(fresh.claims) == len(TENURES) - len(withheld)
        for node in {getattr(term, "value", "") for quad in quads for term in (quad.subject, quad.object)}:
            assert before.behind(node, "world") == fresh.behind(node, "world")
            assert before.brought_in(node) == fresh.brought_in(node)
            assert before.excerpt([node], "world") == fresh.excerpt([node], "world")
        assert [before.authority(claim) for claim in sorted(before.claims)] == [fresh.authority(claim) for claim in sorted(fresh.claims)]
