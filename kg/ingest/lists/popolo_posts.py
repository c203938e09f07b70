"""Memberships of Popolo as holdings of posts: of the post they name, or of the seat in a body for an area, or of a role in a body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.ingest.lists.dates import span_of
from kg.ingest.lists.entries import Entry, Item, Unread, fields_of
from kg.ingest.lists.listing import BODY, HOLDS, MEMBER, POST, Listed, ListedClaim, Request, Told
from kg.ingest.lists.offices import FEDERAL, HOUSE, NATION, SENATE, house_seat, senate_seat
from kg.ingest.lists.parties import party_of
from kg.model.iri import is_address, join_slugs, slug
from kg.model.naming import post_slug

_STATE = re.compile(r"country:us/(?:state|district|territory):([a-z]{2})(?:/cd:(\d+))?")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_CONGRESS = {"senate": SENATE, "united states senate": SENATE, "house of representatives": HOUSE}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What memberships point at, by id, and the list that they are in.

    ``place`` is where the bodies of the list are: as told, else the nation of its areas, else nothing.
    """

    request: Request
    organizations: Mapping[str, Entry]
    posts: Mapping[str, Entry]
    areas: Mapping[str, Entry]
    events: Mapping[str, Entry]
    source: str
    place: str

    @classmethod
    def of(cls, items: Iterable[Item], request: Request) -> Surroundings:
        """What a collection holds beside people and memberships."""
        found: dict[str, dict[str, Entry]] = {"organizations": {}, "posts": {}, "areas": {}, "events": {}}
        source = ""
        for item in items:
            if isinstance(item.value, Entry) and item.key in found:
                found[item.key][item.value.text("id")] = item.value
            elif isinstance(item.value, Entry) and item.key == "meta":
                source = next((one for one in item.value.texts("sources") if is_address(one)), "")
        place = request.place or (NATION if any(_STATE.search(area) for area in found["areas"]) else "")
        return cls(request, found["organizations"], found["posts"], found["areas"], found["events"], source, place)

    def person(self, identifier: str) -> str:
        """The key of a person by its id."""
        return f"{self.request.name}/{identifier}"

    def body(self, entry: Entry) -> Listed | None:
        """An organisation as a body or a party; nothing for the party of those who have none."""
        name, identifier = entry.text("name"), entry.text("id")
        names = tuple(sorted({one.text("name") for one in entry.entries("other_names") if one.text("lang") in ("", "en")} - {name, ""}))
        if entry.text("classification") == "party":
            party = party_of(name, self.place, self.request.scope)
            return party and replace(party, key=self.key(identifier), name=name, names=names, identifiers=numbers_of(entry), at=entry.place)
        if self.place == NATION and (known := _CONGRESS.get(name.casefold())):
            return next(one for one in FEDERAL if one.key == known)
        made = join_slugs(name, self.place or self.request.scope)
        above = self.key(entry.text("parent_id")) if entry.text("parent_id") in self.organizations else ""
        return Listed(self.key(identifier), BODY, name, made, names, numbers_of(entry), place=self.place, within=above, at=entry.place)

    def key(self, identifier: str) -> str:
        """The key of an organisation or a post by its id."""
        return f"{self.request.name}#{identifier}"


def numbers_of(entry: Entry) -> tuple[str, ...]:
    """The identifiers of a person or an organisation; its id is one where it is a UUID, which no other list gives to somebody else."""
    told = {f"{one.text('scheme')}:{one.text('identifier')}" for one in entry.entries("identifiers") if one.text("scheme")}
    own = {f"uuid:{entry.text('id').lower()}"} if _UUID.fullmatch(entry.text("id")) else set()
    return tuple(sorted(told | own))


def organization(entry: Entry, around: Surroundings, unread: Unread) -> Iterator[Told]:
    """An organisation with the posts and memberships embedded in it."""
    unread.check(entry, "organization", fields_of("popolo", "organization"))
    if found := around.body(entry):
        yield from FEDERAL if found in FEDERAL else (found,)
    for one in entry.entries("posts"):
        yield from post(one, around, unread, within=entry)
    for one in entry.entries("memberships"):
        yield from membership(one, around, unread, within=entry)


def post(entry: Entry, around: Surroundings, unread: Unread, within: Entry | None = None) -> Iterator[Told]:
    """A post with the organisation and the memberships embedded in it."""
    unread.check(entry, "post", fields_of("popolo", "post"))
    above = within or next(iter(entry.entries("organization")), None)
    if above and within is None:
        yield from organization(above, around, unread)
    body = around.key(above.text("id") if above else entry.text("organization_id")) if above or entry.text("organization_id") else ""
    label = entry.text("label", "role", "id")
    owner = (above or around.organizations.get(entry.text("organization_id"), Entry({}, entry.place))).text("name")
    yield Listed(
        key=around.key(entry.text("id") or label),
        kind=POST,
        name=label,
        slug=post_slug(label, around.place or around.request.scope, "" if owner in label else owner),
        names=entry.texts("other_label"),
        place=around.place,
        within=body,
        at=entry.place,
    )
    for one in entry.entries("memberships"):
        yield from membership(one, around, unread, held=entry)


