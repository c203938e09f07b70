"""The texts with answers that ``kg eval`` knows by name, one small module each; a name leads to a module with ``DATASET``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from kg.errors import ConfigError
from kg.evaluate.measures import Dataset

NAMES: Mapping[str, str] = {
    "news": "kg.evaluate.datasets.news",
    "more-news": "kg.evaluate.datasets.more_news",
    "calibration": "kg.evaluate.datasets.calibration",
    "seed": "kg.evaluate.datasets.seed",
    "knowledgenet": "kg.evaluate.datasets.knowledgenet",
    "crossre": "kg.evaluate.datasets.crossre",
    "text2kgbench": "kg.evaluate.datasets.text2kgbench",
    "events-identity": "kg.evaluate.datasets.events_identity",
    "people-in-office": "kg.evaluate.datasets.people_in_office",
    "gum": "kg.evaluate.datasets.gum",
    "dates": "kg.evaluate.datasets.dates",
    "factuality": "kg.evaluate.datasets.factuality",
    "gap": "kg.evaluate.datasets.gap",
    "identity": "kg.evaluate.datasets.identity",
    "identity-development": "kg.evaluate.datasets.identity_development",
    "identity-second": "kg.evaluate.datasets.identity_second",
}


def dataset(name: str) -> Dataset:
    """The dataset called ``name``."""
    found: Dataset = import_module(NAMES[name]).DATASET
    return found


def found_folder(wanted: Dataset, given: Path | None, places: tuple[Path, ...]) -> Path:
    """The folder that holds what ``wanted`` needs: the one that was given, else the first of ``places`` that has all of it."""
    for folder in (given,) if given else places:
        if all((folder / name).exists() for name in wanted.files):
            return folder
    where = str(given) if given else ", ".join(str(place) for place in places)
    raise ConfigError(
        "KG0943", f"{wanted.name}: {' and '.join(wanted.files)} not found in {where}", remedy="name the folder that holds them with --data"
    )
