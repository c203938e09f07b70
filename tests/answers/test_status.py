"""How a claim stands, by its axes, whose view it is, and what a curator made of it."""

from __future__ import annotations

import pytest

from kg.answers.status import MEANINGS, Status, status_of
from kg.answers.why import Said


def said(axes: str, *, own: bool = True, status: str = "Accepted") -> Said:
    modality, polarity, certainty = axes.split()
    return Said("c", "s", "label", "Departure", modality, polarity, certainty, "h", "paper", "", status, "", "", "", 0, 0, (), False, own)


@pytest.mark.parametrize(
    ("axes", "own", "status", "stands"),
    [
        ("Actual Affirmed Certain", True, "Accepted", Status.FACT),
        ("Actual Affirmed Certain", True, "Proposed", Status.UNCONFIRMED),
        ("Actual Affirmed Certain", False, "Accepted", Status.REPORTED),
        ("Actual Affirmed Probable", True, "Accepted", Status.POSSIBLE),
        ("Actual Affirmed Unspecified", False, "Accepted", Status.POSSIBLE),
        ("Actual Open Certain", True, "Accepted", Status.POSSIBLE),
        ("Planned Affirmed Certain", True, "Accepted", Status.EXPECTED),
        ("Requested Affirmed Certain", False, "Accepted", Status.EXPECTED),
        ("Conditional Affirmed Possible", False, "Accepted", Status.CONDITIONAL),
        ("Alleged Affirmed Unspecified", False, "Accepted", Status.ALLEGED),
        ("Alleged Negated Certain", False, "Accepted", Status.DENIED),
        ("Actual Negated Certain", True, "Accepted", Status.DENIED),
        ("Actual Affirmed Certain", True, "Disputed", Status.DISPUTED),
        ("Actual Affirmed Certain", True, "Rejected", Status.REJECTED),
        ("Actual Affirmed Certain", True, "Retracted", Status.RETRACTED),
        ("Actual Affirmed Certain", True, "Withheld", Status.WITHHELD),
    ],
)
def test_a_claim_stands_in_one_way(axes: str, own: bool, status: str, stands: Status) -> None:
    assert status_of(said(axes, own=own, status=status)) is stands


def test_what_a_weightier_source_contradicts_is_superseded_and_no_denial_is() -> None:
    assert status_of(said("Actual Affirmed Certain"), upheld=False) is Status.SUPERSEDED
    assert status_of(said("Actual Negated Certain"), upheld=False) is Status.DENIED


def test_every_word_is_explained() -> None:
    assert set(MEANINGS) == set(Status)
    assert [status for status in Status if not status.counts] == [
        Status.SUPERSEDED,
        Status.DISPUTED,
        Status.REJECTED,
        Status.RETRACTED,
        Status.WITHHELD,
    ]
