"""Popolo JSON: people, organisations, posts and memberships, in collections or one by one, embedded in each other or not.

A collection is read twice, first for what memberships point at (organisations, posts, areas, periods), so that it need not be held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ingest.lists.dates import edtf_of
from kg.ingest.lists.entries import Entry, Unread, fields_of, gathered
from kg.ingest.lists.files import ListFile
from kg.ingest.lists.json_items import json_items
from kg.ingest.lists.listing import PERSON, Listed, Request, Told
from kg.ingest.lists.popolo_posts import Surroundings, membership, numbers_of, organization, post
from kg.model.finding import Finding, Severity

name = "popolo"
official = True

_COLLECTIONS = frozenset({"persons", "organizations", "memberships", "posts", "areas", "events", "meta"})
#: a file with these collections describes whatever its memberships point at: its ids are its own
_REGISTER = frozenset({"persons", "organizations", "memberships"})
#: fields by which an object that stands alone is told, the surest first
_MARKS = (
    ("membership", ("person_id", "person", "on_behalf_of_id")),
    ("event", ("attendees", "location")),
    ("motion", ("requirement", "vote_events")),
    ("vote event", ("counts", "votes", "group_results")),
    ("vote", ("voter_id",)),
    ("count", ("option",)),
    ("speech", ("attribution_text", "audio", "video")),
    ("person", ("birth_date", "family_name", "given_name", "honorific_prefix", "gender", "national_identity", "email")),
    ("organization", ("posts", "founding_date", "dissolution_date")),
    ("contact detail", ("value",)),
    ("post", ("label", "role")),
    ("area", ("geometry", "identifier")),
)


def score(file: ListFile) -> int:
    """How surely a file is Popolo, going by the names of its first fields."""
    head = file.head.lstrip()
    if not head.startswith(("{", "[")) or '"@context"' in head or '"schema"' in head:
        return 0
    if re.search(r'"(persons|memberships|organizations)"\s*:\s*\[', head):
        return 80
    fields = re.findall(r'^\s{0,4}"([a-z_]+)"\s*:', head, re.MULTILINE)
    known = {field for _, marks in _MARKS for field in marks} | fields_of("popolo", "person")
    return 40 if fields and set(fields) <= known | {"organization_id", "organization", "post_id", "start_date", "end_date"} else 20


def read(file: ListFile, request: Request) -> Iterator[Told]:
    """The people, organisations, posts, memberships and parties of a file; anything else in it is told and left out."""
    unread = Unread()
    fields = frozenset(item.key for item in json_items(file))
    if fields <= {""} or (fields & _COLLECTIONS and not fields & {"id", "name", "label"}):
        around = Surroundings.of(json_items(file), request.own if fields >= _REGISTER else request)
        for item in json_items(file):
            if isinstance(item.value, Entry):
                yield from _object(item.value, item.key.removesuffix("s") or _kind(item.value), around, unread)
    else:
        whole = gathered(json_items(file), file.place)
        yield from _object(whole, _kind(whole), Surroundings.of((), request), unread)
    yield from unread.findings()


def _kind(entry: Entry) -> str:
    """What an object that stands alone is, by the fields that only its kind has."""
    found = next((kind for kind, marks in _MARKS if any(mark in entry.fields for mark in marks)), "")
    return found or ("person" if "id" in entry.fields and "name" in entry.fields else "")


def _object(entry: Entry, kind: str, around: Surroundings, unread: Unread) -> Iterator[Told]:
    if kind == "person":
        yield from _person(entry, around, unread)
    elif kind == "organization":
        yield from organization(entry, around, unread)
    elif kind == "post":
        yield from post(entry, around, unread)
    elif kind == "membership":
        yield from membership(entry, around, unread)
        for person in entry.entries("person"):
            yield from _person(person, around, unread)
    elif kind not in ("area", "event", "meta"):
        message = f"a Popolo {kind or 'object of no known kind'} says nothing of who holds what; it is passed over"
        yield Finding("KG0249", message, entry.place, "people, organizations, posts and memberships are read", Severity.INFO)


def _person(entry: Entry, around: Surroundings, unread: Unread) -> Iterator[Told]:
    unread.check(entry, "person", fields_of("popolo", "person"))
    if not entry.text("name"):
        unread.note("a person without a name", entry.text("id"), entry.place)
        return
    others = {one.text("name") for one in entry.entries("other_names") if one.text("lang") in ("", "en")}
    gender = entry.text("gender").lower()
    yield Listed(
        key=around.person(entry.text("id") or entry.text("name")),
        kind=PERSON,
        name=entry.text("name"),
        names=tuple(sorted(others - {entry.text("name"), ""})),
        identifiers=numbers_of(entry),
        born=edtf_of(entry.text("birth_date"), unread, entry.place),
        died=edtf_of(entry.text("death_date"), unread, entry.place),
        gender=gender if gender in ("male", "female") else "",
        at=entry.place,
    )
    for one in entry.entries("memberships"):
        yield from membership(one, around, unread, person=entry.text("id") or entry.text("name"))
