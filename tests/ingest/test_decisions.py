"""The ledger as it is read: what a row must have, which of two rows with one id counts, and when a decision was made."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.ingest.decisions import COLUMNS, read_decisions
from kg.ingest.decode import SourceText
from kg.model.decision import Decision, Verdict
from kg.model.finding import Finding

HEAD = ",".join(COLUMNS)


def read(*rows: str) -> tuple[list[Decision], list[Finding]]:
    decisions, findings = read_decisions(SourceText("decisions.csv", "\n".join((HEAD, *rows)) + "\n", ""))
    return list(decisions), list(findings)


def test_of_two_rows_with_one_id_the_earlier_has_it_wherever_they_stand() -> None:
    ann = "014,Rejected,clm:a,,,misread,Ann Lee,2026-11-29T10:00:00+02:00"
    bob = "014,Accepted,clm:b,,,so it is,Bob Ray,2026-11-29T09:00:00Z"
    for order in permutations((ann, bob)):
        (kept,), (finding,) = read(*order)
        assert (kept.subject, finding.code) == ("clm:a", "KG0223"), "ten o'clock in Cairo is before nine in London"
        assert finding.remedy == "give every decision an id of its own, here 2026-11-29-bob-ray-014"


def test_a_time_in_words_is_read() -> None:
    ((decision,), _) = read("1,Accepted,clm:a,,,so it is,Ann,Nov. 29 2026")
    assert (decision.made, decision.order[0]) == ("2026-11-29", "2026-11-29T00:00:00+00:00")


def test_a_withdrawal_names_a_decision() -> None:
    ((decision,), findings) = read("2,withdrawn,1,,,wrong,Ann,2026-11-29")
    assert (decision.verdict, decision.subject, findings) == (Verdict.WITHDRAWN, "1", [])


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("1,Withdrawn,1,,,wrong,Ann,2026-11-29", "withdraws itself"),
        ("1,Same,per:a,per:a,,one,Ann,2026-11-29", "about 'per:a' and itself"),
        ("1,Same,Ann Lee,per:a,,one,Ann,2026-11-29", "'Ann Lee' is not the name of an entity"),
        ("1,Different,per:a,Ann Lee,,two,Ann,2026-11-29", "'Ann Lee' is not the name of an entity"),
        ("1,Same,per:a,,,one,Ann,2026-11-29", "is about two entities"),
    ],
)
def test_what_cannot_be_decided_is_set_aside(row: str, says: str) -> None:
    decisions, (finding,) = read(row)
    assert (decisions, finding.code) == ([], "KG0223")
    assert says in finding.message


@pytest.mark.parametrize("subject", ["per:a", "person:a in doc:b", '"""Ms. Lee"" in doc:b"', "https://example.org/a"])
def test_an_entity_is_named_by_its_id_or_by_what_one_document_calls_it(subject: str) -> None:
    ((decision,), findings) = read(f"1,Same,{subject},per:b,,one,Ann,2026-11-29")
    assert (decision.verdict, findings) == (Verdict.SAME, [])
