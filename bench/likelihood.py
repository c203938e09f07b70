"""Fits how likely a claim is right by its signs, prints what that is worth on articles it was not fitted on, and writes the weights.

    python bench/likelihood.py SHARED [--folds 5] [--strength 0.1] [--fewest 8] [-o ontology/likelihood.ttl]

Learned from are the rows of the open annotated articles (`kg eval more-news`) that a frame made: right where type, fillers, modality
and polarity are. The figures are of a cross-validation by article. *Shares* is what confidence would be without it: the share of the
rule, counted anew on the articles of the other folds, times what is doubtful. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from reliability import Case, shares
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from kg.config import Config
from kg.evaluate.datasets.more_news import tables_of
from kg.evaluate.datasets.news import ARTICLES
from kg.evaluate.measures import Request
from kg.evaluate.tables import ROLE_TYPES, Row, pairs, quoted, read_table, right
from kg.extract.frames import index
from kg.extract.language import load_model
from kg.extract.rules import Told, settled, told
from kg.extract.sentences import parse
from kg.extract.signs import Signs, signs
from kg.fact_tables import display_names, knowledge_files
from kg.ingest.corpus import Corpus, read_corpus
from kg.ingest.readers import read_article
from kg.model.claim import Claim
from kg.model.ontology import Vocabulary
from kg.publish.fact_echoes import row_key
from kg.publish.facts import COLUMNS, FlatFact, flat_rows
from kg.vocabulary import load

#: of the shuffling of articles into folds
_FOLDS_SEED = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A claim with a row of its own: its article, class and rule, how undoubted it is, its signs, and whether its row is right."""

    article: int
    cls: str
    rule: str
    undoubted: float
    event: bool
    signs: Signs
    right: bool


