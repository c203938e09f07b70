"""Draws claims per situation class from a folder of articles, for a reader to judge; then counts the verdicts.

    python bench/claim_sample.py draw ARTICLES -o sample.tsv [--seed 1] [--articles 120] [--per-class 20]
    python bench/claim_sample.py count sample.tsv

`draw` reads a random choice of the articles and writes one line a claim with its sentence and an empty column `verdict`. A reader who
did not write the frames fills it: R right, P partly (class and main roles right, another attribute wrong), W wrong. `count` prints the
share of right claims per class with a Wilson interval of 95 %.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
from collections import Counter, defaultdict
from pathlib import Path

from kg.ingest.corpus import read_corpus
from kg.model.claim import Claim, EntityRef, Reading, Situation, SituationRef, TermRef
from kg.readings import ExtractorSpec, read_documents

COLUMNS = (
    "class",
    "roles",
    "modality",
    "polarity",
    "certainty",
    "holder",
    "times",
    "stage",
    "quote",
    "line",
    "article",
    "frame",
    "confidence",
    "verdict",
)


def told(reading: Reading, situation: Situation, names: dict[str, str]) -> str:
    situations = {s.id: s for s in reading.situations}
    parts = []
    for role, filler in situation.roles:
        if isinstance(filler, EntityRef):
            words = names.get(filler.id, filler.id)
        elif isinstance(filler, SituationRef):
            words = situations[filler.id].words or situations[filler.id].label if filler.id in situations else filler.id
        else:
            words = filler.name if isinstance(filler, TermRef) else filler.text
        parts.append(f"{role}={words}")
    return "; ".join(parts)


def row(reading: Reading, situation: Situation, claim: Claim) -> dict[str, str]:
    names = {entity.id: entity.name for entity in reading.entities}
    text, quote = reading.document.text, claim.quotes[0]
    start = text.rfind("\n", 0, quote.span.start) + 1
    end = text.find("\n", quote.span.end)
    times = (situation.date, situation.begin, situation.end, situation.duration)
    return {
        "class": situation.cls, "roles": told(reading, situation, names), "modality": claim.modality, "polarity": claim.polarity,
        "certainty": claim.certainty, "holder": names.get(claim.holder, claim.holder), "times": " ".join(filter(None, times)),
        "stage": situation.stage, "quote": quote.exact, "line": text[start : end if end >= 0 else len(text)],
        "article": Path(reading.document.path).stem, "frame": claim.frame, "confidence": f"{claim.confidence:.2f}", "verdict": "",
    }  # fmt: skip


def draw(options: argparse.Namespace) -> None:
    chance = random.Random(options.seed)
    paths = sorted(options.folder.glob("*.txt"))
    paths = [path for path in paths if path.stem not in set(options.without)]
    chosen = chance.sample(paths, min(options.articles, len(paths)))
    spec = ExtractorSpec()
    corpus = read_corpus(chosen, spec.vocabulary())
    by_class: dict[str, list[dict[str, str]]] = defaultdict(list)
    for reading in read_documents(corpus.documents, spec):
        situations = {situation.id: situation for situation in reading.situations}
        for claim in reading.claims:
            by_class[situations[claim.situation].cls].append(row(reading, situations[claim.situation], claim))
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t")
        writer.writeheader()
        for cls in sorted(by_class):
            writer.writerows(chance.sample(by_class[cls], min(options.per_class, len(by_class[cls]))))
    for cls in sorted(by_class):
        print(f"{cls:20} {len(by_class[cls]):5} claims")


def interval(right: int, n: int) -> tuple[float, float]:
    """The Wilson score interval of a share at 95 %."""
    z, p = 1.96, right / n
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def count(options: argparse.Namespace) -> None:
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    with options.sample.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file, delimiter="\t"):
            if record["verdict"]:
                verdicts[record["class"]][record["verdict"]] += 1
                verdicts["all"][record["verdict"]] += 1
    print(f"{'class':20} {'n':>4} {'right':>5} {'partly':>6} {'wrong':>5}  share right   right or partly")
    for cls in [*sorted(set(verdicts) - {"all"}), "all"]:
        found = verdicts[cls]
        n = sum(found.values())
        low, high = interval(found["R"], n)
        lenient = (found["R"] + found["P"]) / n
        print(f"{cls:20} {n:4} {found['R']:5} {found['P']:6} {found['W']:5}  {found['R'] / n:.2f} [{low:.2f} {high:.2f}]   {lenient:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("-o", "--output", type=Path, required=True)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--articles", type=int, default=120)
    drawing.add_argument("--per-class", type=int, default=20)
    drawing.add_argument("--without", nargs="*", default=[], help="stems of articles to leave out")
    drawing.set_defaults(run=draw)
    counting = commands.add_parser("count")
    counting.add_argument("sample", type=Path)
    counting.set_defaults(run=count)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
