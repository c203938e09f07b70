"""Names of people taken apart, and how far two of them agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from nicknames import NickNamer

_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_PARTICLES = frozenset(["al", "bin", "da", "de", "del", "della", "den", "der", "di", "el", "ibn", "la", "le", "ten", "ter", "van", "von"])


class Agreement(Enum):
    """SAME: one person unless something else speaks against it; WEAK: only with further support; NONE: two people."""

    SAME = "same"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in lower case; ``given`` is empty for a bare surname."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=65536)
def parse_name(words: str) -> PersonName:
    """The parts of a Western name; titles must have been taken off before.

    >>> parse_name("Jefferson Beauregard Sessions III")
    PersonName(given='jefferson', middle=('beauregard',), surname='sessions', suffix='iii')
    >>> parse_name("Chris Van Hollen").surname, parse_name("Trump").given
    ('van hollen', '')
    """
    plain = re.sub(r"\([^)]*\)|[“\"][^”\"]*[”\"]", " ", words.replace("’", "'")).casefold()
    tokens = [token for token in re.sub(r"[^\w'\s-]", " ", re.sub(r"'s\b", " ", plain)).split() if token]
    suffix = _SUFFIXES.get(tokens[-1], "") if len(tokens) > 1 else ""
    if suffix:
        tokens.pop()
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1] in _PARTICLES:
        start -= 1
    if not tokens:
        return PersonName("", (), "", suffix)
    return PersonName(tokens[0] if start > 0 else "", tuple(tokens[1:start]), " ".join(tokens[max(start, 0) :]), suffix)


@lru_cache(maxsize=1)
def _nicknames() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=65536)
def same_given(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, or one a nickname of the other, or both of a third."""
    if a == b:
        return True
    names = _nicknames()
    full_a, full_b = {a, *names.canonicals_of(a)}, {b, *names.canonicals_of(b)}
    return a in full_b or b in full_a or bool((full_a - {a}) & (full_b - {b}))


def compare(a: PersonName, b: PersonName) -> Agreement:
    """How far two names agree; a suffix or middle name on one side only never makes two people one by itself.

    >>> compare(parse_name("Chuck Schumer"), parse_name("Charles Schumer")).value
    'same'
    >>> compare(parse_name("Donald Trump"), parse_name("Donald Trump Jr.")).value
    'weak'
    >>> compare(parse_name("Roy Moore"), parse_name("Ray Moore")).value
    'none'
    """
    if a.surname != b.surname or not a.surname or (a.suffix and b.suffix and a.suffix != b.suffix):
        return Agreement.NONE
    if _middles_clash(a.middle, b.middle) or not _givens_fit(a.given, b.given):
        return Agreement.NONE
    one_sided = bool(a.suffix) != bool(b.suffix) or bool(a.middle) != bool(b.middle)
    vague = len(a.given) <= 1 or len(b.given) <= 1
    return Agreement.WEAK if one_sided or vague else Agreement.SAME


def _givens_fit(a: str, b: str) -> bool:
    if not a or not b:
        return True
    return a[0] == b[0] if min(len(a), len(b)) == 1 else same_given(a, b)


def _middles_clash(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(a and b) and a[0][0] != b[0][0]
