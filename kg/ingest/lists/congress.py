"""The lists of unitedstates/congress-legislators: legislators, executive, committees with members, the table of former members."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kg.ingest.lists.committees import SOURCE, committee, leadership_post, membership
from kg.ingest.lists.dates import edtf_of
from kg.ingest.lists.entries import Entry, Unread, fields_of
from kg.ingest.lists.files import ListFile
from kg.ingest.lists.listing import HOLDS, PERSON, Listed, ListedClaim, Request, Told
from kg.ingest.lists.offices import FEDERAL, NATION, PRESIDENT, VICE_PRESIDENT, house_seat, senate_seat
from kg.ingest.lists.parties import affiliation
from kg.ingest.lists.rows import columns_of, rows_of
from kg.ingest.lists.yaml_items import yaml_items

name = "congress-legislators"
official = True

_COLUMNS = frozenset({"last_name", "first_name", "type", "state", "bioguide_id"})
#: identifiers in the order in which they serve as the key of a person, and what other lists call them
_KEYS = ("bioguide", "wikidata", "govtrack", "icpsr_prez")
_GENDERS = {"M": "male", "F": "female"}


def score(file: ListFile) -> int:
    """How surely a file is one of these lists, going by its first words."""
    head = file.head
    if file.suffix in (".yaml", ".yml", "") and ("\n    bioguide:" in head or "\n  bioguide:" in head or "  thomas_id:" in head):
        return 90
    return 90 if file.suffix == ".csv" and columns_of(file) >= _COLUMNS else 0


def read(file: ListFile, request: Request) -> Iterator[Told]:
    """The people, posts, terms and parties of a file; in a file of committees the committees, in one of their members the seats in them."""
    unread = Unread()
    yield from FEDERAL
    if file.suffix == ".csv":
        for row in rows_of(file):
            yield from _former(row, unread)
    else:
        for item in yaml_items(file):
            if item.key and isinstance(item.value, tuple):
                yield from membership(item.key, item.value, unread)
            elif isinstance(item.value, Entry):
                entry = item.value
                yield from committee(entry, unread) if "thomas_id" in entry.fields else _person(entry, unread)
            else:
                unread.note("the entry", item.key or str(item.value)[:40], file.place)
    yield from unread.findings()


def _person(entry: Entry, unread: Unread) -> Iterator[Told]:
    unread.check(entry, "person", fields_of("congress-legislators", "person"))
    ids, names, bio = entry.entry("id"), entry.entry("name"), entry.entry("bio")
    unread.check(names, "name", fields_of("congress-legislators", "name"))
    unread.check(bio, "bio", ("birthday", "gender"))
    key = key_of(ids)
    if not key:
        unread.note("a person without an identifier", names.text("official_full", "last"), entry.place)
        return
    every = tuple(dict.fromkeys(_written(names)))
    listed = Listed(
        key=key,
        kind=PERSON,
        name=every[0],
        names=every[1:],
        identifiers=identifiers(ids),
        born=edtf_of(bio.text("birthday"), unread, bio.place),
        gender=_GENDERS.get(bio.text("gender"), ""),
        at=entry.place,
    )
    yield listed
    terms = entry.entries("terms")
    for term in terms:
        yield from _term(key, term, term is terms[-1], unread)
    for role in entry.entries("leadership_roles"):
        yield from _leadership(key, role, unread)


def key_of(ids: Entry) -> str:
    """The strongest of the identifiers, as the key of a person."""
    return next((f"{scheme}:{ids.text(scheme)}" for scheme in _KEYS if ids.text(scheme)), "")


def identifiers(ids: Entry) -> tuple[str, ...]:
    """All identifiers as ``scheme:value``, sorted; a scheme with several values has each."""
    return tuple(sorted(f"{scheme}:{value}" for scheme in ids.fields for value in ids.texts(scheme)))


def _written(names: Entry) -> Iterator[str]:
    """The forms of a name, the one that people use first."""
    first, last, suffix = names.text("first"), names.text("last"), names.text("suffix")
    ending = f" {suffix}" if suffix else ""
    usual = names.text("nickname") or first
    if official_full := names.text("official_full"):
        yield official_full
    yield f"{usual} {last}{ending}"
    yield f"{first} {last}{ending}"
    if middle := names.text("middle"):
        yield f"{first} {middle} {last}{ending}"


def _term(person: str, term: Entry, last: bool, unread: Unread) -> Iterator[Told]:
    unread.check(term, "term", fields_of("congress-legislators", "term"))
    post = _post(term.text("type"), term.text("state"), term.text("district"), term.text("class"))
    if post is None:
        unread.note("the type of a term", term.text("type"), term.place)
        return
    begin, end = edtf_of(term.text("start"), unread, term.place), edtf_of(term.text("end"), unread, term.place)
    yield post
    claim = partial(ListedClaim, person, source=SOURCE, scheduled=last)
    yield claim(HOLDS, post.key, begin, end, at=term.place)
    for party in term.entries("party_affiliations") or (term,):
        since, until = edtf_of(party.text("start"), unread, party.place), edtf_of(party.text("end"), unread, party.place)
        yield from affiliation(claim, party.text("party"), NATION, since, until, party.place)


def _post(kind: str, state: str, district: str, number: str) -> Listed | None:
    if kind == "sen":
        return senate_seat(state, number)
    if kind == "rep":
        return house_seat(state, district)
    return {"prez": PRESIDENT, "viceprez": VICE_PRESIDENT}.get(kind)


def _leadership(person: str, role: Entry, unread: Unread) -> Iterator[Told]:
    unread.check(role, "leadership role", ("title", "chamber", "start", "end"))
    post = leadership_post(role.text("title"), role.text("chamber"))
    begin, end = edtf_of(role.text("start"), unread, role.place), edtf_of(role.text("end"), unread, role.place)
    yield post
    yield ListedClaim(person, HOLDS, post.key, begin, end, source=SOURCE, ongoing=not end, at=role.place)


def _former(row: Entry, unread: Unread) -> Iterator[Told]:
    """A row of the table of former members: the last post and party of each, without dates."""
    ids = {column.removesuffix("_id"): value for column, value in row.fields.items() if column.endswith("_id")}
    key = f"bioguide:{row.text('bioguide_id')}"
    person = Listed(
        key=key,
        kind=PERSON,
        name=f"{row.text('first_name')} {row.text('last_name')}".strip(),
        identifiers=identifiers(Entry(ids, row.place)),
        born=edtf_of(row.text("birthday"), unread, row.place),
        gender=_GENDERS.get(row.text("gender"), ""),
        at=row.place,
    )
    post = _post(row.text("type"), row.text("state"), row.text("district"), "")
    if not row.text("bioguide_id") or post is None:
        unread.note("a row without bioguide_id, or the type", row.text("type"), row.place)
        return
    yield person
    yield post
    claim = partial(ListedClaim, key, source=SOURCE)
    yield claim(HOLDS, post.key, at=row.place)
    yield from affiliation(claim, row.text("party"), NATION, "", "", row.place)
