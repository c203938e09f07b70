"""One happening, one situation: labelled pairs of tellings, and all tellings of one recusal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
#: the second set: what its figures are called, the table, and whether it is kept aside
HALVES = (("second set, open: ", "event_pairs_open.tsv", False), ("second set, aside: ", "event_pairs_aside.tsv", True))


def measure(request: Request) -> Iterator[Item]:
    """The counts of each labelled pair and those of the tellings of the recusal; then those of the pairs of the second set."""
    beside = request.folder / LABELS
    folder = beside if beside.is_dir() else Path(shipped("bench")) / LABELS
    pairs, recusal = (chosen(read_labels(folder / name), request.limit) for name in (PAIRS, RECUSAL))
    there = [half for half in HALVES if (folder / half[1]).exists()]
    halves = [(about, chosen(read_labels(folder / name), request.limit), aside) for about, name, aside in there]
    second = [row for _, rows, _ in halves for row in rows]
    files = [_articles(rows, request) for rows in ([*pairs, *recusal], second)]
    request.begin(sum(map(len, files)))
    found = _found(files[0], request)
    yield from (item for number, row in enumerate(pairs, 1) for item in pair_items(number, row, found))
    yield from recusal_items(recusal, found)
    found = _found(files[1], request)
    told = [(about, rows) for about, rows, aside in halves if request.aside or not aside]
    yield from (item for about, rows in told for number, row in enumerate(rows, 1) for item in pair_items(number, row, found, about))


def _articles(rows: Iterable[Row], request: Request) -> list[Path]:
    """The files of the articles that rows name."""
    names = {value for row in rows for column, value in row.items() if column.startswith("article")}
    return [path for name in sorted(names) if (path := request.folder / ARTICLES[0] / f"{name}.txt").exists()]


def _found(files: Sequence[Path], request: Request) -> Found:
    """What articles tell, resolved together."""
    resolution, documents = resolved(files, request.config, request.cache, request.advance)
    stems = {document.slug: Path(document.path).stem for document in documents}
    return Found.of(resolution, stems, load(request.config.ontology, request.config.base))


def pair_items(number: int, row: Row, found: Found, about: str = "") -> Iterator[Item]:
    """Of each telling of a pair whether it was read, and where both were, whether they are one situation as labelled.

    ``about`` opens the names of the figures: the set to which the pair belongs.
    """
    read = {side: found.situation(Telling.of(row, row["class"], side)) for side in ("_a", "_b")}
    for side, situation in read.items():
        yield Item(f"{row[f'article{side}']}#{about}pair {number}", shares={f"{about}tellings read": (int(bool(situation)), 1)})
    both, same, joined = all(read.values()), row["same"] == "yes", len(set(read.values())) == 1
    ratios = {f"{about}pairs that are one event": Ratio(int(same), int(joined), int(same and joined))} if both else {}
    yield Item(f"{row['article_a']}#{about}pair {number}", ratios, {f"{about}pairs of which both were read": (int(both), 1)})


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
    "first set are resolved together, with the shipped registry. Then every telling of one recusal, which should be one situation. Then a "
    "second set, told in other words. The first set, the recusal and the open half were looked at while the program was improved and are "
    "no estimate; of the half kept aside totals alone were.",
    (ARTICLES[0],),
    measure,
)
