"""A PDF: its text in paragraphs, read like a text file, so title and date stand in its first lines or the date in its name."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from kg.packed.needs import lacking, too_long
from kg.packed.rows import Told

#: pages; more are a book
_MOST = 500
#: a line that is so much shorter than the usual line and ends a sentence ends its paragraph
_SHORT = 0.85
_HEAD = 5


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """The text of the one article of a PDF."""
    yield 0, lacking("pypdf") or too_long(path) or _told(path)


def _told(path: Path) -> Told:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with PdfReader(path) as reader:
            if reader.is_encrypted and not reader.decrypt(""):
                return "the PDF asks for a password"
            if len(reader.pages) > _MOST:
                return f"the PDF has {len(reader.pages)} pages; the limit is {_MOST}"
            text = "\n".join(page.extract_text() for page in reader.pages)
    except OSError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it stumble on
        return f"the PDF is damaged: {error}"
    return {"text": paragraphs(text)} if text.strip() else "the PDF holds no text: it may be a picture of a page"


def paragraphs(text: str) -> str:
    """The lines of a page joined to paragraphs, one a line; the first lines stay as they are, since title and date stand in them.

    >>> paragraphs("Mayor quits\\n2021-03-05\\n\\nHe said on Monday that the inves-\\ntigation of his office has ended.\\nAll left.")
    'Mayor quits\\n2021-03-05\\nHe said on Monday that the investigation of his office has ended. All left.'
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line) or [0]
    usual = lengths[len(lengths) * 3 // 4]
    found = _head([line for line in lines if line], _SHORT * usual)
    left, running = len(found), ""
    for line in lines:
        if left:
            left -= bool(line)
            continue
        running = _joined(running, line)
        if running and (not line or (len(line) < _SHORT * usual and re.search(r"[.!?][”\"')]*$", line))):
            found.append(running)
            running = ""
    return "\n".join([*found, running] if running else found)


def _head(lines: Sequence[str], short: float) -> list[str]:
    """The first line and the short lines that follow it: title, byline, date."""
    return [*lines[:1], *takewhile(lambda line: len(line) < short, lines[1:_HEAD])]


def _joined(running: str, line: str) -> str:
    """A line behind what stands before it; a word that was parted at the end of a line is whole again."""
    if running.endswith("-") and len(running) > 1 and running[-2].isalpha() and line[:1].islower():
        return running[:-1] + line
    return f"{running} {line}".strip()
