"""Who the people of many articles are, against clusters of mentions made by hand."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.evaluate.clusters import Sorted, b_cubed, namesakes, pairs
from kg.evaluate.measures import Dataset, Item, Request
from kg.evaluate.table_score import Ratio
from kg.evaluate.texts import chosen
from kg.fact_tables import knowledge_files
from kg.ingest.corpus import read_corpus
from kg.model.claim import Reading
from kg.model.span import Span
from kg.reading_cache import read_cached
from kg.readings import ExtractorSpec
from kg.resolve import resolve
from kg.resolve.person_names import parse_name
from kg.resources import shipped

_ARTICLES = "data/news-articles/articles"
_LABELS = "labels/mentions.tsv"

#: one labelled mention: where it stands, and whom it means
Label = tuple[Span, str]


def measure(request: Request, table: str = _LABELS) -> Iterator[Item]:
    """The counts of each labelled article; all of them are read and resolved together, with the registry of the project."""
    labels = _labels(Path(shipped("bench")) / table)
    stems = chosen(sorted(labels), request.limit)
    paths = [path for stem in stems if (path := request.folder / _ARTICLES / f"{stem}.txt").exists()]
    yield from counted(sorted_mentions(request, paths, labels))


def _labels(path: Path) -> Mapping[str, Sequence[Label]]:
    labels: dict[str, list[Label]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            labels[row["article"]].append((Span(int(row["start"]), int(row["end"])), row["entity"]))
    return labels


def sorted_mentions(request: Request, paths: Sequence[Path], labels: Mapping[str, Sequence[Label]]) -> list[Sorted]:
    """Every labelled mention with the person that it was taken for; one that was not read as a name is a group of its own."""
    spec = ExtractorSpec.of(request.config)
    vocabulary = spec.vocabulary()
    seeds = knowledge_files([path for path in request.config.seeds if path.exists()])
    corpus = read_corpus((*seeds, *paths), vocabulary, root=Path(), limit=request.config.limit)
    request.begin(len(corpus.documents))
    readings, _ = read_cached(corpus.documents, spec, request.cache, jobs=request.config.jobs, advance=request.advance)
    links = resolve(readings, corpus.registry, corpus.curated, corpus.decisions, vocabulary).links
    taken = {(link.document, link.local): link.iri for link in links}
    found = []
    for reading in readings:
        stem = Path(reading.document.path).stem
        for span, person in labels[stem]:
            local = _local(reading, span)
            put = taken.get((reading.document.slug, local), f"{stem}#{span.start}")
            found.append(Sorted(f"{stem}#{span.start}-{span.end}", person, put, parse_name(person.replace("-", " ")).surname))
    return found


def _local(reading: Reading, span: Span) -> str:
    """The local id of the name that shares most with a range, empty where none does."""
    shared = [(min(m.span.end, span.end) - max(m.span.start, span.start), m.entity) for m in reading.mentions if m.span.overlaps(span)]
    return max(shared)[1] if shared else ""


def counted(things: Sequence[Sorted]) -> Iterator[Item]:
    """The counts by article; a pair counts for the article of its second mention."""
    ratios: dict[str, dict[str, Ratio]] = defaultdict(dict)
    shares: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    notes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one, ratio in zip(things, b_cubed(things), strict=True):
        _add(ratios[_stem(one)], "B-cubed", ratio)
        _count(shares[_stem(one)], "read as a name", not one.put.startswith(_stem(one)))
        notes[_stem(one)] += [("missed", f"{one.wanted} is not read at {one.place}")] if one.put.startswith(_stem(one)) else []
    for first, second, ratio in pairs(things):
        _add(ratios[_stem(second)], "pairs", ratio)
        read = not (first.put.startswith(_stem(first)) or second.put.startswith(_stem(second)))
        split = read and _stem(first) == _stem(second) and ratio.gold > ratio.matched
        notes[_stem(second)] += [("missed", f"{first.wanted} is two: {first.place} {second.place}")] if split else []
    for first, second, apart in namesakes(things):
        _count(shares[_stem(second)], "namesakes kept apart", apart)
        notes[_stem(second)] += [] if apart else [("wrong", f"{first.wanted} and {second.wanted} are one: {first.place} {second.place}")]
    for stem in sorted(ratios):
        yield Item(stem, ratios[stem], shares[stem], tuple(notes[stem]))


def _stem(thing: Sorted) -> str:
    return thing.place.partition("#")[0]


def _add(rows: dict[str, Ratio], row: str, ratio: Ratio) -> None:
    rows[row] = rows.get(row, Ratio(0, 0, 0)) + ratio


def _count(rows: dict[str, tuple[int, int]], row: str, right: bool) -> None:
    known = rows.get(row, (0, 0))
    rows[row] = (known[0] + right, known[1] + 1)


DATASET = Dataset(
    "identity",
    "Who is who",
    "Mentions of people in real news articles, labelled by one reader without sight of any output (`bench/labels/`), chosen for traps: "
    "fathers and sons, spouses, one surname in one article, bare surnames. The articles are read and resolved together with the registry "
    "of the seeds. B-cubed counts every mention by the group that it was put into; a mention that was not read as a name is a group of its "
    "own. *Namesakes kept apart* counts pairs of mentions of different people with one surname. `--show wrong` lists those made one.",
    (_ARTICLES,),
    measure,
)
