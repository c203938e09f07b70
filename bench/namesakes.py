"""What two names have in common where they are two people, and what the names of one person differ in, in official lists.

    python bench/namesakes.py SHARED

Members of the United States Congress, past and present, are all different people: pairs of them whose surname and given name agree
(equal, or a usual short form) are namesakes. The first table counts what such pairs share, of everybody and of those born since 1900;
what namesakes often share says little. The second is about one member of today under two names: the official one, and that of its parts.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml

from kg.resolve.comparators import comparators
from kg.resolve.compared import name_outcomes
from kg.resolve.person_names import PersonName, parse_name

_CURRENT = "data/congress-legislators/legislators-current.part-a.yaml"
_HISTORICAL = "data/congress-legislators/legislators-historical.part-a.csv"


@dataclass(frozen=True, slots=True)
class Member:
    """One member of Congress: the official name and the one of its parts, and what else the list tells."""

    usual: PersonName
    whole: PersonName
    state: str
    party: str
    title: str
    born: int
    current: bool = False


def members(shared: Path) -> Iterator[Member]:
    """Everybody in the lists of today and of the past."""
    with (shared / _HISTORICAL).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = parse_name(f"{row['first_name']} {row['last_name']}")
            yield Member(name, name, row["state"], row["party"], row["type"], int(row["birthday"][:4] or 0))
    for person in yaml.load((shared / _CURRENT).read_text(encoding="utf-8"), yaml.CSafeLoader):
        name, term = person["name"], person["terms"][-1]
        whole = parse_name(" ".join(name[part] for part in ("first", "middle", "last", "suffix") if part in name))
        usual = parse_name(name.get("official_full", f"{name['first']} {name['last']}"))
        yield Member(usual, whole, term["state"], term["party"], term["type"], int(person["bio"]["birthday"][:4]), current=True)


def namesakes(people: Iterable[Member]) -> Iterator[tuple[Member, Member]]:
    """Pairs whose surname and given name agree."""
    by_surname: dict[str, list[Member]] = defaultdict(list)
    for one in people:
        by_surname[one.whole.surname].append(one)
    for group in by_surname.values():
        for one, other in combinations(group, 2):
            said = {comparator: outcome for comparator, outcome, _ in name_outcomes(one.whole, other.whole)}
            if said.get("given name") in ("same", "nickname"):
                yield one, other


def shared(one: Member, other: Member) -> Iterator[str]:
    """What a pair has in common or differs in, by the words of the comparators."""
    for name in ("state", "party", "title"):
        yield f"{name} {'same' if getattr(one, name) == getattr(other, name) else 'different'}"
    if one.state == other.state and one.party == other.party:
        yield "state and party same"
    table = comparators()
    if one.whole.given in table.given and one.whole.surname in table.surnames:
        yield "rarity frequent"


def _print(title: str, counts: Counter[str], of: int) -> None:
    print(f"{title}: {of:,}")
    for what, count in sorted(counts.items()):
        print(f"  {what:28} {count:6,}  {count / of:.3f}")


def main() -> None:
    """Print both tables, of everybody and of those born since 1900."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    everybody = list(members(parser.parse_args().shared))
    for since in (0, 1900):
        people = [one for one in everybody if one.born >= since]
        found = list(namesakes(people))
        title = f"pairs of namesakes among {len(people):,} members born since {since or 'ever'}"
        _print(title, Counter(what for pair in found for what in shared(*pair)), len(found))
    told = [list(name_outcomes(one.usual, one.whole)) for one in everybody if one.current]
    _print("members of today under two names", Counter(f"{c} {o}" for outcomes in told for c, o, _ in outcomes), len(told))


if __name__ == "__main__":
    main()
