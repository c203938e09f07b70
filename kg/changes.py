"""What became of the claims between two datasets: added, withdrawn, changed, and what came to be true or ceased to; part of the shell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kg.assemble.contents import Contents, read_dataset
from kg.assemble.terms import LABEL, Terms
from kg.model.claim import Claim, EntityRef, Filler, Situation, SituationRef, TermRef
from kg.model.iri import local_name
from kg.model.ontology import Vocabulary

_TIMES = ("date", "begin", "end", "duration", "duration_less_than", "stage")
_DERIVED = ("truthy", "inferred")


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that only one dataset has, or that says something else in the other: attribute -> (old, new), in names.

    ``kind`` is ``added``, ``withdrawn`` or ``changed``; ``words`` are those of the article, or the sources of a curated claim.
    """

    kind: str
    claim: str
    what: str
    source: str
    words: str
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Situations that are one in the other dataset: ``merged`` (several old, one new) or ``split`` (one old, several new), by name."""

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something true, or inferred, that only one of the datasets holds, in words; ``kind`` is ``came`` or ``went``."""

    kind: str
    graph: str
    words: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything in which two datasets differ as far as claims go; empty where they say the same."""

    claims: tuple[ClaimChange, ...] = ()
    situations: tuple[Regrouping, ...] = ()
    statements: tuple[Statement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.claims or self.situations or self.statements)


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """The value of an attribute: ``key`` tells two apart, ``shown`` is what people read; the key itself where nothing else is said."""

    key: str
    shown: str = ""

    @property
    def words(self) -> str:
        """What people read."""
        return self.shown or self.key


def _together(values: Iterable[Value]) -> Value:
    """Several values of one role as one."""
    told = sorted(values)
    return Value(" ".join(value.key for value in told), ", ".join(value.words for value in told))


def _labels(named: Iterable[ox.Quad], first: ox.NamedNode) -> dict[str, str]:
    """Thing -> its name: that in the graph ``first`` where it has one there, else the first in the alphabet."""
    told = ((q.graph_name != first, str(q.subject), q.object.value) for q in named if isinstance(q.object, ox.Literal))
    return {subject: label for _, subject, label in sorted(told, reverse=True)}


class Side:
    """One of the two datasets, with the names that people know its things by."""

    def __init__(self, quads: Iterable[ox.Quad], vocabulary: Vocabulary) -> None:
        self.quads = tuple(quads)
        self.terms = Terms(vocabulary)
        self.contents: Contents = read_dataset(self.quads, vocabulary)
        naming = {LABEL.value, self.terms.known("skos:prefLabel").value, self.terms.known("dcterms:title").value}
        self._labels = _labels((quad for quad in self.quads if quad.predicate.value in naming), self.terms.graph("truthy"))
        withheld = self.contents.withheld
        self.claims = {claim.id: claim for source in (*self.contents.sources, withheld) for claim in source.claims}
        kept_back = {situation.id: situation for situation in withheld.situations}
        self.described = {
            (claim.origin, claim.situation): kept_back[claim.situation] for claim in withheld.claims if claim.situation in kept_back
        }
        self.described |= {(source.origin, s.id): s for source in self.contents.sources for s in source.situations}

    def name(self, iri: str) -> str:
        """The name of a thing, or its short IRI where it has none."""
        return self._labels.get(f"<{iri}>") or self.terms.names.shorten(iri)

    def told(self, claim: Claim) -> Situation:
        """The situation as the claim's own source describes it."""
        return self.described.get((claim.origin, claim.situation), Situation(claim.situation, ""))

    def source(self, claim: Claim) -> str:
        """The title of the claim's document, or the name of its curated file."""
        return claim.origin if claim.origin.startswith("curated_") else self.name(self.terms.names.iri("doc", claim.origin))

    def attributes(self, claim: Claim) -> dict[str, Value]:
        """What a claim says and how it stands, by attribute."""
        told = self.told(claim)
        values = {"situation": self._thing(claim.situation), "class": Value(told.cls)}
        values |= {name: Value(getattr(claim, name)) for name in ("modality", "polarity", "certainty")}
        values["holder"] = self._thing(claim.holder) if claim.holder else Value("its own voice")
        values["condition"] = self._thing(claim.condition)
        values["words"] = Value(words_of(claim))
        values["status"] = Value(self.contents.statuses.get(claim.id, "Withheld"))
        values["outcome"] = Value(self.contents.outcomes.get(claim.id, ""))
        values |= {name.replace("_", " "): Value(getattr(told, name)) for name in _TIMES}
        roles: dict[str, list[Value]] = defaultdict(list)
        for role, filler in told.roles:
            roles[role].append(self._filler(filler))
        return values | {role: _together(fillers) for role, fillers in roles.items()}

    def _thing(self, iri: str) -> Value:
        return Value(iri, self.name(iri)) if iri else Value("")

    def _filler(self, filler: Filler) -> Value:
        match filler:
            case EntityRef(iri) | SituationRef(iri):
                return self._thing(iri)
            case TermRef(name):
                return Value(name)
        return Value(filler.text)

    def statements(self) -> dict[tuple[str, ...], Statement]:
        """Everything true or inferred but times and labels, each with its words: a true situation is one, a direct property another."""
        found: dict[tuple[str, ...], Statement] = {}
        for quad in self.quads:
            graph, subject, value = quad.graph_name, quad.subject, quad.object
            if not (isinstance(graph, ox.NamedNode) and isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode)):
                continue
            name = local_name(graph.value)
            if name == "truthy" and self.terms.is_situation(subject.value):
                found[name, subject.value] = Statement("", name, self.name(subject.value))
            elif name in _DERIVED:
                words = f"{self.name(subject.value)} · {local_name(quad.predicate.value)} · {self.name(value.value)}"
                found[name, subject.value, quad.predicate.value, value.value] = Statement("", name, words)
        return found


