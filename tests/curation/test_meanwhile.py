"""What others decided meanwhile: only a decision on the same stands in the way of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import Config
from kg.curation.ledger_file import Judgement, Signature, append, read, withdrawal
from kg.curation.meanwhile import Seen, unless_decided
from kg.curation.work import Reviewed, reviewed
from kg.errors import ConfigError
from kg.model.decision import Verdict
from tests.review_project import SLUG, read_project

__all__ = ["read_project"]

BOB = Signature("Bob", "2026-11-29T10:00:00Z")
JUDGE, WORDS = f"clm:{SLUG}_judge", f'"Bob Ray may run for judge" in doc:{SLUG}'
NAME = f"person:ann-lee-jr in doc:{SLUG}"


@pytest.fixture(scope="module")
def work(read_project: Path) -> Reviewed:
    return reviewed(Config(seeds=(read_project / "seeds",), output=read_project / "output"))


def judgement(verdict: Verdict, subject: str, other: str = "") -> Judgement:
    return Judgement(verdict, subject, other, reason="so it is")


@pytest.mark.parametrize(
    ("first", "second", "meets"),
    [
        (judgement(Verdict.REJECTED, JUDGE), judgement(Verdict.ACCEPTED, WORDS), True),
        (judgement(Verdict.RETRACTED, f"doc:{SLUG}"), judgement(Verdict.ACCEPTED, WORDS), True),
        (judgement(Verdict.REJECTED, JUDGE), judgement(Verdict.ACCEPTED, f"clm:{SLUG}_mayor"), False),
        (judgement(Verdict.REJECTED, "clm:gone"), judgement(Verdict.ACCEPTED, "clm:gone"), True),
        (judgement(Verdict.SAME, "per:a", "per:b"), judgement(Verdict.DIFFERENT, "per:c", "https://kg.example.org/person/a"), True),
        (judgement(Verdict.SAME, "per:a", "per:b"), judgement(Verdict.SAME, "per:c", "per:d"), False),
        (judgement(Verdict.SAME, NAME, "per:ann-lee"), judgement(Verdict.DIFFERENT, NAME, "per:ann-lee-jr"), True),
        (judgement(Verdict.SAME, NAME, "per:ann-lee"), judgement(Verdict.SAME, f"person:x in doc:{SLUG}", "per:ann-lee"), False),
    ],
)
def test_a_decision_meets_another_on_the_same_alone(
    tmp_path: Path, work: Reviewed, first: Judgement, second: Judgement, meets: bool
) -> None:
    ledger = tmp_path / "decisions.csv"
    seen = Seen.of(read(ledger))
    append(ledger, [first], BOB)
    if not meets:
        append(ledger, [second], BOB, allow=unless_decided(seen, [second], work))
        assert len(read(ledger)) == 2
        return
    with pytest.raises(ConfigError, match=r"somebody was faster: Bob decided 001: .*so it is") as caught:
        append(ledger, [second], BOB, allow=unless_decided(seen, [second], work))
    assert (caught.value.code, len(read(ledger))) == ("KG0948", 1)


def test_a_withdrawal_meets_what_is_said_of_the_same_again(tmp_path: Path, work: Reviewed) -> None:
    ledger = tmp_path / "decisions.csv"
    (made,) = append(ledger, [judgement(Verdict.REJECTED, JUDGE)], BOB)
    seen = Seen.of(read(ledger))
    append(ledger, [judgement(Verdict.ACCEPTED, WORDS)], BOB)
    back = withdrawal(made, "misread")
    with pytest.raises(ConfigError, match="Bob decided 002"):
        append(ledger, [back], BOB, allow=unless_decided(seen, [back], work))
    append(ledger, [back], BOB, allow=unless_decided(Seen.of(read(ledger)), [back], work))
    with pytest.raises(ConfigError, match="Bob decided 003"):
        append(ledger, [back], BOB, allow=unless_decided(Seen.of(read(ledger)[:2]), [back], work))


@pytest.mark.parametrize("told", ["", "nonsense", "7-ab", "1-ab", "-1-ab", "99999999999999999999-ab"])
def test_what_nobody_saw_is_no_ledger(tmp_path: Path, work: Reviewed, told: str) -> None:
    append(tmp_path / "decisions.csv", [judgement(Verdict.REJECTED, JUDGE)], BOB)
    with pytest.raises(ConfigError, match="changed by hand"):
        unless_decided(Seen.read(told), [judgement(Verdict.REJECTED, JUDGE)], work)(read(tmp_path / "decisions.csv"))


def test_what_was_seen_goes_through_a_form_and_back(tmp_path: Path) -> None:
    append(tmp_path / "decisions.csv", [judgement(Verdict.REJECTED, JUDGE)], BOB)
    seen = Seen.of(read(tmp_path / "decisions.csv"))
    assert Seen.read(str(seen)) == seen
    assert seen.since(read(tmp_path / "decisions.csv")) == ()
