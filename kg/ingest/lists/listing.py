"""What a list says, in the one form into which every format is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.finding import Finding
from kg.model.span import Place

PERSON, BODY, UNIT, PARTY, POST = "person", "body", "unit", "party", "post"
#: what a list can name, in the order in which the kinds refer to each other
KINDS = (PARTY, BODY, UNIT, POST, PERSON)
HOLDS, MEMBER = "holdsPost", "memberOf"


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
    """What the importers are told beside the files: the list's name, the place its offices are in, and the day it was made, if known."""

    name: str
    place: str = ""
    day: str = ""


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
