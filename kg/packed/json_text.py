"""JSON that strangers wrote: whatever it holds, a value or a ``ValueError``, and nothing so deep that to go through it would fail."""

from __future__ import annotations

import json

#: values that may stand in each other
DEEPEST = 60


def loaded(text: str | bytes, *, strict: bool = True) -> object:
    """What a JSON text holds; raises ``ValueError`` for what is no JSON, or stands in each other more than ``DEEPEST`` deep.

    >>> loaded('{"a": [1]}')
    {'a': [1]}
    """
    deep = f"values stand in each other more than {DEEPEST} deep"
    try:
        value: object = json.loads(text, strict=strict)
    except RecursionError:
        raise ValueError(deep) from None
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
    if level:
        raise ValueError(deep)
    return value


def _inside(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