def examples(shared: Path) -> list[Example]:
    """The claims that frames made in the open annotated articles, by article."""
    config = Config(jobs=1)
    vocabulary = load(config.ontology, config.base)
    annotations = tables_of(Request(shared, config))
    knowledge = read_corpus(knowledge_files([seed for seed in config.seeds if seed.exists()]), vocabulary, root=Path(), limit=config.limit)
    tables = sorted(path for path in annotations.folder.glob("*.tsv") if not path.stem.startswith(annotations.aside))
    found: list[Example] = []
    for number, table in enumerate(tables):
        article = shared / ARTICLES[0] / f"{table.stem}.txt"
        if article.exists():
            found += _of_article(number, article, table, vocabulary, knowledge)
            print(f"\r{number + 1} of {len(tables)} articles, {len(found)} claims", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


def _of_article(number: int, article: Path, table: Path, vocabulary: Vocabulary, knowledge: Corpus) -> Iterator[Example]:
    document = read_article(article, Path(), limit=Config().limit).document
    if document is None:
        return
    found = told(parse(document, load_model(None), vocabulary), vocabulary, index(vocabulary))
    reading = settled(found, found.claims)
    rows = flat_rows(reading, display_names(reading, knowledge, vocabulary), vocabulary)
    verdicts = _verdicts(found, rows, [quoted(row, document.text) for row in read_table(table)], vocabulary)
    for claim in found.claims:
        draft, situation = found.behind.get(claim.id), found.situations[claim.situation]
        if draft is None or row_key(claim) not in verdicts:
            continue
        share = float(found.of.rated.share(situation.cls, claim.frame))
        flat = vocabulary.classes[situation.cls].flat
        event = flat is not None and flat.type not in ROLE_TYPES
        undoubted = min(float(claim.confidence) / share, 1.0) if share else 0.0
        yield Example(number, situation.cls, claim.frame, undoubted, event, signs(claim, draft, found.of), verdicts[row_key(claim)])


def _verdicts(found: Told, facts: Sequence[FlatFact], gold: list[Row], vocabulary: Vocabulary) -> dict[tuple[str, str, str, str], bool]:
    """Whether the row of a claim is right, by what tells its row; all claims of one row share the verdict."""
    rows: list[Row] = [{name: str(getattr(fact, name)) for name in COLUMNS} for fact in facts]
    good = {j for i, j in pairs(gold, rows) if right("modality", gold[i], rows[j]) and right("polarity", gold[i], rows[j])}
    verdicts: dict[tuple[str, str, str, str], bool] = {}
    for j, fact in enumerate(facts):
        claim = next((c for c in found.claims if _tells(c, fact, found, vocabulary)), None)
        if claim is not None:
            verdicts[row_key(claim)] = verdicts.get(row_key(claim), False) or j in good
    return verdicts


def _tells(claim: Claim, fact: FlatFact, found: Told, vocabulary: Vocabulary) -> bool:
    flat = vocabulary.classes[found.situations[claim.situation].cls].flat
    return flat is not None and flat.type == fact.type and min(q.span.start for q in claim.quotes) == fact.char_start


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted regression: signs met in at least ``fewest`` claims, in the order of their names."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float

    def of(self, told: Signs) -> float:
        """The likelihood of a claim with these signs."""
        total = self.intercept + sum(w * told.get(n, 0.0) for n, w in zip(self.names, self.weights, strict=True))
        return float(1 / (1 + np.exp(-total)))


def fitted(cases: Sequence[Example], strength: float, fewest: int) -> Fit:
    """The regression on some claims, its weights drawn towards 0 the more the smaller ``strength`` is."""
    met = Counter(name for case in cases for name in case.signs)
    kept = {name for name, times in met.items() if times >= fewest}
    vectorizer = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform([{n: v for n, v in case.signs.items() if n in kept} for case in cases])
    model = LogisticRegression(C=strength, max_iter=5000, tol=1e-8).fit(matrix, [case.right for case in cases])
    names = tuple(str(name) for name in vectorizer.get_feature_names_out())
    return Fit(names, tuple(round(float(w), 3) for w in model.coef_[0]), round(float(model.intercept_[0]), 3))


def cross_validated(cases: Sequence[Example], folds: int, strength: float, fewest: int) -> tuple[list[float], list[float]]:
    """For each claim the likelihood, and the share of its rule, each from the articles of the other folds alone."""
    order = np.random.RandomState(_FOLDS_SEED).permutation(max(case.article for case in cases) + 1) % folds
    likely, share = [0.0] * len(cases), [0.0] * len(cases)
    for fold in range(folds):
        others = [case for case in cases if order[case.article] != fold]
        fit = fitted(others, strength, fewest)
        usual, rules = shares([_counted(case) for case in others])
        for i, case in enumerate(cases):
            if order[case.article] == fold:
                likely[i] = fit.of(case.signs)
                share[i] = rules.get((case.cls, case.rule), usual.get(case.cls, 0.75)) * case.undoubted
    return likely, share


def _counted(case: Example) -> Case:
    return case.cls, case.rule, case.undoubted, case.right


def told_worth(name: str, cases: Sequence[Example], told_by: Sequence[float]) -> Iterator[str]:
    """Lines of a table: how well numbers tell right claims from wrong ones, for events and candidacies, and what is kept of the surest."""
    for group, wanted in (("events", True), ("candidacies", False)):
        chosen = [i for i, case in enumerate(cases) if case.event == wanted]
        truth = [cases[i].right for i in chosen]
        given = np.clip([told_by[i] for i in chosen], 0.01, 0.99)
        ranked = sorted(chosen, key=lambda i: -told_by[i])
        surest = [sum(cases[i].right for i in part) / len(part) for n in (4, 2) if (part := ranked[: len(ranked) // n])]
        yield (
            f"| {group}, {name} | {len(chosen)} | {roc_auc_score(truth, given):.3f} | {log_loss(truth, given):.3f} | "
            f"{brier_score_loss(truth, given):.3f} | {surest[0]:.3f} | {surest[1]:.3f} | {sum(truth) / len(truth):.3f} |"
        )


def written(head: str, fit: Fit) -> str:
    """The Turtle file: the terms as they stand, then the weights in the order of their names."""
    pairs_ = [f'"{name}={weight:.3f}"' for name, weight in zip(fit.names, fit.weights, strict=True) if weight]
    lines = [" , ".join(pairs_[i : i + 6]) for i in range(0, len(pairs_), 6)]
    body = f'kgo:likelihood-of-events a kgo:Likelihood ; kgo:intercept "{fit.intercept:.3f}" ; kgo:weight\n  '
    return head.rstrip() + "\n\n" + body + " ,\n  ".join(lines) + " .\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--strength", type=float, default=0.1)
    parser.add_argument("--fewest", type=int, default=8)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    cases = examples(options.shared)
    likely, share = cross_validated(cases, options.folds, options.strength, options.fewest)
    print("| claims, told by | n | AUC | log loss | Brier | right of the surest quarter | of the surer half | of all |")
    print("|---|---|---|---|---|---|---|---|")
    print("\n".join([*told_worth("shares", cases, share), *told_worth("signs", cases, likely)]))
    if options.output:
        head = options.output.read_text(encoding="utf-8").partition("\nkgo:likelihood-of-events")[0]
        options.output.write_text(written(head, fitted(cases, options.strength, options.fewest)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
