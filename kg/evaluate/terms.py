"""Who was in the Congress or headed the government of the United States, and when, by the lists of congress-legislators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import us
import yaml

from kg.evaluate.naming import same_person

_OFFICES = {"sen": "senator", "rep": "representative", "prez": "president", "viceprez": "vice president"}
#: a list of members tells all their terms in the Congress, and none elsewhere; the list of executives the other way round
_GROUPS = (frozenset({"senator", "representative"}), frozenset({"president", "vice president"}))
#: terms that follow one another within so many days are one stay in office (a Congress ends and the next one meets)
_GAP = 60


@dataclass(frozen=True, slots=True)
class Stay:
    """One stretch in one office; ``state`` is empty for the offices of the nation."""

    office: str
    state: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the lists with all stays in office."""

    names: tuple[str, ...]
    stays: tuple[Stay, ...]

    @property
    def offices(self) -> frozenset[str]:
        """The offices for which the lists tell all of this person's stays: those of the Congress, of the nation, or both."""
        return frozenset(office for group in _GROUPS for office in group if any(stay.office in group for stay in self.stays))

    def called(self, name: str) -> bool:
        """Whether somebody of that full name may be meant."""
        return " " in name.strip() and any(same_person(known, name) for known in self.names)


def members(paths: Iterable[Path]) -> list[Member]:
    """Everyone in the lists; who is in two of them is one person."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows: dict[str, list[Any]] = {}
    for path in paths:
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=loader):  # a safe loader, the fast one where there is one
            rows.setdefault(row["id"].get("bioguide", str(row["name"])), []).append(row)
    return [Member(tuple(dict.fromkeys(_names(found))), tuple(_stays(found))) for found in rows.values()]


def _names(rows: Sequence[Any]) -> Iterator[str]:
    for row in rows:
        name = row["name"]
        givens = [name.get("first"), name.get("nickname"), name.get("middle")]
        suffix = f" {name['suffix']}" if name.get("suffix") else ""
        yield from (f"{given} {name['last']}{suffix}" for given in givens if given)
        if name.get("official_full"):
            yield name["official_full"]


def _stays(rows: Sequence[Any]) -> Iterator[Stay]:
    states = us.states.mapping("abbr", "name")
    found = (_stay(term, states.get(term.get("state", ""), "")) for row in rows for term in row["terms"])
    terms = sorted(found, key=lambda stay: (stay.office, stay.state, stay.start))
    open_stay: Stay | None = None
    for term in terms:
        if open_stay and (open_stay.office, open_stay.state) == (term.office, term.state) and (term.start - open_stay.end).days <= _GAP:
            open_stay = Stay(term.office, term.state, open_stay.start, max(open_stay.end, term.end))
            continue
        if open_stay:
            yield open_stay
        open_stay = term
    if open_stay:
        yield open_stay


def _stay(term: Any, state: str) -> Stay:
    return Stay(_OFFICES[term["type"]], state, date.fromisoformat(term["start"]), date.fromisoformat(term["end"]))
