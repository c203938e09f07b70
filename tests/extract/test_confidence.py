"""Confidence: the measured share of a rule, the floor below which nothing is claimed, and what stays when a claim is not made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.extract.confidence import Reliability, reliability
from kg.extract.unsure import still_told
from kg.model.claim import Claim, EntityRef, Situation, SituationRef
from kg.vocabulary import load


def test_a_rule_has_its_own_share_or_that_of_its_class() -> None:
    rated = Reliability({"Recusal": Decimal("0.80")}, {("Recusal", "frame-recuse"): Decimal("0.95")})
    assert rated.share("Recusal", "frame-recuse") == Decimal("0.95")
    assert rated.share("Recusal", "frame-step-aside") == Decimal("0.80")
    assert rated.share("Pardon", "frame-pardon") == Decimal("0.75")


def test_the_shipped_shares_are_read_from_the_ontology() -> None:
    vocabulary = load()
    entry = {"id": ("r",), "ofClass": ("Recusal",), "usualShare": ("0.61",), "ruleShare": ("frame-recuse=0.97",), "floor": ("0.40",)}
    rated = reliability(replace(vocabulary, lexicons={"Reliability": (entry,)}))
    assert (rated.share("Recusal", "frame-recuse"), rated.share("Recusal", "other"), rated.floor) == tuple(
        map(Decimal, ("0.97", "0.61", "0.40"))
    )
    assert 0 <= reliability(vocabulary).floor < 1


def test_nothing_is_claimed_below_the_floor() -> None:
    claims = [Claim("a", "s1", confidence=Decimal("0.39")), Claim("b", "s2", confidence=Decimal("0.40"))]
    assert Reliability(floor=Decimal("0.40")).sure_enough(claims) == (claims[1],)


def test_a_situation_goes_with_its_last_claim_unless_another_names_it() -> None:
    situations = {
        "request": Situation("request", "Request", (("matter", SituationRef("resigning")),)),
        "resigning": Situation("resigning", "Departure", (("agent", EntityRef("person:a")),)),
        "firing": Situation("firing", "Removal", (("target", EntityRef("person:a")),)),
        "saying": Situation("saying", "SpeechAct", (("agent", EntityRef("person:b")),)),
    }
    before = [Claim(name, name) for name in situations]
    after = [replace(before[0], conveyed_by="saying")]
    assert set(still_told(situations, before, after)) == {"request", "resigning", "saying"}
