"""The ledger on disk: rows are added and never changed, nothing of two writers is lost, what cannot be read back is not written."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from kg.curation.ledger_file import Judgement, Signature, append, row_of
from kg.errors import InputError
from kg.file_changes import change_files, text_added
from kg.ingest.corpus import read_ledgers
from kg.model.decision import Decision, Verdict, in_force

ANN = Signature("Ann Lee", "2026-11-29T10:00:00Z")
HEAD = "id,verdict,subject,other,because,reason,by,made\n"
FIRST = '001,Rejected,clm:a,,,"Said so, twice",curator,2026-01-01\n'


def accepted(subject: str = "clm:b", reason: str = "so it is") -> Judgement:
    return Judgement(Verdict.ACCEPTED, subject, reason=reason)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "decisions.csv"
    path.write_text(HEAD + FIRST, encoding="utf-8")
    return path


def read(path: Path) -> list[Decision]:
    decisions, findings = read_ledgers([path])
    assert findings == ()
    return list(decisions)


def test_a_row_is_added_behind_the_others_under_the_next_number(ledger: Path) -> None:
    (made,) = append(ledger, [accepted()], ANN)
    assert (made.id, made.by, made.made) == ("002", "Ann Lee", ANN.made)
    assert ledger.read_text(encoding="utf-8") == HEAD + FIRST + "002,Accepted,clm:b,,,so it is,Ann Lee,2026-11-29T10:00:00Z\n"


def test_a_ledger_that_is_not_there_is_begun(tmp_path: Path) -> None:
    append(tmp_path / "seeds" / "decisions.csv", [accepted(), accepted("clm:c")], ANN)
    assert [decision.id for decision in read(tmp_path / "seeds" / "decisions.csv")] == ["001", "002"]


def test_commas_quotes_and_line_ends_in_a_reason_come_back(ledger: Path) -> None:
    subject = '"he said ""no""" kgo:Recusal in doc:x'
    (made,) = append(ledger, [accepted(subject, 'It says "no", plainly;\nand twice')], ANN)
    assert read(ledger)[1].subject == subject
    assert read(ledger)[1].reason == made.reason == 'It says "no", plainly; and twice'
    assert row_of(made) in ledger.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD + FIRST.rstrip("\n"), HEAD + FIRST + "002,Accepted,clm:b,,,so it is,Ann Lee,2026-11-29T10:00:00Z\n"),
        (
            "\ufeffid;verdict;subject;other;because;reason;by;made\r\n",
            "\ufeffid;verdict;subject;other;because;reason;by;made\r\n001;Accepted;clm:b;;;so it is;Ann Lee;2026-11-29T10:00:00Z\r\n",
        ),
        (
            "verdict,id,subject,other,because,reason,made,by,seen\n",
            "verdict,id,subject,other,because,reason,made,by,seen\nAccepted,001,clm:b,,,so it is,2026-11-29T10:00:00Z,Ann Lee,\n",
        ),
    ],
    ids=["no line end", "as a spreadsheet saves it", "columns of its own"],
)
def test_a_row_is_written_as_the_file_is(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(before.encode())
    append(path, [accepted()], ANN)
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize("torn", ['002,Accepted,clm:c,,,"never closed\n', "id,verdict,subject\n"])
def test_what_would_swallow_the_new_row_is_refused_and_nothing_is_written(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "decisions.csv"
    before = torn if torn.startswith("id") else HEAD + torn
    path.write_text(before, encoding="utf-8")
    with pytest.raises(InputError, match="read back") as caught:
        append(path, [accepted()], ANN)
    assert (caught.value.code, path.read_text(encoding="utf-8")) == ("KG0114", before)


def test_dated_ids_of_two_people_never_meet() -> None:
    dated = [Signature(name, ANN.made, dated=True).ids([], 1)[0] for name in ("Ann Lee", "Bob Ray")]
    assert dated == ["2026-11-29-ann-lee-1", "2026-11-29-bob-ray-1"]
    assert Signature("Ann Lee", ANN.made).ids(["99", "1000", dated[0]], 2) == ["1001", "1002"]


def _write(path: Path, number: int) -> None:
    for n in range(10):
        append(path, [accepted(f"clm:{number}_{n}")], ANN)


def test_nothing_of_several_writers_at_once_is_lost(ledger: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write, args=(ledger, number)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    decisions = read(ledger)
    assert {decision.subject for decision in decisions[1:]} == {f"clm:{number}_{n}" for number in range(3) for n in range(10)}
    assert sorted(decision.id for decision in decisions) == [f"{n:03}" for n in range(1, 32)]
    assert ledger.read_text(encoding="utf-8").startswith(HEAD + FIRST)


def test_a_writer_that_fails_leaves_the_file_as_it_was(ledger: Path) -> None:
    def fail(_: str) -> str:
        raise OSError(28, "no space left")

    with pytest.raises(OSError, match="no space"):
        change_files(ledger.parent, {ledger: text_added(fail)})
    assert ledger.read_text(encoding="utf-8") == HEAD + FIRST


def test_of_a_clock_that_was_set_back_the_later_decision_counts_all_the_same(ledger: Path) -> None:
    back = replace(ANN, made="2020-01-01T00:00:00Z", clocked=True)
    append(ledger, [accepted("clm:a")], replace(ANN, made="2999-01-01T00:00:00Z"))
    (second,) = append(ledger, [Judgement(Verdict.REJECTED, "clm:a", reason="seen")], back)
    assert (second.made, in_force(read(ledger))[-1].id) == ("2999-01-01T00:00:01Z", second.id)
    (told,) = append(ledger, [accepted("clm:b")], replace(back, clocked=False))
    assert told.made == "2020-01-01T00:00:00Z", "a moment that somebody gave is theirs"


def test_behind_a_decision_at_the_end_of_the_calendar_and_an_id_without_end_a_row_is_added(ledger: Path) -> None:
    with ledger.open("a", encoding="utf-8") as file:
        file.write(f"{'9' * 5000},Accepted,clm:z,,,seen,Ann Lee,9999-12-31T23:59:59Z\n")
        file.write("x,Accepted,clm:z,,,seen,Ann Lee,0001-01-01T00:00:00+14:00\n")
    (made,) = append(ledger, [Judgement(Verdict.ACCEPTED, "clm:y", reason="seen")], Signature("Bob", "2026-11-29T10:00:00Z", clocked=True))
    assert (len(made.id), made.made) == (3, "2026-11-29T10:00:00Z")
