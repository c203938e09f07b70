"""What is said of an entity, one statement for each situation: what, when, whether it is a fact, and who says so first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.answers.dataset import Dataset
from kg.answers.times import TIMES, interval_of
from kg.answers.why import Said, claims, lead
from kg.model.intervals import FuzzyInterval
from kg.model.time import seasons_named

_OF_ENTITY = TIMES.replace("?s rdfs:label", "?s ?role ?entity ; rdfs:label", 1)
#: the entity is bound before anything else is matched: as a constant among the patterns it is looked for last
_TOLD = """SELECT DISTINCT ?s ?side ?value WHERE { VALUES ?entity { %s }
  VALUES (?side ?property) { ("date" kgo:date) ("begin" kgo:begin) ("end" kgo:end) }
  GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?entity ; ?property ?value } } ORDER BY ?s ?side ?value"""

#: the groups of statements in the order in which they are shown
GROUPS = ("fact", "said", "denied", "withheld", "rejected")


@dataclass(frozen=True, slots=True)
class Statement:
    """One situation as the sources tell it: its time in words and as an interval (``None`` = nothing is told), its claims best first.

    ``group`` is ``fact``; ``said`` of what is only alleged, possible, predicted or supposed; ``denied``; ``withheld``; or ``rejected``.
    """

    iri: str
    label: str
    cls: str
    group: str
    words: str
    interval: FuzzyInterval | None
    claims: tuple[Said, ...]

    @property
    def first(self) -> Said:
        """The claim that tells it best."""
        return self.claims[0]

    @property
    def day(self) -> date:
        """The day by which it is put in order; what has no time comes last."""
        begin = self.interval.begin if self.interval else None
        return (begin and (begin.min or begin.max)) or date.max


def statements(data: Dataset, entity: str) -> list[Statement]:
    """Every situation in which the entity has a role, facts first, each group in order of time."""
    told: dict[str, list[Said]] = defaultdict(list)
    for said in claims(data, entity=entity):
        told[said.situation].append(said)
    times = _times(data, entity)
    found = [_statement(iri, lead(said), times.get(iri)) for iri, said in told.items()]
    return sorted(found, key=lambda one: (GROUPS.index(one.group), one.day, one.label, one.iri))


def _statement(iri: str, said: Sequence[Said], time: tuple[str, FuzzyInterval] | None) -> Statement:
    words, interval = time or ("", None)
    return Statement(iri, said[0].label, said[0].cls, group_of(said), words, interval, tuple(said))


def group_of(said: Sequence[Said]) -> str:
    """How a situation stands by the claims on it, the best first."""
    if said[0].is_truth:
        return "fact"
    if all(one.status == "Withheld" for one in said):
        return "withheld"
    counting = [one for one in said if one.status not in ("Withheld", "Rejected")]
    if not counting:
        return "rejected"
    return "denied" if all(one.polarity == "Negated" for one in counting) else "said"


def _times(data: Dataset, entity: str) -> Mapping[str, tuple[str, FuzzyInterval]]:
    """The time of each situation: as accepted, else as the sources tell it."""
    found = _as_told(data, entity)
    for row in data.world(_OF_ENTITY, entity=entity):
        words, interval = interval_of(row)
        if words:
            found[row["s"]] = (seasons_named(words), interval)
    return found


def _as_told(data: Dataset, entity: str) -> dict[str, tuple[str, FuzzyInterval]]:
    sides: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in data.graphs(_TOLD % ox.NamedNode(entity)):
        sides[row["s"]][row["side"]].append(row["value"])
    return {iri: _one_time(told) for iri, told in sides.items()}


def _one_time(told: Mapping[str, Sequence[str]]) -> tuple[str, FuzzyInterval]:
    """All that sources tell in words, and the interval of what the first of them tells."""
    if "date" in told:
        return seasons_named(" or ".join(told["date"])), FuzzyInterval.at(told["date"][0])
    begin, end = (told.get(side, [""])[0] for side in ("begin", "end"))
    words = ", ".join(f"{side} {' or '.join(told[side])}" for side in ("begin", "end") if side in told)
    return seasons_named(words), FuzzyInterval.of(begin, end)
