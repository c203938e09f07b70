"""FollowTheMoney: people, bodies, positions with their occupancies, memberships and posts in companies; JSON, or one object a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.ingest.lists.dates import edtf_of, span_of
from kg.ingest.lists.entries import Entry, Unread, fields_of
from kg.ingest.lists.files import ListFile
from kg.ingest.lists.json_items import json_items, json_lines
from kg.ingest.lists.listing import BODY, HOLDS, MEMBER, PARTY, PERSON, POST, Listed, ListedClaim, Request, Told
from kg.model.finding import Finding, Severity
from kg.model.iri import is_address, join_slugs, slug
from kg.model.naming import post_slug
from kg.model.span import Place

name = "followthemoney"
official = True

_PEOPLE = frozenset({"Person"})
_BODIES = frozenset({"Organization", "Company", "PublicBody", "LegalEntity"})
#: schema -> its properties for the holder and for the body
_LINKS = {
    "Membership": ("member", "organization"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "Representation": ("agent", "client"),
}
_READ = _PEOPLE | _BODIES | _LINKS.keys() | {"Position", "Occupancy"}
_REMEDY = "people, bodies, positions, occupancies and memberships are read"
#: statuses of an occupancy that say that it has not ended
_CURRENT = "current"


def score(file: ListFile) -> int:
    """How surely a file is FollowTheMoney, going by its first words."""
    return 90 if '"schema"' in file.head and '"properties"' in file.head and '"@context"' not in file.head else 0


def read(file: ListFile, request: Request) -> Iterator[Told]:
    """What the entities of a file tell of people, bodies, positions and who held them."""
    unread = Unread()
    passed: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for entity in _entities(file):
        schema = entity.text("schema")
        if schema not in _READ:
            passed[schema] += 1
            first.setdefault(schema, entity.place)
            continue
        properties = entity.entry("properties")
        unread.check(properties, f"{schema} entity", fields_of("followthemoney", "entity"))
        yield from _told(entity, properties, request, unread)
    yield from (_passed_over(schema, first[schema], times) for schema, times in sorted(passed.items()))
    yield from unread.findings()


def _passed_over(schema: str, first: Place, times: int) -> Finding:
    """A kind of entity that is not read, with the place of the first and how many there are; a remark where the format has that kind."""
    known = schema in fields_of("followthemoney", "passed")
    what = "say nothing of who holds what" if known else "are of no kind that FollowTheMoney has"
    message = f"entities of the schema {schema or '(none)'} {what}; {times:,} passed over"
    return Finding("KG0249", message, first, _REMEDY, Severity.INFO if known else Severity.WARNING)


def _entities(file: ListFile) -> Iterator[Entry]:
    if file.suffix in (".jsonl", ".ndjson", ".ijson") or re.match(r"\s*\{[^\n]*\}\s*\n\s*\{", file.head):
        yield from json_lines(file)
        return
    whole: dict[str, str | Entry] = {}
    for item in json_items(file):
        if not isinstance(item.value, tuple) and item.key in ("id", "schema", "properties"):
            whole[item.key] = item.value
        elif isinstance(item.value, Entry):
            yield item.value
    if whole:
        yield Entry(whole, file.place)


def _told(entity: Entry, properties: Entry, request: Request, unread: Unread) -> Iterator[Told]:
    schema = entity.text("schema")
    if schema in _PEOPLE:
        yield _person(entity, properties, request, unread)
    elif schema in _BODIES:
        yield _body(entity, properties, request)
    elif schema == "Position":
        yield from _position(entity, properties, request)
    elif schema == "Occupancy":
        yield from _occupancy(entity, properties, request, unread)
    elif schema in _LINKS:
        yield from _link(entity, properties, request, unread)


def _first(properties: Entry, *names: str) -> str:
    """The first value of the first of these properties that has any: every property may have several."""
    return next((value for name in names for value in properties.texts(name)), "")


def _key(request: Request, identifier: str) -> str:
    return f"{request.name}/{identifier}"


def _identifiers(properties: Entry) -> tuple[str, ...]:
    return tuple(sorted({f"wikidata:{value}" for value in properties.texts("wikidataId")}))


def _names(properties: Entry) -> tuple[str, ...]:
    every = (*properties.texts("name"), *properties.texts("alias"), *properties.texts("previousName"))
    return tuple(sorted({*every} - {_first(properties, "name")}))


def _person(entity: Entry, properties: Entry, request: Request, unread: Unread) -> Listed:
    gender = _first(properties, "gender").lower()
    return Listed(
        key=_key(request, entity.text("id")),
        kind=PERSON,
        name=_first(properties, "name", "alias"),
        names=_names(properties),
        identifiers=_identifiers(properties),
        born=edtf_of(_first(properties, "birthDate"), unread, entity.place),
        died=edtf_of(_first(properties, "deathDate"), unread, entity.place),
        gender=gender if gender in ("male", "female") else "",
        at=entity.place,
    )


def _body(entity: Entry, properties: Entry, request: Request) -> Listed:
    label, party = _first(properties, "name"), "pol.party" in properties.texts("topics")
    place = request.place or _first(properties, "jurisdiction", "country", "mainCountry")
    made = join_slugs(label, place or request.name)
    kind = PARTY if party else BODY
    return Listed(
        _key(request, entity.text("id")), kind, label, made, _names(properties), _identifiers(properties), place=place, at=entity.place
    )


def _position(entity: Entry, properties: Entry, request: Request) -> Iterator[Listed]:
    label = _first(properties, "name")
    place = request.place or _first(properties, "subnationalArea", "jurisdiction", "country")
    above = _first(properties, "organization")
    seats = _first(properties, "numberOfSeats")
    yield Listed(
        key=_key(request, entity.text("id")),
        kind=POST,
        name=label,
        slug=post_slug(label, "" if place.casefold() in label.casefold() else place),
        names=_names(properties),
        identifiers=_identifiers(properties),
        place=place,
        within=_key(request, above) if above else "",
        seats=seats if seats.isdecimal() and len(seats) < 10 and int(seats) else "",
        at=entity.place,
    )


def _source(entity: Entry, properties: Entry) -> str:
    pages = (page for page in properties.texts("sourceUrl") if is_address(page))
    return next(pages, entity.place.path.partition("#")[0].rpartition("/")[2])


def _occupancy(entity: Entry, properties: Entry, request: Request, unread: Unread) -> Iterator[ListedClaim]:
    holder, post = _first(properties, "holder"), _first(properties, "post")
    if not holder or not post:
        unread.note("an occupancy without holder or post", entity.text("id"), entity.place)
        return
    begin, end, now = span_of(
        _first(properties, "startDate", "periodStart"), _first(properties, "endDate", "periodEnd"), unread, entity.place
    )
    now = now or (not end and _first(properties, "status") == _CURRENT)
    yield ListedClaim(
        _key(request, holder), HOLDS, _key(request, post), begin, end, source=_source(entity, properties), ongoing=now, at=entity.place
    )


def _link(entity: Entry, properties: Entry, request: Request, unread: Unread) -> Iterator[Told]:
    """A membership of a body: of a party, or the post of that role in the body."""
    who, where = _LINKS[entity.text("schema")]
    holder, body, role = _first(properties, who), _first(properties, where), _first(properties, "role") or entity.text("schema")
    if not holder or not body:
        unread.note(f"a {entity.text('schema')} without {who} or {where}", entity.text("id"), entity.place)
        return
    begin, end, now = span_of(_first(properties, "startDate"), _first(properties, "endDate"), unread, entity.place)
    key = _key(request, body)
    post = Listed(f"{key}/{slug(role)}", POST, role.lower(), place=request.place, within=key)
    yield post
    member = entity.text("schema") == "Membership"
    made = ListedClaim(_key(request, holder), HOLDS, post.key, begin, end, source=_source(entity, properties), ongoing=now, at=entity.place)
    yield ListedClaim(made.subject, MEMBER, key, begin, end, source=made.source, ongoing=now, at=made.at) if member else made
