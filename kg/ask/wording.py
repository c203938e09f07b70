"""How a situation is told in an answer: its label, when it was, and who takes part by full name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.answers.dataset import Dataset
from kg.answers.situation import parts
from kg.answers.situation_times import time_of
from kg.answers.times import in_words


def labels(data: Dataset) -> Mapping[str, str]:
    """The label of each entity, by IRI."""
    return data.once("labels of entities", lambda: dict(data.column("skos:prefLabel", "registry")))


def when_told(data: Dataset, situation: str) -> str:
    """When a situation was, in words, empty where nothing is told."""
    found = time_of(data, situation)
    return in_words(found[0]) if found else ""


def full_names(data: Dataset, situation: str, label: str) -> str:
    """Who and what takes part in a situation, by the names that its label does not have; empty where it has them all."""
    named = [part.label for part in parts(data, situation) if part.iri in labels(data)]
    return ", ".join(name for name in dict.fromkeys(named) if name not in label)


def told_as(data: Dataset, situation: str, label: str, time: str | None = None) -> str:
    """A situation as an answer tells it: label, time (as all its sources tell it, where none is given), the names that the label lacks."""
    when = when_told(data, situation) if time is None else time
    return " · ".join(part for part in (label, when, full_names(data, situation, label)) if part)


def with_words(must: Sequence[Sequence[str]]) -> str:
    """The words that what is told had to hold, as an abstention names them."""
    return f", with the words {' '.join(words[0] for words in must)!r}" if must else ""
