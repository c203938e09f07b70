"""Ahead: events that a date puts after the day of publication have not happened, however they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.extract.parsed import Stance
from kg.model.time import bounds


def lies_ahead(edtf: str, today: date) -> bool:
    """Whether an event of this date has certainly not happened on ``today``."""
    if not edtf:
        return False
    earliest = bounds(edtf).min
    return earliest is not None and earliest > today


def ahead(stance: Stance, *, dated: bool) -> Stance:
    """What is spoken of as real but lies ahead is fixed, not done; so is what will surely happen on a certain day."""
    fixed = stance.modality == "Actual" or (stance.modality == "Predicted" and stance.certainty == "Certain" and dated)
    return replace(stance, modality="Planned") if fixed else stance
