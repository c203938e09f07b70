"""Titles that stand in a row before one body: in "founder, CEO and chairman of Derby Bank" each of them is one of the bank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.role_phrases import RolePhrase
from kg.extract.scene import Scene

_JOINS = (["and"], ["&"], [","], [",", "and"])


def shared(phrases: Sequence[RolePhrase], scene: Scene) -> tuple[RolePhrase, ...]:
    """The phrases of a sentence; one with nothing beside it takes what the next one of its row is of."""
    found: list[RolePhrase] = []
    following: RolePhrase | None = None
    for phrase in reversed(phrases):
        if following is not None and _in_a_row(phrase, following, scene):
            following = replace(phrase, preposition=following.preposition, complement=following.complement)
        else:
            following = phrase
        found.append(following)
    return tuple(reversed(found))


def _in_a_row(phrase: RolePhrase, following: RolePhrase, scene: Scene) -> bool:
    """Whether two titles are of one person and one body: joined, the second without an article, the first of nothing itself."""
    between = [scene.low(at) for at in range(phrase.end, following.start)]
    if not following.complement or following.determiner or following.owner or phrase.plural or following.plural:
        return False
    if phrase.complement or phrase.place or phrase.owner or phrase.body or (phrase.fixed and phrase.fixed.body):
        return False
    return not phrase.party and between in _JOINS
