"""Whether a telling whose time does not fit can be of a known situation all the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from kg.model.claim import EntityRef
from kg.model.time import Bounds, bounds
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


def one_stretch(told: Told, known: Known) -> bool:
    """Whether a state of a class that is unbroken, told with times that do not fit, is the known one all the same.

    It is where both certainly hold on one day, or where the begin or the end that is told lies within a year of the known one: then two
    reports date one begin or one end. What is "former" by a day on which it is known to have held is that very one. A day on which a
    title is borne dates neither end, for a title outlives the office.
    """
    if not told.cls.unbroken:
        return False
    begin, end, held = bounds(told.when["begin"]), bounds(told.when["end"]), _held(known)
    if _dated(begin) and _dated(end):
        shared = Bounds(begin.max, end.min) if begin.max and end.min and begin.max <= end.min else Bounds()
        return _share(shared, held) or (_near(begin, known, "begin") and _near(end, known, "end"))
    if _dated(begin):
        return _share(begin, held) or _near(begin, known, "begin")
    if _dated(end):
        return _share(end, held) or _near(end, known, "end")
    return end.min is None and _share(Bounds(end.max, end.max), held)


def _held(known: Known) -> Bounds:
    """The first and the last day between which a state certainly held, by all that is known of it."""
    first = min((found.max for found in map(bounds, known.times["begin"]) if found.max), default=None)
    last = max((found.min for found in map(bounds, known.times["end"]) if found.min), default=None)
    return Bounds(first or last, last or first)


def _dated(one: Bounds) -> bool:
    """Whether a date has a first and a last day."""
    return one.min is not None and one.max is not None


def _share(one: Bounds, other: Bounds) -> bool:
    """Whether two stretches of days that have a first and a last one share a day."""
    return _dated(one) and _dated(other) and one.meet(other) is not None


def _near(one: Bounds, known: Known, name: str) -> bool:
    """Whether a begin or an end lies within a year of one that is known with both sides."""
    return any(_dated(other) and _between(one, other) < _YEAR for other in map(bounds, known.times[name]))


def _gap(when: Mapping[str, str], known: Known, name: str) -> timedelta:
    """The longest time that certainly lies between a time that is told and those that are known."""
    return max((_between(bounds(when[name]), other) for other in map(bounds, known.times[name])), default=timedelta(0))


def _between(one: Bounds, other: Bounds) -> timedelta:
    """The time that certainly lies between two dates."""
    return max([timedelta(0), *(a - b for a, b in ((one.min, other.max), (other.min, one.max)) if a and b)])
