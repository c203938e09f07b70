"""What had to exist when something happened: of several tellings of it those fall away that name what came later."""

from __future__ import annotations

import pytest

from kg.assemble.assess import Assessment
from kg.assemble.truthy import truthy
from kg.model.claim import EntityRef, Filler, Situation, SituationRef, Words
from kg.model.resolution import Source

from .told import VOCABULARY, iri, said

COUNSEL = SituationRef(iri("ev:counsel"))


def recusal(matter: Filler, date: str = "") -> Situation:
    return Situation(iri("ev:recusal"), "Recusal", (("agent", EntityRef(iri("per:ann"))), ("matter", matter)), date=date, label="recusal")


def counsel(date: str) -> Situation:
    return Situation(iri("ev:counsel"), "Investigation", (("agent", EntityRef(iri("per:bob"))),), date=date, label="counsel")


def matters(*sources: Source) -> set[Filler]:
    """What all sources together say that she stepped back from."""
    claims = [claim for source in sources for claim in source.claims]
    accepted = Assessment({one.id: "Accepted" for one in claims}, {}, {one.situation: "RealityActual" for one in claims})
    return set({one.id: one for one in truthy(sources, accepted, VOCABULARY)}[iri("ev:recusal")].fillers("matter"))


@pytest.mark.parametrize(("begun", "kept"), [("[2017-05-17..]", False), ("2017-03-02", True), ("[..2017-05-17]", True)])
def test_nobody_steps_back_from_what_began_later_where_the_matter_is_told_otherwise(begun: str, kept: bool) -> None:
    first, second = said("a", recusal(Words("the Russia probe"), "2017-03-02")), said("b", recusal(COUNSEL), counsel(begun))
    assert matters(first, second) == {Words("the Russia probe"), *([COUNSEL] if kept else [])}


def test_what_is_told_of_a_later_matter_alone_stays_to_be_told_as_a_contradiction() -> None:
    assert matters(said("a", recusal(COUNSEL, "2017-03-02"), counsel("2017-05-17"))) == {COUNSEL}
