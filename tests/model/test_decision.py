"""Which decisions are in force: neither withdrawn nor withdrawals, whatever the order of the rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.decision import Decision, Verdict, in_force, mention_of, stray_withdrawals, withdrawals
from kg.model.iri import Namespaces


def made(number: int, verdict: Verdict, subject: str, other: str = "", moment: str = "") -> Decision:
    return Decision(str(number), verdict, subject, other, "", "for a reason", "curator", moment or f"2026-01-{number:02}T00:00:00Z")


def accept(number: int, subject: str = "clm:a") -> Decision:
    return made(number, Verdict.ACCEPTED, subject)


def withdraw(number: int, target: int, other: str = "") -> Decision:
    return made(number, Verdict.WITHDRAWN, str(target), other)


def ids(*decisions: Decision) -> list[str]:
    return [decision.id for decision in in_force(decisions)]


def test_what_is_withdrawn_leaves_no_trace() -> None:
    assert ids(accept(1), accept(2), withdraw(3, 1)) == ["2"]


def test_a_withdrawal_can_be_withdrawn() -> None:
    assert ids(accept(1), withdraw(2, 1), withdraw(3, 2)) == ["1"]
    assert ids(accept(1), withdraw(2, 1), withdraw(3, 2), withdraw(4, 3)) == []
    assert ids(accept(1), withdraw(2, 1), withdraw(3, 1), withdraw(4, 2)) == [], "the second withdrawal still counts"


def test_withdrawals_of_each_other_have_no_effect() -> None:
    assert ids(accept(1), withdraw(2, 3), withdraw(3, 2)) == ["1"]


def test_a_withdrawal_of_a_decision_on_something_else_has_no_effect() -> None:
    wrong, right = withdraw(2, 1, "clm:b"), withdraw(3, 1, "clm:a")
    assert ids(accept(1), wrong) == ["1"]
    assert ids(accept(1), right) == []
    assert [row.id for row in stray_withdrawals([accept(1), wrong, withdraw(4, 9)])] == ["2", "4"]


def test_decisions_are_ordered_by_the_moment_not_by_how_it_is_written() -> None:
    later = made(1, Verdict.ACCEPTED, "clm:a", moment="2026-01-01T12:00:00+00:00")
    earlier = made(2, Verdict.REJECTED, "clm:a", moment="2026-01-01T13:00:00+02:00")
    day = made(3, Verdict.DISPUTED, "clm:a", moment="2026-01-01")
    assert ids(later, earlier, day) == ["3", "2", "1"]
    assert ids(accept(9), made(8, Verdict.ACCEPTED, "clm:a", moment="2026-01-09T00:00:00Z")) == ["8", "9"], "of one moment, by id"


@pytest.mark.parametrize(
    "written", [["999", "1000"], ["007", "8"], ["2026-11-29-ann-lee-9", "2026-11-29-ann-lee-10"], ["a", "b"], ["01", "1"]]
)
def test_of_one_moment_the_greater_number_is_later(written: list[str]) -> None:
    rows = [replace(accept(1), id=one) for one in written]
    assert ids(*rows) == ids(*reversed(rows)) == written


@pytest.mark.parametrize("subject", ["per:a", "clm:a in doc:b Actual", '"words" kgo:Recusal in doc:a', '"words"'])
def test_a_selector_of_claims_names_no_entity_of_a_document(subject: str) -> None:
    assert mention_of(subject, Namespaces()) is None


@settings(deadline=None)
@given(st.data())
def test_any_order_of_rows_leaves_the_same_in_force(data: st.DataObject) -> None:
    number = data.draw(st.integers(1, 12))
    rows = [
        withdraw(n, data.draw(st.integers(1, number + 1))) if data.draw(st.booleans()) else accept(n, data.draw(st.sampled_from("ab")))
        for n in range(1, number + 1)
    ]
    rows = [row for row in rows if row.subject != row.id]
    shuffled = data.draw(st.permutations(rows))
    assert in_force(shuffled) == in_force(rows)
    assert withdrawals(shuffled) == withdrawals(rows)
    assert in_force(in_force(rows)) == in_force(rows), "what is in force stays so"
