"""A dataset by what people call it: a file, a folder with a build in it, or a revision of the seeds under git; part of the shell."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.config import Config
from kg.errors import ConfigError
from kg.pipeline import Console, build
from kg.store import FORMATS, read_quads


def dataset_named(name: str, config: Config, console: Console, cache: Path | None) -> Sequence[ox.Quad]:
    """The quads of a file or of the build in a folder, else those that the seeds of a git revision make.

    The seeds of a revision are read as they were then, with the ontology, the rules and the settings of now.
    """
    path = Path(name)
    if path.is_dir():
        return read_quads(path / "dataset.nq", "it has no dataset.nq: name a folder that kg build wrote, a file, or a git revision")
    if path.is_file() or path.suffix in FORMATS:
        return read_quads(path, "check the path, or name a folder or a git revision")
    with TemporaryDirectory() as scratch:
        seeds = tuple(_checked_out(name, seed, Path(scratch)) for seed in config.seeds)
        return tuple(build(replace(config, seeds=seeds), console, cache).publication.quads)


def _checked_out(revision: str, seed: Path, target: Path) -> Path:
    """The folder of seeds as it was in a revision, put under ``target``."""
    folder = seed if seed.is_dir() else seed.parent
    packed = subprocess.run(
        ["git", "-C", str(folder), "archive", "--format=tar", revision, "--", "." if seed.is_dir() else seed.name],
        capture_output=True,
        check=False,
    )
    if packed.returncode:
        complaint = packed.stderr.decode(errors="replace").strip().splitlines()
        raise ConfigError(
            "KG0905",
            f"{revision!r} is no dataset, no folder, and no revision that holds {seed}: {complaint[-1] if complaint else 'git failed'}",
            remedy="name a .nq or .trig file, a folder that kg build wrote, or a revision such as HEAD~1",
        )
    place = target / folder.name
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(place, filter="data")
    return place if seed.is_dir() else place / seed.name
