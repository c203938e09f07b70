"""News articles with a flat table of facts each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.evaluate.measures import Dataset, Item, Mark, Request
from kg.evaluate.table_score import TableScore
from kg.evaluate.tables import Row, read_table, verified
from kg.fact_tables import FactTable, fact_tables
from kg.publish.facts import COLUMNS

GOLD = "gold/news"
ARTICLES = ("data/news-articles/articles", "seeds/articles")
#: beginnings of the names of articles that nobody looks at while rules are written
ASIDE = ("117_", "363_", "515_", "593_", "681_")
#: what is told of the articles kept aside: nothing from which a single fact could be guessed
_TOTALS = frozenset({"all", "all strict", "roles", "roles strict", "events", "events strict"})


def measure(request: Request) -> Iterator[Item]:
    """The counts of each annotated article; of those kept aside the totals alone, under rows of their own, and only on request."""
    for table, gold, found in scored_tables(request):
        score = TableScore()
        score.add(table.path.stem, gold, found)
        yield _item(table.path.stem, score)


def scored_tables(request: Request) -> Iterator[tuple[FactTable, list[Row], list[Row]]]:
    """Each article with its annotated rows and the rows read now, in the order of the table; a row without its quote matches nothing."""
    stems = sorted(path.stem for path in (request.folder / GOLD).glob("*.tsv"))
    open_stems = [stem for stem in stems if not stem.startswith(ASIDE)]
    chosen = (open_stems[: request.limit] if request.limit else open_stems) + ([s for s in stems if s.startswith(ASIDE)] * request.aside)
    files = [path for stem in chosen if (path := _article(request.folder, stem)).exists()]
    request.begin(len(files))
    tables, _ = fact_tables(files, request.config, request.advance)
    for table in tables:
        rows = [{name: str(getattr(row, name)) for name in COLUMNS} for row in table.rows]
        text = table.path.read_bytes().decode("utf-8", "replace")
        yield table, read_table(request.folder / GOLD / f"{table.path.stem}.tsv"), [verified(row, text) for row in rows]


def _article(folder: Path, stem: str) -> Path:
    places = [folder / place / f"{stem}.txt" for place in ARTICLES]
    return next((path for path in places if path.exists()), places[0])


def _item(stem: str, score: TableScore) -> Item:
    if stem.startswith(ASIDE):
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