def membership(
    entry: Entry, around: Surroundings, unread: Unread, person: str = "", within: Entry | None = None, held: Entry | None = None
) -> Iterator[Told]:
    """A membership as the holding of a post, and as the belonging to the party on whose behalf it is held."""
    unread.check(entry, "membership", fields_of("popolo", "membership"))
    who = person or entry.text("person_id") or entry.entry("person").text("id", "name")
    if not who:
        unread.note("a membership without a person", entry.text("id"), entry.place)
        return
    body = within or next(iter(entry.entries("organization")), None) or around.organizations.get(entry.text("organization_id"))
    for one in entry.entries("organization"):
        yield from organization(one, around, unread)
    for one in entry.entries("post"):
        yield from post(one, around, unread, within=body)
    begin, end, ongoing = _dates(entry, around, unread)
    subject, source = around.person(who), _source(entry, around)
    target = _held(entry, around, body, held)
    if isinstance(target, Listed):
        yield target
    if body is not None and body.text("classification") == "party":
        yield ListedClaim(subject, MEMBER, around.key(body.text("id")), begin, end, source=source, ongoing=ongoing, at=entry.place)
    elif target:
        key = target.key if isinstance(target, Listed) else target
        yield ListedClaim(subject, HOLDS, key, begin, end, source=source, ongoing=ongoing, at=entry.place)
    else:
        unread.note("a membership without post, role or area", entry.text("id"), entry.place)
    party = around.organizations.get(entry.text("on_behalf_of_id"))
    if party is not None and around.body(party):
        yield ListedClaim(subject, MEMBER, around.key(party.text("id")), begin, end, source=source, within=True, at=entry.place)


def _dates(entry: Entry, around: Surroundings, unread: Unread) -> tuple[str, str, bool]:
    """Begin and end, those of the period where the membership has none of its own; ongoing where neither has an end."""
    period = around.events.get(entry.text("legislative_period_id"), Entry({}, entry.place))
    begin, end = entry.text("start_date") or period.text("start_date"), entry.text("end_date") or period.text("end_date")
    since, until, now = span_of(begin, end, unread, entry.place)
    return since, until, now or not until


def _source(entry: Entry, around: Surroundings) -> str:
    """The page that a membership names, that of the list, or the name of its file."""
    pages = [one.text("url") for name in ("sources", "links") for one in entry.entries(name)]
    good = (page for page in (*pages, around.source) if is_address(page))
    return next(good, entry.place.path.partition("#")[0].rpartition("/")[2])


def _held(entry: Entry, around: Surroundings, body: Entry | None, held: Entry | None) -> Listed | str:
    """The post that a membership holds: a new one, the key of one told elsewhere, or nothing."""
    given = held or next(iter(entry.entries("post")), None)
    if given is not None or entry.text("post_id"):
        return around.key(given.text("id", "label") if given else entry.text("post_id"))
    if entry.text("area_id") or entry.entries("area"):
        return _seat(entry, around, body)
    role = entry.text("role", "label")
    organization_id = body.text("id") if body else entry.text("organization_id")
    if not organization_id:
        return ""
    key = around.key(organization_id)
    return Listed(f"{key}/{slug(role or 'member')}", POST, role or "member", place=around.place, within=key)


def _seat(entry: Entry, around: Surroundings, body: Entry | None) -> Listed:
    """The seat of an area in a body: for the Congress of the United States the posts that everybody knows."""
    area = next(iter(entry.entries("area")), None) or around.areas.get(entry.text("area_id"), Entry({}, entry.place))
    made = around.body(body) if body else None
    state = _STATE.search(entry.text("area_id"))
    if state and made and made.key in (SENATE, HOUSE):
        return senate_seat(state[1], "") if made.key == SENATE else house_seat(state[1], state[2] or "")
    name, whole = area.text("name") or entry.text("area_id"), body.text("name") if body else around.request.scope
    role = entry.text("role") or "member"
    label = f"{role[:1].upper()}{role[1:]} of the {whole} for {name}"
    slugged = "_".join(part for part in (post_slug(role, name, whole), slug(around.place or around.request.scope)) if part)
    within = made.key if made else ""
    return Listed(f"post:{slugged}", POST, label, slugged, (f"{role} for {name}",), place=around.place, within=within)
