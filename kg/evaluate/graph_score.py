"""Scores of a source graph against a gold one: which facts are found, and how they are meant on the found ones."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.evaluate.alignment import Aligner
from kg.evaluate.views import View
from kg.model.claim import Claim, Situation
from kg.model.ontology import Vocabulary
from kg.model.time import bounds, valid

ATTRIBUTES = ("modality", "polarity", "certainty", "holder", "time", "quote overlaps")


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One row of the list of facts beside a gold graph."""

    id: str
    tier: int
    claim: str


@dataclass(slots=True)
class GraphScore:
    """Counts of gold claims and of found claims; ``groups`` are recall by group of gold facts: (found, all)."""

    gold: int = 0
    found: int = 0
    aligned: int = 0
    backed: int = 0
    groups: dict[str, tuple[int, int]] = field(default_factory=dict)
    pairs: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)


def score(gold: View, found: View, vocabulary: Vocabulary, facts: tuple[GoldFact, ...] = ()) -> GraphScore:
    """How well ``found`` tells what ``gold`` tells. A gold claim is found when its situation is and something is claimed of it."""
    aligner = Aligner(gold, found)
    pairs = aligner.pairs()
    counts = GraphScore(gold=len(gold.claims), found=len(found.claims))
    told: set[str] = set()
    for claim in gold.claims:
        partner = _partner(claim, found.claims_about(pairs.get(claim.situation, "")), aligner)
        if partner is None:
            counts.notes.append(("missed", _line(claim, gold)))
            continue
        told.add(claim.id)
        _attributes(counts, claim, partner, aligner)
    counts.aligned = len(told)
    counts.backed = sum(claim.situation in set(pairs.values()) for claim in found.claims)
    counts.notes += [("wrong", _line(claim, found)) for claim in found.claims if claim.situation not in set(pairs.values())]
    counts.groups = _groups(facts, told, gold, vocabulary)
    return counts


def read_facts(path: Path, names: Mapping[str, str]) -> tuple[GoldFact, ...]:
    """The list of facts beside a gold graph; ``names`` are prefixes. Empty where there is none."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(GoldFact(row["id"], int(row["tier"]), _expanded(row["claim"], names)) for row in rows)


def _expanded(name: str, names: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return names.get(prefix, f"{prefix}:") + local


def _partner(claim: Claim, candidates: tuple[Claim, ...], aligner: Aligner) -> Claim | None:
    """The found claim that means most nearly the same; several gold claims may have one partner."""

    def nearness(other: Claim) -> tuple[float, float]:
        same = (claim.modality == other.modality) + (claim.polarity == other.polarity) + _same_holder(claim, other, aligner)
        return same + 0.5 * (claim.certainty == other.certainty), _overlap(claim, other)

    return max(candidates, key=lambda other: (nearness(other), other.id), default=None)


def _attributes(counts: GraphScore, gold: Claim, found: Claim, aligner: Aligner) -> None:
    mine, theirs = aligner.gold.situations[gold.situation], aligner.found.situations[found.situation]
    values = {
        "modality": (gold.modality.value, found.modality.value, gold.modality == found.modality),
        "polarity": (gold.polarity.value, found.polarity.value, gold.polarity == found.polarity),
        "certainty": (gold.certainty.value, found.certainty.value, gold.certainty == found.certainty),
        "holder": (gold.holder, found.holder, _same_holder(gold, found, aligner)),
        "time": (_told(mine), _told(theirs), _times_agree(_times(mine), _times(theirs))),
        "quote overlaps": ("", "", _overlap(gold, found) > 0),
    }
    for name, (wanted, given, good) in values.items():
        if name == "time" and not wanted:  # nothing was annotated
            continue
        counts.pairs[name] += 1
        counts.right[name] += good
        if not good:
            counts.notes.append((name, f"{_line(gold, aligner.gold)}: gold {wanted!r}, found {given!r}"))


def _same_holder(gold: Claim, found: Claim, aligner: Aligner) -> bool:
    if not gold.holder or not found.holder:
        return gold.holder == found.holder
    return aligner.entities(gold.holder, found.holder) >= 0.5


def _times(situation: Situation) -> dict[str, str]:
    times = {
        "date": situation.date,
        "begin": situation.begin,
        "end": situation.end,
        "duration": situation.duration,
        "durationLessThan": situation.duration_less_than,
    }
    return {name: value for name, value in times.items() if value}


def _told(situation: Situation) -> str:
    return "; ".join(f"{name}={value}" for name, value in _times(situation).items())


def _times_agree(gold: dict[str, str], found: dict[str, str]) -> bool:
    """Whether every time of the gold is found: the same, or a sharper one inside it."""
    return all(value == found.get(name) or _sharper(found.get(name, ""), value) for name, value in gold.items())


def _sharper(found: str, gold: str) -> bool:
    return valid(found) and valid(gold) and bounds(found).within(bounds(gold))


def _overlap(gold: Claim, found: Claim) -> float:
    """The largest intersection over union of a quote of one and a quote of the other."""
    ratios = [
        max(0, min(a.span.end, b.span.end) - max(a.span.start, b.span.start))
        / max(1, max(a.span.end, b.span.end) - min(a.span.start, b.span.start))
        for a in gold.quotes
        for b in found.quotes
    ]
    return max(ratios, default=0.0)


def _groups(facts: tuple[GoldFact, ...], told: set[str], gold: View, vocabulary: Vocabulary) -> dict[str, tuple[int, int]]:
    """Recall of the facts of the first tier, those in classes of the flat table and the others."""
    cls = {claim.id: gold.situations[claim.situation].cls for claim in gold.claims if claim.situation in gold.situations}
    flat = {name for name, known in vocabulary.classes.items() if known.flat is not None}
    first = [fact for fact in facts if fact.tier == 1]
    groups = {
        "tier 1": first,
        "tier 1, classes of the flat table": [fact for fact in first if cls.get(fact.claim) in flat],
        "tier 1, other classes": [fact for fact in first if cls.get(fact.claim) not in flat],
    }
    return {name: (sum(fact.claim in told for fact in group), len(group)) for name, group in groups.items() if facts}


def _line(claim: Claim, view: View) -> str:
    situation = view.situations.get(claim.situation)
    label = situation.label if situation else ""
    quote = claim.quotes[0].exact if claim.quotes else ""
    return f"{situation.cls if situation else '?'} | {label or claim.situation} | {claim.modality} {claim.polarity} | {quote[:90]}"
