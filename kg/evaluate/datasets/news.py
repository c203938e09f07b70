"""News articles with a flat table of facts each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.measures import Dataset, Item, Mark, Request
from kg.evaluate.table_score import TableScore
from kg.evaluate.tables import Row, quoted, read_table, verified
from kg.fact_tables import FactTable, fact_tables
from kg.publish.facts import COLUMNS

GOLD = "gold/news"
ARTICLES = ("data/news-articles/articles", "seeds/articles")
#: beginnings of the names of articles that nobody looks at while rules are written
ASIDE = ("117_", "363_", "515_", "593_", "681_")
#: what is told of the articles kept aside: nothing from which a single fact could be guessed
_TOTALS = frozenset({"all", "all strict", "roles", "roles strict", "events", "events strict"})


@dataclass(frozen=True, slots=True)
class Annotations:
    """A folder of tables, one an article, and how the names of those begin that nobody looks at while rules are written."""

    folder: Path
    aside: tuple[str, ...]


def measure(request: Request) -> Iterator[Item]:
    """The counts of each annotated article; of those kept aside the totals alone, under rows of their own, and only on request."""
    yield from measured(request, Annotations(request.folder / GOLD, ASIDE))


def measured(request: Request, annotations: Annotations) -> Iterator[Item]:
    """The counts of each article that has a table among ``annotations``."""
    for table, gold, found in scored_tables(request, annotations):
        score = TableScore()
        score.add(table.path.stem, gold, found)
        yield _item(table.path.stem, score, aside=table.path.stem.startswith(annotations.aside))


def scored_tables(request: Request, annotations: Annotations) -> Iterator[tuple[FactTable, list[Row], list[Row]]]:
    """Each article with its annotated rows and the rows read now, in the order of the table; a row without its quote matches nothing."""
    stems = sorted(path.stem for path in annotations.folder.glob("*.tsv"))
    kept = [stem for stem in stems if stem.startswith(annotations.aside)]
    open_stems = [stem for stem in stems if stem not in kept]
    chosen = (open_stems[: request.limit] if request.limit else open_stems) + kept * request.aside
    files = [path for stem in chosen if (path := _article(request.folder, stem)).exists()]
    request.begin(len(files))
    tables, _ = fact_tables(files, request.config, request.advance)
    for table in tables:
        rows = [{name: str(getattr(row, name)) for name in COLUMNS} for row in table.rows]
        text = table.path.read_bytes().decode("utf-8", "replace")
        gold = [quoted(row, text) for row in read_table(annotations.folder / f"{table.path.stem}.tsv")]
        yield table, gold, [verified(row, text) for row in rows]


def _article(folder: Path, stem: str) -> Path:
    places = [folder / place / f"{stem}.txt" for place in ARTICLES]
    return next((path for path in places if path.exists()), places[0])


def _item(stem: str, score: TableScore, *, aside: bool) -> Item:
    if aside:
        totals = {f"kept aside: {name}": ratio for name, ratio in score.lines() if name in _TOTALS}
        return Item("kept aside", totals, {f"kept aside: {name}": share for name, share in score.attributes().items()})
    return Item(stem, dict(score.lines()), score.attributes(), tuple(score.notes))


DATASET = Dataset(
    "news",
    "Annotated news articles",
    "Flat facts of annotated news articles: a row is found when its type and its fillers are right, strictly when modality and polarity "
    "are as well; the attributes are those of the found rows. These articles were read while rules were written; those kept aside are not "
    "counted here.",
    (GOLD, ARTICLES[0]),
    measure,
    (
        Mark("a second person annotating like articles", "roles F1 .93, events F1 .90, events strict F1 .82", "the project's own trial"),
        Mark("the same, attributes of found rows", "modality .95, polarity 1, status 1, time .80, source .76", "the project's own trial"),
        Mark("a rule script of one hour", "roles F1 .53, events F1 .24, events strict F1 .12", "the project's own trial"),
    ),
)
