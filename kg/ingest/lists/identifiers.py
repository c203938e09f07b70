"""Numbers of people and bodies in schemes that many lists use, as ``scheme:value``: which of them tell who somebody is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

#: identifiers that an office or several people may share, or that change: accounts, and titles of pages
LOOSE = frozenset(["twitter", "facebook", "youtube", "instagram", "linkedin", "website", "wikipedia", "ballotpedia", "fec", "name"])
#: schemes in which nobody has two numbers
ONE_EACH = ("wikidata", "bioguide", "openstates", "parliamentdotuk")


def is_firm(identifier: str) -> bool:
    """Whether an identifier belongs to one person or body alone.

    >>> is_firm("bioguide:S001141"), is_firm("twitter:alasecofstate")
    (True, False)
    """
    return identifier.partition(":")[0] not in LOOSE


def by_scheme(identifiers: Iterable[str]) -> Mapping[str, set[str]]:
    """Scheme -> values; a scheme without any has none."""
    found: dict[str, set[str]] = defaultdict(set)
    for identifier in identifiers:
        scheme, _, value = identifier.partition(":")
        found[scheme].add(value)
    return found


def chained(groups: Iterable[Iterable[str]]) -> Mapping[str, frozenset[str]]:
    """Identifier -> all that belong to the same one, going by what ``groups`` say of each: one list knows A and B, another B and C.

    A chain that would give somebody two numbers in a scheme of ``ONE_EACH`` has a wrong link, and is left out.

    >>> sorted(chained([["bioguide:A", "icpsr:1"], ["icpsr:1", "wikidata:Q1"]])["bioguide:A"])
    ['bioguide:A', 'icpsr:1', 'wikidata:Q1']
    >>> chained([["bioguide:A", "icpsr:1"], ["icpsr:1", "bioguide:B"]])
    {}
    """
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for group in groups:
        firm = [one for one in group if is_firm(one)]
        for one in firm:
            parent[root(one)] = root(firm[0])
    members: dict[str, set[str]] = defaultdict(set)
    for one in list(parent):
        members[root(one)].add(one)
    whole = (frozenset(each) for each in members.values() if len(each) > 1)
    return {one: each for each in whole if _consistent(each) for one in each}


def _consistent(identifiers: frozenset[str]) -> bool:
    found = by_scheme(identifiers)
    return all(len(found[scheme]) < 2 for scheme in ONE_EACH)
