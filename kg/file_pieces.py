"""Parts of the files of output/ kept between builds: what is written of a graph depends on what stands in it. Part of the shell."""

from __future__ import annotations

from pathlib import Path

from kg.kept import Kept, fingerprint
from kg.model.iri import Namespaces
from kg.resources import shipped


def file_pieces(root: Path, ontology: Path | None, names: Namespaces) -> Kept:
    """The parts of files that the last build wrote with this code, this ontology and these names."""
    return Kept(
        root / "files", fingerprint((names.base,), ("pyoxigraph",), ("publish", "model", "vocabulary"), ontology or shipped("ontology"))
    )
