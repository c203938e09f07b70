"""Results on source views kept between builds: what shapes find in a view depends on its quads, the shapes and our own code alone.

They are pieces of ``views/`` in the cache's folder (``kg.kept``). Part of the shell.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from kg.kept import Kept, fingerprint
from kg.model.iri import Namespaces
from kg.plain_values import from_plain, to_plain
from kg.resources import shipped
from kg.validate.result import Result
from kg.validate.views import View

#: parts of this package that results on a view depend on
_CHECKS = ("shacl", "validate", "model", "vocabulary")
#: packages that run the shapes
_ENGINES = ("pyoxigraph", "rdflib", "pyshacl")


class ViewCache:
    """The results on source views by what stands in them. Without it nothing changes but the time taken."""

    def __init__(self, root: Path, shapes: Path | None, names: Namespaces) -> None:
        self._kept = Kept(root / "views", fingerprint((names.base,), _ENGINES, _CHECKS, shapes or shipped("shapes")))

    def key(self, view: View) -> str:
        """The hash of a view's content."""
        lines = "\n".join((view.name, view.graph, str(view.own_classes), *map(str, view.quads)))
        return hashlib.sha256(lines.encode()).hexdigest()

    def find(self, key: str) -> tuple[Result, ...] | None:
        """The results on the view of this key, or nothing where they are not known."""
        found = self._kept.find(key)
        try:
            results: tuple[Result, ...] | None = None if found is None else from_plain(tuple[Result, ...], json.loads(found))
        except ValueError:
            return None
        return results

    def keep(self, key: str, results: tuple[Result, ...]) -> None:
        """Know these results from now on."""
        self._kept.keep(key, json.dumps(to_plain(results), ensure_ascii=False, separators=(",", ":")).encode())

    def write(self) -> None:
        """Store what this build used and found."""
        self._kept.write()
