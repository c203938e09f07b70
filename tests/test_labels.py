"""The hand-made labels of ``bench/labels/``: every row has the columns that its table promises, and points at whole words of an article."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.vocabulary import load

LABELS = Path(__file__).resolve().parent.parent / "bench" / "labels"
ASIDE = LABELS.parent / "annotations" / "aside.txt"
UNOPENED = ("117_", "363_", "515_", "593_", "681_")
SETS = ("event_pairs", "event_pairs_open", "event_pairs_aside")
PAIR = ("article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "class", "same")
COLUMNS = {
    "mentions": ("article", "start", "end", "entity"),
    "mentions_development": ("article", "start", "end", "entity"),
    "mentions_second": ("article", "start", "end", "entity"),
    **dict.fromkeys(SETS, PAIR),
    "recusal": ("article", "start", "end"),
    "reprints": ("article_a", "article_b", "kind"),
}
MENTIONS = [("mentions", ""), ("mentions_development", ""), ("mentions_second", "")]
SPANS = [*MENTIONS, *((name, side) for name in SETS for side in ("_a", "_b")), ("recusal", "")]


def table(name: str) -> list[dict[str, str]]:
    with (LABELS / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, str]:
    """Each article as it is read, by the stem of its file."""
    articles = (shared / "data" / "news-articles" / "articles").glob("*.txt")
    return {path.stem: path.read_bytes().decode("utf-8") for path in articles}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_the_columns_of_its_table_and_stands_once(name: str) -> None:
    rows = table(name)
    assert rows
    assert all(tuple(row) == COLUMNS[name] and all(row.values()) for row in rows)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", COLUMNS)
def test_no_article_that_was_to_stay_closed_is_labelled(name: str) -> None:
    closed = set(ASIDE.read_text(encoding="utf-8").split())
    named = {row[column] for row in table(name) for column in row if column.startswith("article")}
    assert not named & closed
    assert not [stem for stem in named if stem.startswith(UNOPENED)]


@pytest.mark.parametrize("name", SETS)
def test_the_class_of_a_pair_is_a_class_of_the_ontology_and_its_answer_yes_or_no(name: str) -> None:
    rows = table(name)
    assert {row["class"] for row in rows} <= set(load().classes)
    assert {row["same"] for row in rows} == {"yes", "no"}


@pytest.mark.parametrize("name", SETS)
def test_a_pair_is_of_two_tellings(name: str) -> None:
    rows = table(name)
    assert all(
        [row[f"{column}_a"] for column in COLUMNS["recusal"]] != [row[f"{column}_b"] for column in COLUMNS["recusal"]] for row in rows
    )


def test_the_sets_of_pairs_share_no_article_and_the_halves_of_one_no_telling() -> None:
    first, second = (
        {row[side] for name in names for row in table(name) for side in ("article_a", "article_b")} for names in (SETS[:1], SETS[1:])
    )
    open_, aside = (
        {(row[f"article{side}"], row[f"start{side}"]) for row in table(name) for side in ("_a", "_b") if row["same"] == "yes"}
        for name in SETS[1:]
    )
    assert not first & second
    assert not open_ & aside


def test_two_articles_are_a_reprint_an_update_or_neither() -> None:
    rows = table("reprints")
    assert {row["kind"] for row in rows} <= {"reprint", "update", "not"}
    assert all(row["article_a"] < row["article_b"] for row in rows)


@pytest.mark.parametrize("name", [name for name, _ in MENTIONS])
def test_words_name_one_person_only(name: str) -> None:
    spans = [(row["article"], row["start"], row["end"]) for row in table(name)]
    assert len(set(spans)) == len(spans)


def test_what_is_scored_and_what_is_mended_on_are_different_articles() -> None:
    mended = {row["article"] for row in table("mentions_development")}
    scored = {row["article"] for row in table("mentions")} | {
        row[side] for row in table("event_pairs") for side in ("article_a", "article_b")
    }
    assert not mended & (scored | {row["article"] for row in table("recusal")})


def test_the_second_set_of_mentions_is_of_articles_in_which_no_name_was_labelled_before() -> None:
    first = {row["article"] for name in ("mentions", "mentions_development") for row in table(name)}
    assert not first & {row["article"] for row in table("mentions_second")}


@pytest.mark.parametrize(("name", "side"), SPANS)
def test_a_label_begins_and_ends_at_the_border_of_a_word(texts: dict[str, str], name: str, side: str) -> None:
    for row in table(name):
        text, start, end = texts[row[f"article{side}"]], int(row[f"start{side}"]), int(row[f"end{side}"])
        assert 0 < start < end < len(text), row
        assert text[start:end] == text[start:end].strip(), row
        assert not (text[start - 1].isalnum() and text[start].isalnum()), row
        assert not (text[end - 1].isalnum() and text[end].isalnum()), row


def test_a_reprint_is_of_articles_that_exist(texts: dict[str, str]) -> None:
    assert {row[side] for row in table("reprints") for side in ("article_a", "article_b")} <= set(texts)
