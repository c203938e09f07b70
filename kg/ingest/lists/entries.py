"""Entries of lists: mappings from names of fields to values, each with its place, whatever the format they are written in.

Numbers, dates and truth values are kept in the words of the file: ``00172`` stays what it is, and a date as exact as it was given.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Union

from kg.model.finding import Finding, Severity
from kg.model.span import Place

#: values may stand in each other to this depth
DEEPEST = 60

Value = Union[str, "Entry", tuple["Value", ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a file and where it begins."""

    fields: Mapping[str, Value]
    place: Place

    def text(self, *names: str) -> str:
        """The words under the first of these fields that has any, with single spaces."""
        for name in names:
            value = self.fields.get(name, "")
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
        return ""

    def texts(self, name: str) -> tuple[str, ...]:
        """All words under a field, be it one or a row of them."""
        value = self.fields.get(name, ())
        found = value if isinstance(value, tuple) else (value,)
        return tuple(" ".join(one.split()) for one in found if isinstance(one, str) and one.strip())

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The entries under a field, be it one or a row of them."""
        value = self.fields.get(name, ())
        found = value if isinstance(value, tuple) else (value,)
        return tuple(one for one in found if isinstance(one, Entry))

    def entry(self, name: str) -> Entry:
        """The entry under a field, an empty one where there is none."""
        return next(iter(self.entries(name)), Entry({}, self.place))


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things a file consists of: an element of its list, or the value of one of its fields; ``key`` names the field."""

    key: str
    value: Value


@dataclass(slots=True)
class Unread:
    """Fields and values that an importer does not know, each told once with the place of the first and how many there are."""

    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], Place] = field(default_factory=dict)

    def check(self, entry: Entry, what: str, known: Collection[str]) -> None:
        """Note the fields of an entry that are not ``known``."""
        for name, value in entry.fields.items():
            if name not in known and value not in ("", ()):
                self.note(f"the field {name!r} of a {what}", "", entry.place)

    def note(self, what: str, value: str, place: Place) -> None:
        """Note something that is not read."""
        self.seen[what, value] += 1
        self.first.setdefault((what, value), place)

    def findings(self) -> Iterator[Finding]:
        """One finding for each field or value, in the order of the file."""
        for (what, value), place in self.first.items():
            times = self.seen[what, value]
            told = f"{what} {value!r}" if value else what
            message = f"{told} is not known{f' ({times:,} times)' if times > 1 else ''}; it is left out"
            remedy = "nothing needs to be done where it says nothing of names, posts, parties or dates"
            yield Finding("KG0242", message, place, remedy, Severity.WARNING)


@lru_cache(maxsize=1)
def _known_fields() -> Mapping[str, Mapping[str, str]]:
    with (Path(__file__).parent / "fields.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache
def fields_of(form: str, thing: str) -> frozenset[str]:
    """The fields that a thing has in a format, as far as our importers know them."""
    return frozenset(_known_fields()[form][thing].split())


def gathered(items: Iterable[Item], place: Place) -> Entry:
    """The items of a file that is one mapping, as that mapping: a field told several times has all its values."""
    fields: dict[str, list[Value]] = {}
    for item in items:
        fields.setdefault(item.key, []).append(item.value)
    return Entry({key: values[0] if len(values) == 1 else tuple(values) for key, values in fields.items()}, place)
