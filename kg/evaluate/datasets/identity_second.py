"""Who the people of articles are on which nothing was mended."""

from __future__ import annotations

from functools import partial

from kg.evaluate.datasets import identity
from kg.evaluate.measures import Dataset

DATASET = Dataset(
    "identity-second",
    "Who is who, second set",
    "Mentions of people in 14 articles that name two people with one surname, labelled after the reading was mended on the first set and "
    "before anybody saw whom its names are taken for. Of each surname the first mention of each full name, and of the bare surnames the "
    "first three, the middle and the last. The measure is that of the first set.",
    identity.DATASET.files,
    partial(identity.measure, table="labels/mentions_second.tsv"),
)
