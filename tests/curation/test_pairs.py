"""Decisions on pairs as they are typed and named, what they still do, and who signs them."""

from __future__ import annotations

import getpass
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.config import Config
from kg.curation.author import own_name
from kg.curation.effects import effects
from kg.curation.pairs import joined, joining
from kg.curation.project import ledger_path
from kg.curation.work import Reviewed, reviewed
from kg.errors import ConfigError
from kg.model.decision import Decision, Verdict
from tests.review_project import SLUG, read_project

__all__ = ["read_project"]


@pytest.fixture(scope="module")
def work(read_project: Path) -> Reviewed:
    return reviewed(Config(seeds=(read_project / "seeds",), output=read_project / "output"))


def decided(number: int, verdict: Verdict, subject: str, other: str = "") -> Decision:
    return Decision(f"{number:03}", verdict, subject, other, "", "so it is", "Ann", f"2026-01-0{number}T00:00:00Z")


def test_two_are_joined_as_typed_and_the_second_stays(work: Reviewed) -> None:
    judgement = joined(work.data, (), "Ann Lee Jr. = Bob Ray")
    assert (judgement.verdict, judgement.subject, judgement.other) == (Verdict.SAME, "per:ann-lee-jr", "per:bob-ray")
    with pytest.raises(ConfigError, match="does not name two") as caught:
        joined(work.data, (), "Ann Lee Jr.")
    assert caught.value.code == "KG0935"


@pytest.mark.parametrize(
    ("seeds", "ledger"),
    [("rows.csv", "rows.csv"), ("rows.tsv", "rows.tsv"), ("seeds", "seeds/decisions.csv")],
)
def test_new_rows_go_to_the_ledger_named_as_seeds_or_to_that_of_their_folder(tmp_path: Path, seeds: str, ledger: str) -> None:
    assert ledger_path(Config(seeds=(tmp_path / seeds,))) == tmp_path / ledger


def test_two_that_a_decision_keeps_apart_are_not_joined(work: Reviewed) -> None:
    apart = decided(1, Verdict.DIFFERENT, "per:bob-ray", "per:ann-lee-jr")
    with pytest.raises(ConfigError, match="a decision keeps per:ann-lee-jr and per:bob-ray apart") as caught:
        joined(work.data, [apart], "Ann Lee Jr. = Bob Ray")
    assert (caught.value.code, "--force of kg merge withdraws 001" in caught.value.remedy) == ("KG0938", True)


def test_the_same_that_is_meant_is_found_by_its_id_or_by_one_of_the_two(work: Reviewed) -> None:
    one, two = decided(1, Verdict.SAME, "per:ann-lee", "per:bob-ray"), decided(2, Verdict.SAME, "per:ann-lee-jr", "per:bob-ray")
    assert joining(work.data, [one, two], "002") == two
    assert joining(work.data, [one, two], "per:ann-lee-jr") == two
    with pytest.raises(ConfigError, match="several decisions make") as several:
        joining(work.data, [one, two], "per:bob-ray")
    assert "001: per:ann-lee = per:bob-ray; 002" in several.value.remedy
    for known, remedy in (([two], "there are: 002"), ([], "kg decisions")):
        with pytest.raises(ConfigError, match="no decision makes") as none:
            joining(work.data, known, "Ann Lee")
        assert (none.value.code, remedy in none.value.remedy) == ("KG0936", True)


def test_what_a_later_decision_on_the_same_two_replaces_is_told(work: Reviewed) -> None:
    same, different = decided(1, Verdict.SAME, "per:ann-lee", "per:bob-ray"), decided(2, Verdict.DIFFERENT, "per:bob-ray", "per:ann-lee")
    unsure = decided(3, Verdict.UNSURE, "per:ann-lee-jr", "per:bob-ray")
    told = effects(None, [same, different, unsure])
    assert told == {"001": "superseded by 002", "002": "kept apart", "003": "left open"}
    on = [decided(n, verdict, f"clm:{SLUG}_judge") for n, verdict in ((4, Verdict.ACCEPTED), (5, Verdict.REJECTED))]
    found = effects(work, [*on, decided(6, Verdict.ACCEPTED, "clm:gone")])
    assert (found["004"], found["006"]) == ("superseded by 005", "nothing answers to it")
    assert effects(None, on)["004"] == "not known before kg build"


def test_who_decides_is_known_by_git_else_by_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout="Ann Lee\n"))
    assert own_name() == "Ann Lee"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout="\n"))
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")
    assert own_name() == "ann"

    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    monkeypatch.setattr(getpass, "getuser", missing)
    assert own_name() == "curator"
