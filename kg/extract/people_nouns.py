"""Nouns for people: common nouns that say who does or undergoes something, though they name nobody."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.once import once
from kg.model.ontology import Vocabulary


@dataclass(frozen=True, slots=True)
class PeopleNouns:
    """Lemmas of nouns: for one person, several who act as one, amounts of people, things that speak, and those of an author."""

    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    authored: frozenset[str] = frozenset()


@once
def people_nouns(vocabulary: Vocabulary | None) -> PeopleNouns:
    """The nouns for people of a vocabulary; none without one."""
    if vocabulary is None:
        return PeopleNouns()
    kinds = ("PersonNoun", "GroupNoun", "AmountNoun", "SpeakingThing", "AuthoredThing")
    return PeopleNouns(*(frozenset(lemma for entry in vocabulary.lexicons.get(k, ()) for lemma in entry.get("lemma", ())) for k in kinds))
