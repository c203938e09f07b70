"""A web page that was saved: what it says of its article (``kg.packed.schema_org``), and the article's text.

The text is schema.org's ``articleBody`` where the page has it, else what trafilatura takes for the article and not for what stands
around it; of a short body and that, whichever is longer. Nothing is fetched, and no date is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.packed.needs import lacking, too_long
from kg.packed.rows import Told
from kg.packed.schema_org import described

_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")
#: characters; a body that is shorter may be a teaser, and the page is read as well
_SHORTEST = 200


def articles(path: Path) -> Iterator[tuple[int, Told]]:
    """What is told of the one article of a page; the day stands in the file's name where the page does not say it."""
    told = lacking("trafilatura") or too_long(path) or page(path.read_bytes())
    if isinstance(told, str):
        yield 0, told
        return
    day = _DAY.search(path.stem)
    yield 0, ({"date": day[0]} if day else {}) | dict(told)


def page(content: bytes) -> Told:
    """What a page tells of its article, or why it tells none."""
    from trafilatura import extract, load_html

    tree = load_html(content)
    if tree is None:
        return "it is no web page, or an empty one"
    told = described(tree)
    if not told.get("title"):
        return "the page has no headline"
    body = told.get("text", "")
    if len(body) < _SHORTEST:
        body = max(body, extract(tree, output_format="txt", include_comments=False, include_tables=False) or "", key=len)
    lines = [line for line in (" ".join(line.split()) for line in body.split("\n")) if line]
    lines = lines[1:] if lines and lines[0] == told["title"] else lines
    return {**told, "text": "\n".join(lines)} if lines else "no text of an article is found in the page"
