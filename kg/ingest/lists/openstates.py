"""The files of openstates/people: legislators, executives and committees of the states, one YAML file each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.ingest.lists.committees import committee_post
from kg.ingest.lists.dates import edtf_of, span_of
from kg.ingest.lists.entries import Entry, Unread, fields_of, gathered
from kg.ingest.lists.files import ListFile
from kg.ingest.lists.listing import HOLDS, PERSON, UNIT, Listed, ListedClaim, Request, Told
from kg.ingest.lists.offices import chamber, government_of, legislative_seat, legislature, state_government, state_office, town_office
from kg.ingest.lists.parties import affiliation
from kg.ingest.lists.yaml_items import yaml_items
from kg.model.iri import is_address, slug
from kg.model.span import Place

name = "openstates"
official = True

SOURCE = "https://github.com/openstates/people"
_CHAMBERS = frozenset({"upper", "lower", "legislature"})
_PLACE = re.compile(
    r"country:(?P<country>[a-z]{2})(?:/(?:state|district|territory|province):(?P<state>[a-z]{2}))?(?:/[a-z_]+:(?P<town>[^/]+))?"
)
#: a name of two words at least, the first no initial: others of its names are how one clerk or another writes it
_WHOLE = re.compile(r"[^\s.,]{2,}( [^\s,]+)* [^\s.,]{2,}")
_TITLES = {"lt_governor": "lieutenant governor"}


def score(file: ListFile) -> int:
    """How surely a file is one of these, going by the id in its first words."""
    return 95 if re.search(r"^id: ocd-(person|organization)/", file.head, re.MULTILINE) else 0


def read(file: ListFile, request: Request) -> Iterator[Told]:
    """The person with its roles and party, or the committee with its members."""
    unread = Unread()
    entry = gathered(yaml_items(file), Place(file.path, 1))
    if entry.text("id").startswith("ocd-organization/"):
        yield from _committee(entry, unread)
    else:
        yield from _person(entry, unread)
    yield from unread.findings()


def _person(entry: Entry, unread: Unread) -> Iterator[Told]:
    unread.check(entry, "person", fields_of("openstates", "person"))
    key = f"{name}:{entry.text('id')}"
    others = {one.text("name") for one in entry.entries("other_names")} - {entry.text("name")}
    ids = {f"{one.text('scheme')}:{one.text('identifier')}" for one in entry.entries("other_identifiers")}
    ids |= {f"{scheme}:{value}" for scheme in entry.entry("ids").fields for value in entry.entry("ids").texts(scheme)}
    yield Listed(
        key=key,
        kind=PERSON,
        name=entry.text("name"),
        names=tuple(sorted(filter(_WHOLE.fullmatch, others))),
        identifiers=tuple(sorted({key, *ids})),
        born=edtf_of(entry.text("birth_date"), unread, entry.place),
        died=edtf_of(entry.text("death_date"), unread, entry.place),
        gender=_gender(entry.text("gender")),
        at=entry.place,
    )
    claim = partial(ListedClaim, key, source=_source(entry))
    for role in entry.entries("roles"):
        yield from _role(claim, role, entry, unread)


def _gender(words: str) -> str:
    return words.lower() if words.lower() in ("male", "female") else ""


def _source(entry: Entry) -> str:
    """The first page that the list names for somebody, else the list itself."""
    pages = (one.text("url") for one in entry.entries("sources"))
    return next((page for page in pages if is_address(page)), SOURCE)


def _role(claim: partial[ListedClaim], role: Entry, person: Entry, unread: Unread) -> Iterator[Told]:
    unread.check(role, "role", fields_of("openstates", "role"))
    found = _PLACE.search(role.text("jurisdiction"))
    kind, state = role.text("type"), (found["state"] or found["country"]) if found else ""
    if not found or not kind:
        unread.note("the jurisdiction of a role", role.text("jurisdiction"), role.place)
        return
    begin, end, now = span_of(role.text("start_date"), role.text("end_date"), unread, role.place)
    ongoing = now or not end
    if kind in _CHAMBERS:
        yield from legislature(state, kind)
        post = legislative_seat(state, kind, role.text("district"))
    elif town := (found["town"] or "").replace("_", " ").title():
        body, post = town_office(town, state, kind)
        yield body
    else:
        yield state_government(state)
        post = state_office(state, _TITLES.get(kind, kind))
    yield post
    yield claim(HOLDS, post.key, begin, end, ongoing=ongoing, at=role.place)
    for party in person.entries("party") or tuple(Entry({"name": one}, person.place) for one in person.texts("party")):
        made = affiliation(claim, party.text("name"), "United States", begin, end, role.place)
        yield from made


def _committee(entry: Entry, unread: Unread) -> Iterator[Told]:
    unread.check(entry, "committee", fields_of("openstates", "committee"))
    found = _PLACE.search(entry.text("jurisdiction"))
    state = found["state"] if found else ""
    if not state:
        unread.note("the jurisdiction of a committee", entry.text("jurisdiction"), entry.place)
        return
    role = entry.text("chamber")
    above = government_of(state)
    if role in ("upper", "lower"):
        yield from legislature(state, role)
        above = f"grp:{slug(chamber(state, role).body)}"
    else:
        yield state_government(state)
    key, whole = f"{name}:{entry.text('id')}", _called(entry, state, role)
    place = state_government(state).place
    yield Listed(key, UNIT, whole, identifiers=(key,), place=place, within=above, at=entry.place)
    for member in entry.entries("members"):
        yield from _member(key, member, place, _source(entry), unread)


def _called(entry: Entry, state: str, role: str) -> str:
    """The name of a committee with that of its chamber, since every chamber has one of appropriations."""
    plain = entry.text("name")
    kind = "" if plain.endswith(("Committee", "Caucus", "Commission", "Council", "Board", "Subcommittee")) else " Committee"
    place = state_government(state).place
    above = chamber(state, role).body if role in ("upper", "lower") else place
    parent = entry.text("parent")
    return f"{above} {plain}{kind}" + (f" ({parent.rpartition('/')[2][:6]})" if parent else "")


def _member(committee_key: str, member: Entry, place: str, source: str, unread: Unread) -> Iterator[Told]:
    unread.check(member, "member of a committee", ("name", "role", "person_id"))
    if not member.text("person_id"):
        unread.note("a member without person_id", member.text("name"), member.place)
        return
    key = f"{name}:{member.text('person_id')}"
    post = committee_post(committee_key, member.text("role") or "member", place)
    yield Listed(key, PERSON, member.text("name"), identifiers=(key,), at=member.place)
    yield post
    yield ListedClaim(key, HOLDS, post.key, source=source, ongoing=True, at=member.place)
