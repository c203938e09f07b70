"""Bounds by default: what the day of publication says about a situation that no date is given for.

What is told as having happened happened by that day, what is told as to come comes no earlier, and a state told in the present
held on it. Nouns tell of a situation without a time of their own: they get none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.drafts import Draft
from kg.model.claim import Claim, EntityRef, Modality, Situation
from kg.model.ontology import SituationClass

_TO_COME = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.CONDITIONAL, Modality.REQUIRED})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPEN_ENDED = frozenset({"candidacy"})
_NOMINAL = frozenset({"noun", "conjunction"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What the clauses that tell of an event say of its time: the days before and after which it did not happen, whether it is past.

    ``over`` says that every clause stands in the simple past, which ends a post that it gives to somebody.
    """

    first: str = ""
    last: str = ""
    past: bool = False
    over: bool = False


def limits_of(drafts: Iterable[Draft], names: Mapping[str, str]) -> dict[str, Limits]:
    """The limits of each event, as its drafts tell them; ``names`` leads ids that were given up to those that stand for them."""
    found: dict[str, Limits] = {}
    for draft in drafts:
        name, times = names.get(draft.id, draft.id), draft.times
        known = found.get(name, Limits(over=True))
        last = min(filter(None, (known.last, times.get("not_after", ""))), default="")
        found[name] = Limits(
            known.first or times.get("not_before", ""), last, known.past or "past" in times, known.over and draft.trigger.tag_ == "VBD"
        )
    return found


def bounded(
    situations: Mapping[str, Situation],
    claims: Iterable[Claim],
    classes: Mapping[str, SituationClass],
    parts: Mapping[str, str],
    day: date,
    limits: Mapping[str, Limits],
) -> dict[str, Situation]:
    """The situations with default bounds; ``parts`` gives the part of speech of each frame, ``limits`` what the telling says of each."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if parts.get(claim.frame, "noun") not in _NOMINAL or classes[situations[claim.situation].cls].kind in _OPEN_ENDED:
            told.setdefault(claim.situation, []).append(claim)
    return {
        name: _bounded(situation, told.get(name, []), classes[situation.cls], day, limits.get(name, Limits()))
        for name, situation in situations.items()
    }


def _year_over(situation: Situation, day: date) -> str:
    """The year of the contest that a situation belongs to, where the name of the contest gives one that is over."""
    found = [y for f in situation.fillers("contest") if isinstance(f, EntityRef) for y in _YEAR.findall(f.id)]
    return found[0] if found and int(found[0]) < day.year else ""


def _bounded(situation: Situation, claims: list[Claim], cls: SituationClass, day: date, limits: Limits) -> Situation:
    if not claims or situation.date or situation.begin or situation.end or situation.duration or situation.duration_less_than:
        return situation
    year = _year_over(situation, day)
    if year and cls.kind in _OPEN_ENDED:
        return replace(situation, begin=f"[..{year}]", end=f"[{year}..]")
    if year and cls.is_event and cls.role("winner"):
        return replace(situation, date=year)
    actual = any(claim.modality is Modality.ACTUAL for claim in claims)
    if cls.is_event:
        ahead = not actual and all(claim.modality in _TO_COME for claim in claims)
        first, last = limits.first or f"{day}", limits.last
        last = f"{day}" if not last or last > f"{day}" or f"{day}".startswith(last) else last
        return replace(situation, date=f"[..{last}]" if actual else f"[{first}..]" if ahead and not limits.past else "")
    if not actual or cls.name == "CausalLink":
        return situation
    if limits.over and cls.role("post"):
        return replace(situation, end=f"[..{day}]", stage=situation.stage or "former")
    past = limits.over and cls.flat is None  # "served with him": whether it still holds is not said
    end = "" if past or cls.kind in _OPEN_ENDED else f"[{day}..]"
    return replace(situation, begin=f"[..{day}]", end=end)
