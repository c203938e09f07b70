"""Whether a telling whose time does not fit can be of a known situation all the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from kg.model.claim import EntityRef
from kg.model.time import bounds
from kg.resolve.known import CONTEXT, SEASON, Known, Told, loosened, times_fit

#: so far apart may two reports date the taking or leaving of one office before it counts as done twice
_YEAR = timedelta(days=366)


def can_lie_there(told: Told, known: Known) -> bool:
    """Whether a telling can be of a known situation going by time.

    What is asked for or feared after it has happened is not a second event; nor is the leaving of one office that two reports date to
    months of one year.
    """
    asked = known.happened and _same_place(told, known) and times_fit(loosened(told.when, told.document), told.keys, known)
    return times_fit(told.when, told.keys, known) or asked or _misdated(told, known)


def _same_place(told: Told, known: Known) -> bool:
    """Whether the office that would be left again is that of the known situation, or it is news of these months.

    Somebody may leave many offices; of what has none to tell it apart there is nothing to compare.
    """
    roles = [role.name for role in told.cls.roles if role.name in CONTEXT]
    if not any(role.identifies for role in told.cls.roles if role.name in roles):
        return True
    mine = {(role, ("entity", filler.id)) for role, filler in told.situation.roles if isinstance(filler, EntityRef)}
    latest = [bound for value in known.times["date"] if (bound := bounds(value).max)]
    recent = any(abs(told.document.published - day) <= SEASON for day in latest)
    return recent or any(value in known.everything.get(role, ()) for role, value in mine if role in roles)


def _misdated(told: Told, known: Known) -> bool:
    office = next((role for role in told.cls.roles if role.name == "office" and role.identifies), None)
    both = office is not None and office.name in told.keys and office.name in known.roles
    return both and all(_gap(told.when, known, name) < _YEAR for name in told.when)


def _gap(when: Mapping[str, str], known: Known, name: str) -> timedelta:
    """The longest time that certainly lies between a time that is told and those that are known."""
    one = bounds(when[name])
    gaps = [timedelta(0)]
    for other in map(bounds, known.times[name]):
        gaps += [a - b for a, b in ((one.min, other.max), (other.min, one.max)) if a and b]
    return max(gaps)
