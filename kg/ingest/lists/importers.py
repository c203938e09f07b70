"""Which importer reads a file: by what it looks like, or the one that is named; every one is registered under ``kg.importers``."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Protocol

from kg.errors import ConfigError, InputError
from kg.ingest.lists.files import ListFile
from kg.ingest.lists.listing import Request, Told
from kg.ingest.suggest import did_you_mean

GROUP = "kg.importers"
#: our own importers, as in pyproject.toml; listed here too so that a checkout that was never installed can import lists
BUILT_IN = {
    "congress-legislators": "kg.ingest.lists.congress",
    "followthemoney": "kg.ingest.lists.followthemoney",
    "openstates": "kg.ingest.lists.openstates",
    "popolo": "kg.ingest.lists.popolo",
    "rdf": "kg.ingest.lists.rdf",
    "statements": "kg.ingest.lists.statements",
}
#: the least score with which a format is taken for known
_SURE = 20


class Importer(Protocol):
    """One format of lists; a module or an object. ``official`` is the authority of its lists where none is asked for."""

    name: str
    official: bool

    def score(self, file: ListFile) -> int:
        """How surely the file is in this format, 0 (cannot be) to 100; the highest score reads it."""

    def read(self, file: ListFile, request: Request) -> Iterator[Told]:
        """What the file says, one thing after the other, with findings among it; ``InputError`` where it cannot be read at all."""


@lru_cache(maxsize=1)
def installed_importers() -> Mapping[str, Importer]:
    """Every registered importer by name; raises ConfigError KG0251 where a plug-in cannot be loaded."""
    targets = BUILT_IN | {point.name: point.value for point in entry_points(group=GROUP)}
    return {name: _load(name, target) for name, target in sorted(targets.items())}


def _load(name: str, target: str) -> Importer:
    module, _, attribute = target.partition(":")
    try:
        loaded = importlib.import_module(module)
        importer: Importer = getattr(loaded, attribute) if attribute else loaded
    except (ImportError, AttributeError) as error:
        message = f"the importer {name!r} ({target}) cannot be loaded: {error}"
        raise ConfigError("KG0251", message, remedy="reinstall or remove it") from error
    return importer


def importer_named(name: str) -> Importer:
    """The importer of a format; ``ConfigError`` KG0251 with the formats there are for an unknown name."""
    known = installed_importers()
    if name not in known:
        formats = f"the formats are {', '.join(known)}"
        raise ConfigError("KG0251", f"there is no format {name!r} of lists", remedy=f"{did_you_mean(name, known)} {formats}".strip())
    return known[name]


def importer_for(file: ListFile) -> Importer:
    """The importer that is surest of a file; ``InputError`` KG0252 where none knows it."""
    scored = [(importer.score(file), name) for name, importer in installed_importers().items()]
    best, name = max(scored, key=lambda pair: (pair[0], pair[1]))
    if best < _SURE:
        remedy = f"name the format with --format: {', '.join(installed_importers())}"
        raise InputError("KG0252", "the format of the file is not known", place=file.place, remedy=remedy)
    return installed_importers()[name]
