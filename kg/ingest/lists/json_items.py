"""The items of a JSON file one after the other, each with its JSON pointer; the file is never held as a whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any

import ijson
from ijson.common import JSONError

from kg.errors import InputError
from kg.ingest.lists.entries import DEEPEST, Entry, Item, Value
from kg.ingest.lists.files import ListFile, lines_within
from kg.model.span import Place

#: what the parser ends with; an exponent without measure is an error of arithmetic
_BROKEN = (JSONError, ValueError, ArithmeticError)
#: digits that a number may have; those that Python itself refuses end the parser's process
_MOST_DIGITS = 1000
_ENDLESS = re.compile(rb"\d{%d}" % _MOST_DIGITS)
#: one step of the parser: what begins or ends, and the value of what is neither
Event = tuple[str, Any]


def json_items(file: ListFile) -> Iterator[Item]:
    """The elements of the array in a file, or of each array that is a field of its object, or its other fields whole.

    ``InputError`` KG0244 where it is no JSON, or neither an array nor an object.
    """
    with file.opened() as stream:
        try:
            yield from _items(file.path, ijson.basic_parse(_Counted(stream)))
        except _BROKEN as error:
            problem = str(error).strip().partition("\n")[0]
            raise InputError("KG0244", f"not JSON: {problem}", place=file.place, remedy="mend or fetch the file again") from None


class _Counted:
    """A stream of bytes that ends with a ``ValueError`` where more than ``_MOST_DIGITS`` digits stand together."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.before = stream, b""

    def read(self, size: int = -1) -> bytes:
        piece = self.stream.read(size)
        seen = self.before + piece
        if _ENDLESS.search(seen):
            raise ValueError(f"a number has more than {_MOST_DIGITS:,} digits")
        self.before = seen[-_MOST_DIGITS:]
        return piece


def json_lines(file: ListFile) -> Iterator[Entry]:
    """The objects of a file with one of them in each line; a line that is none raises ``InputError`` KG0244 with its number."""
    with file.opened() as stream:
        for number, line in enumerate(lines_within(stream, file.path), 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line.decode("utf-8-sig"))
                if b"\\ud" in line.lower():
                    json.dumps(value, ensure_ascii=False).encode()  # half a character is an error here, and not when it is written
            except (ValueError, RecursionError) as error:
                place = Place(file.path, number)
                raise InputError("KG0244", f"not JSON: {error}", place=place, remedy="one object a line; mend this one") from None
            built = _plain(value, Place(file.path, number), 1)
            if isinstance(built, Entry):
                yield built


def _plain(value: Any, place: Place, depth: int) -> Value:
    """A value of the json module in the form of entries, all with the place of the line."""
    _require_shallow(depth, place)
    if isinstance(value, dict):
        return Entry({name: _plain(one, place, depth + 1) for name, one in value.items()}, place)
    return tuple(_plain(one, place, depth + 1) for one in value) if isinstance(value, list) else _words(value)


def _items(path: str, events: Iterator[Event]) -> Iterator[Item]:
    kind, _ = next(events, ("", None))
    if kind == "start_array":
        yield from _elements(path, "", events)
    elif kind == "start_map":
        while (event := next(events))[0] != "end_map":
            key, first = event[1], next(events)
            if first[0] == "start_array":
                yield from _elements(path, key, events)
            else:
                yield Item(key, _built(path, f"/{_escaped(key)}", first, events, 1))
    else:
        raise InputError("KG0244", "an object or an array is expected", place=Place(path), remedy="see `kg import --help` for what is read")


def _elements(path: str, key: str, events: Iterator[Event]) -> Iterator[Item]:
    above = f"/{_escaped(key)}" if key else ""
    for number, event in enumerate(events):
        if event[0] == "end_array":
            return
        yield Item(key, _built(path, f"{above}/{number}", event, events, 1))


def _built(path: str, pointer: str, event: Event, events: Iterator[Event], depth: int) -> Value:
    kind, value = event
    _require_shallow(depth, Place(f"{path}#{pointer[:80]}…"))
    if kind == "start_array":
        values: list[Value] = []
        while (event := next(events))[0] != "end_array":
            values.append(_built(path, f"{pointer}/{len(values)}", event, events, depth + 1))
        return tuple(values)
    if kind == "start_map":
        fields: dict[str, Value] = {}
        while (event := next(events))[0] != "end_map":
            fields[event[1]] = _built(path, f"{pointer}/{_escaped(event[1])}", next(events), events, depth + 1)
        return Entry(fields, Place(f"{path}#{pointer}"))
    return _words(value)


def _require_shallow(depth: int, place: Place) -> None:
    if depth > DEEPEST:
        raise InputError("KG0244", f"values stand in each other more than {DEEPEST} deep", place=place, remedy="no list is built like this")


def _words(value: str | int | float | bool | Decimal | None) -> str:
    """A plain value in words: nothing for null."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _escaped(name: str) -> str:
    """A name as a step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
