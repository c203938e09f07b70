"""Parties as lists name them, and the belonging to one during a term."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.ingest.lists.listing import MEMBER, PARTY, Listed, ListedClaim
from kg.model.iri import join_slugs, slug
from kg.model.span import Place

#: what lists write for somebody of no party
_NONE = frozenset({"independent", "no party", "none", "nonpartisan", "non-partisan", "unknown", "unaffiliated", "no party affiliation", ""})


#: what lists and news call the parties of the United States -> their names
_USUAL = {
    "Democrat": "Democratic Party",
    "Democratic": "Democratic Party",
    "Republican": "Republican Party",
    "Libertarian": "Libertarian Party",
}


def party_of(name: str, place: str, scope: str = "") -> Listed | None:
    """A party by its name and the place in which it stands, or nothing for those of no party.

    ``scope`` is the list itself where no place is known: parties of one name in two countries are not one party.
    """
    if name.casefold() in _NONE:
        return None
    if place == "United States" and name in _USUAL:
        return Listed(f"grp:{slug(_USUAL[name])}", PARTY, _USUAL[name], slug(_USUAL[name]), (name,), place=place)
    made = join_slugs(name, place or scope)
    return Listed(f"grp:{made}", PARTY, name, made, place=place)


def affiliation(
    claim: Callable[..., ListedClaim], party: str, place: str, begin: str, end: str, at: Place
) -> Iterator[Listed | ListedClaim]:
    """The party of somebody and the claim of belonging to it during a term: it may have begun before, and last."""
    if found := party_of(party, place):
        yield found
        yield claim(MEMBER, found.key, begin, end, within=True, at=at)
