"""The dataset that a question is asked of: the last build, or the file given with --data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.answers.dataset import Dataset
    from kg.cli.console import Context

data_option = click.option(
    "--data",
    "data_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Ask this RDF file instead of the last build.",
)


def opened(context: Context, data_file: Path | None, *, searched: bool = False) -> Dataset:
    """The dataset in ``data_file``, or in the output folder of this project; with the words of the ontology where it is ``searched``."""
    from kg.answers.dataset import Dataset, base_of
    from kg.model.iri import Namespaces
    from kg.store import open_store

    store = open_store(data_file or Path(context.config.output) / "dataset.nq")
    names = Namespaces(base_of(store))
    return Dataset(store, names, _synonyms(context, names.base) if searched else {})


def _synonyms(context: Context, base: str) -> dict[str, tuple[str, ...]]:
    """The words that evoke each class, out of its label and its frames."""
    from kg.vocabulary import load

    classes = load(context.config.ontology, base).classes
    return {name: (cls.label, *(lemma for frame in cls.frames for lemma in frame.lemmas)) for name, cls in classes.items()}
