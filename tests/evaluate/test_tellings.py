"""Labelled tellings of events: which situation they became, and what follows for pairs and for one event told often."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import Config
from kg.evaluate.datasets.events_identity import DATASET, pair_items, recusal_items
from kg.evaluate.measures import Request, total_ratio, total_share
from kg.evaluate.tellings import Found, Telling
from kg.model.claim import Claim, Situation
from kg.model.resolution import Resolution, Source
from kg.model.span import Quote, Span
from kg.vocabulary import load

PAIRS, JOINED = "pairs that are one event", "articles in the one situation of the recusal"


def source(slug: str, *told: tuple[str, str, int, int]) -> Source:
    """An article that tells of situations (IRI, class) in stretches of its text."""
    situations = {iri: Situation(iri, cls) for iri, cls, _, _ in told}
    claims = [Claim(f"{slug}{n}", iri, quotes=(Quote(slug, Span(a, b), "x", 1, 1),), origin=slug) for n, (iri, _, a, b) in enumerate(told)]
    return Source(slug, tuple(situations.values()), tuple(claims))


@pytest.fixture(scope="module")
def found() -> Found:
    sources = (
        source("doc-a", ("e1", "Recusal", 10, 40), ("e2", "Removal", 10, 40), ("e3", "Removal", 12, 20)),
        source("doc-b", ("e1", "Recusal", 0, 30), ("e4", "Removal", 50, 60)),
        source("doc-c", ("e5", "Recusal", 0, 30)),
    )
    return Found.of(Resolution(sources=sources), {"doc-a": "a", "doc-b": "b", "doc-c": "c"}, load())


def pair(a: tuple[str, int, int], b: tuple[str, int, int], cls: str, same: str) -> dict[str, str]:
    row = {"class": cls, "same": same}
    for side, (article, start, end) in (("_a", a), ("_b", b)):
        row |= {f"article{side}": article, f"start{side}": str(start), f"end{side}": str(end)}
    return row


@pytest.mark.parametrize(
    ("article", "start", "end", "cls", "situation"),
    [
        ("a", 15, 35, "Recusal", "e1"),
        ("a", 12, 21, "Removal", "e3"),
        ("a", 10, 38, "Removal", "e2"),
        ("a", 41, 60, "Recusal", ""),
        ("b", 0, 30, "Removal", ""),
        ("other", 0, 30, "Removal", ""),
    ],
)
def test_a_telling_is_the_situation_of_its_class_whose_quote_covers_it_best(
    found: Found, article: str, start: int, end: int, cls: str, situation: str
) -> None:
    assert found.situation(Telling(article, Span(start, end), cls)) == situation


def test_pairs_count_where_both_tellings_were_read(found: Found) -> None:
    rows = [
        pair(("a", 10, 40), ("b", 0, 30), "Recusal", "yes"),
        pair(("a", 10, 40), ("c", 0, 30), "Recusal", "yes"),
        pair(("a", 10, 40), ("b", 0, 30), "Recusal", "no"),
        pair(("a", 12, 20), ("b", 50, 60), "Removal", "no"),
        pair(("a", 12, 20), ("c", 0, 30), "Removal", "yes"),
    ]
    items = [item for number, row in enumerate(rows) for item in pair_items(number, row, found)]
    ratio = total_ratio(items, PAIRS)
    assert (ratio.gold, ratio.found, ratio.matched) == (2, 2, 1)
    assert total_share(items, "pairs of which both were read") == (4, 5)
    assert total_share(items, "tellings read") == (9, 10)


def test_an_article_counts_where_all_that_was_read_of_it_is_the_usual_situation(found: Found) -> None:
    rows = [
        {"article": article, "start": str(start), "end": str(start + 10)} for article, start in (("a", 12), ("b", 2), ("c", 2), ("b", 70))
    ]
    items = list(recusal_items(rows, found))
    assert total_share(items, JOINED) == (2, 3)
    assert total_share(items, "tellings of the recusal read") == (3, 4)


def test_the_labels_beside_the_articles_are_measured(tmp_path: Path) -> None:
    articles, labels = tmp_path / "data/news-articles/articles", tmp_path / "labels"
    articles.mkdir(parents=True)
    labels.mkdir()
    text = "\n# {title}\n\nPublished at: **{day}**\n\nAuthor: **A B**\n\nJeff Sessions recused himself from the Russia inquiry in 2017.\n"
    for name, day in (("one", "2017-03-04"), ("two", "2018-05-06")):
        (articles / f"{name}.txt").write_text(text.format(title=name, day=day), encoding="utf-8")
    start = text.format(title="one", day="2017-03-04").index("Jeff")
    for table in ("event_pairs", "event_pairs_open", "event_pairs_aside"):
        (labels / f"{table}.tsv").write_text(
            "article_a\tstart_a\tend_a\tarticle_b\tstart_b\tend_b\tclass\tsame\n"
            f"one\t{start}\t{start + 60}\ttwo\t{start}\t{start + 60}\tRecusal\tyes\n",
            encoding="utf-8",
        )
    (labels / "recusal.tsv").write_text(f"article\tstart\tend\none\t{start}\t{start + 20}\ntwo\t{start}\t{start + 20}\n", encoding="utf-8")
    items = list(DATASET.measure(Request(tmp_path, Config(jobs=1, seeds=()))))
    assert total_ratio(items, PAIRS).f1 == 1.0
    items = list(DATASET.measure(Request(tmp_path, Config(jobs=1, seeds=()))))
    assert total_ratio(items, PAIRS).f1 == total_ratio(items, f"second set, open: {PAIRS}").f1 == 1.0
    assert total_share(items, JOINED) == (2, 2)
    assert not [item for item in items if "aside" in item.name]
    with_aside = list(DATASET.measure(Request(tmp_path, Config(jobs=1, seeds=()), aside=True)))
    assert total_ratio(with_aside, f"second set, aside: {PAIRS}").f1 == 1.0
