"""The table of comparators: what may be merged follows from its sums, whatever the points are tuned to."""

from __future__ import annotations

from kg.resolve.comparators import comparators


def points(comparator: str, outcome: str) -> int:
    worth = comparators().rows[comparator].points[outcome]
    assert worth is not None
    return worth


def test_every_comparator_says_what_it_compares() -> None:
    assert all(row.about and row.points for row in comparators().rows.values())


def test_nothing_outweighs_a_contradicting_part_of_the_name() -> None:
    rows = comparators().rows
    assert all(rows[name].points["different"] is None for name in ("surname", "given name", "middle name", "suffix", "decision"))


def test_one_side_alone_is_never_enough_and_company_does_not_make_it_enough() -> None:
    table = comparators()
    name = points("surname", "same") + points("given name", "same") + points("company", "shared")
    assert name + points("middle name", "one-sided") < table.linked
    assert name + points("suffix", "one-sided") < table.linked


def test_a_father_shares_state_and_party_with_his_son() -> None:
    name = points("surname", "same") + points("given name", "same") + points("suffix", "one-sided")
    assert name + points("state", "same") + points("party", "same") < comparators().linked


def test_a_middle_initial_on_one_side_merges_with_office_state_or_party() -> None:
    table = comparators()
    name = points("surname", "same") + points("given name", "same") + points("middle name", "one-sided")
    assert all(name + points(*one) >= table.linked for one in (("office", "held"), ("state", "same"), ("party", "same")))


def test_a_bare_surname_links_by_its_office_or_by_its_document_and_not_by_party_alone() -> None:
    table = comparators()
    bare = points("surname", "same") + points("given name", "missing")
    assert bare + points("office", "held") + points("title", "same") >= table.linked
    assert bare + points("document", "bearer") >= table.linked
    assert bare + points("party", "same") + points("company", "shared") < table.linked
    assert bare + points("document", "bearer") + points("gender", "different") < table.linked


def test_nothing_counts_how_widely_somebody_is_known() -> None:
    assert not {"prominence", "frequency", "popularity"} & comparators().rows.keys()
