"""Record times: which text was first seen when, read from history.csv in any order of its rows."""

from __future__ import annotations

import hashlib
import random
from datetime import date
from pathlib import Path

from kg.ingest.corpus import FileKind, read_corpus, read_inputs
from kg.model.record import Recorded
from kg.vocabulary import load

ARTICLE = "# Mayor quits\n\nPublished at: **2021-03-05**\n\nMayor Ann Lee resigned on Thursday.\n"
SLUG = "2021-03-05-mayor-quits"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def corpus_with(folder: Path, *rows: str) -> tuple[dict[str, Recorded], list[str]]:
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "history.csv").write_text("\n".join(["sha256,path,first_seen", *rows, ""]), encoding="utf-8")
    corpus = read_corpus([folder], load(), root=folder)
    return dict(corpus.recorded), [finding.code for finding in corpus.findings]


def test_no_row_means_that_nobody_recorded_it(tmp_path: Path) -> None:
    assert corpus_with(tmp_path) == ({}, [])


def test_a_row_says_when_the_very_text_was_first_seen_and_an_older_one_when_an_earlier_version_was(tmp_path: Path) -> None:
    rows = [f"{sha(ARTICLE)},articles/a.txt,2021-04-01", f"{'0' * 64},articles/a.txt,2021-03-06", f"{'1' * 64},articles/b.txt,2020-01-01"]
    expected = {SLUG: Recorded(date(2021, 4, 1), date(2021, 3, 6))}
    for seed in range(3):
        assert corpus_with(tmp_path, *random.Random(seed).sample(rows, 3)) == (expected, [])


def test_of_two_rows_on_one_text_the_earliest_counts_whatever_file_it_lay_in(tmp_path: Path) -> None:
    rows = [f"{sha(ARTICLE)},articles/a.txt,2021-04-01", f"{sha(ARTICLE)},old/a.txt,2021-03-07"]
    assert corpus_with(tmp_path, *rows)[0] == {SLUG: Recorded(date(2021, 3, 7))}


def test_a_row_without_a_day_or_a_hash_is_a_finding_and_the_others_count(tmp_path: Path) -> None:
    rows = [f"{sha(ARTICLE)},articles/a.txt,2021-04-01", f"{sha(ARTICLE)},articles/a.txt,spring", "12,articles/a.txt,2020-01-01"]
    assert corpus_with(tmp_path, *rows) == ({SLUG: Recorded(date(2021, 4, 1))}, ["KG0240", "KG0240"])


def test_what_two_curated_files_of_one_name_say_is_known_when_the_last_of_them_is(tmp_path: Path) -> None:
    header = "subject,predicate,object,from,to,modality,source,quote,note\n"
    texts = {"x/facts.csv": header, "y/facts.csv": header + "\n"}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    days = ("2022-01-01", "2022-05-01")
    rows = [f"{sha(text)},{name},{day}" for (name, text), day in zip(texts.items(), days, strict=True)]
    assert corpus_with(tmp_path, *rows)[0]["curated_facts"] == Recorded(date(2022, 5, 1), date(2022, 1, 1))
    assert corpus_with(tmp_path, *rows[1:])[0]["curated_facts"] == Recorded(None, date(2022, 5, 1))


def test_the_inputs_can_be_listed_without_looking_into_them(tmp_path: Path) -> None:
    corpus_with(tmp_path)
    assert [(file.path, file.kind) for file in read_inputs([tmp_path], root=tmp_path)] == [
        ("articles/a.txt", FileKind.ARTICLE),
        ("history.csv", FileKind.HISTORY),
    ]
