"""What became of the claims between two datasets, told in names: added, withdrawn, changed, merged, split, true now or no more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.dataset import assemble
from kg.changes import Changes, Side, changes
from kg.model.claim import Certainty, Modality, Polarity
from kg.model.decision import Verdict
from kg.model.resolution import Resolution, Source
from tests.assemble.told import POLICY, VOCABULARY, article, claim, dataset, decision, iri, said, tenure

DAYS = {"a": "2001-01-10", "b": "2002-02-02"}


def between(old: list[Source], new: list[Source], **more: Any) -> Changes:
    return changes(Side(dataset(*old, days=DAYS), VOCABULARY), Side(dataset(*new, days=DAYS, **more), VOCABULARY))


def test_the_same_claims_are_no_change() -> None:
    assert not between([said("a", tenure("t", "2000"))], [said("a", tenure("t", "2000"))])


def test_a_claim_that_came_is_told_with_its_article_and_words_and_what_is_true_now() -> None:
    found = between([said("a", tenure("t", "2000"))], [said("a", tenure("t", "2000")), said("b", tenure("u", "2001", person="bob"))])
    (change,) = found.claims
    assert (change.kind, change.what, change.source, change.words) == ("added", "u", "b", "abc")
    assert [(one.kind, one.words) for one in found.statements if one.graph == "truthy"] == [
        ("came", "bob · hasHeld · mayor"),
        ("came", "u"),
    ]
    back = between([said("a", tenure("t", "2000")), said("b", tenure("u", "2001"))], [said("a", tenure("t", "2000"))])
    assert [change.kind for change in back.claims] == ["withdrawn"]


@pytest.mark.parametrize(
    ("axes", "expected"),
    [
        ({"modality": Modality.PLANNED}, {"modality": ("Actual", "Planned")}),
        ({"polarity": Polarity.NEGATED}, {"polarity": ("Affirmed", "Negated")}),
        ({"certainty": Certainty.PROBABLE}, {"certainty": ("Certain", "Probable")}),
        ({"holder": iri("per:ann")}, {"holder": ("its own voice", "ann")}),
    ],
    ids=["modality", "polarity", "certainty", "holder"],
)
def test_a_claim_that_is_meant_otherwise_has_changed_whatever_its_id(axes: dict[str, Any], expected: dict[str, tuple[str, str]]) -> None:
    before, after = said("a", tenure("t", "2000")), said("a", tenure("t", "2000"), **axes)
    after = replace(after, claims=tuple(replace(one, id=one.id + "x") for one in after.claims))
    (change,) = between([before], [after]).claims
    assert (change.kind, change.values) == ("changed", expected)


def test_a_change_of_time_or_of_standing_is_told_as_one_of_the_claim() -> None:
    (change,) = between([said("a", tenure("t", "2000"))], [said("a", tenure("t", "2001"))]).claims
    assert change.values == {"begin": ("2000", "2001")}
    told = [said("a", tenure("t", "2000"))]
    rejected = between(told, told, decisions=[decision(1, Verdict.REJECTED, "clm:a_0", "2003-01-01")])
    assert [change.values for change in rejected.claims] == [{"status": ("Accepted", "Rejected")}]
    assert [one.words for one in rejected.statements if one.kind == "went" and one.graph == "truthy"] == ["ann · hasHeld · mayor", "t"]


def test_situations_that_became_one_are_merged_and_the_other_way_round_split() -> None:
    apart = [said("a", tenure("t", "2000")), said("b", tenure("u", "2000"))]
    together = [said("a", tenure("t", "2000")), said("b", tenure("t", "2000"))]
    (merged,) = between(apart, together).situations
    assert (merged.kind, merged.old, merged.new) == ("merged", ("t (ten:t)", "u (ten:u)"), ("t (ten:t)",))
    (split,) = between(together, apart).situations
    assert (split.kind, split.old, split.new) == ("split", ("t (ten:t)",), ("t (ten:t)", "u (ten:u)"))


def test_a_name_that_only_other_words_tell_is_no_change() -> None:
    told = tenure("t", "2000")
    renamed = replace(told, label="another name")
    assert not between([said("a", told), said("b", renamed)], [said("a", renamed), said("b", told)]).claims


def test_a_claim_that_breaks_a_shape_now_is_withheld_and_not_withdrawn() -> None:
    source = said("a", tenure("t", "2000"), tenure("u", "2001"))
    withheld = assemble(Resolution(sources=(source,)), [article("a", DAYS["a"])], (), POLICY, frozenset({iri("clm:a_1")}), VOCABULARY)
    found = changes(Side(dataset(source, days=DAYS), VOCABULARY), Side(withheld.quads, VOCABULARY))
    assert [(change.kind, change.values) for change in found.claims] == [("changed", {"status": ("Accepted", "Withheld")})]


ROWS = st.sets(st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 2), st.sampled_from([Modality.ACTUAL, Modality.PLANNED])), max_size=5)


@settings(max_examples=12, deadline=None)
@given(ROWS, ROWS)
def test_what_is_added_one_way_is_withdrawn_the_other(old: set[tuple[str, int, Modality]], new: set[tuple[str, int, Modality]]) -> None:
    def sources(rows: set[tuple[str, int, Modality]]) -> list[Source]:
        states = [tenure(f"t{n}", "2000") for n in range(3)]
        claims = {o: [claim(o, n, states[n], modality=m) for slug, n, m in sorted(rows) if slug == o] for o in DAYS}
        unique = {o: tuple({one.id: one for one in told}.values()) for o, told in claims.items()}
        return [Source(o, tuple(s for s in states if any(c.situation == s.id for c in told)), told) for o, told in unique.items()]

    forth, back = between(sources(old), sources(new)), between(sources(new), sources(old))
    assert bool(forth) is bool(back)
    for one, other in (("added", "withdrawn"), ("withdrawn", "added")):
        assert {c.claim for c in forth.claims if c.kind == one} == {c.claim for c in back.claims if c.kind == other}
