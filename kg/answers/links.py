"""Why a name was taken for somebody: the lines of links.tsv, read back."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.errors import ConfigError
from kg.model.decision import Mention

#: name of the comparator, outcome (one word), points, and what was compared
_SAID = re.compile(r"(?P<comparator>.+) (?P<outcome>\S+) (?P<points>[+-]\d+|never)(?: \((?P<on>.*)\))?$")


@dataclass(frozen=True, slots=True)
class Said:
    """What one comparator said: ``points`` are a signed number, or ``never``."""

    comparator: str
    outcome: str
    points: str
    on: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """One candidate: what became of it (taken, lost, open, ruled out), its sum, and what spoke."""

    candidate: str
    verdict: str
    points: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """One name of one document: the words, where they first stand, the entity they were taken for and by which rule, and the candidates."""

    document: str
    local: str
    name: str
    start: str
    end: str
    entity: str
    rule: str
    sure: bool
    why: str
    weighed: tuple[Weighed, ...]

    @property
    def listed(self) -> bool:
        """Whether the name stands in an imported list and in no article."""
        return any(said.comparator == "list" for one in self.weighed for said in one.said)


def read_links(path: Path) -> tuple[Taken, ...]:
    """All names with their candidates; raises ``ConfigError`` where there is no such file."""
    if not path.is_file():
        raise ConfigError("KG0950", f"there is no {path}", remedy="kg build writes it beside the graph; name a built graph with --data")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(_taken(list(group)) for _, group in groupby(rows, key=lambda row: (row["document"], row["local"])))


def _taken(rows: Sequence[Mapping[str, str]]) -> Taken:
    first = rows[0]
    weighed = tuple(Weighed(row["candidate"], row["verdict"], row["points"], tuple(_said(row["comparators"]))) for row in rows)
    place = first["char_start"], first["char_end"]
    return Taken(
        first["document"], first["local"], first["name"], *place, first["entity"], first["rule"], first["sure"] == "yes", first["why"],
        tuple(one for one in weighed if one.said or one.verdict != "taken"),
    )  # fmt: skip


def _said(text: str) -> Iterator[Said]:
    for part in text.split("; ") if text else ():
        if found := _SAID.match(part):
            yield Said(found["comparator"], found["outcome"], found["points"], found["on"] or "")


def of_mention(links: Iterable[Taken], mention: Mention, fold: Callable[[str], str] = str.casefold) -> list[Taken]:
    """The names of one document that a mention means: by local id, or by the words."""
    return [
        one
        for one in links
        if one.document == mention.document and (one.local == mention.local or (mention.words and fold(one.name) == fold(mention.words)))
    ]


def of_entity(links: Iterable[Taken], entity: str) -> tuple[list[Taken], list[Taken]]:
    """The names that were taken for an entity (by its short name), and those that may be it and were not."""
    taken: list[Taken] = []
    open_: list[Taken] = []
    for one in links:
        if one.entity == entity:
            taken.append(one)
        elif any(other.candidate == entity and other.verdict == "open" for other in one.weighed):
            open_.append(one)
    return taken, open_
