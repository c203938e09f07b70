"""A term ends when its holder dies or somebody else takes the seat, whatever end was planned for it."""

from __future__ import annotations

import pytest

from kg.ingest.lists.handovers import handed_over
from kg.ingest.lists.listing import HOLDS, MEMBER, PERSON, POST, Listed, ListedClaim

KNOWN = {
    "ann": Listed("ann", PERSON, "Ann Lee"),
    "bob": Listed("bob", PERSON, "Bob Ray"),
    "cy": Listed("cy", PERSON, "Cy Dee", died="2012-03-04"),
    "seat": Listed("seat", POST, "Mayor of Oz", seats="1"),
    "bench": Listed("bench", POST, "Judge of Oz", seats="9"),
}


def holds(who: str, begin: str, end: str, post: str = "seat") -> ListedClaim:
    return ListedClaim(who, HOLDS, post, begin, end)


def ends(*claims: ListedClaim) -> list[str]:
    return [claim.end for claim in handed_over(claims, KNOWN)]


def test_a_planned_end_gives_way_to_the_begin_of_the_next() -> None:
    first, second = holds("ann", "2011-01-01", "2014-12-31"), holds("bob", "2014-11-05", "2018-12-31")
    assert ends(first, second) == ends(second, first)[::-1] == ["[2014-11-05..2014-12-31]", "2018-12-31"]


def test_who_serves_the_rest_of_a_term_ends_the_first_part_of_it() -> None:
    assert ends(holds("ann", "2011-01-01", "2014-12-31"), holds("bob", "2013-05-21", "2014-12-31")) == [
        "[2013-05-21..2014-12-31]",
        "2014-12-31",
    ]


def test_nobody_holds_a_seat_beyond_death() -> None:
    assert ends(holds("cy", "2011-01-01", "2014-12-31"), holds("bob", "2013-02-01", "[2020-01-01..]")) == ["2012-03-04", "[2020-01-01..]"]


@pytest.mark.parametrize(
    "claims",
    [
        (holds("ann", "2011-01-01", "2014-12-31"), holds("bob", "2012-01-01", "2012-06-30")),  # who stands in for a while
        (holds("ann", "", "2014-12-31"), holds("bob", "2012-01-01", "2016-12-31")),  # who may have come before or after
        (holds("ann", "2011-01-01", "2014"), holds("bob", "2012-01-01", "2016-12-31")),  # an end told loosely clashes with nothing
        (holds("ann", "2011-01-01", "2014-12-31", "bench"), holds("bob", "2012-01-01", "2016-12-31", "bench")),
        (holds("ann", "2011-01-01", "2014-12-31"), holds("ann", "2012-01-01", "2016-12-31")),
        (ListedClaim("cy", MEMBER, "seat", "2011-01-01", "2014-12-31"),),
        (holds("cy", "2013-01-01", "2014-12-31"),),  # begun after death: an error to be told
    ],
)
def test_whatever_else_clashes_stays_as_the_list_has_it(claims: tuple[ListedClaim, ...]) -> None:
    assert handed_over(claims, KNOWN) == list(claims)
