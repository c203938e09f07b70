"""Which two situations differ only in the words for what they are about, so that a curator is asked whether they are one."""

from __future__ import annotations

import pytest

from kg.model.entity import Entity, EntityKind
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.resolve.known import Context, Known, nearly_fit
from kg.resolve.registry import Registry

from .conftest import entity

NAMES = Namespaces()
Key = tuple[str, str]
ANN, BOB = ("entity", NAMES.iri("person", "ann")), ("entity", NAMES.iri("person", "bob"))
TAX, LAW = ("entity", NAMES.iri("topic", "tax")), ("words", "the new gun law")
CUTS, GUNS = ("words", "cuts of the income tax"), ("words", "a ban of every gun")


@pytest.mark.parametrize(
    ("mine", "other", "curated", "near"),
    [
        (LAW, GUNS, False, True),
        (LAW, CUTS, False, False),
        (LAW, CUTS, True, True),
        (CUTS, TAX, False, True),
        (GUNS, TAX, False, False),
        (GUNS, TAX, True, True),
        (BOB, GUNS, True, False),
        (("words", "Bob Dorn the elder"), BOB, False, False),
    ],
)
def test_two_matters_are_near_in_words_or_topics_never_in_people(
    vocabulary: Vocabulary, registry: tuple[Entity, ...], mine: Key, other: Key, curated: bool, near: bool
) -> None:
    known = (entity("topic:tax", "Income tax", EntityKind.TOPIC), entity("per:bob", "Bob Dorn", EntityKind.PERSON))
    context = Context(Registry.of((*registry, *known), NAMES))
    cls = vocabulary.classes["Opposition"]
    roles = {"agent": {ANN}, "target": {other}}
    before = Known(NAMES.iri("event", "one"), cls, roles, roles, {}, frozenset(), curated=curated)
    assert nearly_fit({"agent": {ANN}, "target": {mine}}, before, cls.roles, context) is near


def test_nobody_is_asked_of_situations_that_agree_or_differ_in_who_takes_part(vocabulary: Vocabulary, registry: tuple[Entity, ...]) -> None:
    context = Context(Registry.of(registry, NAMES))
    cls = vocabulary.classes["Opposition"]
    roles = {"agent": {ANN}, "target": {LAW}}
    before = Known(NAMES.iri("event", "one"), cls, roles, roles, {}, frozenset(), curated=True)
    assert not nearly_fit(roles, before, cls.roles, context)
    assert not nearly_fit({"agent": {BOB}, "target": {LAW}}, before, cls.roles, context)
    assert not nearly_fit({"agent": {BOB}, "target": {CUTS}}, before, cls.roles, context)
