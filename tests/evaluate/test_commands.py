"""``kg facts`` and ``kg eval`` from the outside; the extractor is a stand-in that finds one fact an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.model.claim import Claim, EntityRef, Reading, Situation
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.ontology import Vocabulary
from kg.model.span import Quote, Span
from kg.publish.facts import COLUMNS

ARTICLE = "# Ann Lee wins\n\nPublished at: **2019-11-06T20:25:24+00:00**\n\nAuthor: **A B**\n\nSen. Ann Lee won.\n"


def _extractor(vocabulary: Vocabulary, model: str | None) -> Callable[[SourceDocument], Reading]:
    def extract(document: SourceDocument) -> Reading:
        start = document.text.index("Sen. Ann Lee")
        quote = Quote(document.slug, Span(start, start + 12), "Sen. Ann Lee", 1, 1)
        lee, post = LocalEntity("person:lee", EntityKind.PERSON, "Ann Lee"), LocalEntity("post:senator", EntityKind.POST, "Senator")
        held = Situation("tenure:lee", "Tenure", (("member", EntityRef(lee.id)), ("post", EntityRef(post.id))), stage="current")
        return Reading(document, (lee, post), (held,), (Claim("c", held.id, quotes=(quote,)),))

    return extract


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    monkeypatch.setattr("kg.readings.extractor_factory", lambda name: _extractor)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lee.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"# title\n\nno date \xff\xfe")
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_facts_writes_one_table_an_article_and_goes_on_after_a_bad_one(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("facts", "bad.txt", "lee.txt", "-o", "tables")
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == ["lee.tsv"]
    header, row, end = (tmp_path / "tables/lee.tsv").read_text(encoding="utf-8").split("\n")
    assert header.split("\t") == list(COLUMNS)
    assert row.split("\t")[:4] == ["1", "Tenure", "Ann Lee", "Senator"]
    assert end == ""


def test_articles_of_one_name_in_several_folders_each_have_a_table(run: Callable[..., Result], tmp_path: Path) -> None:
    for name in ("daily", "weekly"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lee.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("facts", "lee.txt", "daily", "weekly/lee.txt", "-o", "tables").exit_code == 0
    tables = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "tables").iterdir()}
    assert sorted(tables) == ["daily-lee.tsv", "lee.txt.tsv", "weekly-lee.tsv"]
    assert len(set(tables.values())) == 1


def test_facts_to_stdout_are_the_table_alone(run: Callable[..., Result]) -> None:
    result = run("facts", "lee.txt", "-o", "-")
    assert result.exit_code == 0
    assert [line.split("\t")[1] for line in result.stdout.splitlines()] == ["type", "Tenure"]


def test_eval_scores_tables_made_now_and_finished_ones(run: Callable[..., Result]) -> None:
    run("facts", "lee.txt", "-o", "gold")
    for arguments in (("--articles", "lee.txt"), ("--tables", "gold")):
        result = run("--json", "eval", "gold", *arguments)
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["scores"]["all"]["f1"] == 1.0


def test_eval_says_what_is_missing(run: Callable[..., Result]) -> None:
    run("facts", "lee.txt", "-o", "gold")
    result = run("eval", "gold")
    assert result.exit_code == 2
    assert "KG0941" in result.output


@pytest.mark.shared
def test_eval_of_the_gold_graph_against_itself(run: Callable[..., Result], shared: Path) -> None:
    gold = shared / "gold/seed/seed.trig"
    result = run("--json", "eval", gold, "--data", gold, "--show", "missed")
    scores = json.loads(result.stdout)
    assert scores["scores"]["claims found"] == {"found": 88, "of": 88}
    assert all(right == pairs for right, pairs in scores["attributes"].values())
    assert scores["notes"] == []
