"""``kg dossier``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clocks import clocked
from kg.cli.opened import data_option
from kg.clocks import Clocks

if TYPE_CHECKING:
    from datetime import date

    from kg.cli.console import Context


@click.command()
@click.argument("entity")
@click.option(
    "-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, in the format of its suffix; - or nothing is stdout.",
)  # fmt: skip
@click.option(
    "--format", "style", type=click.Choice(["md", "html", "csv"]), help="The format, whatever the suffix; md where there is none."
)
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@click.option("--articles", multiple=True, type=click.Path(exists=True, path_type=Path), help="Further articles that may be quoted.")
@clocked
@data_option
@click.pass_obj
def dossier(
    context: Context, entity: str, target: Path | None, style: str | None, force: bool, articles: tuple[Path, ...], data_file: Path | None,
    as_of: date | None, known_at: date | None,
) -> None:  # fmt: skip
    """Write the file on an entity: every statement about it with the words it rests on, their source, and how it stands.

    \b
    kg dossier "Jeff Sessions" -o sessions.html   one page to read and to print
    kg dossier "Jeff Sessions" -o sessions.csv    a row for each value of each claim, for a spreadsheet
    kg dossier "Jeff Sessions" --known-at 2018-01-01
    """
    from kg import __version__
    from kg.answers.entities import one
    from kg.cli.export import deliver, refuse_existing
    from kg.cli.opened import dataset_file, opened, texts_of
    from kg.dossier.gather import gathered
    from kg.dossier.model import Build
    from kg.dossier.writers import FORMATS
    from kg.files import sha256_of

    chosen = style or _of_suffix(target)
    refuse_existing(target, force=force)
    data = opened(context, data_file, clocks=Clocks(as_of, known_at))
    hit = one(data, entity, situations=False)
    days = (day.isoformat() if day else "" for day in (as_of, known_at))
    build = Build(sha256_of(dataset_file(context, data_file)[0]), __version__, *days)
    found = gathered(data, hit, texts_of(context, data, articles), build)
    deliver(context, FORMATS[chosen](found).encode(), target)


def _of_suffix(target: Path | None) -> str:
    """The format that the name of the file says; ``ConfigError`` for a suffix that says none."""
    from kg.dossier.writers import SUFFIXES
    from kg.errors import ConfigError

    if target is None or str(target) == "-":
        return "md"
    if target.suffix.lower() in SUFFIXES:
        return SUFFIXES[target.suffix.lower()]
    remedy = f"known suffixes: {', '.join(SUFFIXES)}; or give --format"
    raise ConfigError("KG0980", f"{target.name} does not say which format is wanted", remedy=remedy)
