"""How a situation is told in an answer: its label, when it was, and who takes part by full name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.answers.dataset import Dataset
from kg.answers.situation import parts, time_told

_SETS = (
    (re.compile(r"\[\.\.([^\].]+)\]"), r"by \1"),
    (re.compile(r"\[([^\].]+)\.\.\]"), r"\1 or later"),
    (re.compile(r"\[([^\].]+)\.\.([^\].]+)\]"), r"between \1 and \2"),
)


def time_in_words(told: str) -> str:
    """A time without the brackets of EDTF sets, empty where none is told.

    >>> time_in_words("date [..2017-09-25]"), time_in_words("begin [2019-11-06..], end 2020"), time_in_words("date unknown")
    ('by 2017-09-25', 'begin 2019-11-06 or later, end 2020', '')
    """
    if told in ("date unknown", "dates unknown"):
        return ""
    for pattern, words in _SETS:
        told = pattern.sub(words, told)
    return told.removeprefix("date ")


def labels(data: Dataset) -> Mapping[str, str]:
    """The label of each entity, by IRI."""
    return data.once("labels of entities", lambda: dict(data.column("skos:prefLabel", "registry")))


def when_told(data: Dataset, situation: str) -> str:
    """When a situation was, in words, empty where nothing is told."""
    return time_in_words(time_told(data, situation))


def full_names(data: Dataset, situation: str, label: str) -> str:
    """Who and what takes part in a situation, by the names that its label does not have; empty where it has them all."""
    named = [part.label for part in parts(data, situation) if part.iri in labels(data)]
    return ", ".join(name for name in dict.fromkeys(named) if name not in label)


def told_as(data: Dataset, situation: str, label: str) -> str:
    """A situation as an answer tells it: label, time, and the full names that the label leaves out."""
    return " · ".join(part for part in (label, when_told(data, situation), full_names(data, situation, label)) if part)
