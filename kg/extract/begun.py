"""When a tenure began or ended, where the document tells that its holder took the office or left it on some day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model.claim import Certainty, Claim, EntityRef, Filler, Modality, Polarity, Situation

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BEGINS = {"TakingOffice": "agent"}
_ENDS = {"Departure": "agent", "Removal": "target"}


def begun(situations: Mapping[str, Situation], claims: Iterable[Claim]) -> dict[str, Situation]:
    """The situations, tenures with the one day on which their holder is told to have entered that post, and left it."""
    real = {c.situation for c in claims if (c.modality, c.polarity, c.certainty) == _REAL}
    entered = _days((s for name, s in situations.items() if name in real), _BEGINS)
    left = _days((s for name, s in situations.items() if name in real), _ENDS)
    return {name: _dated(s, entered, left) if s.cls == "Tenure" else s for name, s in situations.items()}


_REAL = (Modality.ACTUAL, Polarity.AFFIRMED, Certainty.CERTAIN)
_Days = Mapping[tuple[Filler, Filler], set[str]]


def _days(told: Iterable[Situation], roles: Mapping[str, str]) -> _Days:
    """Person and post -> the days told of the changes of office of some classes."""
    found: dict[tuple[Filler, Filler], set[str]] = {}
    for situation in told:
        people = situation.fillers(roles[situation.cls]) if situation.cls in roles else ()
        pairs = [(person, office) for person in people for office in situation.fillers("office") if isinstance(office, EntityRef)]
        for pair in pairs if _DATE.fullmatch(situation.date) else ():
            found.setdefault(pair, set()).add(situation.date)
    return found


def _dated(tenure: Situation, entered: _Days, left: _Days) -> Situation:
    first, last = _day(tenure, entered), _day(tenure, left)
    begin = first if first and tenure.begin in ("", _bound(tenure.begin)) else tenure.begin
    past = tenure.stage == "former" and tenure.end in ("", _bound(tenure.end))
    end = last if past and last and last > begin else tenure.end
    return replace(tenure, begin=begin, end=end)


def _day(tenure: Situation, days: _Days) -> str:
    """The one day told for a tenure, empty where there is none or several."""
    pairs = [(person, post) for person in tenure.fillers("member") for post in tenure.fillers("post")]
    told = {day for pair in pairs for day in days.get(pair, ())}
    return told.pop() if len(told) == 1 else ""


def _bound(edtf: str) -> str:
    """The time itself where it only says that it was at some day or before."""
    return edtf if edtf.startswith("[..") else "-"
