"""The items of a YAML file one after the other, without tags and aliases: neither objects nor bombs can hide in it."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from kg.errors import InputError
from kg.ingest.lists.entries import DEEPEST, Entry, Item, Value
from kg.ingest.lists.files import ListFile
from kg.model.span import Place

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))


def yaml_items(file: ListFile) -> Iterator[Item]:
    """The elements of the list in a file, or the fields of the mapping in it; raises ``InputError`` KG0243 for what is no plain YAML."""
    with file.opened() as stream:
        try:
            yield from _Reader(file.path, yaml.parse(stream, Loader=_LOADER)).items()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = Place(file.path, mark.line + 1, mark.column + 1) if mark else file.place
            problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
            raise InputError("KG0243", f"not YAML: {problem}", place=place, remedy="mend this line; nothing after it is read") from None


class _Reader:
    def __init__(self, path: str, events: Iterator[yaml.Event]) -> None:
        self.path, self.events = path, events

    def items(self) -> Iterator[Item]:
        for event in self.events:
            if isinstance(event, yaml.SequenceStartEvent):
                while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                    yield Item("", self.value(event, 1))
            elif isinstance(event, yaml.MappingStartEvent):
                while not isinstance(event := next(self.events), yaml.MappingEndEvent):
                    key = self.value(event, 1)
                    yield Item(key if isinstance(key, str) else "", self.value(next(self.events), 1))
            elif isinstance(event, yaml.ScalarEvent) and self.value(event, 1):
                raise self.refused("a list or a mapping is expected, here is only a word", event)

    def value(self, event: yaml.Event, depth: int) -> Value:
        self.check(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return "" if event.implicit[0] and event.value in _NOTHING else event.value
        place = self.place(event)
        if isinstance(event, yaml.SequenceStartEvent):
            values: list[Value] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                values.append(self.value(event, depth + 1))
            return tuple(values)
        fields: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, value = self.value(event, depth + 1), self.value(next(self.events), depth + 1)
            if isinstance(key, str):
                fields[key] = value
        return Entry(fields, place)

    def check(self, event: yaml.Event, depth: int) -> None:
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            raise self.refused("aliases (*name) are not read in lists", event)
        if tag and tag != "!" and tag not in _PLAIN_TAGS:
            raise self.refused(f"the tag {tag} is not read in lists", event)
        if depth > DEEPEST:
            raise self.refused(f"values stand in each other more than {DEEPEST} deep", event)

    def refused(self, message: str, event: yaml.Event) -> InputError:
        return InputError("KG0243", message, place=self.place(event), remedy="write the values out; a list is plain names, words and dates")

    def place(self, event: yaml.Event) -> Place:
        return Place(self.path, event.start_mark.line + 1 if event.start_mark else 0)
