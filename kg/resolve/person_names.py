"""Names of people taken apart, and what two of them have in common."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from nicknames import NickNamer

#: of a father and a son of one name
_ELDER, _YOUNGER = frozenset({"sr", "elder"}), frozenset({"jr", "younger"})
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
#: two initials without points ("JD Vance"), which are no name of two letters ("Al")
_PAIR = re.compile(r"^\s*([A-Z])([A-Z])(?=\s+\w)")
_PARTICLES = frozenset(["al", "bin", "da", "de", "del", "della", "den", "der", "di", "el", "ibn", "la", "le", "ten", "ter", "van", "von"])


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in lower case; ``given`` is empty for a bare surname, ``suffix`` may be ``elder`` or ``younger``, as some are called."""

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
    >>> parse_name("JD Vance") == parse_name("J.D. Vance"), parse_name("Ben Ray Luján").surname
    (True, 'lujan')
    """
    plain = re.sub(r"\([^)]*\)|[“\"][^”\"]*[”\"]", " ", words.replace("’", "'"))
    plain = _PAIR.sub(r"\1 \2 ", unicodedata.normalize("NFKD", plain)).casefold()
    tokens = re.sub(r"[^\w'\s-]", " ", re.sub(r"'s\b|[\u0300-\u036f]", "", plain)).split()
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


#: pairs that the list of nicknames has and nobody uses
_UNHEARD = frozenset({("bill", "robert")})


@lru_cache(maxsize=65536)
def _full_forms(name: str) -> frozenset[str]:
    return frozenset(full for full in _nicknames().canonicals_of(name) if (name, full) not in _UNHEARD)


def is_nickname(a: str, b: str) -> bool:
    """Whether one given name is a usual short form of the other.

    >>> is_nickname("chuck", "charles"), is_nickname("bob", "bill")
    (True, False)
    """
    return a in _full_forms(b) or b in _full_forms(a)


def are_variants(a: str, b: str) -> bool:
    """Whether two given names can be short for one and the same third ("Jeff" and "Geoff", "Henry" and "Harold")."""
    return bool(_full_forms(a) & _full_forms(b))


def same_given(a: str, b: str) -> bool:
    """Whether two given names can be one person's: equal, one a short form of the other, or both short for a third."""
    return a == b or is_nickname(a, b) or are_variants(a, b)


def told_apart(a: PersonName, b: PersonName) -> bool:
    """Whether an article that has both names speaks of two people: another surname, given name, middle initial or suffix.

    >>> told_apart(parse_name("Donald Trump"), parse_name("Donald Trump Jr.")), told_apart(parse_name("Bob Lee"), parse_name("Robert Lee"))
    (True, False)
    """
    return a.surname != b.surname or a.suffix != b.suffix or not given_names_fit(a, b) or middles_clash(a.middle, b.middle)


def given_names_fit(a: PersonName, b: PersonName) -> bool:
    """Whether two first names can be one person's: equal, a nickname, an initial, a middle name, or not told."""
    if not a.given or not b.given or same_given(a.given, b.given):
        return True
    return is_initial(a.given, b.given) or goes_by_middle_name(a, b)


def is_initial(a: str, b: str) -> bool:
    """Whether one given name is the first letter of the other."""
    return min(len(a), len(b)) == 1 and a[:1] == b[:1]


def goes_by_middle_name(a: PersonName, b: PersonName) -> bool:
    """Whether the first name of one is a middle name of the other ("Mitch", "Addison Mitchell")."""
    return _is_middle(a.given, b.middle) or _is_middle(b.given, a.middle)


def _is_middle(given: str, middles: tuple[str, ...]) -> bool:
    return len(given) > 1 and any(len(middle) > 1 and same_given(given, middle) for middle in middles)


def suffixes_compared(a: str, b: str) -> str:
    """How two suffixes compare, of which one may be empty: the younger may be the third of the name as well as the second.

    >>> suffixes_compared("jr", "younger"), suffixes_compared("iii", "younger"), suffixes_compared("iii", "elder")
    ('same', 'one-sided', 'different')
    """
    if a == b or {a, b} in (_ELDER, _YOUNGER):
        return "same"
    if not (a and b) or ("younger" in (a, b) and not {a, b} & _ELDER):
        return "one-sided"
    return "different"


def middles_clash(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both sides tell a middle name and the first of them begin differently."""
    return bool(a and b) and a[0][0] != b[0][0]