def words_of(claim: Claim) -> str:
    """The words that a claim rests on, or its sources."""
    return " … ".join(quote.exact for quote in claim.quotes) or " ; ".join(claim.sources)


def changes(old: Side, new: Side) -> Changes:
    """Everything in which the new dataset says something else than the old one."""
    pairs = _paired(old, new)
    back = {second: first for first, second in pairs.items()}
    told = [_single("withdrawn", old, old.claims[iri]) for iri in sorted(old.claims.keys() - pairs.keys())]
    told += [_single("added", new, new.claims[iri]) for iri in sorted(new.claims.keys() - back.keys())]
    both = ((old.claims[first], new.claims[second]) for first, second in sorted(pairs.items()))
    told += [change for first, second in both if (change := _changed(old, first, new, second))]
    return Changes(tuple(told), tuple(_regrouped(old, new, pairs)), tuple(_moved(old, new)))


def _paired(old: Side, new: Side) -> dict[str, str]:
    """Claim of the old dataset -> the same claim of the new one: by id, else by what it rests on, else by what it is about."""
    pairs = {iri: iri for iri in old.claims.keys() & new.claims.keys()}
    keys: tuple[Callable[[Side, Claim], Hashable], ...] = (
        lambda side, claim: (claim.origin, claim.situation, words_of(claim)),
        lambda side, claim: (claim.origin, side.told(claim).cls, words_of(claim)),
        lambda side, claim: (claim.origin, claim.situation),
    )
    for key in keys:
        taken = set(pairs.values())
        left = _grouped(old, key, set(pairs))
        for value, candidates in _grouped(new, key, taken).items():
            pairs.update(zip(left.get(value, ()), candidates, strict=False))
    return pairs


def _grouped(side: Side, key: Callable[[Side, Claim], Hashable], without: set[str]) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for iri in sorted(side.claims.keys() - without):
        groups[key(side, side.claims[iri])].append(iri)
    return groups


def _single(kind: str, side: Side, claim: Claim) -> ClaimChange:
    return ClaimChange(kind, claim.id, side.name(claim.situation), side.source(claim), words_of(claim))


def _changed(old: Side, first: Claim, new: Side, second: Claim) -> ClaimChange | None:
    before, after = old.attributes(first), new.attributes(second)
    pairs = {name: (before.get(name, Value("")), after.get(name, Value(""))) for name in (before | after)}
    values = {name: (one.words, other.words) for name, (one, other) in pairs.items() if one.key != other.key}
    if not values:
        return None
    return ClaimChange("changed", second.id, new.name(second.situation), new.source(second), words_of(second), values)


def _regrouped(old: Side, new: Side, pairs: Mapping[str, str]) -> Iterable[Regrouping]:
    """Situations whose claims are about one situation on one side and about several on the other."""
    forth: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs.items():
        forth[old.claims[first].situation].add(new.claims[second].situation)
        back[new.claims[second].situation].add(old.claims[first].situation)
    for iri, before in sorted(back.items()):
        if len(before) > 1:
            yield Regrouping("merged", _names(old, before), _names(new, [iri]))
    for iri, after in sorted(forth.items()):
        if len(after) > 1:
            yield Regrouping("split", _names(old, [iri]), _names(new, after))


def _names(side: Side, iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{side.name(iri)} ({side.terms.names.shorten(iri)})" for iri in sorted(iris))


def _moved(old: Side, new: Side) -> Sequence[Statement]:
    before, after = old.statements(), new.statements()
    went = [replace(before[key], kind="went") for key in sorted(before.keys() - after.keys())]
    return went + [replace(after[key], kind="came") for key in sorted(after.keys() - before.keys())]
