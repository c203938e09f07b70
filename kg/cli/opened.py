"""The dataset that a question is asked of: the last build, or the file given with --data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clocks import seen
from kg.clocks import NOW, Clocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

    from kg.answers.dataset import Dataset
    from kg.cli.console import Context

data_option = click.option(
    "--data",
    "data_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Ask this RDF file instead of the last build.",
)


def opened(context: Context, data_file: Path | None, *, searched: bool = False, clocks: Clocks = NOW) -> Dataset:
    """The dataset in ``data_file``, or in the output folder of this project, as it looks at the days that were asked for.

    It knows the words of the ontology where it is ``searched``.
    """
    from kg.store import open_store

    data = dataset_of(context, open_store(*dataset_file(context, data_file)), searched=searched)
    return at_days(context, data, clocks)


def at_days(context: Context, data: Dataset, clocks: Clocks) -> Dataset:
    """The same dataset as it looks at these days; what was looked at before is not read again."""
    from kg.answers.dataset import Dataset
    from kg.store import store_of

    if clocks == NOW:
        return data
    return Dataset(store_of(seen(context, list(data.store), data.names.base, clocks)), data.names, data.synonyms)


def dataset_file(context: Context, data_file: Path | None) -> tuple[Path, str]:
    """The file that holds the dataset, and what to do where it is not there."""
    from kg.store import BUILD_FIRST

    return (data_file, "check the path given with --data") if data_file else (Path(context.config.output) / "dataset.nq", BUILD_FIRST)


def dataset_of(context: Context, store: ox.Store, *, searched: bool) -> Dataset:
    """The dataset in a store; it knows the words of the ontology where it is ``searched``."""
    from kg.answers.dataset import Dataset, base_of
    from kg.model.iri import Namespaces

    names = Namespaces(base_of(store))
    if not searched:
        return Dataset(store, names)
    from kg.answers.matching import synonyms_of
    from kg.vocabulary import load

    return Dataset(store, names, synonyms_of(load(context.config.ontology, names.base)))


def texts_of(context: Context, data: Dataset, articles: Iterable[Path] = ()) -> Mapping[str, str]:
    """The texts of the articles that a dataset speaks of, by their SHA-256, as far as they stand in the seeds or among ``articles``."""
    from kg.validate.texts import read_texts

    wanted = frozenset(sha for _, sha in data.column("kgo:sha256", "provenance"))
    config = context.config
    texts, _ = read_texts([path for path in (*config.seeds, *config.articles, *articles) if path.exists()], wanted)
    return texts
