"""What a list says, in the one form into which every format is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.model.finding import Finding
from kg.model.span import Place

PERSON, BODY, UNIT, PARTY, POST = "person", "body", "unit", "party", "post"
#: what a list can name, in the order in which the kinds refer to each other
KINDS = (PARTY, BODY, UNIT, POST, PERSON)
HOLDS, MEMBER = "holdsPost", "memberOf"
_REGISTER = re.compile(r"[a-z0-9-]+\+[a-z0-9-]+(?=[/#])")


@dataclass(frozen=True, slots=True)
class Listed:
    """One person, body, party or post of a list.

    ``key`` tells it from others of the list and, where it is an identifier that others use too (``bioguide:S001141``), from all others.
    ``slug`` is the name in IRIs that it takes where the registry does not know it, empty for one made of its name. ``place`` is its
    jurisdiction, ``within`` the key of the body that a post or a unit is in, ``seats`` how many can hold a post at once.
    ``born`` and ``died`` are as exact as the list: ``1946``, ``1946-12``, ``1946-12-24``.
    """

    key: str
    kind: str
    name: str
    slug: str = ""
    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    gender: str = ""
    place: str = ""
    within: str = ""
    seats: str = ""
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """One claim of a list in the nine columns of curated files; ``subject`` and ``object`` are keys, names or ids.

    ``ongoing`` says that it still held when the list was made, ``scheduled`` that its end lies ahead as planned then, and ``within``
    that the dates are those of a term in which it held, while it may have begun before and ended later (the party of a senator).
    """

    subject: str
    predicate: str
    object: str
    begin: str = ""
    end: str = ""
    modality: str = "Actual"
    source: str = ""
    quote: str = ""
    note: str = ""
    ongoing: bool = False
    scheduled: bool = False
    within: bool = False
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Request:
    """What the importers are told beside the files: the list's name, the place its offices are in, and the day it was made, if known.

    ``file`` is what the file is called among several of the list, empty where it is the only one.
    """

    name: str
    place: str = ""
    day: str = ""
    file: str = ""

    @property
    def own(self) -> Request:
        """The request for a file that is a register of its own: its ids are told from the same ids in other files of the list.

        >>> Request("parliaments", file="oz").own.name, Request("parliaments").own.name
        ('parliaments+oz', 'parliaments')
        """
        return replace(self, name=f"{self.name}+{self.file}") if self.file else self

    @property
    def scope(self) -> str:
        """What tells its parties, bodies and seats from those of the same name elsewhere, where no place does."""
        return self.name.rpartition("+")[2]


def register_of(key: str) -> str:
    """The register in a list from which a key is, empty for what the whole list knows by that key.

    >>> register_of("parliaments+oz#green"), register_of("parliaments#green"), register_of("name:1+1/2")
    ('parliaments+oz', '', '')
    """
    found = _REGISTER.match(key)
    return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything a list says, sorted. ``formats`` are those of its files, ``files`` their names with the SHA-256 of their bytes."""

    name: str
    official: bool
    entities: tuple[Listed, ...] = ()
    claims: tuple[ListedClaim, ...] = ()
    findings: tuple[Finding, ...] = ()
    formats: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


#: what an importer tells, one after the other
Told = Listed | ListedClaim | Finding
