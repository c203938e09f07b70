"""The axes of a reading: modality, polarity and certainty as far as they have been spoken of, with holder and condition."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.parsed import Stance
from kg.model.ontology import Frame

#: what presents a situation as further from having happened, weakest claim on reality last
_STRENGTH = ("", "Actual", "Planned", "Predicted", "Required", "Conditional", "Requested", "Alleged")
_SURENESS = ("", "Certain", "Probable", "Possible", "Unspecified")


@dataclass(frozen=True, slots=True)
class Reading:
    """What has been read on the way up so far; an empty axis has not been spoken of."""

    modality: str = ""
    polarity: str = ""
    certainty: str = ""
    holder: str = ""
    condition: int = -1
    conveyed_by: int = -1
    attributed: bool = False
    moot: bool = False

    def weaker(self, complement: tuple[str, str, str]) -> Reading:
        """This reading under one more operator."""
        modality, polarity, certainty = complement
        keep = _STRENGTH.index(self.modality) >= _STRENGTH.index(modality)
        sure = max(self.certainty, certainty, key=_SURENESS.index)
        return replace(self, modality=self.modality if keep else modality, polarity=combine(self.polarity, polarity), certainty=sure)

    def denied(self) -> Reading:
        """This reading under one more negation."""
        return replace(self, polarity=combine(self.polarity, "Negated"))

    def is_bare_would(self) -> bool:
        """Whether the possibility so far comes from a plain "would" with no condition."""
        return self.modality == "Conditional" and self.certainty == "Unspecified" and self.condition < 0 and self.polarity != "Open"

    def stance(self) -> Stance:
        """The axes with their defaults filled in."""
        modality = self.modality or "Actual"
        certainty = self.certainty or ("Unspecified" if modality in {"Alleged", "Requested"} else "Certain")
        if modality == "Conditional" and self.condition >= 0 and certainty == "Unspecified":
            certainty = "Certain"
        condition = self.condition if modality != "Actual" else -1
        return Stance(modality, self.polarity or "Affirmed", certainty, self.holder, condition, self.conveyed_by, self.moot)


def combine(inner: str, outer: str) -> str:
    """The polarity of something under two operators: two negations cancel, an open question stays one."""
    if not inner or not outer:
        return inner or outer
    if "Open" in (inner, outer):
        return "Open"
    return "Affirmed" if inner == outer == "Negated" else "Negated"


def of_frame(frame: Frame, stance: Stance, agent: str) -> Stance:
    """The stance with what the frame's own words say ("nominee": planned), where the clause says nothing else.

    An accusation is held by the accuser.
    """
    modality = frame.modality if frame.modality and stance.modality == "Actual" else stance.modality
    certainty = frame.certainty if frame.certainty and stance.certainty == "Certain" else stance.certainty
    polarity = frame.polarity if frame.polarity and stance.polarity == "Affirmed" else stance.polarity
    if modality == "Alleged" and stance.modality == "Actual" and stance.polarity == "Negated":
        return stance  # somebody who did not accuse said nothing
    if modality == "Alleged" and stance.modality == "Actual":
        certainty = frame.certainty or "Unspecified"
        return replace(stance, modality=modality, polarity=polarity, certainty=certainty, holder=agent or stance.holder)
    return replace(stance, modality=modality, polarity=polarity, certainty=certainty)
