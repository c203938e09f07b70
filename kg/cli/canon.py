"""``kg canon``: an RDF file in its canonical form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.cli.console import Context


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of stdout.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@click.option(
    "--hash", "hashing", type=click.Choice(["sha256", "sha384"]), default="sha256", show_default=True, help="What blank nodes are told by."
)
@click.option("--timeout", type=click.FloatRange(min=0), default=30.0, show_default=True, help="Seconds until it is given up; 0: never.")
@click.pass_obj
def canon(context: Context, file: Path, target: Path | None, force: bool, hashing: str, timeout: float) -> None:
    """Write an RDF file as canonical N-Quads (W3C RDFC-1.0).

    Two files that say the same come out as the same bytes, whatever their format, order and names of blank nodes.

    \b
    kg canon graph.ttl | sha256sum
    """
    from kg.canonical import canonical_nquads
    from kg.cli.export import deliver, refuse_existing
    from kg.store import read_quads

    refuse_existing(target, force=force)
    deliver(context, canonical_nquads(read_quads(file, "check the path"), hashing=hashing, timeout=timeout), target)
