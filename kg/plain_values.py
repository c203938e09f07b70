"""Our frozen values as plain lists and words, and back: what the cache stores. Nothing but values of the types asked for comes back."""

from __future__ import annotations

import types
import typing
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
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return _one_of(typing.get_args(kind), plain)
    if is_dataclass(kind):
        return _dataclass(kind, plain)
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind), plain)
    if kind in (str, int, bool, type(None)):
        if type(plain) is kind:
            return plain
        raise ValueError(f"{plain!r} is no {kind.__name__}")
    return _word(kind, plain)


def _word(kind: Any, plain: Any) -> Any:
    """A value that is written as a word: a member of an enumeration, a decimal number, a day."""
    if not isinstance(plain, str):
        raise ValueError(f"{plain!r} is no word")
    if kind is date:
        return date.fromisoformat(plain)
    if kind is Decimal:
        try:
            return Decimal(plain)
        except InvalidOperation:
            raise ValueError(f"{plain!r} is no number") from None
    return kind(plain)


def _one_of(kinds: tuple[Any, ...], plain: Any) -> Any:
    if plain is None and type(None) in kinds:
        return None
    name = plain[0] if isinstance(plain, list) and plain else None
    for kind in kinds:
        if (is_dataclass(kind) and kind.__name__ == name) or (not is_dataclass(kind) and kind is not type(None)):  # type: ignore[union-attr]
            return from_plain(kind, plain)
    raise ValueError(f"{plain!r} is none of the kinds expected")


def _dataclass(kind: Any, plain: Any) -> Any:
    hints = _hints(kind)
    if not isinstance(plain, list) or len(plain) != len(hints) + 1 or plain[0] != kind.__name__:
        raise ValueError(f"not a {kind.__name__}")
    return kind(*(from_plain(hint, item) for hint, item in zip(hints, plain[1:], strict=True)))


def _tuple(kinds: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise ValueError(f"{plain!r} is no list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(from_plain(kinds[0], item) for item in plain)
    return tuple(from_plain(kind, item) for kind, item in zip(kinds, plain, strict=True))


@lru_cache(maxsize=64)
def _hints(kind: Any) -> tuple[Any, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))
