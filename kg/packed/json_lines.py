"""JSON lines: an article a line, under our names of columns or under those of news interfaces."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.packed.news_interface import article
from kg.packed.rows import Told


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """What each line tells that is not blank."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _parsed(line)


def _parsed(line: bytes) -> Told:
    try:
        told = json.loads(line)
    except UnicodeDecodeError:
        return "the line is not UTF-8"
    except (ValueError, RecursionError) as error:
        return f"the line is not JSON: {getattr(error, 'msg', error)}"
    if not isinstance(told, dict):
        return "the line is no JSON object"
    return told if "text" in told else article(told) or told
