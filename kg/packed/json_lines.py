"""JSON lines: an article a line, under our names of columns or under those of news interfaces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.packed.json_text import loaded
from kg.packed.needs import LONGEST
from kg.packed.news_interface import article
from kg.packed.rows import Told


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """What each line tells that is not blank; of one that is too long, nor of what stands after it, nothing."""
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST), b""), 1):
            if len(line) == LONGEST:
                yield number, f"the line has more than {LONGEST:,} bytes; nothing after it is read"
                return
            if line.strip():
                yield number, _parsed(line)


def _parsed(line: bytes) -> Told:
    try:
        told = loaded(line)
    except UnicodeDecodeError:
        return "the line is not UTF-8"
    except ValueError as error:
        return f"the line is not JSON: {getattr(error, 'msg', error)}"
    if not isinstance(told, dict):
        return "the line is no JSON object"
    return told if "text" in told else article(told) or told
