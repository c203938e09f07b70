"""The predicates of curated CSV files, read from the table beside this module; a class of the ontology serves as one too."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.model.claim import Filler, TermRef, Words
from kg.model.ontology import SituationClass, Vocabulary


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a row with this predicate means. ``object`` is the role of the object column, empty where it holds further roles only."""

    name: str
    cls: str
    subject: str
    object: str = ""
    fixed: tuple[tuple[str, Filler], ...] = ()
    stage: str = ""
    label: str = "{subject}: {object}"


@lru_cache(maxsize=1)
def table() -> Mapping[str, Predicate]:
    """The shipped predicates by name."""
    with (Path(__file__).parent / "predicates.toml").open("rb") as file:
        rows = tomllib.load(file)
    return {
        name: Predicate(
            name,
            row["class"],
            row["subject"],
            row.get("object", ""),
            tuple(sorted((role, _fixed(value)) for role, value in row.get("fixed", {}).items())),
            row.get("stage", ""),
            row["label"],
        )
        for name, row in rows.items()
    }


@lru_cache(maxsize=1)
def folded() -> Mapping[str, Predicate]:
    """The table by name without letter case."""
    return {key.casefold(): row for key, row in table().items()}


def predicate(name: str, vocabulary: Vocabulary) -> Predicate | None:
    """The predicate called ``name``, whatever its letter case, or the one that a class of that name gives."""
    if found := folded().get(name.casefold()):
        return found
    cls = next((cls for key, cls in vocabulary.classes.items() if key.casefold() == name.casefold()), None)
    return _of_class(cls) if cls and cls.roles else None


def _of_class(cls: SituationClass) -> Predicate:
    second = cls.roles[1].name if len(cls.roles) > 1 else ""
    label = f"{cls.label[:1].upper()}{cls.label[1:]}: {{subject}}[, {{object}}]"
    return Predicate(cls.name, cls.name, cls.roles[0].name, second, label=label)


def _fixed(value: str | bool | int) -> Filler:
    if isinstance(value, bool):
        return Words("true" if value else "false", "boolean")
    return Words(str(value), "integer") if isinstance(value, int) else TermRef(value)
