"""The queue of ``kg review``: its order and filters, what is shown, what every key writes, and that all of it can be taken back."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.ingest.corpus import read_corpus, read_ledgers
from kg.model.decision import in_force
from kg.vocabulary import load
from tests.review_project import SLUG, project, read_project

__all__ = ["project", "read_project"]


def review(project: Path, keys: str, *options: str) -> Result:
    words = ["-C", str(project), "review", "--by", "Ann", *options]
    return CliRunner().invoke(main, words, input=keys, prog_name="kg", env={"NO_COLOR": "1"})


def rows(project: Path) -> list[tuple[str, str, str]]:
    return [(d.verdict.value, d.subject, d.other) for d in read_ledgers([project / "seeds"])[0]]


def standing(project: Path) -> list[str]:
    return [d.id for d in in_force(read_ledgers([project / "seeds"])[0])]


def listed(project: Path, *options: str) -> list[str]:
    result = CliRunner().invoke(main, ["-C", str(project), "review", "--list", "--json", *options], prog_name="kg")
    return [row["says"] for row in json.loads(result.stdout)]


MAYOR, JUDGE, RUN = "Ann Lee as Mayor of Oz", "Bob Ray as Judge of Oz", "Bob Ray as Mayor of Oz"
ENDORSE, NAME = "Ann Lee endorses Bob Ray", "“Ann Lee Jr.”: per:ann-lee-jr?"


def test_doubtful_names_and_withheld_claims_come_first_then_the_least_sure(project: Path) -> None:
    assert listed(project) == [NAME, ENDORSE, JUDGE, RUN, MAYOR]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--only", "modality=conditional"], [JUDGE, RUN]),
        (["--only", "modality=conditional", "--below", "0.6"], [JUDGE]),
        (["--class", "tenure"], [JUDGE, RUN, MAYOR]),
        (["--class", "Event"], [ENDORSE]),
        (["--quarantine"], [ENDORSE]),
        (["--names"], [NAME]),
        (["--only", "status=withheld"], [ENDORSE]),
        (["--doc", f"doc:{SLUG}", "--below", "0.6"], [JUDGE]),
        (["--conflicts"], [RUN]),
    ],
)
def test_filters_narrow_the_queue(project: Path, options: list[str], shown: list[str]) -> None:
    assert listed(project, *options) == shown


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--only", "mood=glad"], "KG0940"),
        (["--class", "Tenur"], "did you mean Tenure?"),
        (["--doc", "another"], "no article is called 'another'"),
        (["--doc", SLUG[:-1]], f"did you mean doc:{SLUG}?"),
        (["--below", "7"], "'--below'"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(project: Path, options: list[str], code: str) -> None:
    result = review(project, "", *options)
    assert (result.exit_code, code in result.stderr) == (2, True)


def test_a_statement_is_shown_with_its_sentence_its_voice_and_its_rule(project: Path) -> None:
    shown = review(project, "q", "--below", "0.6").stdout
    assert "1/1  Bob Ray as Judge of Oz" in shown
    assert "    [Bob Ray may run for judge], his friends said.\n" in shown
    assert "conditional, certain · the article" in shown
    assert "Tenure · rule frame-run · confidence 0.5 · now accepted" in shown


def test_what_is_withheld_says_why(project: Path) -> None:
    assert "KG0411  an endorsement needs its day" in review(project, "", "--quarantine").stdout


def test_to_accept_what_is_withheld_is_refused_and_it_goes_on_waiting(project: Path) -> None:
    result = review(project, "aA", "--quarantine")
    assert result.stdout.count("to accept it would not let it in, it is wrong in itself: an endorsement needs its day (KG0411)") == 3
    words = ("accept", f"clm:{SLUG}_endorse", "--why", "so it is")
    refused = CliRunner().invoke(main, ["-C", str(project), *words], prog_name="kg")
    assert (refused.exit_code, "KG0947" in refused.stderr, rows(project)) == (2, True, [])
    row = f"001,Accepted,clm:{SLUG}_endorse,,,so it is,Ann,2021-04-01"
    (project / "seeds" / "decisions.csv").write_text(f"id,verdict,subject,other,because,reason,by,made\n{row}\n", encoding="utf-8")
    assert listed(project, "--quarantine") == [ENDORSE], "accepted by hand it waits as well"
    review(project, "x", "--quarantine")
    assert listed(project, "--quarantine") == []


def test_keys_write_one_row_each_and_the_rest_waits(project: Path) -> None:
    result = review(project, "a x\nd q", "--class", "Tenure", "--why", "read twice")
    assert rows(project) == [
        ("Accepted", f'"Bob Ray may run for judge" kgo:Tenure in doc:{SLUG}', ""),
        ("Rejected", f'"Ann Lee was mayor" kgo:Tenure in doc:{SLUG}', ""),
    ]
    assert "2 decisions, 1 left" in result.stderr
    assert {d.reason for d in read_ledgers([project / "seeds"])[0]} == {"read twice"}
    assert listed(project, "--class", "Tenure") == [RUN], "what is decided does not wait any more"


def test_what_was_decided_is_taken_back_by_backspace_and_shown_again(project: Path) -> None:
    result = review(project, "a\x7fx", "--below", "0.6")
    assert [row[0] for row in rows(project)] == ["Accepted", "Withdrawn", "Rejected"]
    assert standing(project) == ["003"]
    assert result.stdout.count("1/1  Bob Ray as Judge of Oz") == 2
    assert "nothing was decided" in review(project, "u").stdout


def test_all_that_one_rule_read_is_decided_after_a_list(project: Path) -> None:
    refused = review(project, "Xn", "--class", "Tenure")
    assert "Rejected: these 2 that frame-run read as conditional" in refused.stdout
    assert "none of them is decided" in refused.stdout
    assert "Bob Ray as Mayor of Oz   “Bob Ray could also run for mayor”" in refused.stdout
    assert rows(project) == []
    review(project, "Xyu", "--class", "Tenure")
    assert [row[0] for row in rows(project)] == ["Rejected", "Rejected", "Withdrawn", "Withdrawn"]
    assert standing(project) == []


def test_each_decision_is_told_with_its_row(project: Path) -> None:
    told = review(project, "a x", "--class", "Tenure").stdout
    assert ("  001  Accepted" in told, "  002  Rejected" in told) == (True, True)


@pytest.mark.parametrize(("listed_at_most", "more"), [(2, ""), (1, "… and 1 more")])
def test_a_long_list_is_cut_and_says_how_much_more_there_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, listed_at_most: int, more: str
) -> None:
    monkeypatch.setattr("kg.curation.session._LISTED", listed_at_most)
    told = review(project, "Xn", "--class", "Tenure").stdout
    assert told.partition("… and")[2].partition("\n")[0] == more.removeprefix("… and")


def test_what_was_decided_on_an_earlier_text_waits_again(project: Path) -> None:
    review(project, "a", "--below", "0.6")
    assert listed(project, "--below", "0.6") == []
    report = json.loads((project / "output/report.json").read_text(encoding="utf-8"))
    report["findings"].append({"code": "KG0710", "message": "decision 001 rests on words that it no longer has", "severity": "Warning"})
    shared = (project / "output").resolve()
    (project / "output").unlink()
    shutil.copytree(shared, project / "output")
    (project / "output/report.json").write_text(json.dumps(report), encoding="utf-8")
    assert listed(project, "--below", "0.6") == [JUDGE]
    told = CliRunner().invoke(main, ["-C", str(project), "decisions", "--json"], prog_name="kg").stdout
    assert [row["does"] for row in json.loads(told)] == ["re-opened: its article was changed"]


def test_a_doubtful_name_is_confirmed_refused_or_said_to_be_another(project: Path) -> None:
    subject = f"person:ann-lee-jr in doc:{SLUG}"
    shown = review(project, "q", "--names").stdout
    assert "1  per:ann-lee-jr  Ann Lee Jr.   (taken for it now)" in shown
    assert "2  per:ann-lee  Ann Lee" in shown
    for keys in ("au", "xu", "m2\nu", "m\nBob Ray\n"):
        review(project, keys, "--names")
    written = [row for row in rows(project) if row[0] != "Withdrawn"]
    assert written == [
        ("Same", subject, "per:ann-lee-jr"), ("Different", subject, "per:ann-lee-jr"), ("Same", subject, "per:ann-lee"),
        ("Same", subject, "per:bob-ray"),
    ]  # fmt: skip
    assert listed(project, "--names") == []


def test_two_of_a_statement_are_merged_and_the_statement_still_waits(project: Path) -> None:
    result = review(project, "mBob Ray = Ann Lee\nm\nBob Ray = Mayor of Oz\na", "--below", "0.6")
    assert [row[0] for row in rows(project)] == ["Same", "Accepted"]
    assert "KG0935" in result.stdout


def test_an_edit_writes_a_curated_row_and_rejects_the_claim(project: Path) -> None:
    result = review(project, "e\nfrom=2021-03 ; to=[2021-04..]\n", "--class", "Tenure", "--only", "modality=actual")
    assert "subject=per:ann-lee ; object=post:mayor ; from= ; to= ; modality=Actual Affirmed Certain" in result.stdout
    assert [row[0] for row in rows(project)] == ["Rejected"], result.stdout
    with (project / "seeds/curated/corrections.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row == {
        "subject": "per:ann-lee", "predicate": "holdsPost", "object": "post:mayor", "from": "2021-03", "to": "[2021-04..]",
        "modality": "Actual Affirmed Certain", "source": "https://example.org/story", "quote": "Ann Lee was mayor",
        "note": f"corrects clm:{SLUG}_mayor",
    }  # fmt: skip
    corpus = read_corpus([project / "seeds"], load(), root=project)
    assert [(s.begin, s.end) for source in corpus.curated for s in source.situations] == [("2021-03", "[2021-04..]")]


def test_an_edit_that_is_taken_back_leaves_no_row(project: Path) -> None:
    correct = "e\nfrom=2021-03\n"
    for keys, decision in ((f"{correct}u", "001"), (f"{correct}q", "003"), (f"{correct}l\n005\n", "005")):
        review(project, keys, "--class", "Tenure", "--only", "modality=actual", "--why", "the words tell")
        if keys.endswith("q"):
            assert (project / "seeds/curated/corrections.csv").exists()
            CliRunner().invoke(main, ["-C", str(project), "undo", decision], prog_name="kg")
        assert standing(project) == []
        assert not (project / "seeds/curated/corrections.csv").exists()


@pytest.mark.parametrize("answer", ["from=soon", "subject=per:nobody", "2021", "colour=3"])
def test_a_correction_that_would_be_set_aside_is_refused_and_nothing_is_written(project: Path, answer: str) -> None:
    result = review(project, f"e\n{answer}\n", "--class", "Tenure", "--only", "modality=actual")
    assert "KG0945" in result.stdout
    assert rows(project) == []
    assert not (project / "seeds/curated").exists()


@pytest.mark.parametrize("value", ["per:nobody", "cand:nobody_mayor"])
def test_a_correction_names_nothing_that_is_not_there_even_where_words_would_do(project: Path, value: str) -> None:
    result = review(project, f"e\nobject={value}\n", "--class", "Endorsement")
    assert "KG0945" in result.stdout
    assert (rows(project), (project / "seeds/curated").exists()) == ([], False)


def test_the_last_decisions_are_listed_and_one_is_taken_back(project: Path) -> None:
    result = review(project, "axl\n001\nq", "--class", "Tenure")
    assert "002  Rejected" in result.stdout
    assert standing(project) == ["002"]
    assert "'009' is none of these" in review(project, "l\n009\n").stdout


def test_a_key_that_means_nothing_is_told_and_help_lists_the_keys(project: Path) -> None:
    shown = review(project, "z?").stdout
    assert "'z' is no key here" in shown
    assert "a      accept" in shown


def test_a_dry_run_writes_nothing(project: Path) -> None:
    assert review(project, "axu", "--dry-run", "--class", "Tenure").exit_code == 0
    assert rows(project) == []


def test_the_end_of_the_queue_can_still_be_taken_back(project: Path) -> None:
    result = review(project, "aau", "--below", "0.6")
    assert "that was the last one" in result.stdout
    assert "nothing is left to decide" in result.stdout
    assert standing(project) == []
