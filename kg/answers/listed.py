"""What a list shows of a thing that was found: of a situation never its label alone, but how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.answers.dataset import Dataset
from kg.answers.entities import Hit
from kg.answers.statements import group_of
from kg.answers.status import Status, statuses_of
from kg.answers.why import claims


@dataclass(frozen=True, slots=True)
class Listed:
    """Something found; of a situation how the claims on it stand, each way once, the weightiest first; of an entity nothing."""

    hit: Hit
    statuses: tuple[Status, ...]

    @property
    def group(self) -> str:
        """How the situation stands as a statement; empty for an entity."""
        return group_of(self.statuses) if self.statuses else ""


def listed(data: Dataset, hits: Iterable[Hit]) -> Iterator[Listed]:
    """What was found, each with how it stands."""
    for hit in hits:
        yield Listed(hit, () if hit.entity else statuses_of(data, claims(data, situation=hit.iri)))
