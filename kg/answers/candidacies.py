"""The life of a candidacy: its steps in order, each with when it was reached and the claims that say so."""

from __future__ import annotations

from dataclasses import dataclass

from kg.answers.dataset import Dataset
from kg.answers.why import Said, claims, lead
from kg.model.iri import local_name
from kg.model.time import bounds, seasons_named

_STEPS = """SELECT ?candidacy ?rank ?step ?date ?reality ?claim WHERE {
  GRAPH graph:assessment { ?s kgo:stepOf ?candidacy ; kgo:rank ?rank ; kgo:stage ?step ; kgo:reality ?reality ; kgo:toldBy ?claim .
    OPTIONAL { ?s kgo:date ?date } }
} ORDER BY ?rank ?claim"""


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One step that a candidacy has reached: whether a claim makes it a fact, and the claims that tell it, the weightiest first."""

    name: str
    date: str
    fact: bool
    said: tuple[Said, ...]

    @property
    def when(self) -> str:
        """When it was reached, in words: a date, *by* the latest day that is known, or nothing."""
        found = bounds(self.date)
        return f"by {found.max}" if self.date.startswith("[") and found.max else seasons_named(self.date)


def life(data: Dataset, candidacy: str) -> list[LifeStep]:
    """The steps of a candidacy in order, none for what is no candidacy."""
    rows = data.graphs(_STEPS, candidacy=candidacy)
    found: dict[str, LifeStep] = {}
    for name in dict.fromkeys(row["step"] for row in rows):
        own = [row for row in rows if row["step"] == name]
        said = [one for row in own for one in claims(data, claim=row["claim"])]
        fact = local_name(own[0]["reality"]) == "RealityActual"
        found[name] = LifeStep(name, own[0].get("date", ""), fact, tuple(lead(sorted(said, key=lambda one: (one.day, one.start)))))
    return list(found.values())
