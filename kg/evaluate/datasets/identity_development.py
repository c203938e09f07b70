"""Who the people of articles are that nobody scores, for whoever mends the reading of names."""

from __future__ import annotations

from functools import partial

from kg.evaluate.datasets import identity
from kg.evaluate.measures import Dataset

DATASET = Dataset(
    "identity-development",
    "Who is who, development",
    "Mentions of people labelled in the same way in articles that have no other label of this kind, chosen for spouses, parents and "
    "children, one surname in one article, captions and link lines. The reading of names is mended on them, so that the figures are no "
    "estimate. `--show wrong` and `--show missed` list pairs made one, names that are not read, and people made two in one article.",
    identity.DATASET.files,
    partial(identity.measure, table="labels/mentions_development.tsv"),
)
