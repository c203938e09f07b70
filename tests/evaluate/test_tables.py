"""Two tables of one article: which rows tell the same fact, and what the scores are."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.evaluate.table_score import TableScore
from kg.evaluate.tables import Row, pairs, read_table, verified

TEXT = "Former Attorney General Jeff Sessions left.\nTrump backs Roy Moore."
TENURE = {
    "type": "Tenure", "subject": "Jeff Sessions", "object": "Attorney General", "other": "", "time": "../2019", "modality": "actual",
    "polarity": "affirmed", "source": "", "status": "former", "char_start": "0", "char_end": "37", "quote": TEXT[:37],
}  # fmt: skip
BACKING = TENURE | {
    "type": "Endorsement", "subject": "Donald Trump", "object": "Roy Moore", "time": "", "status": "",
    "char_start": "44", "char_end": "66", "quote": TEXT[44:66],
}  # fmt: skip


def paired(gold: Row, found: Row, *others: Row) -> bool:
    return pairs([gold, *others], [found]) == [(0, 0)]


def test_a_fact_is_known_by_type_and_fillers_not_by_words() -> None:
    assert paired(TENURE, TENURE | {"object": "the U.S. Attorney General", "char_start": "30"})
    assert not paired(TENURE, TENURE | {"object": "Secretary of State"})
    assert not paired(TENURE, TENURE | {"type": "Candidacy"})


def test_a_person_is_known_by_the_whole_name() -> None:
    assert paired(TENURE, TENURE | {"subject": "Jefferson Sessions"})
    assert not paired(TENURE, TENURE | {"subject": "Sessions"})
    assert not paired(TENURE, TENURE | {"subject": "Pete Sessions"})


def test_an_event_with_an_empty_filler_needs_an_overlapping_quote() -> None:
    gold = BACKING | {"subject": ""}
    assert paired(gold, BACKING)
    assert not paired(gold, BACKING | {"char_start": "0", "char_end": "5"})


def test_each_row_is_used_once() -> None:
    assert pairs([TENURE], [TENURE, TENURE]) == [(0, 0)]


def test_a_quote_that_does_not_stand_in_the_article_matches_nothing() -> None:
    assert verified(TENURE, TEXT) == TENURE
    assert not paired(TENURE, verified(TENURE | {"quote": "Former AG"}, TEXT))
    assert not paired(TENURE, verified(TENURE | {"char_end": "50", "quote": ""}, TEXT))


def test_scores_count_what_is_missed_and_what_is_wrong() -> None:
    score = TableScore()
    score.add("a", [TENURE, BACKING], [TENURE | {"status": "current"}, BACKING | {"object": "Doug Jones"}])
    ratio = dict(score.lines())
    assert (ratio["all"].gold, ratio["all"].found, ratio["all"].matched) == (2, 2, 1)
    assert (ratio["roles"].f1, ratio["events"].f1) == (1.0, 0.0)
    assert score.attributes()["status"] == (0, 1)
    assert [kind for kind, _ in score.notes] == ["status", "missed", "wrong"]


@pytest.mark.shared
def test_gold_tables_against_themselves_are_perfect_and_the_published_scorer_agrees(shared: Path, tmp_path: Path) -> None:
    gold = shared / "gold/news"
    stem = next(path.stem for path in sorted(gold.glob("*.tsv")) if path.stem.startswith("548"))
    rows = read_table(gold / f"{stem}.tsv")
    same = TableScore()
    same.add(stem, rows, rows)
    assert all(ratio.f1 == 1.0 for _, ratio in same.lines())
    lines = (gold / f"{stem}.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    damaged = [
        lines[0],
        *(line.replace("actual", "planned") if n % 3 == 0 else line.replace("Trump", "Moore") for n, line in enumerate(lines[1:])),
    ]
    (tmp_path / f"{stem}.tsv").write_text("".join(damaged[: 2 + len(damaged) // 2]), encoding="utf-8")
    score = TableScore()
    score.add(stem, rows, read_table(tmp_path / f"{stem}.tsv"))
    only = tmp_path / "gold"
    only.mkdir()
    shutil.copy(gold / f"{stem}.tsv", only)
    command = [sys.executable, str(shared / "tools/score_facts.py"), str(only), str(tmp_path), "--json"]
    published = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for name, ratio in score.lines():
        theirs = published.get(name) or published["types"][name]
        assert (theirs["gold"], theirs["predicted"], theirs["matched"]) == (ratio.gold, ratio.found, ratio.matched), name
    for name, (right, found) in score.attributes().items():
        assert (published["attributes"][name]["right"], published["attributes"][name]["pairs"]) == (right, found), name
