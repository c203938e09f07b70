"""The dataset that a question is asked of: the last build, or the file given with --data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clocks import seen
from kg.clocks import NOW, Clocks

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


def opened(context: Context, data_file: Path | None, *, searched: bool = False, clocks: Clocks = NOW) -> Dataset:
    """The dataset in ``data_file``, or in the output folder of this project, as it looks at the days that were asked for.

    It knows the words of the ontology where it is ``searched``.
    """
    from kg.answers.dataset import Dataset, base_of
    from kg.model.iri import Namespaces
    from kg.store import BUILD_FIRST, open_store, store_of

    remedy = "check the path given with --data" if data_file else BUILD_FIRST
    store = open_store(data_file or Path(context.config.output) / "dataset.nq", remedy)
    names = Namespaces(base_of(store))
    if clocks != NOW:
        store = store_of(seen(context, list(store), names.base, clocks))
    if not searched:
        return Dataset(store, names)
    from kg.answers.matching import synonyms_of
    from kg.vocabulary import load

    return Dataset(store, names, synonyms_of(load(context.config.ontology, names.base)))
