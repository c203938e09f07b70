"""The gate against the words of the model: what may pass, whom a denial outweighs, and what goes with a situation that does not pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.assess import ACCEPTED, PROPOSED, Assessment, reality_of
from kg.assemble.tellings import tellings
from kg.assemble.truthy import merged
from kg.model.claim import Certainty, Claim, EntityRef, Filler, Modality, Polarity, Situation, SituationRef
from kg.model.document import Authority
from kg.model.resolution import Source
from tests.assemble.told import VOCABULARY, claim, iri

ORIGINS = ("a", "b", "curated_x")
VOUCHING = {"modality": Modality.ACTUAL, "certainty": Certainty.CERTAIN, "holder": ""}

AXES = st.fixed_dictionaries(
    {
        "modality": st.sampled_from([Modality.ACTUAL, Modality.ACTUAL, *Modality]),
        "polarity": st.sampled_from(Polarity),
        "certainty": st.sampled_from([Certainty.CERTAIN, Certainty.CERTAIN, *Certainty]),
        "holder": st.sampled_from(["", "", iri("per:a")]),
    }
)
ROWS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(ORIGINS), AXES, st.sampled_from([ACCEPTED, PROPOSED, "Rejected"])), max_size=9)
AUTHORITIES = st.fixed_dictionaries({origin: st.sampled_from(Authority) for origin in ORIGINS})


def praise(number: int, targets: Sequence[int] = ()) -> Situation:
    """An endorsement of other situations, or of a person where it is of none."""
    fillers: list[Filler] = [SituationRef(iri(f"ev:e{n}")) for n in targets] or [EntityRef(iri("per:b"))]
    roles = (("agent", EntityRef(iri("per:a"))), *(("target", filler) for filler in fillers))
    return Situation(iri(f"ev:e{number}"), "Endorsement", roles, label=f"e{number}")


def judged(rows: list[Any], authorities: dict[str, Authority]) -> tuple[list[Claim], Assessment]:
    claims = [claim(origin, n, praise(number), **axes) for n, (number, origin, axes, _) in enumerate(rows)]
    statuses = {one.id: status for one, (*_, status) in zip(claims, rows, strict=True)}
    return claims, Assessment(statuses, {}, reality_of(claims, statuses, authorities))


def weights(
    claims: list[Claim], found: Assessment, authorities: dict[str, Authority], polarity: Polarity, situation: str
) -> list[Authority]:
    """The weight of each accepted claim that says for certain, in the own voice, that a situation is so, or that it is not."""
    return [
        authorities[one.origin]
        for one in claims
        if (one.situation, one.polarity) == (situation, polarity)
        and {"modality": one.modality, "certainty": one.certainty, "holder": one.holder} == VOUCHING
        and found.statuses[one.id] == ACCEPTED
    ]


@given(ROWS, AUTHORITIES)
def test_a_claim_passes_that_is_accepted_actual_affirmed_certain_in_the_own_voice_and_that_nothing_weightier_denies(
    rows: list[Any], authorities: dict[str, Authority]
) -> None:
    claims, found = judged(rows, authorities)
    for one in claims:
        sides = [weights(claims, found, authorities, side, one.situation) for side in (Polarity.AFFIRMED, Polarity.NEGATED)]
        for_it, against = (max(side, default=None) for side in sides)
        stands = for_it is not None and (against is None or against <= for_it)
        alone = weights([one], found, authorities, Polarity.AFFIRMED, one.situation)
        assert found.passes(one) is (bool(alone) and stands)
        real = "RealityActual" if stands else "RealityNegated" if against is not None else "RealityOpen"
        assert found.reality[one.situation] == real


@given(ROWS, AUTHORITIES, st.sampled_from(ORIGINS), AXES)
def test_what_does_not_vouch_changes_nothing(rows: list[Any], authorities: dict[str, Authority], origin: str, axes: dict[str, Any]) -> None:
    more = [*rows, (0, origin, axes, ACCEPTED)]
    (before, old), (after, new) = judged(rows, authorities), judged(more, authorities)
    if {name: axes[name] for name in VOUCHING} != VOUCHING or axes["polarity"] is Polarity.OPEN:
        assert [old.passes(one) for one in before] == [new.passes(one) for one in after[:-1]]
        assert not new.passes(after[-1])


REFERENCES = st.lists(st.lists(st.integers(0, 5), max_size=2, unique=True), min_size=6, max_size=6)


@settings(deadline=None)
@given(REFERENCES, st.sets(st.integers(0, 5)))
def test_nothing_refers_to_what_did_not_pass_and_nothing_else_goes(references: list[list[int]], passed: set[int]) -> None:
    """An endorsement of situations goes with the last of them; held against taking away one after the other until all are whole."""
    told = [praise(number, targets) for number, targets in enumerate(references)]
    source = Source("a", tuple(told), tuple(claim("a", number, one) for number, one in enumerate(told)))
    ids = {told[number].id for number in passed}
    found = merged([source], tellings([source], lambda one: one.situation in ids), VOCABULARY)
    alive = set(passed)
    while gone := {number for number in alive if references[number] and not alive & set(references[number])}:
        alive -= gone
    assert {one.id for one in found} == {told[number].id for number in alive}
    for one in found:
        number = next(n for n in alive if told[n].id == one.id)
        kept = {filler.id for filler in one.fillers("target") if isinstance(filler, SituationRef)}
        assert kept == {told[n].id for n in references[number] if n in alive}


def test_the_class_of_these_tests_has_a_defining_role_without_words() -> None:
    role = VOCABULARY.classes["Endorsement"].role("target")
    assert role is not None
    assert role.defining
    assert "string" not in role.ranges
