"""Measures the finding of reprints on texts that are printed again with changes, and on labelled pairs.

    python bench/reprints.py ARTICLES [--labels bench/labels/reprints.tsv] [--every 4]

Every fourth article is printed again in each of the ways listed; a way's share tells how many of these are found. No two of the articles
themselves are near-identical (the collection kept one of each), so that every pair found among them is false, but for labelled ones.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kg.ingest.corpus import read_corpus
from kg.model.document import SourceDocument
from kg.model.span import Span
from kg.resolve.reprints import reprints
from kg.vocabulary import load

_SEED = 1


def _shorter(lines: list[str], share: float) -> list[str]:
    return lines[: max(1, round(len(lines) * share))]


def _fewer(lines: list[str], share: float) -> list[str]:
    """Every line kept with a chance of ``share``: an editor cuts from the middle."""
    chance = random.Random(_SEED)
    return [line for line in lines if chance.random() < share] or lines[:1]


def _reworded(lines: list[str], one_in: int) -> list[str]:
    """One word in so many replaced."""
    chance = random.Random(_SEED)
    return [re.sub(r"\w+", lambda word: "other" if chance.random() < 1 / one_in else word[0], line) for line in lines]


WAYS: dict[str, Callable[[list[str]], list[str]]] = {
    "as it was": lambda lines: lines,
    "first half": lambda lines: _shorter(lines, 0.5),
    "first fifth": lambda lines: _shorter(lines, 0.2),
    "two thirds of the paragraphs": lambda lines: _fewer(lines, 2 / 3),
    "one word in 20 replaced": lambda lines: _reworded(lines, 20),
    "one word in 10 replaced": lambda lines: _reworded(lines, 10),
    "one word in 5 replaced": lambda lines: _reworded(lines, 5),
    "half, and one word in 10 replaced": lambda lines: _reworded(_shorter(lines, 0.5), 10),
}


def _lines(document: SourceDocument) -> list[str]:
    return [document.text[span.start : span.end] for span in document.paragraphs]


def again(document: SourceDocument, way: str, more: list[str]) -> SourceDocument:
    """The article printed again in one of the ways, with paragraphs of another one after it."""
    text = "\n".join([*WAYS[way](_lines(document)), *more])
    return replace(document, slug=f"{document.slug}-again", text=text, paragraphs=(Span(0, len(text)),))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--labels", type=Path, default=Path(__file__).parent / "labels" / "reprints.tsv")
    parser.add_argument("--every", type=int, default=4)
    options = parser.parse_args()
    documents = read_corpus(sorted(options.articles.glob("*.txt")), load()).documents
    chosen = documents[:: options.every]
    print(f"{len(chosen)} articles printed again:          found   with a third of another article after it")
    for way in WAYS:
        counts = []
        for neighbours in ([], documents[1 :: options.every]):
            others = [_shorter(_lines(other), 1 / 3) for other in neighbours] or [[]] * len(chosen)
            copies = [again(document, way, other) for document, other in zip(chosen, others, strict=False)]
            found = reprints([*chosen, *copies])
            counts.append(sum(found.get(copy.slug) == copy.slug.removesuffix("-again") for copy in copies) / len(copies))
        print(f"{way:36} {counts[0]:.3f}   {counts[1]:.3f}")
    same = reprints(documents)
    print(f"\npairs found among {len(documents)} different articles: {len(same)}")
    if options.labels.exists():
        _labelled(options.labels, documents, same)


def _labelled(path: Path, documents: tuple[SourceDocument, ...], same: dict[str, str]) -> None:
    slugs = {Path(document.path).stem: document.slug for document in documents}
    told: Counter[tuple[str, bool]] = Counter()
    for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"):
        first, second = (slugs.get(row[name], "") for name in ("article_a", "article_b"))
        told[row["kind"], same.get(first, first) == same.get(second, second)] += 1
    for kind in sorted({kind for kind, _ in told}):
        print(f"labelled {kind:10} {told[kind, True]} found as one text, {told[kind, False]} not")


if __name__ == "__main__":
    main()
