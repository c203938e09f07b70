"""``kg export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clocks import clocked, seen
from kg.cli.opened import data_option
from kg.clocks import NOW, Clocks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.cli.console import Context
    from kg.publish.publication import Publication


@click.command()
@click.argument("format_name", metavar="[FORMAT]", required=False)
@click.option(
    "-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file; - or nothing is stdout."
)
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@clocked
@data_option
@click.pass_obj
def export(
    context: Context, format_name: str | None, target: Path | None, force: bool, data_file: Path | None, as_of: date | None,
    known_at: date | None,
) -> int:  # fmt: skip
    """Write the graph in another format; without FORMAT, list them."""
    from kg.publish.exporters import exporter, names

    if not format_name:
        if context.json:
            context.emit_json(list(names()))
        else:
            context.emit("\n".join(names()))
        return 0
    write = exporter(format_name)
    refuse_existing(target, force=force)
    content = write(published(context, data_file, Clocks(as_of, known_at)))
    deliver(context, content, target)
    return 0


def deliver(context: Context, content: bytes | Iterable[bytes], target: Path | None) -> None:
    """Put ``content``, whole or in pieces, on stdout or at ``target``."""
    from kg.files import write_atomically
    from kg.publish.publication import pieces

    if target is None or str(target) == "-":
        sys.stdout.buffer.writelines(pieces(content))
        sys.stdout.buffer.flush()
        return
    write_atomically(target, content)
    context.say(f"wrote {target} ({target.stat().st_size:,} bytes)")


def refuse_existing(target: Path | None, *, force: bool) -> None:
    """Raise ``ConfigError`` where ``target`` is there and nobody said that it may be written over."""
    from kg.errors import ConfigError

    if target and str(target) != "-" and target.exists() and not force:
        raise ConfigError("KG0801", f"{target} exists", remedy="give --force to overwrite it")


def published(context: Context, data_file: Path | None, clocks: Clocks) -> Publication:
    """The last build, or the file given with --data, as it looks at these days, ready for a writer."""
    from dataclasses import replace

    from kg.model.quads import in_order
    from kg.pipeline import publication_of

    found = publication_of(data_file or Path(context.config.output) / "dataset.nq", context.config)
    return found if clocks == NOW else replace(found, quads=in_order(seen(context, list(iter(found.quads)), found.names.base, clocks)))
