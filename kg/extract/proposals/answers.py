"""What a model answered, as proposals; what is not of the form asked for is told, and the rest is used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kg.extract.proposals.proposal import Proposal
from kg.model.claim import Certainty, Modality, Polarity

_AXES: Mapping[str, frozenset[str]] = {
    "modality": frozenset(Modality),
    "polarity": frozenset(Polarity),
    "certainty": frozenset(Certainty),
}


class NotAsAsked(ValueError):  # noqa: N818 - it names what is wrong, and never leaves the extractor
    """An answer, or a part of it, has not the form that was asked for."""


def proposals_of(answer: str) -> tuple[tuple[Proposal, ...], tuple[str, ...]]:
    """The proposals of an answer in their order, and what is wrong with those that cannot be read; ``NotAsAsked`` when nothing can."""
    try:
        claims = json.loads(answer)["claims"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotAsAsked("it is not the JSON that was asked for") from None
    if not isinstance(claims, list):
        raise NotAsAsked("its claims are no list")
    found: list[Proposal] = []
    wrong: list[str] = []
    for number, claim in enumerate(claims, start=1):
        try:
            found.append(_proposal(claim))
        except NotAsAsked as error:
            wrong.append(f"claim {number} of the answer: {error}")
    return tuple(dict.fromkeys(found)), tuple(wrong)


def _proposal(claim: Any) -> Proposal:
    if not isinstance(claim, dict):
        raise NotAsAsked("it is no object")
    axes = {name: _word(claim, name) for name in _AXES}
    for name, value in axes.items():
        if value not in _AXES[name]:
            raise NotAsAsked(f"{name} is {value!r}")
    roles = claim.get("roles")
    if not isinstance(roles, dict):
        raise NotAsAsked("its roles are no object")
    pairs = tuple((str(role), words) for role in sorted(roles) for words in _words(role, roles[role]))
    return Proposal(
        _word(claim, "class"), _word(claim, "quote"), pairs, **axes, holder=_word(claim, "holder", ""), stage=_word(claim, "stage", "")
    )


def _word(claim: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = claim.get(name, default)
    if not isinstance(value, str):
        raise NotAsAsked(f"{name} is missing or no text")
    return value.strip()


def _words(role: str, given: Any) -> list[str]:
    values = [given] if isinstance(given, str) else [] if given is None else given
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise NotAsAsked(f"the words of {role} are no list of texts")
    return [value.strip() for value in values if value.strip()]
