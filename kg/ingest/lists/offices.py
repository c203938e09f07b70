"""The posts of the United States as lists speak of them: named as the registry and ``resolve`` name the same offices.

A seat is a post for one. Beside the seats of a chamber stands the post that names none ("senator"), so that an article which names no
seat finds the one that its senator holds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.ingest.lists.listing import BODY, POST, Listed
from kg.model.iri import slug
from kg.model.naming import SEATLESS, post_slug, seatless_post
from kg.model.words import place_name, place_slug

NATION = "United States"
CONGRESS, SENATE, HOUSE = "grp:us-congress", "grp:us-senate", "grp:us-house-of-representatives"
GOVERNMENT = "grp:us-federal-government"


def _body(slugged: str, name: str, names: tuple[str, ...], within: str = "", place: str = NATION) -> Listed:
    return Listed(f"grp:{slugged}", BODY, name, slugged, names, place=place, within=within)


def _post(slugged: str, name: str, names: tuple[str, ...], within: str, place: str = NATION, seats: str = "1") -> Listed:
    return Listed(f"post:{slugged}", POST, name, slugged, names, place=place, within=within, seats=seats)


#: the bodies of the nation and the posts of its chambers that name no seat, which every list of Congress tells first
FEDERAL = (
    _body("us-federal-government", "Federal government of the United States", ()),
    _body("us-congress", "United States Congress", ("Congress", "U.S. Congress"), GOVERNMENT),
    _body("us-senate", "United States Senate", ("Senate", "U.S. Senate"), CONGRESS),
    _body("us-house-of-representatives", "United States House of Representatives", ("House", "U.S. House of Representatives"), CONGRESS),
    _post("us-senator", f"United States Senator{SEATLESS}", ("senator", "U.S. senator"), SENATE, seats=""),
    _post("us-representative", f"United States Representative{SEATLESS}", ("congressman", "U.S. representative"), HOUSE, seats=""),
)  # fmt: skip
PRESIDENT = _post("us-president", "President of the United States", ("U.S. president",), GOVERNMENT)
VICE_PRESIDENT = _post("us-vice-president", "Vice President of the United States", ("U.S. vice president",), GOVERNMENT)


def ordinal(number: int) -> str:
    """A number as people count with it.

    >>> [ordinal(n) for n in (1, 2, 3, 11, 22, 113)]
    ['1st', '2nd', '3rd', '11th', '22nd', '113th']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def senate_seat(state: str, number: str) -> Listed:
    """The seat of a state in the Senate by its class; without one the post that names no seat."""
    place = place_name(state)
    if not number:
        slugged, name = seatless_post("us-senator", "United States Senator", place)
        return _post(slugged, name, (), SENATE, place, "")
    return _post(
        f"us-senate-{place_slug(state)}-class-{number}", f"United States Senator for {place} (class {number} seat)", (), SENATE, place
    )


def house_seat(state: str, district: str) -> Listed:
    """The seat of a district in the House of Representatives: ``0`` is the whole state, ``-1`` and nothing a district not known."""
    place = place_name(state)
    if not district.isdecimal() or len(district) > 9:
        slugged, name = seatless_post("us-representative", "United States Representative", place)
        return _post(slugged, name, (), HOUSE, place, "")
    number = int(district)
    called = f"{ordinal(number)} congressional district" if number else "at-large congressional district"
    names = (f"representative for {place}'s {ordinal(number)} District",) if number else ()
    slugged = f"us-representative-{place_slug(state)}-{number or 'at-large'}"
    return _post(slugged, f"United States Representative for {place}'s {called}", names, HOUSE, place)


# the states ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chamber:
    """A chamber of a state: what it is called there, and the title of its members."""

    body: str
    title: str


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with (Path(__file__).parent / "chambers.toml").open("rb") as file:
        return tomllib.load(file)


def chamber(state: str, role: str) -> Chamber:
    """The chamber of a state that lists call ``upper``, ``lower`` or ``legislature``.

    >>> chamber("ga", "lower").body, chamber("ny", "lower").title
    ('Georgia House of Representatives', 'assembly member')
    """
    found = _table().get(place_slug(state), {}).get(role) or _table()["default"][role]
    return Chamber(found["body"].format(state=place_name(state)), found["title"])


def legislature(state: str, role: str) -> Iterator[Listed]:
    """A chamber of a state with the bodies above it and the post of a member that names no seat."""
    place, house = place_name(state), chamber(state, role)
    yield state_government(state)
    short = house.body.replace(f"{place} State ", f"{place} ")
    yield _body(slug(house.body), house.body, (short,) * (short != house.body), government_of(state), place)
    yield legislative_seat(state, role, "")


def legislative_seat(state: str, role: str, district: str) -> Listed:
    """The seat of a district in a chamber of a state; without one the post that names no seat."""
    place, house = place_name(state), chamber(state, role)
    slugged, body = post_slug(house.title, place), f"grp:{slug(house.body)}"
    title = f"{house.title[:1].upper()}{house.title[1:]}"
    if not district:
        names = (f"{place} {house.title}", f"{house.title} from {place}", f"{house.title} for {place}")
        return _post(slugged, f"{title} of {place}{SEATLESS}", names, body, place, "")
    where = f"{ordinal(int(district))} district" if district.isdecimal() and len(district) < 10 else f"district {district}"
    return _post(f"{slugged}_{slug(district)}", f"{title} for {place}'s {where}", (), body, place)


def government_of(state: str) -> str:
    """The key of the government of a state."""
    return f"grp:{slug(place_name(state))}-state-government"


def state_government(state: str) -> Listed:
    """The government of a state, the body of its executive posts."""
    place = place_name(state)
    return _body(f"{slug(place)}-state-government", f"State government of {place}", (), place=place)


def state_office(state: str, title: str) -> Listed:
    """A post of the executive of a state: named as ``resolve`` names one that an article tells ("Governor of Ohio")."""
    place = place_name(state)
    return _post(post_slug(title, place), f"{_titled(title)} of {place}", (f"{place} {title}",), government_of(state), place)


def town_office(town: str, state: str, title: str) -> tuple[Listed, Listed]:
    """A town of a state as a body, and a post of it."""
    body = _body(f"{slug(town)}_{place_slug(state)}", town, (), place=town)
    return body, _post(f"{post_slug(title, town)}_{place_slug(state)}", f"{_titled(title)} of {town}", (), body.key, town)


def _titled(title: str) -> str:
    """A title with capitals as it stands before a name.

    >>> _titled("secretary of state")
    'Secretary of State'
    """
    return " ".join(word if word in ("of", "the", "and") else word[:1].upper() + word[1:] for word in title.split())
