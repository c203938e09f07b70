"""Results on source views kept between builds: what shapes find in a view depends on its quads, the shapes and our own code alone.

One file under ``views/`` of the cache's folder holds the views of the last build, named by a fingerprint of shapes and code: an older one
is never found. A file that was cut short or written to counts as none. Part of the shell.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Any

import kg
from kg.files import write_atomically
from kg.model.iri import Namespaces
from kg.plain_values import from_plain, to_plain
from kg.reading_cache import add_files
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
        self._path = root / "views" / f"{_fingerprint(shapes, names)}.json"
        self._known = _read(self._path)
        self._used: dict[str, Any] = {}

    def key(self, view: View) -> str:
        """The hash of a view's content."""
        lines = "\n".join((view.name, view.graph, str(view.own_classes), *map(str, view.quads)))
        return hashlib.sha256(lines.encode()).hexdigest()

    def find(self, key: str) -> tuple[Result, ...] | None:
        """The results on the view of this key, or nothing where they are not known."""
        try:
            found: tuple[Result, ...] = from_plain(tuple[Result, ...], self._known[key])
        except (KeyError, ValueError):
            return None
        self._used[key] = self._known[key]
        return found

    def keep(self, key: str, results: tuple[Result, ...]) -> None:
        """Know these results from now on."""
        self._used[key] = to_plain(results)

    def write(self) -> None:
        """Store what this build used and found, unless it used nothing, as with an engine that keeps no results.

        A folder that cannot be written to is no reason to stop it.
        """
        content = json.dumps(self._used, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        try:
            if self._used and self._used != self._known:
                shutil.rmtree(self._path.parent, ignore_errors=True)
                write_atomically(self._path, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        except OSError:
            return


def _read(path: Path) -> dict[str, Any]:
    """What the file holds, if it holds what was written."""
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    return dict(json.loads(content)) if hashlib.sha256(content).hexdigest().encode() == digest else {}


def _fingerprint(shapes: Path | None, names: Namespaces) -> str:
    digest = hashlib.sha256()
    for part in (kg.__version__, names.base, *map(version, _ENGINES)):
        digest.update(part.encode() + b"\0")
    package, folder = Path(kg.__file__).parent, shapes or shipped("shapes")
    add_files(digest.update, package, [path for name in _CHECKS for path in (package / name).rglob("*.py")])
    add_files(digest.update, folder, [path for path in folder.rglob("*") if path.is_file()])
    return digest.hexdigest()[:16]
