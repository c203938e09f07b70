"""Labels such as "(D-N.Y.)", ", R-Calif.," and "(I)": a person's party, and the place he or she is elected in."""

from __future__ import annotations

import re

from kg.extract.lexicon import Lexicon

_STATE = r"[A-Z][A-Za-z]*\.?(?:\s?[A-Z][a-z]*\.?){0,2}?"
_DISTRICT = r"(?:[-–—, ]+\d+(?:st|nd|rd|th)?[^)]{0,12})?"
_PLAIN_STATE = r"[A-Z][a-z]+\.|[A-Z]\.\s?[A-Z][a-z]+\.|(?:[A-Z]\.){2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2}\b"
_AFTER = r",(?=\s)|(?=\s+(?:and|&)\s)|(?=[;:)\"—–-])|(?=\.(?:\s|$))|(?=\s|$)"
#: one label with its brackets or its commas
LABEL = re.compile(
    rf"\s*\((?P<party>Rep|Dem|Ind|DFL|GOP|[RDIL])\.?(?:\s?[-–—/,]+\s?(?P<state>{_STATE}))?{_DISTRICT}\)"
    rf"|,\s+(?P<party2>[RDI])[-–—](?P<state2>{_PLAIN_STATE})(?P<end>{_AFTER})"
)


def label_parts(match: re.Match[str]) -> tuple[str, str]:
    """The party letter and the state's abbreviation of a label, the latter empty when it gives none.

    >>> [label_parts(m) for m in LABEL.finditer("Sen. Al Franken, D-Minn., met Jeff Flake (R-AZ), Bob Smith (I) and Ann Lee, D-W.Va.")]
    [('D', 'Minn.'), ('R', 'AZ'), ('I', ''), ('D', 'W.Va.')]
    """
    party = match.group("party") or match.group("party2")
    return party, (match.group("state") or match.group("state2") or "").strip()


def label_place(state: str, lexicon: Lexicon) -> str:
    """The place that the state of a label means, with or without the stop of its abbreviation ("D-Wash"); empty for one unknown."""
    return lexicon.place(state) or lexicon.place(f"{state}.")
