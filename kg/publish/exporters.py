"""The exporters by name, ours and those of installed plug-ins (entry-point group ``kg.exporters``)."""

from __future__ import annotations

import difflib
from importlib.metadata import entry_points
from typing import cast

from kg.errors import ConfigError
from kg.publish.publication import Exporter


def names() -> list[str]:
    """Names of all exporters, sorted."""
    return sorted(entry_points(group="kg.exporters").names)


def exporter(name: str) -> Exporter:
    """The exporter called ``name``; an unknown name raises ``ConfigError``."""
    found = sorted(entry_points(group="kg.exporters", name=name), key=lambda point: point.value)
    if not found:
        near = difflib.get_close_matches(name, names(), n=1)
        hint = f"did you mean {near[0]}?  " if near else ""
        raise ConfigError("KG0802", f"there is no export format {name!r}", remedy=f"{hint}known: {', '.join(names())}")
    return cast(Exporter, found[0].load())
