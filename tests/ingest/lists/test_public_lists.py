"""The public lists beside the checkout: read clean or with a word on what is wrong, within memory, and the same twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ingest.lists.gathering import gather
from kg.ingest.lists.listing import Listing, Request
from kg.ingest.lists.tables import files_of

pytestmark = pytest.mark.shared


def read(path: Path, place: str = "") -> Listing:
    return gather([path], Request("list", place), root=path.parent)


@pytest.mark.parametrize(
    ("path", "people", "claims", "told"),
    [
        ("congress-legislators", 6475, 16430, []),
        ("openstates-people", 1794, 8703, []),
        ("everypolitician-2015/United_States_of_America-Senate.popolo.json.gz", 310, 812, []),
        ("everypolitician-2015/Scotland-Parliament.popolo.json.gz", 253, 1062, []),
        ("popolo/examples", 2, 2, ["KG0212", "KG0212", "KG0212", "KG0253"]),
    ],
)
def test_a_public_list_is_read(shared: Path, path: str, people: int, claims: int, told: list[str]) -> None:
    listing = read(shared / "data" / path)
    assert sum(one.kind == "person" for one in listing.entities) == people
    assert len(listing.claims) == claims
    assert sorted(finding.code for finding in listing.findings if finding.severity != "Info") == told
    assert files_of(listing) == files_of(read(shared / "data" / path))
