"""How a proposed claim is meant: as proposed, and never more surely than the rules read the same words."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.axes import Reading
from kg.extract.parsed import Stance

#: what makes a situation less of an event that took place, the weakest last
_POLARITIES = ("Affirmed", "Open", "Negated")
_SURENESS = ("Certain", "Probable", "Possible", "Unspecified")


def held_down(proposed: Stance, read: Stance) -> Stance:
    """The weaker of both on each axis; a view that the rules give to somebody does not become the document's own.

    >>> held_down(Stance("Actual"), Stance("Predicted", holder="person:x")).modality
    'Predicted'
    """
    weaker = Reading(read.modality).weaker((proposed.modality, "", ""))
    polarity = max(proposed.polarity, read.polarity, key=_POLARITIES.index)
    certainty = max(proposed.certainty, read.certainty, key=_SURENESS.index)
    if weaker.modality == "Conditional" and certainty == "Certain":
        certainty = "Unspecified"  # nothing says on what it depends
    return replace(proposed, modality=weaker.modality, polarity=polarity, certainty=certainty, holder=proposed.holder or read.holder)


def raised(proposed: Stance, settled: Stance) -> tuple[str, ...]:
    """The axes on which a proposal had to be taken down, in words."""
    pairs = [(name, getattr(proposed, name), getattr(settled, name)) for name in ("modality", "polarity")]
    told = [f"{name} {before} to {after}" for name, before, after in pairs if before != after]
    return (*told, *(["the document's own voice to a holder"] if settled.holder != proposed.holder else []))
