"""Who the people of articles are on which nothing was mended."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluate.datasets import identity
from kg.evaluate.measures import Dataset, Item, Request

_LABELS = "labels/mentions_second.tsv"


def measure(request: Request) -> Iterator[Item]:
    """The counts of each labelled article; all of them are read and resolved together, with the registry of the project."""
    yield from identity.measure(request, _LABELS)


DATASET = Dataset(
    "identity-second",
    "Who is who, second set",
    "Mentions of people in 14 articles that name two people with one surname, labelled after the reading was mended on the first set and "
    "before anybody saw whom its names are taken for. Of each surname the first mention of each full name, and of the bare surnames the "
    "first three, the middle and the last. The measure is that of the first set.",
    identity.DATASET.files,
    measure,
)
