"""One happening, one situation: labelled pairs of tellings, and all tellings of one recusal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.evaluate.datasets.news import ARTICLES
from kg.evaluate.measures import Dataset, Item, Request
from kg.evaluate.table_score import Ratio
from kg.evaluate.tellings import Found, Row, Telling, read_labels
from kg.evaluate.texts import chosen
from kg.fact_tables import resolved
from kg.resources import shipped
from kg.vocabulary import load

#: the folder of labels, beside the articles or the project's own, and its tables
LABELS, PAIRS, RECUSAL = "labels", "event_pairs.tsv", "recusal.tsv"


def measure(request: Request) -> Iterator[Item]:
    """The counts of each labelled pair, then those of the tellings of the recusal."""
    beside = request.folder / LABELS
    folder = beside if beside.is_dir() else Path(shipped("bench")) / LABELS
    pairs, recusal = (chosen(read_labels(folder / name), request.limit) for name in (PAIRS, RECUSAL))
    names = {row[column] for row in pairs for column in ("article_a", "article_b")} | {row["article"] for row in recusal}
    files = [path for name in sorted(names) if (path := request.folder / ARTICLES[0] / f"{name}.txt").exists()]
    request.begin(len(files))
    resolution, documents = resolved(files, request.config)
    request.advance()
    stems = {document.slug: Path(document.path).stem for document in documents}
    found = Found.of(resolution, stems, load(request.config.ontology, request.config.base))
    for number, row in enumerate(pairs, 1):
        yield from pair_items(number, row, found)
    yield from recusal_items(recusal, found)


def pair_items(number: int, row: Row, found: Found) -> Iterator[Item]:
    """Of each telling of a pair whether it was read, and where both were, whether they are one situation as labelled."""
    read = {side: found.situation(Telling.of(row, row["class"], side)) for side in ("_a", "_b")}
    for side, situation in read.items():
        yield Item(f"{row[f'article{side}']}#pair {number}", shares={"tellings read": (int(bool(situation)), 1)})
    both, same, joined = all(read.values()), row["same"] == "yes", len(set(read.values())) == 1
    ratios = {"pairs that are one event": Ratio(int(same), int(joined), int(same and joined))} if both else {}
    yield Item(f"{row['article_a']}#pair {number}", ratios, {"pairs of which both were read": (int(both), 1)})


def recusal_items(rows: Sequence[Row], found: Found) -> Iterator[Item]:
    """How many tellings of the recusal were read, article by article, and whether each article with one tells of the usual situation."""
    told = [(row["article"], found.situation(Telling.of(row, "Recusal"))) for row in rows]
    by_article: dict[str, set[str]] = {}
    for article, situation in told:
        by_article.setdefault(article, set()).update({situation} - {""})
    usual = Counter(situation for _, situation in told if situation).most_common(1)
    for article, situations in sorted(by_article.items()):
        own = [situation for name, situation in told if name == article]
        shares = {"tellings of the recusal read": (sum(map(bool, own)), len(own))}
        if situations:
            shares["articles in the one situation of the recusal"] = (int(situations == {usual[0][0]}), 1)
        yield Item(f"{article}#recusal", shares=shares)


DATASET = Dataset(
    "events-identity",
    "One happening, one situation",
    "Pairs of tellings of events in news articles, labelled blind as one event or two, chosen for what is easily mixed up. A pair counts "
    "where both tellings were read as an event of the labelled class; found are pairs that became one situation. All articles of the "
    "labels are resolved together, with the shipped registry. Then every telling of one recusal, which should be one situation.",
    (ARTICLES[0],),
    measure,
)
