"""Our frozen values as plain lists and words, and back: what the cache stores. Nothing but values of the types asked for comes back."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import Any

Plain = str | int | bool | None | list[Any]


def to_plain(value: object) -> Plain:
    """The value as lists, words and numbers; a dataclass is a list of its name and its fields, so that like ones stay apart."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        return [type(value).__name__, *(to_plain(getattr(value, field.name)) for field in fields(value))]
    raise TypeError(f"a {type(value).__name__} has no plain form")


def from_plain(kind: Any, plain: Any) -> Any:
    """The value of type ``kind`` that ``to_plain`` wrote; ValueError for anything else."""
    return _reader(kind)(plain)


Reader = Callable[[Any], Any]


@lru_cache(maxsize=256)
def _reader(kind: Any) -> Reader:
    """What reads values of one type: made once, since a cache holds tens of thousands of them."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return _one_of(typing.get_args(kind))
    if is_dataclass(kind):
        return _dataclass(kind)
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind))
    return _itself(kind) if kind in (str, int, bool, type(None)) else _word(kind)


def _itself(kind: type) -> Reader:
    def read(plain: Any) -> Any:
        if type(plain) is kind:
            return plain
        raise ValueError(f"{plain!r} is no {kind.__name__}")

    return read


def _word(kind: Any) -> Reader:
    """A value that is written as a word: a member of an enumeration, a decimal number, a day."""

    def read(plain: Any) -> Any:
        if not isinstance(plain, str):
            raise ValueError(f"{plain!r} is no word")
        try:
            return date.fromisoformat(plain) if kind is date else kind(plain)
        except InvalidOperation:
            raise ValueError(f"{plain!r} is no number") from None

    return read


def _one_of(kinds: tuple[Any, ...]) -> Reader:
    named = {kind.__name__: _reader(kind) for kind in kinds if is_dataclass(kind) and isinstance(kind, type)}
    plainly = next((_reader(kind) for kind in kinds if not is_dataclass(kind) and kind is not type(None)), None)
    empty = type(None) in kinds

    def read(plain: Any) -> Any:
        if plain is None and empty:
            return None
        found = named.get(plain[0]) if isinstance(plain, list) and plain and isinstance(plain[0], str) else None
        if found is None and plainly is None:
            raise ValueError(f"{plain!r} is none of the kinds expected")
        return (found or plainly)(plain)  # type: ignore[misc]

    return read


def _dataclass(kind: Any) -> Reader:
    hints = typing.get_type_hints(kind)
    name, readers = kind.__name__, tuple(_reader(hints[field.name]) for field in fields(kind))
    length = len(readers) + 1

    def read(plain: Any) -> Any:
        if not isinstance(plain, list) or len(plain) != length or plain[0] != name:
            raise ValueError(f"not a {name}")
        return kind(*[reader(item) for reader, item in zip(readers, plain[1:], strict=True)])

    return read


def _tuple(kinds: tuple[Any, ...]) -> Reader:
    same = _reader(kinds[0]) if len(kinds) == 2 and kinds[1] is Ellipsis else None
    readers = () if same else tuple(map(_reader, kinds))

    def read(plain: Any) -> Any:
        if not isinstance(plain, list):
            raise ValueError(f"{plain!r} is no list")
        if same:
            return tuple([same(item) for item in plain])
        return tuple([reader(item) for reader, item in zip(readers, plain, strict=True)])

    return read
