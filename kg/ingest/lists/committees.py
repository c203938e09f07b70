"""Committees of Congress, who sits in them and as what, and who leads a chamber or a caucus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from kg.ingest.lists.entries import Entry, Unread, Value, fields_of
from kg.ingest.lists.listing import HOLDS, PERSON, POST, UNIT, Listed, ListedClaim, Told
from kg.ingest.lists.offices import CONGRESS, HOUSE, NATION, SENATE
from kg.model.iri import slug

SOURCE = "https://github.com/unitedstates/congress-legislators"
_CHAMBERS = {"house": HOUSE, "senate": SENATE, "joint": CONGRESS}
_FIELDS = partial(fields_of, "congress-legislators")
#: posts of a committee for one person each; a deputy or somebody there by office may be one of several
_SINGLE = frozenset({"chair", "chairman", "chairwoman", "ranking member"})
#: titles of one post, and of those who are there by another office
_TITLES = {
    "chair": "chairman",
    "chairwoman": "chairman",
    "vice chair": "vice chairman",
    "vice chairwoman": "vice chairman",
    "ex officio": "member",
}


def committee(entry: Entry, unread: Unread) -> Iterator[Told]:
    """A committee with its subcommittees, as bodies in the chamber."""
    unread.check(entry, "committee", _FIELDS("committee"))
    above = _CHAMBERS.get(entry.text("type"), CONGRESS)
    code, name = entry.text("thomas_id"), entry.text("name")
    yield _body(code, name, _short(name), above, entry)
    for part in entry.entries("subcommittees"):
        unread.check(part, "subcommittee", _FIELDS("committee"))
        whole = f"{name} Subcommittee on {part.text('name')}"
        yield _body(code + part.text("thomas_id"), whole, (), key_of(code), part)


def key_of(code: str) -> str:
    """The key of a committee by its code."""
    return f"committee:{code}"


def _body(code: str, name: str, names: Sequence[str], above: str, entry: Entry) -> Listed:
    return Listed(key_of(code), UNIT, name, "", tuple(names), (key_of(code),), place=NATION, within=above, at=entry.place)


def _short(name: str) -> tuple[str, ...]:
    """The forms in which news gives the name of a committee; a standing one goes by its first matter as well.

    >>> _short("Senate Committee on the Judiciary"), _short("House Committee on Oversight and Government Reform")
    (('Senate Judiciary Committee',), ('House Oversight and Government Reform Committee', 'House Oversight Committee'))
    """
    chamber, _, rest = name.partition(" ")
    kind, on, matter = rest.partition("Committee on ")
    if not on or chamber not in ("House", "Senate", "Joint"):
        return ()
    matter = matter.removeprefix("the ")
    first = matter if kind else re.split(r",| and ", matter)[0]
    return tuple(dict.fromkeys(f"{chamber} {one} Committee" for one in (matter, first)))


def membership(code: str, members: tuple[Value, ...], unread: Unread) -> Iterator[Told]:
    """Who sits in one committee: each member in the post that its title names, else as a member."""
    for entry in members:
        if not isinstance(entry, Entry):
            continue
        unread.check(entry, "member of a committee", _FIELDS("member"))
        key, title = f"bioguide:{entry.text('bioguide')}", entry.text("title").lower() or "member"
        post = committee_post(key_of(code), _TITLES.get(title, title), NATION)
        yield Listed(key, PERSON, entry.text("name"), identifiers=(key,), at=entry.place)
        yield post
        yield ListedClaim(key, HOLDS, post.key, source=SOURCE, ongoing=True, at=entry.place)


def committee_post(body: str, title: str, place: str) -> Listed:
    """A post in a committee; its name is completed by that of the committee when the list is known as a whole."""
    return Listed(f"{body}/{slug(title)}", POST, title, place=place, within=body, seats="1" if title in _SINGLE else "")


def leadership_post(title: str, chamber: str) -> Listed:
    """A post of leadership in a chamber: ``Senate Majority Whip`` is the whip in the Senate."""
    made = f"us-{slug(title)}"
    return Listed(f"post:{made}", POST, title, made, place=NATION, within=_CHAMBERS.get(chamber, CONGRESS), seats="1")
