"""``kg mcp``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opened import data_option, opened

if TYPE_CHECKING:
    from kg.cli.console import Context


@click.command()
@click.option("--timeout", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="Seconds after which a query is stopped.")
@click.option(
    "--max-rows", type=click.IntRange(min=1), default=200, show_default=True, help="Rows of a query after which the answer is cut."
)
@click.option("--max-bytes", type=click.IntRange(min=1000), default=100_000, show_default=True, help="Bytes after which any answer is cut.")
@data_option
@click.pass_obj
def mcp(context: Context, timeout: float, max_rows: int, max_bytes: int, data_file: Path | None) -> None:
    """Answer the questions of agents to the last build, over the Model Context Protocol on standard input and output.

    \b
    ask        a question in plain English
    find       people, posts, bodies, contests and situations by name or words
    show       one entity: its posts, and what is said of it
    who_held   who held a post on a day; whether a person did
    why        every claim on a statement, with its words and source
    conflicts  what sources disagree about
    timeline   what happened to an entity, in order of time
    sparql     a query, limited in rows, bytes and seconds

    Nothing can be changed through it, and nothing leaves this machine. It needs the package mcp: pip install 'claimgraph[mcp]'.
    """
    from kg.errors import ConfigError

    try:
        from kg.mcp.server import server
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in ("mcp", "mcp_types", "pydantic"):
            raise
        raise ConfigError("KG0987", f"{missing} is not installed", remedy="pip install 'claimgraph[mcp]'") from None
    from kg.mcp.query import Limits
    from kg.mcp.tools import Desk
    from kg.vocabulary import load

    data = opened(context, data_file, searched=True)
    desk = Desk(data, load(context.config.ontology, data.names.base), context.config.acceptance, Limits(timeout, max_rows, max_bytes))
    server(desk).run()
