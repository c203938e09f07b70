"""Whom the people of imported lists were taken for, in the form in which the links of articles are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model.resolution import Candidate, Link, Matched
from kg.resolve.comparators import Comparators


def listed_links(matched: Iterable[Matched], replaced: Mapping[str, str], table: Comparators) -> tuple[Link, ...]:
    """A link for each person of a list who was somebody known; what both have in common decides, before any name."""
    found = []
    for one in sorted(matched):
        iri = replaced.get(one.iri, one.iri)
        taken = Candidate(iri, (table.said("list", one.by, one.on),), "taken")
        found.append(
            Link(one.origin, one.key, iri, one.by, f"the list and what is known have in common: {one.on}", weighed=(taken,), name=one.name)
        )
    return tuple(found)
