"""One proposed claim in plain words, before anything about it has been checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody says a text says: a class, (role, words) pairs, how it is meant, whose view it is, and the words it rests on.

    ``holder`` is empty for the document's own voice, ``stage`` where the class has none.
    """

    cls: str
    quote: str
    roles: tuple[tuple[str, str], ...] = ()
    modality: str = "Actual"
    polarity: str = "Affirmed"
    certainty: str = "Certain"
    holder: str = ""
    stage: str = ""
