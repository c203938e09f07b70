"""Sequence: what the order of things tells of their times. Nobody is appointed after leaving, or enters a contest after its deadline.

Only bounds that follow from what the document states are set, and only where it gives no time of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from kg.extract.clauses import children, clause_verb, is_verb
from kg.extract.drafts import Draft
from kg.model.claim import Claim, EntityRef, Modality, Polarity, Situation
from kg.model.time import bounds

#: class -> the role of the person who leaves, who comes into office
_EXITS = {"Departure": "agent", "Removal": "target"}
_ENTRANCES = {"Appointment": "target", "TakingOffice": "agent"}
_OFFICES = ("office", "post")
_BODIES = ("org", "organization")
_ENTERING = {"Candidacy": "begin", "Filing": "date"}

#: days within which two tellings of somebody's leaving that name no post are taken for one; set by eye
_NEWS = 730

Situations = dict[str, Situation]


def orders(drafts: Iterable[Draft]) -> list[tuple[str, str]]:
    """Pairs of events, the earlier first, that a sentence orders by "before", "after" or the past perfect."""
    told = {(draft.sentence.number, draft.trigger.i): draft for draft in drafts if draft.cls.is_event}
    found = []
    for (number, _), draft in told.items():
        verb = draft.trigger
        if not is_verb(verb):
            continue
        above = told.get((number, clause_verb(verb.head).i))
        marks = {c.lower_ for c in children(verb, "mark")} | ({verb.head.lower_} if verb.dep_ == "pcomp" else set())
        if above is None or above is draft:
            continue
        if "before" in marks:
            found.append((above.id, draft.id))
        elif "after" in marks or any(c.lower_ == "had" for c in children(verb, "aux")):
            found.append((draft.id, above.id))
    return found


def in_sequence(situations: Mapping[str, Situation], claims: Iterable[Claim], pairs: Iterable[tuple[str, str]], day: date) -> Situations:
    """The situations with the bounds that follow from the others; ``pairs`` are ids of events, the earlier first."""
    told = list(claims)
    real = {c.situation for c in told if c.modality is Modality.ACTUAL and c.polarity is Polarity.AFFIRMED}
    found = dict(situations)
    for name in sorted(real):
        if found[name].cls in _EXITS and _is_dated(found[name].date, day):
            _around(found[name], found, real, day)
    _past_terms(found, {c.situation for c in told if c.situation in real and not c.holder and c.modality is Modality.ACTUAL}, day)
    for earlier, later in pairs:
        if earlier in found and later in found and earlier in real | {later}:
            _no_later(found, earlier, found[later].date, day)
    for name in sorted({c.situation for c in told} - real):
        _by_deadline(found, name, day)
    return found


def _is_dated(edtf: str, day: date) -> bool:
    latest = bounds(edtf).max if edtf else None
    return latest is not None and latest < day


def _around(left: Situation, found: Situations, real: set[str], day: date) -> None:
    """Date what must lie before or at a dated leaving of office: the same told again, the appointment, the end of the tenure."""
    person = left.fillers(_EXITS[left.cls])
    others = [s for s in found.values() if s.id in real and s.cls in _EXITS and s.fillers(_EXITS[s.cls]) == person]
    if sum(_is_dated(s.date, day) for s in others) > 1:
        return
    for other in others:
        if other.date in ("", f"[..{day}]") and not _differ(left, other) and (_shared(left, other) or _is_recent(left.date, day)):
            found[other.id] = replace(other, date=left.date)
    tenures = [s for s in found.values() if s.cls == "Tenure" and s.fillers("member") == person and _shared(left, s)]
    offices = {f for s in (left, *tenures) for role in _OFFICES for f in s.fillers(role)}
    for tenure in tenures:
        if tenure.end == f"[..{day}]":
            found[tenure.id] = replace(tenure, end=left.date)
    for other in list(found.values()):
        role = _ENTRANCES.get(other.cls, "")
        if other.id in real and role and other.fillers(role) == person and offices & set(other.fillers("office")):
            _no_later(found, other.id, left.date, day)


def _is_recent(edtf: str, day: date) -> bool:
    known = bounds(edtf)
    first = known.min or known.max
    return first is not None and (day - first).days <= _NEWS


def _past_terms(found: Situations, real: set[str], day: date) -> None:
    """End the tenures that are told as present by a title of somebody whom the document says to have left that very post."""
    exits = [found[name] for name in sorted(real) if found[name].cls in _EXITS]
    for tenure in [s for s in found.values() if s.cls == "Tenure" and s.stage == "current" and s.begin == f"[..{day}]"]:
        for left in exits:
            if left.fillers(_EXITS[left.cls]) == tenure.fillers("member") and _is_left(left, tenure):
                end = left.date if _is_dated(left.date, day) else f"[..{day}]"
                found[tenure.id] = replace(tenure, stage="former", begin="", end=end)
                break


def _is_left(left: Situation, tenure: Situation) -> bool:
    """Whether what somebody left is this post: the post itself, or where none is named the body."""
    offices = _held(left, _OFFICES)
    return bool(offices & _held(tenure, _OFFICES) if offices else _held(left, _BODIES) & _held(tenure, _BODIES))


def _held(situation: Situation, roles: Iterable[str]) -> set[object]:
    return {filler for role in roles for filler in situation.fillers(role)}


def _shared(one: Situation, other: Situation) -> bool:
    return any(_held(one, roles) & _held(other, roles) for roles in (_OFFICES, _BODIES))


def _differ(one: Situation, other: Situation) -> bool:
    return any((left := _held(one, roles)) and (right := _held(other, roles)) and not left & right for roles in (_OFFICES, _BODIES))


def _no_later(found: Situations, name: str, edtf: str, day: date) -> None:
    """Bound an event without a time of its own by the latest day of ``edtf``."""
    if found[name].date == f"[..{day}]" and edtf and _is_dated(edtf, day):
        last = edtf.strip("[]").rpartition("..")[2]
        found[name] = replace(found[name], date=f"[..{last}]", implied=True)


def _by_deadline(found: Situations, name: str, day: date) -> None:
    """Bound what is only planned or possible by the deadline of its contest."""
    situation = found[name]
    slot = _ENTERING.get(situation.cls, "")
    contests = set(situation.fillers("contest"))
    days = {s.date for s in found.values() if s.cls == "Deadline" and contests & set(s.fillers("contest")) and s.date[:1].isdigit()}
    if not slot or len(days) != 1 or not any(isinstance(c, EntityRef) for c in contests):
        return
    last, own = days.pop(), getattr(situation, slot)
    known = bounds(own) if own else None
    latest = bounds(last).max
    if latest is None or latest < day or (known and known.max and known.max <= latest) or (known and known.min and known.min > latest):
        return
    first = max(known.min, day) if known and known.min else day
    times = {"begin": situation.begin, "date": situation.date} | {slot: f"[{first}..{last}]"}
    found[name] = replace(situation, implied=not known or not known.max, begin=times["begin"], date=times["date"])
