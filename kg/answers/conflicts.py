"""What sources disagree about, read back from ``graph:conflicts``: both sides with their claims, which prevails, what would clear it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.answers.dataset import Dataset, Row
from kg.answers.entities import one
from kg.answers.why import Said, situations_of
from kg.answers.why import claims as said_of
from kg.model.document import Authority
from kg.model.iri import local_name

_CONFLICTS = """SELECT ?conflict ?message ?code ?side ?says ?authority ?claim ?wins WHERE { GRAPH graph:conflicts {
  ?conflict a kgo:Conflict ; rdfs:comment ?message ; kgo:conflictCode ?code ; kgo:side ?side .
  ?side kgo:says ?says ; kgo:authority ?authority .
  OPTIONAL { ?side kgo:sideClaim ?claim } OPTIONAL { ?conflict kgo:prevails ?wins } } } ORDER BY ?code ?message ?conflict ?side ?claim"""
_CONCERNS = "SELECT ?conflict ?situation WHERE { GRAPH graph:conflicts { ?conflict kgo:concerns ?situation } } ORDER BY ?situation"
_PEOPLE = """SELECT DISTINCT ?s ?person ?name WHERE { GRAPH ?g { ?s org:member|kgo:winner ?person }
  GRAPH graph:registry { ?person a foaf:Person ; skos:prefLabel ?name } } ORDER BY ?person"""
#: codes of conflicts between two people for one seat or one victory: perhaps they are one person under two names
_TWO_PEOPLE = frozenset({"KG0450", "KG0451"})


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a conflict: what it says, how much it weighs, by which claims; ``prevails`` where it outweighs the other."""

    says: str
    authority: Authority
    prevails: bool
    claims: tuple[str, ...]

    @property
    def weight(self) -> str:
        """Its authority in words: *curated*, *own voice*."""
        return self.authority.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class Standoff:
    """A conflict with its two sides, the weightier first, and the situations that it concerns."""

    iri: str
    code: str
    message: str
    concerns: tuple[str, ...]
    sides: tuple[Party, ...]

    @property
    def decided(self) -> bool:
        """Whether one side prevails."""
        return any(side.prevails for side in self.sides)


def standoffs(data: Dataset, entity: str = "") -> list[Standoff]:
    """All conflicts of the dataset, or those about one entity or situation, named as people name it; those nobody wins first."""
    wanted: set[str] | None = None
    if entity:
        hit = one(data, entity)
        wanted = set(situations_of(data, hit.iri)) if hit.entity else {hit.iri}
    concerns: dict[str, list[str]] = defaultdict(list)
    for row in data.graphs(_CONCERNS):
        concerns[row["conflict"]].append(row["situation"])
    found = []
    for iri, group in groupby(data.graphs(_CONFLICTS), key=lambda row: row["conflict"]):
        rows = list(group)
        if wanted is None or wanted.intersection(concerns[iri]):
            found.append(Standoff(iri, rows[0]["code"], rows[0]["message"], tuple(concerns[iri]), _sides(rows)))
    return sorted(found, key=lambda standoff: standoff.decided)


def _sides(rows: Sequence[Row]) -> tuple[Party, ...]:
    return tuple(
        Party(
            says=told[0]["says"],
            authority=Authority.of_term(local_name(told[0]["authority"])),
            prevails=told[0].get("wins") == iri,
            claims=tuple(row["claim"] for row in told if "claim" in row),
        )
        for iri, told in ((iri, list(group)) for iri, group in groupby(rows, key=lambda row: row["side"]))
    )


def voices(data: Dataset, standoff: Standoff) -> Mapping[str, Said]:
    """The claims of a conflict by IRI, with their words and holders."""
    return {claim: said for side in standoff.sides for claim in side.claims for said in said_of(data, claim=claim)}


def outcome(standoff: Standoff, said: Mapping[str, Said]) -> str:
    """Which side prevails and why, in a sentence; a decision is told before authority."""
    for side in standoff.sides:
        for claim in side.claims:
            if claim in said and said[claim].status == "Disputed":
                return f"a claim is {said[claim].standing}"
    first, second = standoff.sides
    if standoff.decided and (accepted := next((said[claim] for claim in first.claims if claim in said and said[claim].accepted), None)):
        return f"a claim is {accepted.standing}"
    if standoff.decided:
        return f"{first.weight} outweighs {second.weight}; which is the more recent decides nothing"
    return f"both are {first.weight}: neither prevails, and being more recent decides nothing"


def clears(data: Dataset, standoff: Standoff, said: Mapping[str, Said]) -> list[str]:
    """The commands of which each would settle the conflict, the likeliest first: of two equals the one with fewer witnesses gives way.

    A dispute keeps it in the list, with the decision.
    """
    told = [side for side in reversed(standoff.sides) if side.claims]
    told = told[:1] if standoff.decided else sorted(told, key=lambda side: _witnesses(side, said))
    found = [_each("reject", _selectors(data, side, said)) for side in told]
    if all(side.claims for side in standoff.sides) and not any(one.status == "Disputed" for one in said.values()):
        lighter = told[0]
        (heavier,) = (side for side in standoff.sides if side is not lighter)
        because = _selectors(data, heavier, said)[0]
        found.append(_each("dispute", _selectors(data, lighter, said), f" --because {because}"))
    if standoff.code in _TWO_PEOPLE:
        found += [f"kg same {a} {b} --why …" for a, b in _alike(data, standoff)]
    return found


def does(command: str, *, first: bool) -> str:
    """What a command of ``clears`` does with the conflict, in a word or two: a dispute keeps it in the list."""
    return "keeps it" if command.startswith("kg dispute ") else "clears it" if first else "or"


def _each(verdict: str, selectors: Sequence[str], because: str = "") -> str:
    """One line for the shell that decides on all of the selectors."""
    return " && ".join(f"kg {verdict} {selector}{because} --why …" for selector in selectors)


def _witnesses(side: Party, said: Mapping[str, Said]) -> tuple[int, int]:
    """In how many papers, and how often, a side is told."""
    return len({said[claim].source for claim in side.claims if claim in said}), len(side.claims)


def _selectors(data: Dataset, side: Party, said: Mapping[str, Said]) -> list[str]:
    """What names all claims of a side and no other: a situation where nothing else is said of it, else claim by claim."""

    def situation_of(claim: str) -> str:
        return said[claim].situation if claim in said else ""

    found: list[str] = []
    for situation, group in groupby(sorted(side.claims, key=situation_of), key=situation_of):
        own = list(group)
        alone = bool(situation) and len(own) > 1 and {one.claim for one in said_of(data, situation=situation)} == set(own)
        found += [situation] if alone else own
    return [data.names.shorten(iri) for iri in found]


def _alike(data: Dataset, standoff: Standoff) -> list[tuple[str, str]]:
    """Two people of the conflict who share a surname, and so may be one."""
    people = {row["person"]: row["name"] for situation in standoff.concerns for row in data.graphs(_PEOPLE, s=situation)}
    pairs = [(a, b) for a in sorted(people) for b in sorted(people) if a < b and people[a].split()[-1] == people[b].split()[-1]]
    return [(data.names.shorten(a), data.names.shorten(b)) for a, b in pairs]
