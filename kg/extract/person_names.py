"""What a personal name is made of, and when two of them can name one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nicknames import NickNamer

from kg.extract.word_sets import word_set

_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|II|III|IV)$")
#: small words inside a surname
PARTICLES = word_set("de da di del della la le van von der den bin ibn al el dos du ter st. st")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts; ``given`` is empty for a bare surname."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def words(self) -> str:
        """The whole name without quotation marks or commas."""
        parts = [self.given, *self.middle, self.surname, self.suffix]
        return " ".join(part for part in parts if part)


def split_name(words: str) -> PersonName:
    """The parts of a personal name that carries no title.

    >>> split_name("Jefferson Beauregard Sessions III").surname, split_name("Annissa Essaibi George").given
    ('Sessions', 'Annissa')
    >>> split_name("Ludwig van Beethoven").surname
    'van Beethoven'
    """
    suffix = _SUFFIX.search(words)
    tokens = words[: suffix.start() if suffix else None].replace(",", " ").split()
    if not tokens:
        return PersonName("", (), words, "")
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].lower() in PARTICLES:
        start -= 1
    given = tokens[0] if start > 0 else ""
    return PersonName(given, tuple(tokens[1:start]), " ".join(tokens[start:]), suffix.group(1).rstrip(".") if suffix else "")


@lru_cache(maxsize=1)
def _namer() -> NickNamer:
    """The table of nicknames, read once."""
    return NickNamer()


@lru_cache(maxsize=4096)
def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, or a nickname.

    >>> same_given("Jeff", "Jefferson"), same_given("J.", "Jeff"), same_given("Bill", "Hillary")
    (True, True, False)
    """
    a, b = one.lower().rstrip("."), other.lower().rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    namer = _namer()
    formal_a, formal_b = {a, *namer.canonicals_of(a)}, {b, *namer.canonicals_of(b)}
    return bool(formal_a & formal_b)


def initials(name: PersonName) -> str:
    """The middle initials of a name ("H.W."), empty where it has none or a middle name in full."""
    return "".join(name.middle) if all(re.fullmatch(r"(?:[A-Z]\.?)+", part) for part in name.middle) else ""


def _is_beginning(one: PersonName, other: PersonName) -> bool:
    """Whether a name is all of a longer one but its surname ("Hillary Rodham" of Hillary Rodham Clinton, "George W." of George W. Bush)."""
    begins = bool(one.given) and one.given.lower() == other.given.lower()
    return begins and [one.surname.lower().rstrip(".")] == [part.lower().rstrip(".") for part in other.middle[-1:]]


def told_apart(one: PersonName, other: PersonName) -> bool:
    """Whether a suffix or a middle initial says that two names with one surname are of two people.

    >>> told_apart(split_name("Ann B. Lee"), split_name("Ann C. Lee")), told_apart(split_name("Ann B. Lee"), split_name("Ann Lee"))
    (True, False)
    """
    if one.surname.lower() != other.surname.lower() or not (one.given and other.given):
        return False
    first = initials(one)[:1], initials(other)[:1]
    return one.suffix != other.suffix or (all(first) and first[0] != first[1])


def compatible(one: PersonName, other: PersonName) -> bool:
    """Whether two names in one document can name one person: same surname, no conflict of given name or suffix."""
    if one.surname.lower() != other.surname.lower():
        return _is_beginning(one, other) or _is_beginning(other, one)
    if not (one.given and other.given):
        return True
    if told_apart(one, other):
        return False
    middles = {part.lower() for part in one.middle}, {part.lower() for part in other.middle}
    return same_given(one.given, other.given) or one.given.lower() in middles[1] or other.given.lower() in middles[0]
