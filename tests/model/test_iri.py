"""Prefixed names: the longest namespace counts, and what stands in none stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.iri import Namespaces

NAMES = Namespaces()
LOCAL = st.text(alphabet="ab_-.#/", max_size=12)


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://kg.example.org/claim/a_b", "clm:a_b"),
        ("https://kg.example.org/doc/a#offset_1_2", "doc:a#offset_1_2"),
        ("http://www.w3.org/ns/org#Post", "org:Post"),
        ("https://kg.example.org/nothing/a", "https://kg.example.org/nothing/a"),
        ("urn:isbn:1", "urn:isbn:1"),
    ],
)
def test_an_iri_is_told_under_the_namespace_it_begins_with(iri: str, short: str) -> None:
    assert NAMES.shorten(iri) == short
    assert NAMES.expand(short) == iri


@given(st.sampled_from([*NAMES.prefixes.values(), NAMES.base, "urn:"]), LOCAL)
def test_of_several_namespaces_the_longest_counts(namespace: str, local: str) -> None:
    iri = namespace + local
    fitting = [(len(known), f"{prefix}:{iri[len(known) :]}") for prefix, known in NAMES.prefixes.items() if iri.startswith(known)]
    assert NAMES.shorten(iri) == max(fitting, default=(0, iri))[1]


def test_prefixes_given_away_can_be_changed_without_harm() -> None:
    NAMES.prefixes.clear()
    assert NAMES.expand("kgo:Claim") == "https://kg.example.org/ont#Claim"
