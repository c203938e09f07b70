"""What situations are called: verbs agree with who acts, long lists are cut, nobody is called somebody where there is another way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model.entity import Entity, EntityKind
from kg.model.ontology import Vocabulary
from kg.resolve import resolve

Build = Callable[..., Any]


@pytest.fixture
def called(vocabulary: Vocabulary, registry: tuple[Entity, ...], article: Build) -> Callable[..., str]:
    def call(cls: str, **roles: tuple[str, ...]) -> str:
        one = article("Labels", "2019-11-06")
        people = {
            role: tuple(one.person(name) if name[0].isupper() and " " in name else one.thing(EntityKind.COLLECTIVE, name) for name in names)
            for role, names in roles.items()
        }
        one.says(cls, **people)
        return str(resolve([one.reading()], registry, (), (), vocabulary).sources[0].situations[0].label)

    return call


@pytest.mark.parametrize(
    ("cls", "roles", "label"),
    [
        ("Endorsement", {"agent": ("Ann Lee",), "target": ("Bo Ray",)}, "Ann Lee endorses Bo Ray"),
        ("Endorsement", {"agent": ("Ann Lee", "Cy Dorn"), "target": ("Bo Ray",)}, "Ann Lee and Cy Dorn endorse Bo Ray"),
        ("Endorsement", {"agent": ("democrats",), "target": ("Bo Ray",)}, "Democrats endorse Bo Ray"),
        ("Endorsement", {"agent": ("a group of senators",), "target": ("Bo Ray",)}, "A group of senators endorses Bo Ray"),
        ("Endorsement", {"target": ("Bo Ray",)}, "Bo Ray is endorsed"),
        ("Endorsement", {"target": ("republicans",)}, "Republicans are endorsed"),
        ("ContestResult", {"loser": ("Bo Ray",)}, "Bo Ray loses"),
        (
            "Conversation",
            {"agent": ("Ann Lee", "Bo Ray", "Cy Dorn", "Di Fox", "Ed Gay")},
            "Ann Lee, Bo Ray and 3 others talk",
        ),
    ],
)
def test_a_label_reads_as_a_sentence(called: Callable[..., str], cls: str, roles: dict[str, tuple[str, ...]], label: str) -> None:
    assert called(cls, **roles) == label


def test_somebody_unnamed_is_called_in_a_label_without_the_paper_and_the_day(
    vocabulary: Vocabulary, registry: tuple[Entity, ...], article: Build
) -> None:
    one = article("Labels", "2019-11-06")
    one.says("Endorsement", agent=one.person("Ann Lee"), target=one.thing(EntityKind.ANONYMOUS_SOURCE, "one of her rivals"))
    found = resolve([one.reading()], registry, (), (), vocabulary)
    assert found.sources[0].situations[0].label == "Ann Lee endorses one of her rivals"
    assert "one of her rivals (Example Courier, 2019-11-06)" in {entity.label for entity in found.entities}
