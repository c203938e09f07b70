"""Bounds by default: what the day of publication says about a situation that no date is given for.

What is told as having happened happened by that day, what is told as to come comes no earlier, and a state told in the present
held on it. Nouns tell of a situation without a time of their own: they get none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from kg.model.claim import Claim, Modality, Situation
from kg.model.ontology import SituationClass

_TO_COME = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.CONDITIONAL, Modality.REQUIRED})
_OPEN_ENDED = frozenset({"candidacy"})
_NOMINAL = frozenset({"noun", "conjunction"})


def bounded(
    situations: Mapping[str, Situation],
    claims: Iterable[Claim],
    classes: Mapping[str, SituationClass],
    parts: Mapping[str, str],
    day: date,
) -> dict[str, Situation]:
    """The situations with default bounds; ``parts`` gives the part of speech of each frame."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if parts.get(claim.frame, "noun") not in _NOMINAL:
            told.setdefault(claim.situation, []).append(claim)
    return {name: _bounded(situation, told.get(name, []), classes[situation.cls], day) for name, situation in situations.items()}


def _bounded(situation: Situation, claims: list[Claim], cls: SituationClass, day: date) -> Situation:
    if not claims or situation.date or situation.begin or situation.end or situation.duration or situation.duration_less_than:
        return situation
    actual = any(claim.modality is Modality.ACTUAL for claim in claims)
    if cls.is_event:
        ahead = not actual and all(claim.modality in _TO_COME for claim in claims)
        return replace(situation, date=f"[..{day}]" if actual else f"[{day}..]" if ahead else "")
    if not actual or cls.name == "CausalLink":
        return situation
    end = "" if cls.kind in _OPEN_ENDED else f"[{day}..]"
    return replace(situation, begin=f"[..{day}]", end=end)
