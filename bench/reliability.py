"""Measures how often each rule is right, and writes the shares that confidences rest on.

    python bench/reliability.py SHARED [--judged sample.tsv ...] [--floor 0.30] [-o ontology/reliability.ttl]

Two kinds of evidence are counted: rows of the annotated articles (`kg eval more-news`, the open ones), right where type, fillers,
modality and polarity are; and claims that readers judged (`bench/claim_sample.py`), right where the verdict is R or P. A rule that was
met seldom is drawn towards its class, a class towards all: as if it had been met `PRIOR` times more with their share. What makes a claim
doubtful is weighed where the share alone makes its confidence, and not where `bench/likelihood.py` does.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from kg.config import Config
from kg.evaluate.datasets.more_news import tables_of
from kg.evaluate.datasets.news import scored_tables
from kg.evaluate.measures import Request
from kg.evaluate.tables import pairs, right
from kg.extract.confidence import reliability
from kg.extract.likelihood import likelihood
from kg.resources import shipped
from kg.vocabulary import load

#: how many more meetings with the share of its class a rule is given, and a class with the share of all
PRIOR = 8
#: a rule met less often has no share of its own
FEWEST = 5
#: one met case: class, rule, the doubt in it (1 for none), whether it was right
Case = tuple[str, str, float, bool]


def annotated(shared: Path) -> Iterator[Case]:
    """The rows of the open annotated articles with the rule that made them."""
    config = Config(jobs=1)
    vocabulary = load(config.ontology, config.base)
    rated, known = reliability(vocabulary), likelihood(vocabulary)
    request = Request(shared, config)
    for table, gold, found in scored_tables(request, tables_of(request)):
        good = {j for i, j in pairs(gold, found) if right("modality", gold[i], found[j]) and right("polarity", gold[i], found[j])}
        classes = {situation.id: situation.cls for situation in table.reading.situations}
        for j, row in enumerate(table.rows):
            for claim in table.reading.claims:
                cls = classes[claim.situation]
                flat = vocabulary.classes[cls].flat
                if flat and flat.type == row.type and min(q.span.start for q in claim.quotes) == row.char_start:
                    share = rated.share(cls, claim.frame) or Decimal(1)
                    doubt = 1.0 if known.knows(cls) else min(float(claim.confidence / share), 1.0)
                    yield cls, claim.frame, doubt, j in good
                    break


def judged(paths: list[Path]) -> Iterator[Case]:
    """The claims that readers judged."""
    vocabulary = load()
    rated, known = reliability(vocabulary), likelihood(vocabulary)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if row["verdict"] in ("R", "P", "W"):
                    share = float(rated.share(row["class"], row["frame"])) or 1.0
                    doubt = 1.0 if known.knows(row["class"]) else min(float(row["confidence"]) / share, 1.0)
                    yield row["class"], row["frame"], doubt, row["verdict"] != "W"


def shares(cases: list[Case]) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """The share of each class, and of each rule that was met often enough: right cases over cases weighted by their lack of doubt."""
    weight: Counter[tuple[str, ...]] = Counter()
    good: Counter[tuple[str, ...]] = Counter()
    met: Counter[tuple[str, ...]] = Counter()
    for cls, rule, doubt, was_right in cases:
        for key in ((), (cls,), (cls, rule)):
            weight[key] += doubt
            good[key] += was_right
            met[key] += 1
    overall = good[()] / weight[()]
    usual = {key[0]: (good[key] + PRIOR * overall) / (weight[key] + PRIOR) for key in weight if len(key) == 1}
    rules = {
        (key[0], key[1]): (good[key] + PRIOR * usual[key[0]]) / (weight[key] + PRIOR)
        for key in weight
        if len(key) == 2 and met[key] >= FEWEST
    }
    return usual, rules


def written(head: str, usual: dict[str, float], rules: dict[tuple[str, str], float], floor: float) -> str:
    """The Turtle file: the terms as they stand, then the shares in the order of their names."""
    lines = [head.rstrip(), "", f'kgo:reliability-floor a kgo:Reliability ; kgo:floor "{floor:.2f}" .']
    for cls in sorted(usual):
        own = [f'"{rule}={min(rules[name, rule], 0.99):.2f}"' for name, rule in sorted(rules) if name == cls]
        told = f" ;\n  kgo:ruleShare {' , '.join(own)}" if own else ""
        lines.append(
            f'kgo:reliability-{cls} a kgo:Reliability ; kgo:ofClass kgo:{cls} ; kgo:usualShare "{min(usual[cls], 0.99):.2f}"{told} .'
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--judged", type=Path, nargs="*", default=[])
    parser.add_argument("--floor", type=float, default=0.0)
    parser.add_argument("-o", "--output", type=Path, default=shipped("ontology") / "reliability.ttl")
    options = parser.parse_args()
    cases = [*annotated(options.shared), *judged(options.judged)]
    usual, rules = shares(cases)
    head = options.output.read_text(encoding="utf-8").partition("\nkgo:reliability-floor")[0]
    options.output.write_text(written(head, usual, rules, options.floor), encoding="utf-8")
    print(f"{len(cases)} cases, {len(usual)} classes, {len(rules)} rules")
    return 0


if __name__ == "__main__":
    sys.exit(main())
