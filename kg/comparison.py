"""Two readings of the same articles side by side: what only one of them claims, and what both claim differently; part of the shell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.config import Config
from kg.errors import ConfigError
from kg.model.claim import Claim, EntityRef, Filler, Reading, SituationRef, TermRef
from kg.model.span import Quote

#: attributes in the order in which differences are told
ATTRIBUTES = ("modality", "polarity", "certainty", "holder", "stage", "date", "begin", "end", "duration", "condition")


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim in words that two extractors may share: no ids of its own, entities by name, nested situations by class and words."""

    document: str
    cls: str
    what: str
    quote: Quote
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    attributes: Mapping[str, str]

    @property
    def fillers(self) -> frozenset[tuple[str, str]]:
        """(role, words) pairs."""
        return frozenset((role, words) for role, told in self.roles for words in told)


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim of one extractor, of the other, or of both with what they say differently: attribute or role -> (first, second)."""

    first: Telling | None
    second: Telling | None
    values: Mapping[str, tuple[str, str]]

    @property
    def one(self) -> Telling:
        """The claim of the first extractor, or of the second where the first has none."""
        told = self.first or self.second
        assert told is not None
        return told

    @property
    def kind(self) -> str:
        """``first`` or ``second`` for a claim that only one of them makes, ``differs`` for one of both."""
        return "differs" if self.first and self.second else "first" if self.first else "second"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in text order, and how many claims of each class are the same."""

    differences: tuple[Difference, ...]
    same: Mapping[str, int]

    def counts(self) -> dict[str, dict[str, int]]:
        """Class -> how many claims are the same, differ, or are made by one alone; ordered by class."""
        told = Counter((difference.one.cls, difference.kind) for difference in self.differences)
        classes = sorted({cls for cls, _ in told} | self.same.keys())
        return {
            cls: {"same": self.same.get(cls, 0), **{kind: told[cls, kind] for kind in ("differs", "first", "second")}} for cls in classes
        }


def compared(first: Sequence[Reading], second: Sequence[Reading]) -> Comparison:
    """The readings of two extractors over the same documents, in the same order, side by side."""
    differences: list[Difference] = []
    same: Counter[str] = Counter()
    for left, right in zip(first, second, strict=True):
        found = []
        for one, other in _pairs(tellings(left), tellings(right)):
            values = _values(one, other) if one and other else {}
            if one and other and not values:
                same[one.cls] += 1
            else:
                found.append(Difference(one, other, values))
        differences += sorted(found, key=lambda d: (d.one.quote.span, d.one.cls, d.kind, d.one.what, str(d.one.attributes)))
    return Comparison(tuple(differences), dict(sorted(same.items())))


def tellings(reading: Reading) -> list[Telling]:
    """The claims of a reading as they can be compared with those of another."""
    return [_telling(reading, claim) for claim in reading.claims if claim.quotes]


def _telling(reading: Reading, claim: Claim) -> Telling:
    names = {entity.id: entity.name for entity in reading.entities}
    situations = {situation.id: situation for situation in reading.situations}
    situation = situations[claim.situation]

    def words(filler: Filler) -> str:
        if isinstance(filler, EntityRef):
            return names.get(filler.id, filler.id)
        if isinstance(filler, SituationRef):
            return f"[{situations[filler.id].label}]" if filler.id in situations else filler.id
        return filler.name if isinstance(filler, TermRef) else filler.text

    roles = sorted({role for role, _ in situation.roles})
    told = tuple((role, tuple(sorted(map(words, situation.fillers(role))))) for role in roles)
    condition = situations[claim.condition].label if claim.condition in situations else ""
    own = {"modality": str(claim.modality), "polarity": str(claim.polarity), "certainty": str(claim.certainty), "condition": condition}
    holder = {"holder": names.get(claim.holder, claim.holder)}
    times = {name: getattr(situation, name) for name in ("stage", "date", "begin", "end", "duration")}
    return Telling(reading.document.path, situation.cls, situation.label, claim.quotes[0], told, {**own, **holder, **times})


def _pairs(first: Sequence[Telling], second: Sequence[Telling]) -> list[tuple[Telling | None, Telling | None]]:
    """Each claim of the first with the one of the second that tells most like it of the same words, each at most once."""
    ranked = sorted((-score, i, j) for i, one in enumerate(first) for j, other in enumerate(second) if (score := _likeness(one, other)) > 0)
    left: set[int] = set(range(len(first)))
    right: set[int] = set(range(len(second)))
    pairs: list[tuple[Telling | None, Telling | None]] = []
    for _, i, j in ranked:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((first[i], second[j]))
    return [*pairs, *((first[i], None) for i in sorted(left)), *((None, second[j]) for j in sorted(right))]


def _likeness(one: Telling, other: Telling) -> int:
    """How alike two claims are: none of another class or on other words; shared fillers count most, then how they are meant."""
    if one.cls != other.cls or one.quote.sentence != other.quote.sentence or not one.quote.span.overlaps(other.quote.span):
        return 0
    shared = len(one.fillers & other.fillers)
    meant = sum(one.attributes[name] == other.attributes[name] for name in ATTRIBUTES)
    return 1 + meant + 100 * shared + 1000 * (one.fillers == other.fillers)


def _values(one: Telling, other: Telling) -> dict[str, tuple[str, str]]:
    roles = {role: ("; ".join(dict(one.roles).get(role, ())), "; ".join(dict(other.roles).get(role, ())))
             for role in sorted({*dict(one.roles), *dict(other.roles)})}  # fmt: skip
    pairs = {**roles, **{name: (one.attributes[name], other.attributes[name]) for name in ATTRIBUTES}}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def configured(choice: str, config: Config) -> Config:
    """The settings with the extractor that ``choice`` names: ``rules``, or with what it reads with behind a colon (``llm:NAME``)."""
    name, colon, model = choice.partition(":")
    if not name or (colon and not model):
        remedy = "write rules, spacy:en_core_web_md, llm:NAME-OF-A-MODEL, gliner:FOLDER"
        raise ConfigError("KG0113", f"{choice!r} names no extractor", remedy=remedy)
    config = replace(config, extractor=name)
    if not model:
        return config
    if name == "llm":
        return replace(config, llm=replace(config.llm, model=model))
    return replace(config, gliner=replace(config.gliner, model=Path(model))) if name == "gliner" else replace(config, model=model)


def rows(comparison: Comparison, names: tuple[str, str]) -> list[tuple[str, str, str, str, str, str, str]]:
    """The differences as rows: place, class, what, attribute, the first's value, the second's, and the words."""
    return [row for difference in comparison.differences for row in _rows(difference, names)]


def _rows(difference: Difference, names: tuple[str, str]) -> Iterable[tuple[str, str, str, str, str, str, str]]:
    one = difference.one
    place, words = f"{Path(one.document).name}:{one.quote.span.start}", " ".join(one.quote.exact.split())
    if difference.kind != "differs":
        here, there = ("claimed", "–") if difference.kind == "first" else ("–", "claimed")
        yield place, one.cls, one.what, f"only {names[difference.kind == 'second']}", here, there, words
    for name, (before, after) in difference.values.items():
        yield place, one.cls, one.what, name, before or "–", after or "–", words
