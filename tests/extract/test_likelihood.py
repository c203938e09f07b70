"""How likely a claim is right: the signs of a claim, their weights, and the confidence that follows from both."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from kg.extract.frames import index
from kg.extract.likelihood import Likelihood, likelihood, weighed
from kg.extract.parsed import ParsedText
from kg.extract.rules import read, told
from kg.extract.signs import Signs, signs
from kg.model.ontology import Vocabulary
from kg.vocabulary import load

Parse = Callable[..., ParsedText]


def signs_of(cls: str, text: ParsedText, vocabulary: Vocabulary) -> Signs:
    """The signs of the first claim of a class."""
    found = told(text, vocabulary, index(vocabulary))
    claim = next(c for c in found.claims if found.situations[c.situation].cls == cls)
    return signs(claim, found.behind[claim.id], found.of)


def weighing(vocabulary: Vocabulary, *weights: str) -> Vocabulary:
    """The vocabulary with these weights alone."""
    entry: Mapping[str, tuple[str, ...]] = {"id": ("l",), "intercept": ("0.5",), "weight": weights}
    return replace(vocabulary, lexicons={**vocabulary.lexicons, "Likelihood": (entry,)})


def test_the_signs_tell_how_it_is_told_and_who_fills_the_columns(parsed: Parse, vocabulary: Vocabulary) -> None:
    found = signs_of("Endorsement", parsed("Mary Johnson could endorse John Miller on Friday."), vocabulary)
    said = {"class=Endorsement", "modality=Conditional", "holder=document", "subject is person", "object told by name", "dated", "opening"}
    assert said <= found.keys()
    assert not {"headline", "quoted", "question", "subject none", "object surname alone"} & found.keys()


def test_a_pronoun_and_a_surname_are_signs(parsed: Parse, vocabulary: Vocabulary) -> None:
    found = signs_of("Endorsement", parsed("Mary Johnson spoke in Ohio on Monday.", "She endorsed John Miller."), vocabulary)
    assert found["subject told by pronoun"] == 1.0
    assert found["subject mentions"] > found["object mentions"]
    assert found["subject sure"] <= found["object sure"]


def test_the_signs_name_nobody(parsed: Parse, vocabulary: Vocabulary) -> None:
    told_of = [signs_of("Removal", parsed(f"{one} fired {two} in March."), vocabulary) for one, two in (
        ("Mary Johnson", "John Miller"), ("Susan Parker", "David Clark"))]  # fmt: skip
    assert told_of[0] == told_of[1]
    assert not any(re.search("Johnson|Miller|fire", name) for name in told_of[0])


def test_a_class_without_a_place_in_the_flat_table_has_no_signs(parsed: Parse, vocabulary: Vocabulary) -> None:
    assert signs_of("Conversation", parsed("Mary Johnson talked with John Miller."), vocabulary) == {}


@pytest.mark.parametrize(("weight", "wanted"), [(0.0, "0.50"), (2.0, "0.88"), (-2.0, "0.12"), (50.0, "0.99"), (-50.0, "0.01")])
def test_weights_add_up_to_the_logarithm_of_the_odds(weight: float, wanted: str) -> None:
    assert Likelihood(0.0, {"quoted": weight}).of({"quoted": 1.0, "not met": 1.0}) == Decimal(wanted)


def test_a_claim_of_a_class_that_was_fitted_has_the_confidence_of_its_signs(parsed: Parse, vocabulary: Vocabulary) -> None:
    text = parsed("Mary Johnson endorsed John Miller.", "Susan Parker resigned as mayor of Salem.")
    known = weighing(vocabulary, "class=Endorsement=-1.5")
    given = {c.situation.partition("_")[0]: c.confidence for c in read(text, known, index(known)).claims}
    assert given["event:endorsement"] == Decimal("0.27")
    found = told(text, known, index(known))
    before = {c.id: c.confidence for c in found.claims}
    after = weighed(found.claims, found.behind, found.of)
    assert {found.situations[c.situation].cls for c in after if c.confidence != before[c.id]} == {"Endorsement"}


def test_the_signs_of_a_claim_that_two_rules_make_are_those_of_the_surer(parsed: Parse, vocabulary: Vocabulary) -> None:
    found = told(
        parsed("The firing of John Miller by Mary Johnson was no surprise, for Johnson fired Miller."), vocabulary, index(vocabulary)
    )
    claim = next(c for c in found.claims if found.situations[c.situation].cls == "Removal")
    assert len([draft for draft in found.drafts if draft.cls.name == "Removal"]) == 2
    assert claim.frame == found.behind[claim.id].frame == "frame-fire"


def test_a_title_keeps_the_share_of_its_rule(parsed: Parse, vocabulary: Vocabulary) -> None:
    known = weighing(vocabulary, "class=Tenure=-1.5")
    found = told(parsed("Sen. Mary Johnson spoke."), known, index(known))
    assert weighed(found.claims, found.behind, found.of) == found.claims


def test_the_shipped_weights_are_of_signs_that_are_told(parsed: Parse, vocabulary: Vocabulary) -> None:
    shipped = likelihood(load())
    assert shipped.knows("Endorsement")
    assert not shipped.knows("PartyAffiliation")
    met = signs_of("Endorsement", parsed("Mary Johnson endorsed John Miller."), vocabulary)
    assert len(met.keys() & shipped.weights.keys()) > 20
    assert all(abs(weight) < 5 for weight in shipped.weights.values())


def test_without_weights_nothing_is_weighed(vocabulary: Vocabulary) -> None:
    bare = replace(vocabulary, lexicons={name: v for name, v in vocabulary.lexicons.items() if name != "Likelihood"})
    assert not likelihood(bare).knows("Endorsement")
